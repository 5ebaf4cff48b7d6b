package riposte.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;
import riposte.claim.Incident;

/** The catalogue's data files keep their own rules. */
class CatalogDataTest {

    /** Members and observers of the United Nations, by ISO 3166-1 code. */
    private static final String STATES = "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY"
            + " BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE"
            + " GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC"
            + " LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM"
            + " PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH"
            + " TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW TW XK HK";

    private final List<Entry> entries = Catalog.standardEntries();
    private final Catalog catalog = Catalog.standard();

    @Test
    void everyStateHasItsNamesPeopleAndCapital() {
        Map<String, Entry> byIso = new HashMap<>();
        entries.stream().filter(e -> e.iso() != null).forEach(e -> byIso.put(e.iso(), e));
        List<String> missing = new ArrayList<>();
        for (String iso : STATES.split(" ")) {
            Entry state = byIso.get(iso);
            if (state == null) {
                missing.add(iso);
                continue;
            }
            for (String lang : List.of("en", "fr")) {
                if (!has(state, Match.Kind.DEMONYM, lang)) {
                    missing.add(iso + " people " + lang);
                }
                // Singapore, and Hong Kong, are their own capitals.
                if (!has(state, Match.Kind.METONYM, lang) && !Set.of("SG", "HK").contains(iso)) {
                    missing.add(iso + " capital " + lang);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean has(Entry entry, Match.Kind kind, String lang) {
        return entry.names().stream().anyMatch(n -> n.kind() == kind && n.usedIn(lang));
    }

    @Test
    void whoeverActsForSomebodyActsForAKnownActor() {
        assertThat(entries.stream()
                        .map(Entry::entity)
                        .filter(e -> e instanceof Actor a
                                && a.actsFor() != null
                                && catalog.actor(a.actsFor()).isEmpty())
                        .map(Entity::id))
                .isEmpty();
        for (Actor actor : catalog.actors()) {
            assertThat(catalog.principal(actor).actsFor()).as(actor.id()).isNull();
        }
    }

    @Test
    void referencesLeadSomewhere() {
        Set<String> unknown = new HashSet<>();
        for (Entry entry : entries) {
            List<String> ids = new ArrayList<>(entry.products());
            ids.addAll(entry.victims());
            ids.addAll(entry.accused());
            if (entry.allegedSponsor() != null) {
                ids.add(entry.allegedSponsor());
            }
            ids.stream().filter(id -> catalog.actor(id).isEmpty()).forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void labelsOfStatesAreTheirOwn() {
        for (String lang : CatalogReader.LANGUAGES) {
            assertThat(catalog.actors().stream()
                            .filter(a -> a.type() == ActorType.STATE)
                            .map(a -> a.labels().getOrDefault(lang, a.label())))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void bodiesHaveOneLabelEach() {
        assertThat(catalog.actors().stream()
                        .filter(a -> a.type() == ActorType.GOVERNMENT_BODY)
                        .map(Actor::label))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneBodyPerStateAndRoleThatRulesMake() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.role() != null
                    && entry.role().endsWith("-ministry")
                    && !seen.add(entry.role() + " " + ((Actor) entry.entity()).actsFor())) {
                twice.add(entry.id());
            }
        }
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void everyPlainLabelIsFoundAsItsOwner(String lang) {
        List<String> lost = new ArrayList<>();
        for (Entry entry : entries) {
            for (Name name : entry.names()) {
                if (name.needsCue() || !name.usedIn(lang) || name.kind() == Match.Kind.DEMONYM) {
                    continue;
                }
                boolean found = catalog.match(name.text(), lang).stream()
                        .anyMatch(m -> m.start() == 0
                                && m.end() == name.text().length()
                                && m.candidates().stream().anyMatch(c -> same(c, entry)));
                if (!found) {
                    lost.add(entry.id() + ": " + name.text());
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static boolean same(Entity found, Entry entry) {
        return found.id().equals(entry.id()) && found instanceof Incident == entry.entity() instanceof Incident;
    }

    @Test
    void linksElsewhereAreAbsolute() {
        assertThat(entries.stream().flatMap(e -> e.sameAs().stream())).allMatch(iri -> iri.matches("https?://[^\\s<>\"]+"));
    }

    @Test
    void itemsOfWikidataAreOneForEachEntry() {
        Map<String, String> owners = new HashMap<>();
        Stream.concat(catalog.actors().stream(), catalog.incidents().stream()).map(Entity::id).forEach(id -> {
            List<String> items = catalog.sameAs(id).stream()
                    .filter(iri -> iri.contains("wikidata.org"))
                    .toList();
            assertThat(items).as(id).hasSizeLessThan(2);
            items.forEach(item -> assertThat(owners.put(item, id)).as(item).isNull());
        });
        assertThat(catalog.sameAs("china")).contains("http://www.wikidata.org/entity/Q148");
        assertThat(catalog.sameAs("denmark")).contains("http://www.wikidata.org/entity/Q35");
        assertThat(catalog.sameAs("gchq")).containsExactly("http://www.wikidata.org/entity/Q220798");
        assertThat(catalog.sameAs("wannacry-2017")).containsExactly("http://www.wikidata.org/entity/Q29957041");
        assertThat(catalog.sameAs("wannacry")).containsExactly("http://www.wikidata.org/entity/Q29908721");
        assertThat(catalog.actors())
                .filteredOn(actor -> actor.type() == ActorType.STATE && catalog.sameAs(actor.id()).isEmpty())
                .extracting(Actor::id)
                .containsExactlyInAnyOrder("east-germany", "soviet-union", "yugoslavia");
    }

    @Test
    void recordsOfEurepocAreOneForEachIncident() {
        String page = "https://eurepoc.eu/table-view/?cyber_incident=";
        Map<String, String> owners = new HashMap<>();
        for (Entry entry : entries) {
            List<String> records = entry.sameAs().stream().filter(iri -> iri.startsWith(page)).toList();
            assertThat(records).as(entry.id()).hasSizeLessThan(entry.entity() instanceof Incident ? 2 : 1);
            records.forEach(record -> assertThat(owners.put(record, entry.id())).as(record).isNull());
        }
        assertThat(owners).containsEntry(page + "46", "stuxnet-2010");
    }
}
