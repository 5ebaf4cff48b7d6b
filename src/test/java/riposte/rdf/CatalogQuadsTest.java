package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import riposte.catalog.Catalog;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.store.ClaimStore;

class CatalogQuadsTest {

    private final CatalogQuads writer = new CatalogQuads(Iris.local());

    private static List<String> triples(List<Quad> quads) {
        return quads.stream()
                .map(q -> NodeFmtLib.strNT(q.getSubject()).replace("http://localhost:8080/", "") + " "
                        + q.getPredicate().getURI().replaceFirst(".*[/#]", "") + " "
                        + NodeFmtLib.strNT(q.getObject()).replace("http://localhost:8080/", ""))
                .toList();
    }

    @Test
    void anEntryHasClassLabelsNamesPrincipalAndLinks() {
        Actor fleet = new Actor(
                "fleet-office", ActorType.GOVERNMENT_BODY, Map.of("en", "Fleet Office", "fr", "Office de la flotte"),
                "norvik", true);
        CatalogEntry entry = new CatalogEntry(
                fleet,
                Map.of("en", List.of("Fleet Office", "the  Fleet"), "mul", List.of("NFO")),
                List.of("http://www.wikidata.org/entity/Q0"),
                List.of("https://fleet.example/about us", "ftp://fleet.example/"));

        assertThat(triples(writer.quads(entry)))
                .containsExactlyInAnyOrder(
                        "<actor/fleet-office> type <https://w3id.org/riposte#GovernmentBody>",
                        "<actor/fleet-office> label \"Fleet Office\"@en",
                        "<actor/fleet-office> label \"Office de la flotte\"@fr",
                        "<actor/fleet-office> altLabel \"the Fleet\"@en",
                        "<actor/fleet-office> altLabel \"NFO\"@mul",
                        "<actor/fleet-office> actsFor <actor/norvik>",
                        "<actor/fleet-office> sameAs <http://www.wikidata.org/entity/Q0>",
                        "<actor/fleet-office> seeAlso <https://fleet.example/about%20us>");
    }

    @Test
    void whatIsNotOfTheCatalogueIsRefused() {
        Actor unknown = new Actor("acme", ActorType.COMPANY, Map.of("en", "Acme"), null, false);
        assertThatThrownBy(() -> writer.quads(CatalogEntry.of(unknown))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCatalogueThatComesWithRiposteConforms() {
        List<CatalogEntry> entries = CatalogEntry.all(Catalog.standard());
        try (ClaimStore store = ClaimStore.inMemory(Iris.local())) {
            store.refresh(entries);
            List<String> violations = new ArrayList<>();
            store.validate(violation -> violations.add(violation.toString()));
            assertThat(violations).isEmpty();
            assertThat(store.stats().of("State")).isGreaterThan(190);
            assertThat(store.stats().of("Incident")).isGreaterThan(50);
            assertThat(store.refresh(entries)).isFalse();
        }
    }
}
