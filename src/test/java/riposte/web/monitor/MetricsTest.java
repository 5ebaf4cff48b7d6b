package riposte.web.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** What Prometheus is told by the running application. */
class MetricsTest {

    private static final String PRODUCT = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            Fixture.load(store);
        }
        server = TestServer.start(
                directory, "--riposte.metrics=true", "--riposte.query-timeout=3s", "--riposte.max-result=20KB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int query(String query) {
        return server.get("/sparql?query=" + URLEncoder.encode(query, UTF_8)).statusCode();
    }

    private static double value(String sample) {
        Matcher line = Pattern.compile("^" + Pattern.quote(sample) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(server.get("/metrics").body());
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }

    private static double queries(String outcome) {
        return value("riposte_queries_seconds_count{outcome=\"" + outcome + "\"}");
    }

    @Test
    void countsQueriesByWhatBecameOfThem() {
        double answered = queries("answered");
        double timedOut = queries("timed_out");
        double tooLarge = queries("too_large");
        double clientFault = queries("client_fault");
        assertThat(query("ASK {}")).isEqualTo(200);
        assertThat(query("SELECT ?s { ?s ?p ?o } LIMIT 1")).isEqualTo(200);
        assertThat(query("SELECT (COUNT(*) AS ?n) " + PRODUCT)).isEqualTo(503);
        assertThat(query("SELECT * { ?a ?b ?c } LIMIT 2000")).isEqualTo(422);
        assertThat(query("this is no query")).isEqualTo(400);
        assertThat(queries("answered") - answered).isEqualTo(2);
        assertThat(queries("timed_out") - timedOut).isEqualTo(1);
        assertThat(queries("too_large") - tooLarge).isEqualTo(1);
        assertThat(queries("client_fault") - clientFault).isEqualTo(1);
        assertThat(queries("failed")).isZero();
        // The one that ran out of time took longer than 300 ms, and counts only from the next bound on.
        assertThat(value("riposte_queries_seconds_bucket{outcome=\"timed_out\",le=\"0.3\"}")).isZero();
        assertThat(value("riposte_queries_seconds_bucket{outcome=\"timed_out\",le=\"+Inf\"}")).isEqualTo(timedOut + 1);
        assertThat(value("riposte_queries_running")).isZero();
        assertThat(value("riposte_queries_waiting")).isZero();
    }

    @Test
    void tellsWhatTheGraphHolds() throws InterruptedException {
        // Counted in the background, since the start.
        for (int i = 0; i < 200 && Double.isNaN(value("riposte_store_quads")); i++) {
            Thread.sleep(50);
        }
        ClaimStore store = server.context().getBean(ClaimStore.class);
        assertThat(value("riposte_store_quads")).isEqualTo(store.stats().quads()).isPositive();
        assertThat(value("riposte_store_size_bytes")).isPositive();
        assertThat(value("riposte_articles")).isEqualTo(Fixture.readings().size());
        long accusations = Fixture.readings().stream()
                .filter(reading -> reading.article().lang().equals("en"))
                .flatMap(reading -> reading.claims().stream())
                .filter(claim -> claim.type().name().equals("ACCUSATION"))
                .count();
        assertThat(value("riposte_claims{language=\"en\",type=\"Accusation\"}"))
                .isEqualTo(accusations)
                .isPositive();
    }

    @Test
    void tellsOfTheJvm() {
        assertThat(server.get("/metrics").body())
                .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_uptime_seconds ")
                .contains("jvm_gc_", "process_files_open_files ", "system_cpu_count ");
    }

    @Test
    void speaksBothTextFormats() {
        HttpResponse<String> plain = server.get("/metrics", "Accept", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain;version=0.0.4");
        assertThat(plain.body()).contains("# TYPE riposte_queries_seconds histogram").doesNotContain("# EOF");
        HttpResponse<String> open =
                server.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertThat(open.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }
}
