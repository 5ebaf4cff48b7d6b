package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.store.ClaimStore;

/** Node objects that are written straight away, beside those that a JSON-LD processor makes of the same statements. */
class NodeObjectsTest {

    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();
    private static final String EX = "https://data.example/";
    private static final String RIP = "https://w3id.org/riposte#";

    private static final List<String> TEXTS = List.of(
            "", " ", "plain", "true", "12", "0.50", "2021-07-19", "\"quoted\" \\ / \\\\", "</script>",
            "line\nfeed\r\ttab\b\f", "\u0000\u0001\u001B\u001f\u007F\u0080\u009F", "\u2028\u2029\uFEFF\u200B",
            "é œ ß – “quotes”", "中文 العربية हिन्दी", "😀 \uD800\uDC00 \uDBFF\uDFFD", "lone \uD83D half", "@id", "@none", "_:b0",
            "rip:speaker", "https://w3id.org/riposte#Accusation");

    private static final List<String> LANGUAGES =
            List.of("en", "fr", "FR", "zh", "zh-Hant", "zh-hant", "pt-BR", "sr-Latn-RS", "x-odd", "und");

    private static final List<String> DATATYPES = Stream.concat(
                    Stream.of("boolean", "integer", "decimal", "double", "date", "dateTime", "gYear", "gYearMonth", "gMonthDay",
                                    "anyURI", "language", "string", "nonNegativeInteger")
                            .map(name -> XSD.NAMESPACE + name),
                    Stream.of(EX + "type", RIP + "Accusation", RIP + "confidence", RDF.HTML.stringValue()))
            .toList();

    private static final List<String> IRIS = List.of(
            EX + "actor/é-中", EX + "a/b?q=1&r=2#frag", EX + "%C3%A9%20x", EX + "a b", EX + "x\"<y>\\", EX + "\uD83D\uDE00",
            RIP, RIP + "1digit", RIP + "a.b", RIP + "unknown", RIP + "//x", RIP + "speaker", RIP + "quote",
            "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/ns/prov#Activity", "https://schema.org/", "https://schema.org/Thing",
            "urn:uuid:00000000-0000-0000-0000-000000000000", "mailto:a@b.example", "riposte:x", "HTTP://DATA.EXAMPLE/", "x:", "ex:y",
            RDF.LIST.stringValue(), RDF.TYPE.stringValue());

    /** The IRIs of all terms of the context. */
    private static final List<String> TERMS = terms();

    @Test
    void theSamplesAreWrittenAsAProcessorWritesThem() throws IOException {
        try (ClaimStore store = SampleStore.read()) {
            Map<Resource, List<Statement>> graphs = graphs(store);
            assertThat(graphs).hasSizeGreaterThan(20);
            graphs.forEach((graph, statements) -> assertSame(statements));
        }
    }

