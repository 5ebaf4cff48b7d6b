package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.ResultSetRewindable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.store.ClaimStore;
import riposte.store.query.QueryLimits;

class ResultWriterTest {

    private static final String ROWS = "SELECT ?word ?number { VALUES (?word ?number) { %s } }";

    private static ClaimStore store;

    @BeforeAll
    static void fill() {
        store = Dispute.store();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void aTableIsAlignedWhateverTheScript() {
        assertThat(table(60, "('plain' 7) ('été' 12) ('e\u0301te\u0301' 1) ('中文' 100) ('한국어' 3) ('👍🏽' 2) (UNDEF 5)"))
                .isEqualTo("""
                        word    number
                        ──────  ──────
                        plain        7
                        été         12
                        e\u0301te\u0301          1
                        中文       100
                        한국어       3
                        👍🏽           2
                                     5
                        """);
    }

    @Test
    void aTableFitsTheTerminal() {
        String table = table(30, "('a sentence that is much too long for it' 7) ('这句话太长了这句话太长了这句话太长了' 8)");
        assertThat(table).isEqualTo("""
                word                    number
                ──────────────────────  ──────
                a sentence that is mu…       7
                这句话太长了这句话太…        8
                """);
        assertThat(table.lines()).allMatch(line -> DisplayWidth.of(line) <= 30);
    }

    @Test
    void irisOfTheGraphAreShort() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String query = "SELECT ?x { VALUES ?x { <https://data.example/actor/china> <https://data.example/> <urn:x:y> } }";
        ResultWriter.of("table", 80)
                .relativeTo("https://data.example/")
                .write(store.queries(QueryLimits.standard()), QueryFactory.create(query), out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(2))
                .containsExactly("actor/china", "https://data.example/", "urn:x:y");
    }

    @Test
    void textCannotPlayWithTheTerminal() {
        assertThat(table(60, "('a\\tb\\nc\\u001B[31m' 1) ('x\\u202Ey' 2)")).isEqualTo("""
                word        number
                ──────────  ──────
                a b c [31m       1
                xy               2
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "xml"})
    void theFormatsOfSparqlCanBeReadBack(String format) {
        String answer = write(format, ROWS.formatted("('été “x”, y' 12) ('中\\n文' 100)"));
        var lang = switch (format) {
            case "csv" -> org.apache.jena.riot.resultset.ResultSetLang.RS_CSV;
            case "tsv" -> org.apache.jena.riot.resultset.ResultSetLang.RS_TSV;
            case "json" -> org.apache.jena.riot.resultset.ResultSetLang.RS_JSON;
            default -> org.apache.jena.riot.resultset.ResultSetLang.RS_XML;
        };
        ResultSetRewindable rows = ResultSetFactory.makeRewindable(org.apache.jena.riot.ResultSetMgr.read(
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), lang));
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.next().get("word").asLiteral().getLexicalForm()).isEqualTo("été “x”, y");
        assertThat(rows.next().get("number").asLiteral().getLexicalForm()).isEqualTo("100");
    }

    @Test
    void graphsAreTurtleRowsOrAnyFormatOfRdf() {
        String query = "CONSTRUCT { ?x <https://e.example/p> 1 , 2 } { BIND (<https://e.example/s> AS ?x) }";
        assertThat(write("table", query)).contains("<https://e.example/s> <https://e.example/p> 1, 2 .");
        assertThat(write("ntriples", query).lines()).hasSize(2);
        assertThat(write("csv", query)).isEqualTo("subject,predicate,object\r\n"
                + "https://e.example/s,https://e.example/p,1\r\nhttps://e.example/s,https://e.example/p,2\r\n");
        assertThat(write("json", query)).contains("\"vars\": [ \"subject\" , \"predicate\" , \"object\" ]");
        assertThat(write("xml", query)).contains("<rdf:RDF");
    }

    @Test
    void yesOrNo() {
        assertThat(write("table", "ASK { ?s ?p ?o }")).isEqualTo("yes\n");
        assertThat(write("table", "ASK { <urn:x:none> ?p ?o }")).isEqualTo("no\n");
        assertThat(write("json", "ASK { ?s ?p ?o }")).contains("true");
    }

    @Test
    void wrongFormatsAreNamed() {
        assertThatThrownBy(() -> ResultWriter.of("excel", 80))
                .hasMessageStartingWith("no format for results is called 'excel'; there are table, csv, tsv, json, xml")
                .hasMessageContaining("turtle");
        assertThatThrownBy(() -> ResultWriter.of("gexf", 80)).hasMessageContaining("'gexf'");
        assertThatThrownBy(() -> write("turtle", ROWS.formatted("('x' 1)")))
                .hasMessage("the query gives rows, which turtle cannot hold; choose one of table, csv, tsv, json, xml");
    }

    private static String table(int width, String values) {
        return write("table", width, ROWS.formatted(values));
    }

    private static String write(String format, String query) {
        return write(format, 80, query);
    }

    private static String write(String format, int width, String query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultWriter.of(format, width)
                .write(store.queries(QueryLimits.standard()), QueryFactory.create(query), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
