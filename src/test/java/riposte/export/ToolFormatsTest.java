package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import riposte.rdf.ArticleClaims;
import riposte.store.ClaimStore;

class ToolFormatsTest {

    private static final String BASE = "https://data.example/";

    private static ClaimStore store;

    @BeforeAll
    static void fill() {
        store = Dispute.store();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<ExportFormat> toolFormats() {
        return Stream.of(ExportFormat.values()).filter(format -> !format.isRdf());
    }

    @Test
    void gexfKeepsToItsSchema() throws Exception {
        Document gexf = xml(ExportFormat.GEXF);
        Element root = gexf.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://gexf.net/1.3");
        assertThat(root.getAttribute("version")).isEqualTo("1.3");
        assertThat(children(root)).extracting(Element::getTagName).containsExactly("meta", "graph");
        Element graph = children(root).get(1);
        assertThat(attributes(graph))
                .isEqualTo(Map.of(
                        "defaultedgetype", "directed",
                        "mode", "dynamic",
                        "timeformat", "date",
                        "timerepresentation", "timestamp"));
        assertThat(children(graph))
                .extracting(Element::getTagName)
                .containsExactly("attributes", "attributes", "nodes", "edges");

        for (Element item : Stream.concat(all(gexf, "node").stream(), all(gexf, "edge").stream()).toList()) {
            Set<String> declared = all(gexf, "attribute").stream()
                    .filter(a -> ((Element) a.getParentNode()).getAttribute("class").equals(item.getTagName()))
                    .map(a -> a.getAttribute("id"))
                    .collect(Collectors.toSet());
            assertThat(children(children(item).get(0)))
                    .isNotEmpty()
                    .allSatisfy(value -> {
                        assertThat(value.getTagName()).isEqualTo("attvalue");
                        assertThat(declared).contains(value.getAttribute("for"));
                    });
            assertThat(attributes(item).keySet())
                    .isSubsetOf("id", "label", "source", "target", "kind", "timestamp");
        }
        assertThat(all(gexf, "attribute"))
                .allSatisfy(a -> assertThat(a.getAttribute("type")).isIn("string", "boolean", "double"));
    }

    @Test
    void gexfHasAnEdgeForEachClaimAndANodeForEachEnd() throws Exception {
        Document gexf = xml(ExportFormat.GEXF);
        List<String> nodes = all(gexf, "node").stream().map(n -> n.getAttribute("id")).toList();
        List<Element> edges = all(gexf, "edge");

        assertThat(nodes)
                .doesNotHaveDuplicates()
                .contains(BASE + "actor/china", "unnamed", BASE + "incident/grid-breach")
                .doesNotContain(BASE + "actor/foreign-office", BASE + "actor/velvet-crane");
        assertThat(edges).hasSize(16).extracting(e -> e.getAttribute("id")).doesNotHaveDuplicates();
        assertThat(edges).allSatisfy(e -> {
            assertThat(nodes).contains(e.getAttribute("source"), e.getAttribute("target"));
            assertThat(e.getAttribute("kind")).isNotEmpty();
        });

        Element denial = edges.stream()
                .filter(e -> e.getAttribute("id").equals(BASE + "claim/b2"))
                .findFirst()
                .orElseThrow();
        assertThat(attributes(denial))
                .containsEntry("source", BASE + "actor/china")
                .containsEntry("target", BASE + "actor/united-kingdom")
                .containsEntry("kind", "denial")
                .containsEntry("timestamp", "2021-07-21");
        assertThat(values(denial))
                .containsEntry("speaker_name", "Embassy of China in London")
                .containsEntry("rejects", BASE + "claim/b1")
                .containsEntry("quotes", "fable | invention")
                .containsEntry("url", "https://phare.example/chine?a=1&b=2")
                .containsEntry("sentence", "L’ambassade de Chine a parlé d’« invention » et de « fable ».");
    }

    @Test
    void aDayIsKnownOrAbsent() throws Exception {
        Map<String, String> days = all(xml(ExportFormat.GEXF), "edge").stream()
                .collect(Collectors.toMap(e -> e.getAttribute("id"), e -> e.getAttribute("timestamp")));
        assertThat(days)
                .containsEntry(BASE + "claim/a2", "2021-03-12") // said on
                .containsEntry(BASE + "claim/c1", "2022-06-01") // published
                .containsEntry(BASE + "claim/d1", ""); // published on 2 July of an unknown year
    }

    @Test
    void graphmlDeclaresWhatItUses() throws Exception {
        Document graphml = xml(ExportFormat.GRAPHML);
        assertThat(graphml.getDocumentElement().getNamespaceURI()).isEqualTo("http://graphml.graphdrawing.org/xmlns");
        Map<String, String> keys = all(graphml, "key").stream()
                .collect(Collectors.toMap(k -> k.getAttribute("id"), k -> k.getAttribute("for")));
        assertThat(all(graphml, "data")).isNotEmpty().allSatisfy(data -> assertThat(
                        keys.get(data.getAttribute("key")))
                .isEqualTo(((Element) data.getParentNode()).getTagName()));
        Set<String> nodes =
                all(graphml, "node").stream().map(n -> n.getAttribute("id")).collect(Collectors.toSet());
        assertThat(all(graphml, "edge")).hasSize(16).allSatisfy(e -> assertThat(nodes)
                .contains(e.getAttribute("source"), e.getAttribute("target")));
        Element authorless = all(graphml, "edge").stream()
                .filter(e -> e.getAttribute("id").equals(BASE + "claim/d1"))
                .findFirst()
                .orElseThrow();
        assertThat(authorless.getAttribute("source")).isEqualTo("unnamed");
        assertThat(children(authorless))
                .filteredOn(data -> data.getAttribute("key").equals("e_hedged"))
                .extracting(Element::getTextContent)
                .containsExactly("true");
    }

    @Test
    void csvIsReadBackAndHoldsNoFormula() throws Exception {
        List<CSVRecord> nodes = csv(ExportFormat.CSV_NODES);
        List<CSVRecord> edges = csv(ExportFormat.CSV_EDGES);

        assertThat(nodes).extracting(r -> r.get("Id")).contains(BASE + "actor/cindersec", "unnamed");
        assertThat(edges).hasSize(16);
        assertThat(edges).extracting(r -> r.get("from")).contains("'=Cindersec").doesNotContain("=Cindersec");
        assertThat(edges).allSatisfy(r -> assertThat(r.toMap().values())
                .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0));
        assertThat(edges)
                .filteredOn(r -> r.get("claim").equals(BASE + "claim/e1"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.get("Source")).isEqualTo(BASE + "actor/southmark");
                    assertThat(r.get("Target")).isEqualTo(BASE + "incident/grid-breach");
                    assertThat(r.get("sentence")).endsWith("called the report \"noise\".");
                    assertThat(r.get("confidence")).isEqualTo("0.85");
                });
    }

    /** Gephi and libraries take an attribute called target, however written, for the end of the edge. */
    @Test
    void noAttributeIsCalledLikeAnEnd() throws Exception {
        assertThat(csv(ExportFormat.CSV_EDGES).get(0).getParser().getHeaderNames())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(EdgeAttribute.values()).extracting(EdgeAttribute::key).doesNotContain("source", "target");
    }

    @Test
    void csvCells() {
        assertThat(CsvWriter.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(CsvWriter.cell("+41 \"x\", y")).isEqualTo("\"'+41 \"\"x\"\", y\"");
        assertThat(CsvWriter.cell("@cmd")).isEqualTo("'@cmd");
        assertThat(CsvWriter.cell("-2")).isEqualTo("'-2");
        assertThat(CsvWriter.cell("\tx")).isEqualTo("'\tx");
        assertThat(CsvWriter.cell("a=b")).isEqualTo("a=b");
        assertThat(CsvWriter.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(CsvWriter.cell(null)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("toolFormats")
    void theOrderOfStoringDoesNotMatter(ExportFormat format) {
        List<ArticleClaims> backwards = new ArrayList<>(Dispute.readings().toList());
        Collections.reverse(backwards);
        try (ClaimStore other = ClaimStore.inMemory(Dispute.IRIS)) {
            backwards.forEach(reading -> other.replace(Stream.of(reading)));
            other.refresh(Dispute.catalog());
            assertThat(write(other, format)).isEqualTo(write(store, format));
        }
    }

    @ParameterizedTest
    @MethodSource("toolFormats")
    void anEmptyStoreGivesAnEmptyDocument(ExportFormat format) throws Exception {
        try (ClaimStore empty = ClaimStore.inMemory(Dispute.IRIS)) {
            assertThat(write(empty, format)).isNotEmpty().doesNotContain("claim/");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GEXF", "GRAPHML"})
    void xmlStaysWellFormedWhateverTheText(ExportFormat format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlDocument xml = new XmlDocument(out);
        String odd = "a\u0000\u001B\uFFFF\uD800<&>\"'\r\n]]>😀";
        xml.start("x", "a", odd).text("y", odd).end().finish();

        Document read = parse(out.toByteArray());

        assertThat(read.getDocumentElement().getAttribute("a")).isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFD<&>\"' ]]>😀");
        assertThat(read.getDocumentElement().getTextContent()).contains("\uFFFD<&>\"'").contains("]]>😀");
        assertThat(xml(format)).isNotNull();
    }

    private static List<CSVRecord> csv(ExportFormat format) throws Exception {
        CSVFormat rfc4180 = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        return rfc4180.parse(new StringReader(write(store, format))).getRecords();
    }

    private static String write(ClaimStore from, ExportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exporter.write(from.dataset(), format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document xml(ExportFormat format) throws Exception {
        return parse(write(store, format).getBytes(StandardCharsets.UTF_8));
    }

    private static Document parse(byte[] document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }

    private static List<Element> all(Document document, String name) {
        return elements(document.getElementsByTagName(name));
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Map<String, String> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .collect(Collectors.toMap(org.w3c.dom.Node::getNodeName, org.w3c.dom.Node::getNodeValue));
    }

    private static Map<String, String> values(Element edge) {
        Function<String, Function<Element, String>> get = name -> value -> value.getAttribute(name);
        return children(children(edge).get(0)).stream().collect(Collectors.toMap(get.apply("for"), get.apply("value")));
    }
}
