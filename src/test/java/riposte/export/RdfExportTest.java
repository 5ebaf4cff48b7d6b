package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParserRegistry;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format, written from a real TDB2 dataset and parsed back. */
class RdfExportTest {

    private static final String EX = "https://data.example/";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String RIP = "https://w3id.org/riposte#";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "plain",
            "\"", "\\", "ends with \\", "ends with \"", "\"\"\"", "'''", "\\u00e9 \\n",
            "line\nfeed", "carriage\rreturn", "dos\r\nend", "tab\tstop", "  two  spaces  ", "\n",
            "<b>&amp; ]]> <!-- --> <?x?>",
            "é È œ ß – “quotes” « guillemets » ‘’",
            "中文 日本語 한국어 हिन्दी ไทย", "العربية \u202Eright to left\u202C", "e\u0301 combining", "😀 🏴󠁧󠁢󠁳󠁣󠁴󠁿 \uD800\uDC00 \uDBFF\uDFFD",
            "\u2028 line separator \u2029 \u0085 \u00A0 \uFEFF \u200B", "$1 ${x} %s {{y}} @context @id _:b0");

    private static final List<String> ODD_IRIS = List.of(
            "https://data.example/actor/é-中",
            "https://data.example/a/b?q=1&r=2#frag",
            "https://data.example/ends-with-dot.",
            "https://data.example/(paren),comma;semi'quote~tilde!star*@at:colon",
            "https://data.example/%C3%A9%20x",
            "https://w3id.org/riposte#1digit",
            "https://w3id.org/riposte#a.b",
            "https://w3id.org/riposte#-x",
            "https://w3id.org/riposte#",
            "https://data.example/x/",
            "urn:uuid:00000000-0000-0000-0000-000000000000");

    @BeforeAll
    static void initialise() {
        JenaSystem.init();
    }

    static Stream<ExportFormat> rdfFormats() {
        return Stream.of(ExportFormat.values()).filter(ExportFormat::isRdf);
    }

    @ParameterizedTest
    @MethodSource("rdfFormats")
    void rioReadsBackWhatWasWritten(ExportFormat format) throws IOException {
        DatasetGraph dataset = odd();
        Model expected = new LinkedHashModel();
        quads(dataset, format).forEach(quad -> expected.add(new RioTerms().statement(quad)));

        Model found = new LinkedHashModel();
        RDFFormat rio = rio(format);
        var parser = Rio.createParser(rio);
        parser.getParserConfig().set(BasicParserSettings.PRESERVE_BNODE_IDS, true);
        parser.setRDFHandler(new StatementCollector(found));
        parser.parse(new ByteArrayInputStream(write(dataset, format)), "");

        if (format == ExportFormat.RDFXML) {
            // Rio's reader, unlike Jena's, drops text that is all white space.
            expected.removeIf(RdfExportTest::isBlank);
            found.removeIf(RdfExportTest::isBlank);
        }
        assertSame(expected, found);
    }

    private static boolean isBlank(Statement statement) {
        return statement.getObject().isLiteral() && statement.getObject().stringValue().isBlank();
    }

    @ParameterizedTest
    @MethodSource("rdfFormats")
    void jenaReadsBackWhatWasWritten(ExportFormat format) {
        Lang lang = JENA.get(format);
        if (lang == null) {
            assertThat(format)
                    .isIn(ExportFormat.NDJSONLD, ExportFormat.BINARY, ExportFormat.TURTLESTAR, ExportFormat.TRIGSTAR);
            return;
        }
        DatasetGraph dataset = odd();
        DatasetGraph expected = DatasetGraphFactory.create();
        quads(dataset, format).forEach(expected::add);

        DatasetGraph found = DatasetGraphFactory.create();
        RDFParser.source(new ByteArrayInputStream(write(dataset, format)))
                .lang(lang)
                .checking(false)
                .parse(found);

        assertThat(found.stream().count()).isEqualTo(expected.stream().count());
        assertThat(IsoMatcher.isomorphic(expected, found)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rdfFormats")
    void anEmptyDatasetIsAnEmptyDocument(ExportFormat format) throws IOException {
        byte[] document = write(DatabaseMgr.createDatasetGraph(), format);
        Model found = new LinkedHashModel();
        var parser = Rio.createParser(rio(format));
        parser.setRDFHandler(new StatementCollector(found));
        parser.parse(new ByteArrayInputStream(document), "");
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rdfFormats")
    void theSameDataGivesTheSameBytes(ExportFormat format) {
        assertThat(write(odd(), format)).isEqualTo(write(odd(), format));
    }

    @Test
    void formatsOfTriplesWriteEachTripleOnce() {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        dataset.executeWrite(() -> {
            for (int graph = 0; graph < 50; graph++) {
                dataset.add(iri(EX + "g" + graph), iri(EX + "s"), iri(EX + "p"), iri(EX + "o"));
                dataset.add(iri(EX + "g" + graph), iri(EX + "s" + graph % 7), iri(EX + "p"), iri(EX + "o"));
            }
        });

        List<String> lines = new String(write(dataset, ExportFormat.NTRIPLES), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(8).doesNotHaveDuplicates();
        assertThat(new String(write(dataset, ExportFormat.NQUADS), StandardCharsets.UTF_8).lines()).hasSize(100);
    }

    @Test
    void graphsStayTogether() {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        dataset.executeWrite(() -> {
            for (int subject = 0; subject < 20; subject++) {
                for (int graph = 0; graph < 5; graph++) {
                    dataset.add(iri(EX + "g" + graph), iri(EX + "s" + subject), iri(EX + "p"), iri(EX + "o"));
                }
            }
        });
        String lines = new String(write(dataset, ExportFormat.NDJSONLD), StandardCharsets.UTF_8);
        assertThat(lines.lines()).hasSize(5);
    }

    @Test
    void numbersStandWithoutQuotesWhereNothingIsLost() {
        String turtle = new String(write(odd(), ExportFormat.TURTLE), StandardCharsets.UTF_8);
        assertThat(turtle).contains("rip:confidence 0.85").contains("rip:start 321").contains("rip:hedged true");
    }

    @Test
    void aLiteralKeepsItsForm() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (String decimal : List.of("1", "1.", "+.5", "1e0", "0.50")) {
            graph.add(iri(EX + "s"), iri(EX + "p"), typed(decimal, "decimal"));
        }
        graph.add(iri(EX + "s"), iri(EX + "p"), typed("1", "boolean"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RdfExport.write(graph, ExportFormat.TURTLE, out);

        Graph found = RDFParser.fromString(out.toString(StandardCharsets.UTF_8), Lang.TURTLE).checking(false).toGraph();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"1\"^^xsd:decimal").contains(" +.5,");
        assertThat(found.isIsomorphicWith(graph)).isTrue();
    }

    @Test
    void jsonLdSpeaksInTheTermsOfTheOntology() {
        String json = new String(write(odd(), ExportFormat.JSONLD), StandardCharsets.UTF_8);
        assertThat(json).contains("\"type\":\"Accusation\"").contains("\"confidence\":").contains("\"@context\":");
    }

    @Test
    void illegalCharactersOfIrisAreEncoded() {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        dataset.executeWrite(() -> dataset.add(
                iri(EX + "g"), iri(EX + "s"), iri(EX + "p"), iri("https://data.example/a b<c>\"{}|\\^`d")));
        assertThat(new String(write(dataset, ExportFormat.NTRIPLES), StandardCharsets.UTF_8))
                .isEqualTo("<https://data.example/s> <https://data.example/p>"
                        + " <https://data.example/a%20b%3Cc%3E%22%7B%7D%7C%5C%5E%60d> .\n");
    }

    @ParameterizedTest
    @MethodSource("rdfFormats")
    void aStreamThatCannotBeWrittenSaysSo(ExportFormat format) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        DatasetGraph dataset = odd();
        assertThatThrownBy(() -> RdfExport.write(dataset, format, full))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
        assertThat(dataset.isInTransaction()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RDFXML", "TRIX"})
    void xmlFormatsReplaceWhatXmlCannotHold(ExportFormat format) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(iri(EX + "s"), iri(EX + "p"), NodeFactory.createLiteralString("a\u0000b\u001Bc\uFFFEd\uD83D\uDE00\te"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RdfExport.write(graph, format, out);

        Model found = Rio.parse(new ByteArrayInputStream(out.toByteArray()), "", rio(format));
        assertThat(Models.objectLiteral(found).orElseThrow().getLabel())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00\te");
    }

    @Test
    void aSingleGraphHasNoGraphName() {
        DatasetGraph dataset = odd();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dataset.executeRead(() -> RdfExport.write(dataset.getGraph(iri(EX + "article/1")), ExportFormat.NQUADS, out));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .isNotEmpty()
                .allMatch(line -> !line.contains("article/1> ."));
    }

    /** A dataset with what is hard to write: odd texts, odd IRIs, many datatypes, blank nodes, one triple in two graphs. */
    private static DatasetGraph odd() {
        List<Quad> quads = new ArrayList<>();
        Node article = iri(EX + "article/1");
        Node other = iri(EX + "article/2");
        for (int i = 0; i < TEXTS.size(); i++) {
            Node subject = iri(EX + "claim/" + i);
            quads.add(quad(article, subject, RIP + "quote", NodeFactory.createLiteralString(TEXTS.get(i))));
            quads.add(quad(article, subject, RIP + "label", NodeFactory.createLiteralLang(TEXTS.get(i), "fr")));
            quads.add(quad(other, subject, RIP + "label", NodeFactory.createLiteralLang(TEXTS.get(i), "zh-Hant")));
        }
        for (String iri : ODD_IRIS) {
            quads.add(quad(other, iri(iri), RIP + "cites", iri(iri)));
        }
        Node claim = iri(EX + "claim/0");
        quads.add(quad(article, claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", iri(RIP + "Accusation")));
        quads.add(quad(other, claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", iri(RIP + "Accusation")));
        Map.of("boolean", "true", "date", "2021-07-19", "gMonthDay", "--07-21", "gYearMonth", "2021-07", "gYear", "2021",
                        "dateTime", "2021-07-19T08:00:00Z", "anyURI", "https://news.example/1")
                .forEach((type, value) -> quads.add(quad(article, claim, RIP + "v-" + type, typed(value, type))));
        quads.add(quad(article, claim, RIP + "hedged", typed("true", "boolean")));
        quads.add(quad(article, claim, RIP + "confidence", typed("0.85", "decimal")));
        quads.add(quad(article, iri(EX + "claim/1"), RIP + "confidence", typed("1", "decimal")));
        quads.add(quad(article, claim, RIP + "start", typed("321", "integer")));
        Node blank = NodeFactory.createBlankNode("a-b:1");
        Node second = NodeFactory.createBlankNode("list2");
        String rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        quads.add(quad(other, blank, rdf + "first", iri(EX + "one")));
        quads.add(quad(other, blank, rdf + "rest", second));
        quads.add(quad(other, second, rdf + "first", NodeFactory.createLiteralString("two")));
        quads.add(quad(other, second, rdf + "rest", iri(rdf + "nil")));
        quads.add(quad(other, iri(EX + "shape"), EX + "in", blank));
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        dataset.executeWrite(() -> quads.forEach(dataset::add));
        return dataset;
    }

    /** What a format should hold of a dataset. */
    private static List<Quad> quads(DatasetGraph dataset, ExportFormat format) {
        List<Quad> quads = new ArrayList<>();
        dataset.executeRead(() -> dataset.find().forEachRemaining(quad -> quads.add(new Quad(
                format.content() == ExportFormat.Content.QUADS ? quad.getGraph() : Quad.defaultGraphIRI,
                quad.getSubject(),
                quad.getPredicate(),
                quad.getObject()))));
        return quads;
    }

    private static byte[] write(DatasetGraph dataset, ExportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RdfExport.write(dataset, format, out);
        return out.toByteArray();
    }

    private static void assertSame(Model expected, Model found) {
        if (!Models.isomorphic(expected, found)) {
            List<Statement> missing = expected.stream().filter(st -> !found.contains(st)).toList();
            List<Statement> extra = found.stream().filter(st -> !expected.contains(st)).toList();
            assertThat(extra).isEqualTo(missing);
        }
    }

    private static RDFFormat rio(ExportFormat format) {
        return RDFParserRegistry.getInstance().getKeys().stream()
                .filter(rio -> rio.hasMIMEType(format.mediaType()))
                .findFirst()
                .orElseThrow();
    }

    private static final Map<ExportFormat, Lang> JENA = Map.of(
            ExportFormat.TURTLE, Lang.TURTLE,
            ExportFormat.N3, Lang.N3,
            ExportFormat.TRIG, Lang.TRIG,
            ExportFormat.NTRIPLES, Lang.NTRIPLES,
            ExportFormat.NQUADS, Lang.NQUADS,
            ExportFormat.RDFXML, Lang.RDFXML,
            ExportFormat.RDFJSON, Lang.RDFJSON,
            ExportFormat.JSONLD, Lang.JSONLD,
            ExportFormat.TRIX, Lang.TRIX);

    private static Quad quad(Node graph, Node subject, String predicate, Node object) {
        return new Quad(graph, subject, iri(predicate), object);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node typed(String value, String type) {
        return NodeFactory.createLiteralDT(value, TypeMapper.getInstance().getSafeTypeByName(XSD + type));
    }
}
