package riposte.web.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** What monitors and load balancers are told. */
class HealthTest {

    private static final String HEAVY = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B"
            + "%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%20.%20%3Fg%20%3Fh%20%3Fi%7D";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        // Less than a query may take: a probe that waits for one is too late.
        server = TestServer.start(
                directory.resolve("store"), "--riposte.health-timeout=2s", "--riposte.query-timeout=3s", "--riposte.max-parallel-queries=2");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void aServerThatWorksIsUp(String address) {
        HttpResponse<String> response = server.get(address);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}\n");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(server.send("HEAD", address, "").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingElseOfAMonitorAnswers() {
        for (String address : List.of("/metrics", "/actuator", "/health/store", "/health/", "/env", "/heapdump")) {
            assertThat(server.get(address).statusCode()).as(address).isEqualTo(404);
        }
    }

    @Test
    void notReadyWhileItStops() {
        try {
            AvailabilityChangeEvent.publish(server.context(), ReadinessState.REFUSING_TRAFFIC);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health").body()).contains("\"DOWN\"", "starting or stopping");
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(server.context(), ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void queriesDoNotBlockIt() {
        server.context().getBean(ClaimStore.class).refresh(Fixture.catalog());
        List<CompletableFuture<Integer>> queries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> server.get(HEAVY).statusCode(), task -> new Thread(task).start()))
                .toList();
        int asked = 0;
        while (queries.stream().anyMatch(query -> !query.isDone())) {
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
            asked++;
        }
        assertThat(queries).extracting(CompletableFuture::join).contains(503);
        assertThat(asked).isGreaterThan(10);
    }

    /** As while the samples are read. */
    @Test
    void readyWhileSomebodyWrites() throws Exception {
        DatasetGraph dataset = server.context().getBean(DatasetGraph.class);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Thread writer = new Thread(() -> Txn.executeWrite(dataset, () -> {
            writing.countDown();
            await(asked);
        }));
        writer.start();
        try {
            assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        } finally {
            asked.countDown();
            writer.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void notReadyWhenTheStoreIsClosed() {
        ClaimStore store = ClaimStore.open(directory.resolve("another"), Iris.local());
        StoreProbe probe = new StoreProbe(store, Duration.ofSeconds(10));
        assertThat(probe.answers()).isTrue();
        store.close();
        assertThat(probe.answers()).isFalse();
    }

    @Test
    void notReadyWhenTheStoreDoesNotAnswerInTime() throws Exception {
        try (ClaimStore store = ClaimStore.open(directory.resolve("held"), Iris.local())) {
            StoreProbe probe = new StoreProbe(store, Duration.ofSeconds(1));
            assertThat(probe.answers()).isTrue();
            TransactionCoordinator transactions = TDBInternal.getDatasetGraphTDB(store.dataset())
                    .getTxnSystem()
                    .getTxnMgr();
            transactions.startExclusiveMode();
            long begun = System.nanoTime();
            try {
                assertThat(probe.answers()).isFalse();
                assertThat(probe.answers()).isFalse();
                assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(5);
            } finally {
                transactions.finishExclusiveMode();
            }
            assertThat(probe.answers()).isTrue();
            probe.close();
        }
    }
}
