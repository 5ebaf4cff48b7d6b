package riposte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import riposte.SparqlEngine;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.catalog.Catalog;
import riposte.cli.Run;
import riposte.export.ResultWriter;
import riposte.extract.Extractor;
import riposte.ingest.ClaimFinder;
import riposte.ingest.IngestOptions;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.query.NamedQuery;
import riposte.store.query.QueryLibrary;
import riposte.store.query.QueryLimits;
import riposte.store.remote.RemoteAddress;

/** The samples in TDB2, in Fuseki and in Oxigraph: the same graph, the same answers, the same pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteStoreTest {

    private static final List<String> PAGES = List.of(
            "/", "/claims", "/claims?status=all", "/incidents", "/actors", "/articles", "/timeline", "/graph", "/search?q=China", "/ontology.html",
            "/actor/china.html", "/actor/china.nt", "/.well-known/void", "/incident/sony-pictures-2014.html",
            "/api/claims?limit=100", "/api/claims?limit=100&status=all", "/api/actors?limit=100", "/api/incidents", "/api/statements",
            "/export?format=nquads", "/export?format=csv-edges",
            "/sparql?query=SELECT%20*%20%7B%3Fs%20a%20%3Fo%7D", "/sparql?query=DESCRIBE%20%3Chttp%3A%2F%2Flocalhost%3A8080%2Factor%2Fchina%3E");

    @TempDir
    static Path folder;

    private final Map<String, SparqlEngine> engines = new LinkedHashMap<>();
    private String local;

    @BeforeAll
    void ingest() throws Exception {
        local = folder.resolve("tdb2").toString();
        engines.put("Fuseki", SparqlEngine.Fuseki.started());
        engines.put("Oxigraph", SparqlEngine.Oxigraph.started(folder.resolve("oxigraph")));
        List<Article> articles = new ArrayList<>();
        new ArticleReader(ReadOptions.defaults()).read(List.of("samples"), articles::add, failure -> {});
        Catalog catalog = Catalog.standard();
        ClaimFinder finder = IngestOptions.standard().finder(catalog);
        List<ArticleClaims> readings = articles.stream()
                .map(finder::find)
                .map(found -> new ArticleClaims(found.article(), found.claims()))
                .toList();
        List<String> stores = new ArrayList<>(List.of(local));
        engines.values().forEach(engine -> stores.add(engine.address()));
        for (String store : stores) {
            try (ClaimStore opened = open(store)) {
                opened.refresh(CatalogEntry.all(catalog));
                opened.replace(readings.stream(), ArticleQuads.VERSION, Extractor.SURE);
                opened.describe();
            }
        }
    }

    @AfterAll
    void stop() throws InterruptedException {
        for (SparqlEngine engine : engines.values()) {
            engine.close();
        }
    }

    private static ClaimStore open(String store) {
        return RemoteAddress.isAddress(store)
                ? ClaimStore.connect(RemoteAddress.of(store, name -> null), Iris.local(), null)
                : ClaimStore.open(Path.of(store), Iris.local());
    }

    private Stream<DynamicTest> onEach(BiConsumer<String, SparqlEngine> test) {
        return engines.entrySet().stream()
                .map(engine -> DynamicTest.dynamicTest(engine.getKey(), () -> test.accept(engine.getKey(), engine.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> theSameQuads() {
        List<String> expected = quads(local);
        assertThat(expected).hasSizeGreaterThan(10_000);
        return onEach((name, engine) -> assertThat(quads(engine.address())).isEqualTo(expected));
    }

    private static List<String> quads(String store) {
        Run run = Run.of("export", "--store", store, "--format", "nquads", "--status", "all", "--with-text");
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().lines().sorted().toList();
    }

    @TestFactory
    Stream<DynamicTest> theSameRowsOfEachQuery() {
        Map<String, List<String>> expected = rows(local);
        return onEach((name, engine) -> assertThat(rows(engine.address())).isEqualTo(expected));
    }

    private static Map<String, List<String>> rows(String store) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (ClaimStore opened = open(store)) {
            for (NamedQuery query : QueryLibrary.standard().queries()) {
                if (query.text().contains("text:query")) {
                    // Jena's full-text search, which other engines do not know.
                    continue;
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ResultWriter.of("csv", 80)
                        .write(opened.queries(new QueryLimits(Duration.ofSeconds(30), 100_000)), query.query(), out);
                rows.put(query.name(), out.toString(StandardCharsets.UTF_8).lines().sorted().toList());
            }
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> theSamePages() {
        Map<String, List<String>> expected = pages(Path.of(local), "");
        return onEach((name, engine) -> {
            Map<String, List<String>> found = pages(folder.resolve("beside-" + name), engine.address());
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            found.forEach((page, lines) -> assertThat(lines).as(page).isEqualTo(expected.get(page)));
        });
    }

    /** Lines in order, as engines sort values of several languages each in its own way; without what each server has of its own. */
    private static Map<String, List<String>> pages(Path folder, String remote) {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        try (TestServer server = TestServer.start(folder, "--riposte.remote=" + remote)) {
            assertThat(server.context().getBean(SearchIndex.class).awaitReady(Duration.ofMinutes(2))).isTrue();
            for (String page : PAGES) {
                HttpResponse<String> answer = server.get(
                        page, "Accept-Language", "en", "Accept", "text/html, application/n-triples, */*;q=0.5");
                assertThat(answer.statusCode()).as(page + " " + answer.body()).isEqualTo(200);
                String body = answer.body()
                        .replace(server.uri("").toString(), "http://server")
                        .replaceAll("\"arrived\":\"[^\"]*\"", "")
                        .replaceAll("[,}]", "\n");
                pages.put(page, body.lines().map(String::strip).sorted().toList());
            }
        }
        return pages;
    }

    @Test
    void commandsSpeakToTheEngineToo() {
        for (SparqlEngine engine : engines.values()) {
            String store = engine.address();
            Run again = Run.of("ingest", "--store", store, "samples/sony-2014-en.txt");
            assertThat(again.err()).isEmpty();
            assertThat(again.out()).contains("1 articles read", "; 0 articles new or changed in " + store);
            assertThat(Run.of("query", "--store", store, "any-mutual-accusation").out()).isEqualTo("yes\n");
        }
    }

    @Test
    void aBackupOfItIsRestoredIntoAFolder() {
        Path backup = folder.resolve("backup.nq.gz");
        assertThat(Run.of("backup", "--store", engines.get("Oxigraph").address(), backup.toString()).code()).isZero();
        Path restored = folder.resolve("restored");
        Run restore = Run.of("restore", "--store", restored.toString(), backup.toString());
        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(quads(restored.toString())).isEqualTo(quads(local));
    }

    @Test
    void whatWantsAFolderSaysWhatToDoInstead() {
        String store = engines.get("Fuseki").address();
        for (String[] command : new String[][] {
            {"compact", "--store", store},
            {"validate", "--store", store},
            {"rebase", "--base", "http://other.example/", "--store", store},
            {"restore", "--store", store, "any.nq.gz"},
            {"backup", "--store", store, folder.resolve("b.zip").toString()}
        }) {
            Run run = Run.of(command);
            assertThat(run.code()).as(command[0]).isEqualTo(1);
            assertThat(run.err().lines()).as(command[0]).hasSize(1);
            assertThat(run.err()).as(command[0]).contains(store).doesNotContain("Exception");
        }
    }
}