    @Test
    void claimsMadeByHandAreWrittenAsAProcessorWritesThem() {
        try (ClaimStore store = Dispute.store()) {
            graphs(store).forEach((graph, statements) -> assertSame(statements));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyDataIsWrittenAsAProcessorWritesIt(long seed) {
        Random random = new Random(seed);
        for (int part = 0; part < 30; part++) {
            assertSame(statements(random, null, 1 + random.nextInt(60)));
        }
    }

    @Test
    void everyTermIsWrittenAsAProcessorWritesIt() {
        Random random = new Random(7);
        for (String iri : TERMS) {
            List<Statement> statements = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                IRI subject = VALUES.createIRI(EX + "s" + i / 4);
                statements.add(VALUES.createStatement(subject, VALUES.createIRI(iri), value(random)));
                statements.add(VALUES.createStatement(subject, RDF.TYPE, VALUES.createIRI(iri)));
            }
            assertSame(statements);
        }
    }

    static Stream<Statement> leftToAProcessor() {
        IRI subject = VALUES.createIRI(EX + "s");
        IRI predicate = VALUES.createIRI(RIP + "about");
        IRI confused = VALUES.createIRI("rip:about");
        return Stream.of(
                VALUES.createStatement(VALUES.createBNode("b"), predicate, subject),
                VALUES.createStatement(subject, predicate, VALUES.createBNode("b")),
                VALUES.createStatement(subject, predicate, RDF.NIL),
                VALUES.createStatement(subject, RDF.REST, RDF.NIL),
                VALUES.createStatement(confused, predicate, subject),
                VALUES.createStatement(subject, confused, subject),
                VALUES.createStatement(subject, predicate, confused),
                VALUES.createStatement(subject, RDF.TYPE, confused),
                VALUES.createStatement(subject, predicate, VALUES.createLiteral("x", confused)),
                VALUES.createStatement(subject, VALUES.createIRI("1:before-keywords"), subject),
                VALUES.createStatement(subject, predicate, VALUES.createLiteral("{\"a\":[1]}", VALUES.createIRI(RDF.NAMESPACE + "JSON"))));
    }

    @ParameterizedTest
    @MethodSource
    void leftToAProcessor(Statement unusual) {
        List<Statement> statements = statements(new Random(8), null, 10);
        assertThat(NodeObjects.of(statements)).isPresent();
        statements.add(unusual);

        assertThat(NodeObjects.of(statements)).isEmpty();
        assertThat(document(statements, false)).contains(ProcessedNodes.text(statements));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void graphsAndWhatIsInNoneStandOneAfterTheOther(boolean lines) {
        Random random = new Random(9);
        List<List<Statement>> parts = new ArrayList<>();
        for (String graph : new String[] {null, EX + "g/1", EX + "g/\"2", RIP + "g", null}) {
            parts.add(statements(random, graph == null ? null : VALUES.createIRI(graph), 30));
        }
        parts.get(1).add(VALUES.createStatement(
                VALUES.createBNode("b"), RDF.TYPE, VALUES.createIRI(RIP + "State"), VALUES.createIRI(EX + "g/1")));

        List<String> expected = new ArrayList<>();
        for (List<Statement> part : parts) {
            Resource graph = part.get(0).getContext();
            String name = graph == null ? "" : "\"@id\":" + Json.createValue(graph.stringValue()) + ",";
            String nodes = ProcessedNodes.text(part);
            String object = name + "\"@graph\":[" + nodes + "]}";
            expected.add(lines ? context() + "," + object + "\n" : graph == null ? nodes : "{" + object);
        }

        assertThat(document(parts.stream().flatMap(List::stream).toList(), lines))
                .isEqualTo(lines
                        ? String.join("", expected)
                        : context() + ",\"@graph\":[\n" + String.join(",\n", expected) + "\n]}\n");
    }

    @Test
    void aStreamThatCannotBeWrittenSaysSo() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        Triple triple = Triple.create(
                NodeFactory.createURI(EX + "s"),
                NodeFactory.createURI(RIP + "reason"),
                NodeFactory.createLiteralString("long ".repeat(20_000)));
        RdfStream stream = RdfStream.open(ExportFormat.NDJSONLD, full);
        stream.triple(triple);
        assertThatThrownBy(() -> stream.quad(new Quad(NodeFactory.createURI(EX + "g"), triple)))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");
    }

    private static void assertSame(List<Statement> statements) {
        String direct = document(statements, false);
        assertThat(NodeObjects.of(statements)).isPresent();
        Resource graph = statements.get(0).getContext();
        String nodes = ProcessedNodes.text(statements);
        assertThat(direct)
                .isEqualTo(context() + ",\"@graph\":[\n"
                        + (graph == null ? nodes : "{\"@id\":\"" + graph + "\",\"@graph\":[" + nodes + "]}") + "\n]}\n");
    }

    private static String context() {
        return "{\"@context\":" + JsonLdContext.TEXT;
    }

    private static String document(List<Statement> statements, boolean lines) {
        StringWriter text = new StringWriter();
        JsonLdWriter writer = new JsonLdWriter(text, lines, DocumentPart.WHOLE);
        writer.startRDF();
        statements.forEach(writer::handleStatement);
        writer.endRDF();
        return text.toString();
    }

    /** Of each graph what one part of a document holds at most. */
    private static Map<Resource, List<Statement>> graphs(ClaimStore store) {
        RioTerms terms = new RioTerms();
        Map<Resource, List<Statement>> graphs = new LinkedHashMap<>();
        store.dataset().executeRead(() -> store.dataset().find().forEachRemaining(quad -> {
            Statement statement = terms.statement(quad);
            List<Statement> graph = graphs.computeIfAbsent(statement.getContext(), name -> new ArrayList<>());
            if (graph.size() < 4000) {
                graph.add(statement);
            }
        }));
        return graphs;
    }

    private static List<Statement> statements(Random random, IRI graph, int count) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i > 0 && random.nextInt(20) == 0) {
                statements.add(statements.get(random.nextInt(i)));
                continue;
            }
            int subjects = 1 + count / 8;
            Resource subject = VALUES.createIRI(
                    random.nextInt(6) == 0 ? any(random, IRIS) : EX + "claim/" + random.nextInt(subjects));
            IRI predicate = random.nextInt(6) == 0
                    ? RDF.TYPE
                    : VALUES.createIRI(any(random, random.nextInt(4) == 0 ? IRIS : TERMS.subList(0, 1 + random.nextInt(TERMS.size()))));
            Value object = predicate.equals(RDF.TYPE) && random.nextInt(10) > 0
                    ? VALUES.createIRI(any(random, random.nextInt(3) == 0 ? IRIS : TERMS))
                    : value(random);
            statements.add(VALUES.createStatement(subject, predicate, object, graph));
        }
        return statements;
    }

    private static Value value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> VALUES.createIRI(any(random, IRIS));
            case 1 -> VALUES.createIRI(any(random, TERMS));
            case 2 -> VALUES.createLiteral(any(random, TEXTS));
            case 3 -> VALUES.createLiteral(any(random, TEXTS), any(random, LANGUAGES));
            default -> VALUES.createLiteral(any(random, TEXTS), VALUES.createIRI(any(random, DATATYPES)));
        };
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Read without what is tested. */
    private static List<String> terms() {
        JsonObject context = JsonLdContext.DOCUMENT.getJsonObject("@context");
        return context.values().stream()
                .map(value -> value instanceof JsonObject term ? term.get("@id") : value)
                .filter(value -> value.getValueType() == JsonValue.ValueType.STRING)
                .map(value -> ((JsonString) value).getString())
                .filter(name -> name.contains(":"))
                .map(name -> name.contains("://")
                        ? name
                        : context.getString(name.substring(0, name.indexOf(':'))) + name.substring(name.indexOf(':') + 1))
                .toList();
    }
}
