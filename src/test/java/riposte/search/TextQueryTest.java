package riposte.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.review.DecisionKind;
import riposte.store.ClaimStore;
import riposte.store.query.QueryLimits;
import riposte.store.query.QueryTooCostlyException;

/** {@code text:query} over a real store. */
class TextQueryTest {

    private static final ArticleClaims HARBOUR = Said.article(
            "harbour", "en", "Letters of the harbour", 0.9, List.of("an act of the sea"),
            "The harbour office lost its letters.", "The letters lay in the harbour, an act of the sea.", "Nobody read the mail.");
    private static final ArticleClaims PORT = Said.article("port", "fr", "Le port", "Le bureau du port a perdu ses lettres.");

    private static ClaimStore store;
    private static SearchIndex index;

    @BeforeAll
    static void open() {
        store = ClaimStore.inMemory(Iris.local());
        store.refresh(Said.catalog());
        store.replace(Stream.of(HARBOUR, PORT));
        store.replace(Stream.of(Said.article("doubtful", "en", "Doubt", 0.4, List.of(), "The harbour office burnt its letters.")), "1", 0.6);
        index = SearchIndex.of(store, Duration.ofSeconds(60));
    }

    @AfterAll
    static void close() {
        index.close();
        store.close();
    }

    private static List<String> rows(String query) {
        return store.queries(QueryLimits.standard())
                .select(
                        "PREFIX text: <http://jena.apache.org/text#> PREFIX rip: <https://w3id.org/riposte#> PREFIX prov: <http://www.w3.org/ns/prov#> "
                                + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX schema: <https://schema.org/> "
                                + query,
                        row -> {
                            StringBuilder values = new StringBuilder();
                            row.vars().forEachRemaining(v -> values.append(values.isEmpty() ? "" : " ")
                                    .append(row.get(v).isURI() ? Iris.id(row.get(v).getURI()) : row.get(v).getLiteralLexicalForm()));
                            return values.toString();
                        });
    }

    private static List<String> sentences(String words) {
        assertThat(index.awaitReady(Duration.ofMinutes(1))).as("the index is up to date").isTrue();
        return rows("SELECT ?text { (?claim ?score ?text) text:query (rip:evidence '''" + words + "''') }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letters harbour | 2",
                "\"harbour office\" | 1",
                "harbour -office | 1",
                "mail OR office | 2",
                "harbour AND NOT (office OR mail) | 1",
                "\"lost letters\" | 0",
                "\"lost letters\"~2 | 1",
                "letter* | 2",
                "LETTRES perdu | 1",
                "lettres^2 harbour | 0",
                "burnt | 0"
            })
    void findsSentences(String words, int count) {
        assertThat(sentences(words)).hasSize(count);
    }

    @Test
    void findsClaimsBestFirstAndJoinsThem() {
        assertThat(rows("SELECT ?text ?headline { (?claim ?score ?text) text:query (rip:evidence \"harbour office\" 10) ."
                        + " ?claim prov:wasDerivedFrom/rdfs:label ?headline FILTER (?score > 0) } ORDER BY DESC(?score)"))
                .containsExactly("The harbour office lost its letters. Letters of the harbour");
        assertThat(rows("SELECT ?claim { ?claim text:query (rip:evidence \"letters\" 1) }")).hasSize(1);
        assertThat(rows("SELECT ?claim { VALUES ?claim { <" + Iris.local().claim(HARBOUR.claims().get(1)) + "> <urn:x> } ?claim text:query \"harbour\" }"))
                .hasSize(1);
    }

    @Test
    void findsQuotationsNamesAndTitles() {
        assertThat(rows("SELECT ?q { (?claim ?s ?q) text:query (rip:quote \"act sea\") }")).hasSize(3);
        assertThat(rows("SELECT ?actor { ?actor text:query (rdfs:label \"норвик\") }")).containsExactly("norvik");
        assertThat(rows("SELECT ?name { (?actor ?s ?name ?g ?p) text:query (rdfs:label \"norv*\" \"lang:fr\") }")).containsExactly("Norvège-du-Vent");
        assertThat(rows("SELECT ?name { (?article ?s ?name) text:query (rdfs:label \"letters\") }")).containsExactly("Letters of the harbour");
        assertThatThrownBy(() -> rows("SELECT ?x { ?x text:query (schema:headline \"letters\") }")).hasMessageContaining("headline> is not searched");
    }

    @Test
    void seesWhatTheQuerySees() {
        String hidden = "GRAPH ?g { (?claim ?s ?text) text:query (rip:evidence \"burnt\") }";
        assertThat(rows("SELECT ?text { " + hidden + " }")).containsExactly("The harbour office burnt its letters.");
        assertThat(rows("SELECT ?text { (?claim ?s ?text) text:query (rip:evidence \"burnt\") }")).isEmpty();
        assertThat(rows("SELECT ?text { ?x text:query \"burnt\" . ?x ?p ?text }")).isEmpty();
        String port = "<" + store.iris().article(PORT.article()) + ">";
        assertThat(rows("SELECT ?text FROM " + port + " { (?claim ?s ?text) text:query \"lettres\" }")).hasSize(1);
        assertThat(rows("SELECT ?text FROM " + port + " { (?claim ?s ?text) text:query \"letters\" }")).isEmpty();
        assertThat(rows("SELECT ?text { GRAPH " + port + " { (?claim ?s ?text) text:query \"port\" } }")).hasSize(2);
        assertThat(rows("SELECT ?text { GRAPH " + port + " { (?claim ?s ?text) text:query \"harbour\" } }")).isEmpty();
    }

    @Test
    void findsARejectedClaimNoMore() {
        ArticleClaims mill = Said.article("mill", "en", "Mill", "The windmill was robbed.");
        store.replace(Stream.of(mill));
        assertThat(sentences("windmill")).hasSize(1);
        String claim = store.iris().claim(mill.claims().get(0));
        store.decide(List.of(store.reviewed(claim).orElseThrow().decide(DecisionKind.REJECT, "Ada", Instant.parse("2026-03-01T12:00:00Z"), "no")));
        assertThat(sentences("windmill")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbour~", "*arbour", "har?our", "h*", "/h.*r/", "label:harbour", "[a TO b]", "*:*", "\"harbour", "(harbour", "AND", "", " ", "*", "harbour^x"
            })
    void refusesWhatItDoesNotLookFor(String words) {
        assertThatThrownBy(() -> sentences(words)).isInstanceOf(QueryTooCostlyException.class).message().contains("full-text query");
    }

    @Test
    void boundsLengthDepthAndNumber() {
        assertThatThrownBy(() -> sentences("a ".repeat(501))).hasMessageContaining("at most 1000 characters");
        assertThatThrownBy(() -> sentences("(".repeat(17) + "a" + ")".repeat(17))).hasMessageContaining("16 levels");
        assertThatThrownBy(() -> sentences("a ".repeat(129))).hasMessageContaining("more than 128 words");
        assertThat(sentences("the OR " + "ha* OR le* OR ".repeat(30) + "a")).hasSize(4);
    }
}
