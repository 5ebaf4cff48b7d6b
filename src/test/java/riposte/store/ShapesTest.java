package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.rdf.ArticleQuads;
import riposte.rdf.CatalogQuads;
import riposte.rdf.Iris;
import riposte.rdf.OntologyQuads;
import riposte.rdf.Readings;

/** Every rule of the graph that is broken on purpose is reported. */
class ShapesTest {

    private static final String PREFIXES = """
            BASE <http://localhost:8080/>
            PREFIX rip: <https://w3id.org/riposte#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX schema: <https://schema.org/>
            """;

    private static Graph sound() {
        Graph graph = GraphFactory.createDefaultGraph();
        Iris iris = Iris.local();
        OntologyQuads.quads(iris).forEach(q -> graph.add(q.asTriple()));
        CatalogQuads catalog = new CatalogQuads(iris);
        Readings.plainCatalog().forEach(e -> catalog.quads(e).forEach(q -> graph.add(q.asTriple())));
        new ArticleQuads(iris).quads(Readings.plain(1)).forEach(q -> graph.add(q.asTriple()));
        return graph;
    }

    private static List<Violation> violations(Graph graph) {
        List<Violation> found = new ArrayList<>();
        assertThat(Shapes.standard().validate(graph, found::add)).isEqualTo(found.size());
        return found;
    }

    @Test
    void whatIsWrittenConforms() {
        assertThat(violations(sound())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INSERT { ?c a rip:Demand } WHERE { ?c a rip:Denial } | type",
                "INSERT { ?s a rip:Person } WHERE { ?s a rip:State } | type",
                "INSERT { ?s rdfs:label \"Other\"@en } WHERE { ?s a rip:State } | label",
                "DELETE { ?s rdfs:label ?l } WHERE { ?s a rip:Incident ; rdfs:label ?l } | label",
                "DELETE { ?c rdfs:label ?l } INSERT { ?c rdfs:label \"plain\" } WHERE { ?c a rip:Accusation ; rdfs:label ?l } | label",
                "DELETE { ?c rip:evidence ?e } WHERE { ?c rip:evidence ?e } | evidence",
                "DELETE { ?e oa:exact ?x } WHERE { ?e oa:exact ?x } | exact",
                "DELETE { ?e rip:start ?x } WHERE { ?e rip:start ?x } | start",
                "DELETE { ?e rip:start ?x } INSERT { ?e rip:start 100000 } WHERE { ?e rip:start ?x } | start",
                "DELETE { ?e rip:start ?x } INSERT { ?e rip:start -1 } WHERE { ?e rip:start ?x } | start",
                "DELETE { ?c prov:wasDerivedFrom ?a } WHERE { ?c prov:wasDerivedFrom ?a } | wasDerivedFrom",
                "DELETE { ?c prov:wasGeneratedBy ?a } WHERE { ?c prov:wasGeneratedBy ?a } | wasGeneratedBy",
                "DELETE { ?x rip:version ?v } WHERE { ?x rip:version ?v } | version",
                "INSERT { ?c rip:speaker ?x } WHERE { ?c rip:speaker ?s . ?x a rip:Article } | speaker",
                "INSERT { ?c rip:speaker ?t } WHERE { ?c rip:target ?t } | speaker",
                "INSERT { ?c rip:about ?s } WHERE { ?c rip:speaker ?s } | about",
                "INSERT { ?a rip:rejects ?a } WHERE { ?a a rip:Accusation } | rejects",
                "DELETE { ?d rip:rejects ?a } INSERT { ?d rip:rejects ?d } WHERE { ?d rip:rejects ?a } | rejects",
                "INSERT { ?c rip:answers <claim/nowhere> } WHERE { ?c a rip:Accusation } | answers",
                "INSERT { ?c rip:cites ?c } WHERE { ?c a rip:Accusation } | cites",
                "DELETE { ?c rip:confidence ?x } INSERT { ?c rip:confidence 1.5 } WHERE { ?c rip:confidence ?x } | confidence",
                "DELETE { ?c rip:confidence ?x } INSERT { ?c rip:confidence 0.5e0 } WHERE { ?c rip:confidence ?x } | confidence",
                "DELETE { ?c rip:hedged ?x } WHERE { ?c rip:hedged ?x } | hedged",
                "INSERT { ?c rip:hedged true, false } WHERE { ?c a rip:Denial } | hedged",
                "INSERT { ?c rip:saidOn \"21/07\" } WHERE { ?c a rip:Denial } | saidOn",
                "INSERT { ?c rip:saidOn \"2021-02-30\"^^xsd:date } WHERE { ?c a rip:Denial } | saidOn",
                "INSERT { ?s rip:accuses ?c } WHERE { ?s a rip:State . ?c a rip:Denial } | accuses",
                "INSERT { ?s rip:accuses [] } WHERE { ?s a rip:State } | accuses",
                "INSERT { ?s rip:actsFor <actor/nobody> } WHERE { ?s a rip:State } | actsFor",
                "INSERT { ?s rip:claimsResponsibilityFor ?t } WHERE { ?s rip:accuses ?t } | claimsResponsibilityFor",
                "INSERT { ?a schema:articleBody \"another text\"@en } WHERE { ?a a rip:Article } | articleBody",
                "INSERT { ?a schema:datePublished \"yesterday\"@en } WHERE { ?a a rip:Article } | datePublished",
                "INSERT { ?a schema:url \"https://news.example/\" } WHERE { ?a a rip:Article } | url",
                "INSERT { ?i rip:date \"2020-01-01T00:00:00Z\"^^xsd:dateTime } WHERE { ?i a rip:Incident } | date",
                "INSERT { <claim/x> a rip:Claim } WHERE {} | type",
                "INSERT { <actor/x> a rip:Actor ; rdfs:label \"X\"@en } WHERE {} | type",
            })
    void whatIsBrokenIsReported(String update, String property) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        sound().find().forEach(dataset.getDefaultGraph()::add);
        Set<Triple> original = dataset.getDefaultGraph().find().toSet();
        UpdateExec.dataset(dataset).update(PREFIXES + update).execute();
        assertThat(dataset.getDefaultGraph().find().toSet()).isNotEqualTo(original);

        assertThat(violations(dataset.getDefaultGraph()))
                .isNotEmpty()
                .anyMatch(v -> v.path() != null && v.path().endsWith(property + ">"))
                .allSatisfy(v -> assertThat(v.toString().lines()).hasSize(1));
    }
}
