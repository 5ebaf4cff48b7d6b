package riposte.web.linked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.cli.Run;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** What may be passed on: exports and documents without the texts of articles, and a store that is made of one. */
class PassedOnTest {

    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";

    /** The text of an article that has no claim. */
    private static final String QUIET = "A calm day at sea.";

    private static final String HARBOUR = "/article/" + Fixture.readings().get(0).article().key();

    @TempDir
    static Path directory;

    private static TestServer whole;
    private static TestServer copy;
    private static String exported;

    @BeforeAll
    static void start() {
        whole = TestServer.start(directory.resolve("whole"));
        Fixture.load(whole);
        exported = whole.get("/export?format=nquads").body();
        try (ClaimStore store = ClaimStore.open(directory.resolve("copy"), Iris.local())) {
            DatasetGraph dataset = store.dataset();
            Txn.executeWrite(dataset, () -> parse(exported, Lang.NQUADS).find().forEachRemaining(dataset::add));
            assertThat(store.validate(violation -> System.err.println(violation))).isZero();
        }
        copy = TestServer.start(directory.resolve("copy"), "--riposte.export-text=true");
    }

    @AfterAll
    static void stop() {
        whole.close();
        copy.close();
    }

    private static DatasetGraph parse(String text, Lang lang) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.create().source(new StringReader(text)).lang(lang).base("http://localhost:8080/").parse(dataset);
        return dataset;
    }

    private static List<String> lines(String nquads) {
        return nquads.lines().sorted().toList();
    }

    private static String words(Graph graph, Node passage, Node property) {
        return graph.find(passage, property, Node.ANY).next().getObject().getLiteralLexicalForm();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trig", "nquads", "turtle", "ntriples", "rdfxml", "rdfjson", "jsonld", "ndjsonld", "trix", "n3"})
    void exportsHoldNoTexts(String format) {
        assertThat(whole.get("/export?format=" + format).body())
                .contains("harbour")
                .doesNotContain(QUIET)
                .contains("prefix", "suffix");
    }

    @Test
    void aSentenceKeepsThoseBesideIt() {
        Graph graph = parse(exported, Lang.NQUADS).getUnionGraph();
        assertThat(graph.contains(Node.ANY, Vocabulary.ARTICLE_BODY, Node.ANY)).isFalse();
        Node claim = NodeFactory.createURI("http://localhost:8080/claim/aaaa000000000001");
        Node passage = graph.find(claim, Vocabulary.EVIDENCE, Node.ANY).next().getObject();
        String exact = words(graph, passage, Vocabulary.EXACT);
        String before = words(graph, passage, Vocabulary.PREFIX);
        String after = words(graph, passage, Vocabulary.SUFFIX);
        assertThat(before).isEqualTo("The port closed for a day.\n");
        assertThat(after).startsWith("\n\u201cA fairy tale,\u201d").endsWith("rejecting the charge.");
        assertThat(Fixture.readings().get(0).article().text()).contains(before + exact + after);
    }

    @Test
    void textsAreGivenOnlyWhereTheOperatorAllowsIt() {
        assertThat(whole.get("/export?format=trig&text=true").statusCode()).isEqualTo(403);
        assertThat(whole.get(HARBOUR + ".ttl?text=true").statusCode()).isEqualTo(403);
        assertThat(whole.get(HARBOUR + ".ttl").body()).contains("headline", "prefix").doesNotContain("articleBody");
        assertThat(whole.get("/claim/aaaa000000000001.ttl").body()).contains("fairy tale", "The port closed");
        assertThat(copy.get("/export?format=trig&text=true").statusCode()).isEqualTo(200);
        assertThat(copy.get(HARBOUR + ".ttl?text=true").statusCode()).isEqualTo(200);
    }

    @Test
    void aGraphMadeOfAnExportShowsWhatItCan() {
        assertThat(lines(copy.get("/export?format=nquads").body())).isEqualTo(lines(exported));
        assertThat(copy.get(HARBOUR + ".html").body())
                .contains("The text of the article is not in this graph")
                .contains("Borealia was probably behind the breach");
        assertThat(copy.get("/claim/aaaa000000000001.html").body())
                .contains("The port closed for a day.")
                .contains("Borealia was probably behind the breach");
        for (String page : List.of("/", "/claims", "/articles", "/graph", "/timeline", "/article/" + Fixture.readings().get(3).article().key() + ".html", "/actor/ardenia.html")) {
            assertThat(copy.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(whole.get(HARBOUR + ".html").body()).contains("Ships waited.").doesNotContain("not in this graph");
    }

    @Test
    void theCommandGivesTextsWhenAskedTo() throws Exception {
        Path store = directory.resolve("command");
        try (ClaimStore filled = ClaimStore.open(store, Iris.local())) {
            Fixture.load(filled);
            filled.backup(directory.resolve("backup.nq"));
        }
        String[] export = {"export", "--store", store.toString(), "--format", "nquads"};
        assertThat(lines(Run.of(export).out())).isEqualTo(lines(exported));
        String texts = Run.of("export", "--store", store.toString(), "--format", "nquads", "--with-text").out();
        assertThat(texts).contains(QUIET);
        // A backup begins and ends with a comment.
        assertThat(lines(texts)).isEqualTo(lines(Files.readString(directory.resolve("backup.nq")).replaceAll("(?m)^#.*\n", "")));
    }

    @Test
    void theDescriptionTellsLicenceAndRights() {
        Graph graph = parse(whole.get("/.well-known/void", "Accept", "text/turtle").body(), Lang.TURTLE).getDefaultGraph();
        Node dataset = NodeFactory.createURI(Iris.local().dataset());
        Node licence = NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/");
        assertThat(graph.contains(dataset, NodeFactory.createURI(DCTERMS + "license"), licence)).isTrue();
        assertThat(graph.find(dataset, NodeFactory.createURI(DCTERMS + "rights"), Node.ANY).toList())
                .hasSize(2)
                .anySatisfy(t -> assertThat(t.getObject().getLiteralLexicalForm()).contains("remain their publishers'"));
        List<Triple> distributions =
                graph.find(dataset, NodeFactory.createURI(DCAT + "distribution"), Node.ANY).toList();
        assertThat(distributions).hasSizeGreaterThan(10).allSatisfy(t -> {
            Node self = t.getObject();
            assertThat(graph.contains(self, NodeFactory.createURI(DCAT + "mediaType"), Node.ANY)).isTrue();
            assertThat(graph.contains(self, NodeFactory.createURI(DCTERMS + "license"), licence)).isTrue();
            String address = graph.find(self, NodeFactory.createURI(DCAT + "downloadURL"), Node.ANY).next().getObject().getURI();
            assertThat(address).startsWith("http://localhost:8080/export?format=").doesNotContain("text=");
        });
        assertThat(copy.get("/.well-known/void", "Accept", "text/turtle").body()).contains("format=trig&text=true");
    }
}
