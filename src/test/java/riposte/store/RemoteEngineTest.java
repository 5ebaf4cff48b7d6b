package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.SparqlEngine;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.ReviewedClaim;
import riposte.store.fault.RemoteException;
import riposte.store.fault.RemoteException.Fault;
import riposte.store.fault.StoreException;
import riposte.store.query.QueryLimits;
import riposte.store.remote.RemoteAddress;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** A store that real engines carry: what is written, what goes wrong, and what is said then. */
class RemoteEngineTest {

    private static final QueryLimits LIMITS = new QueryLimits(Duration.ofSeconds(20), 10_000);

    @TempDir
    static Path folder;

    @BeforeAll
    static void prepare() {
        MendedJena.check();
    }

    private static ClaimStore connect(SparqlEngine engine, String... variables) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            given.put(variables[i], variables[i + 1]);
        }
        return ClaimStore.connect(RemoteAddress.of(engine.address(), given::get), Iris.local(), null);
    }

    private static void fill(ClaimStore store) {
        store.refresh(Stream.of(Fixture.ARDENIA, Fixture.BOREALIA, Fixture.CORVANIA).map(CatalogEntry::of).toList());
        store.replace(Fixture.readings().stream());
        store.describe();
    }

    private static TreeSet<String> quads(ClaimStore store) {
        return store.read(dataset -> new TreeSet<>(Iter.toList(Iter.map(dataset.find(), Object::toString))));
    }

    private static SparqlEngine engine(String name) throws Exception {
        return name.equals("Fuseki")
                ? SparqlEngine.Fuseki.started()
                : SparqlEngine.Oxigraph.started(Files.createTempDirectory(folder, "oxigraph"));
    }

    private static RemoteException fault(Runnable work) {
        RemoteException fault = catchThrowableOfType(RemoteException.class, work::run);
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage().lines()).hasSize(1);
        assertThat(fault.getMessage()).doesNotContain("java.", "null");
        return fault;
    }

    @ParameterizedTest
    @CsvSource({"Fuseki,", "Oxigraph,", "Oxigraph,none"})
    void articlesAndDecisionsAreReplacedLikeInTdb2(String name, String graphs) throws Exception {
        try (SparqlEngine engine = engine(name);
                ClaimStore remote = connect(engine, RemoteAddress.GRAPHS, graphs);
                ClaimStore local = ClaimStore.inMemory(Iris.local())) {
            for (ClaimStore store : List.of(local, remote)) {
                fill(store);
            }
            assertThat(quads(remote)).isEqualTo(quads(local));
            assertThat(remote.stats().quads()).isEqualTo(local.stats().quads());
            assertThat(remote.stats().instances()).isEqualTo(local.stats().instances());

            long version = remote.version();
            Replaced again = remote.replace(Fixture.readings().stream());
            assertThat(again.changed()).isZero();
            assertThat(remote.version()).isEqualTo(version);
            assertThat(remote.describe()).isFalse();

            ArticleClaims whole = Fixture.readings().get(0);
            ArticleClaims less = new ArticleClaims(whole.article(), whole.claims().subList(0, 1));
            Replaced here = local.replace(Stream.of(less));
            Replaced there = remote.replace(Stream.of(less));
            assertThat(there.changed()).isEqualTo(1).isEqualTo(here.changed());
            assertThat(there.quadsAdded()).isEqualTo(here.quadsAdded());
            assertThat(there.quadsRemoved()).isEqualTo(here.quadsRemoved());
            assertThat(remote.version()).isNotEqualTo(version);
            assertThat(quads(remote)).isEqualTo(quads(local));

            String claim = remote.queries(LIMITS)
                    .select("SELECT ?c { ?c a <https://w3id.org/riposte#Accusation> } ORDER BY ?c", row -> row.get("c").getURI())
                    .get(0);
            for (ClaimStore store : List.of(local, remote)) {
                ReviewedClaim reviewed = store.reviewed(claim).orElseThrow();
                Decision no = reviewed.decide(DecisionKind.REJECT, "Ada", Instant.parse("2026-03-01T12:00:00Z"), "as I read it");
                assertThat(store.decide(List.of(no)).added()).isEqualTo(1);
                assertThat(store.decisions()).hasSize(1);
                assertThat(store.reviewed(claim).orElseThrow().status().shown()).isFalse();
                store.describe();
            }
            assertThat(quads(remote)).isEqualTo(quads(local));

            String article = Iris.local().article(Fixture.readings().get(1).article());
            assertThat(remote.remove(article)).isEqualTo(local.remove(article)).isPositive();
            assertThat(quads(remote)).isEqualTo(quads(local));
            assertThat(remote.version()).isNotEqualTo(version);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fuseki", "Oxigraph"})
    void anEngineMayStopAndComeBack(String name) throws Exception {
        try (SparqlEngine engine = engine(name);
                ClaimStore store = connect(engine)) {
            fill(store);
            try (TestServer server = TestServer.start(folder.resolve("beside-" + name), "--riposte.remote=" + engine.address())) {
                String query = "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Fo%20%7D";
                assertThat(server.get(query).statusCode()).isEqualTo(200);
                String home = server.get("/").body();
                engine.stop();
                assertThat(fault(() -> store.queries(LIMITS).ask("ASK { ?s ?p ?o }", Map.of())).fault()).isEqualTo(Fault.UNREACHABLE);
                assertThat(server.get(query).statusCode()).isEqualTo(503);
                assertThat(server.get(query).body()).contains("The store cannot be reached").doesNotContain(engine.address());
                assertThat(server.get("/").body()).isEqualTo(home);
                assertThat(server.get("/health").statusCode()).isEqualTo(503);

                ArticleClaims whole = Fixture.readings().get(0);
                CompletableFuture<Replaced> waiting = CompletableFuture.supplyAsync(
                        () -> store.replace(Stream.of(new ArticleClaims(whole.article(), List.of()))));
                engine.start();
                // What could not be looked up in the outage is done when it is asked for again.
                Replaced replaced = waiting.handle((done, failure) -> done != null
                                ? done
                                : store.replace(Stream.of(new ArticleClaims(whole.article(), List.of()))))
                        .get(60, TimeUnit.SECONDS);
                assertThat(replaced.changed()).isEqualTo(1);
                assertThat(server.get(query).statusCode()).isEqualTo(200);
                assertThat(server.get("/health").statusCode()).isEqualTo(200);
                // The server sees what was written past it.
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (server.get("/").body().equals(home) && System.nanoTime() < end) {
                    Thread.sleep(200);
                }
                assertThat(server.get("/").body()).isNotEqualTo(home);
            }
        }
    }

    @Test
    void passwords() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "writer: right\n");
        try (SparqlEngine engine = SparqlEngine.Fuseki.started(passwords, true)) {
            RemoteException none = fault(() -> connect(engine));
            assertThat(none.fault()).isEqualTo(Fault.NO_ACCESS);
            assertThat(none).hasMessageContaining("give RIPOSTE_STORE_USER and RIPOSTE_STORE_PASSWORD");
            RemoteException wrong = fault(() -> connect(engine, RemoteAddress.USER, "writer", RemoteAddress.PASSWORD, "wrong"));
            assertThat(wrong.fault()).isEqualTo(Fault.NO_ACCESS);
            assertThat(wrong).hasMessageContaining("does not take the user and password").hasMessageNotContaining("wrong");
            RemoteException token = fault(() -> connect(engine, RemoteAddress.BEARER, "some-token"));
            assertThat(token).hasMessageContaining("RIPOSTE_STORE_BEARER").hasMessageNotContaining("some-token");
            try (ClaimStore store = connect(engine, RemoteAddress.USER, "writer", RemoteAddress.PASSWORD, "right")) {
                fill(store);
                assertThat(store.stats().quads()).isPositive();
            }
            try (TestServer server = TestServer.start(
                    folder.resolve("beside-password"),
                    "--riposte.remote=" + engine.address(), "--RIPOSTE_STORE_USER=writer", "--RIPOSTE_STORE_PASSWORD=right")) {
                assertThat(server.get("/claims").body()).contains("Ardenia");
            }
        }
    }

    @Test
    void anEngineThatIsOnlyReadIsServed() throws Exception {
        var data = DatabaseMgr.createDatasetGraph();
        try (SparqlEngine.Fuseki writable = SparqlEngine.Fuseki.started(data, null, true);
                ClaimStore store = connect(writable)) {
            fill(store);
        }
        try (SparqlEngine.Fuseki engine = SparqlEngine.Fuseki.started(data, null, false);
                ClaimStore store = connect(engine);
                TestServer server = TestServer.start(
                        folder.resolve("beside-read"), "--riposte.remote=" + engine.address(), "--riposte.token=secret",
                        "--riposte.query-timeout=5s", "--riposte.max-triples=10")) {
            assertThat(fault(() -> store.replace(Fixture.readings().stream().limit(1).map(whole -> new ArticleClaims(whole.article(), List.of()))))
                            .fault())
                    .isIn(Fault.NO_ACCESS, Fault.NO_ENDPOINT);
            assertThat(fault(() -> connect(engine, RemoteAddress.GRAPHS, "none", RemoteAddress.UPDATE, "none")
                            .replace(Fixture.readings().stream().limit(1).map(whole -> new ArticleClaims(whole.article(), List.of())))))
                    .hasMessageContaining("only read here");
            assertThat(server.get("/claims").body()).contains("Ardenia");

            // The endpoint keeps its rules whatever carries the store.
            assertThat(ask(server, "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }").statusCode()).isEqualTo(403);
            assertThat(ask(server, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").statusCode()).isEqualTo(422);
            assertThat(ask(server, "SELECT * { ?s a ?o } LIMIT 3").statusCode()).isEqualTo(200);
            assertThat(server.send("POST", "/update", "CLEAR ALL", "Content-Type", "application/sparql-update", "Authorization", "Bearer secret")
                            .body())
                    .contains("carried by another engine");
            assertThat(server.get("/changes").statusCode()).isNotEqualTo(200);
            // Last, since the engine may be at it for a while.
            assertThat(ask(server, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }").statusCode()).isEqualTo(503);
        }
    }

    private static HttpResponse<String> ask(TestServer server, String query) {
        return server.send("POST", "/sparql", query, "Content-Type", "application/sparql-query");
    }

    @Test
    void whatIsNoEngineIsToldInOneLine() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("other"))) {
            RemoteException page = fault(() -> ClaimStore.connect(RemoteAddress.of(server.uri("/claims").toString(), n -> null), Iris.local(), null));
            assertThat(page.fault()).isEqualTo(Fault.NO_ENDPOINT);
        }
        try (ServerSocket silent = new ServerSocket(0)) {
            RemoteException late = fault(() -> ClaimStore.connect(
                    RemoteAddress.of("http://localhost:" + silent.getLocalPort(), n -> n.equals(RemoteAddress.PATIENCE) ? "1" : null),
                    Iris.local(),
                    null));
            assertThat(late.fault()).isEqualTo(Fault.SILENT);
            assertThat(late).hasMessageContaining("RIPOSTE_STORE_TIMEOUT");
        }
        try (SparqlEngine engine = engine("Fuseki");
                ClaimStore store = connect(engine)) {
            fill(store);
            StoreException base = catchThrowableOfType(
                    StoreException.class,
                    () -> ClaimStore.connect(RemoteAddress.of(engine.address(), n -> null), new Iris("https://other.example/"), null));
            assertThat(base).hasMessageContaining("has IRIs below http://localhost:8080/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:word@localhost/ds", "http:///ds", "http://localhost/ds?x=1", "http://local host/"})
    void addressesThatAreNone(String address) {
        StoreException fault = catchThrowableOfType(StoreException.class, () -> RemoteAddress.of(address, name -> null));
        assertThat(fault.getMessage().lines()).hasSize(1);
        assertThat(fault).hasMessageNotContaining("word@");
    }

    @Test
    void aHalfOfCredentialsIsNone() {
        StoreException fault = catchThrowableOfType(
                StoreException.class,
                () -> RemoteAddress.of("http://localhost/ds", name -> name.equals(RemoteAddress.USER) ? "me" : null));
        assertThat(fault).hasMessageContaining("RIPOSTE_STORE_PASSWORD");
    }
}
