package riposte.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.GraphIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** New claims at a receiver's: signed, in order, once, and again after it failed. */
class WebhookTest {

    private static final byte[] KEY = "thirty-two bytes for a signature".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    private static final String SIGNED = "--riposte.webhook.secret=" + SECRET;

    private record Message(Headers headers, String body) {}

    @TempDir
    Path directory;

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            messages.add(new Message(exchange.getRequestHeaders(), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private TestServer server(String... more) {
        return TestServer.start(directory.resolve("store"), Stream.concat(
                        Stream.of(
                                "--riposte.token=open-sesame", "--riposte.webhook.every=200ms",
                                "--riposte.webhook.addresses=http://localhost:" + receiver.getAddress().getPort() + "/hook"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode state(TestServer server) {
        JsonNode all = JsonMapper.shared().readTree(server.get("/webhooks", "Authorization", "Bearer open-sesame").body());
        return all.get("webhooks").valueStream().findFirst().orElseThrow();
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static List<String> claims(Message message) {
        return JsonMapper.shared().readTree(message.body).get("data").get("claims").valueStream()
                .map(claim -> claim.get("id").asString())
                .toList();
    }

    @Test
    void newClaimsAreSentOnceAndAgainAfterAFailure() throws Exception {
        failures.set(1);
        try (TestServer server = server(SIGNED, "--riposte.webhook.inner=true")) {
            Fixture.load(server);
            await(() -> messages.size() == 1);
            await(() -> state(server).get("failures").asInt() == 1);
            assertThat(state(server).get("error").asString()).isEqualTo("it answered 500");
            await(() -> messages.size() == 2);
            await(() -> state(server).get("failures").asInt() == 0);
        }
        assertThat(claims(messages.get(1))).containsExactly(
                "aaaa000000000001", "aaaa000000000002", "aaaa000000000003", "bbbb000000000001", "cccc000000000001");
        assertThat(messages.get(1).body).isEqualTo(messages.get(0).body).contains("\"type\":\"claims.new\"", "\"rejected_by\"");
        assertThat(messages.get(1).headers.getFirst("webhook-id")).isEqualTo(messages.get(0).headers.getFirst("webhook-id"));
        for (Message message : messages) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            String signed = message.headers.getFirst("webhook-id") + "." + message.headers.getFirst("webhook-timestamp") + "." + message.body;
            assertThat(message.headers.getFirst("webhook-signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        }

        // What was sent is remembered; what is gone and comes back is no news.
        try (TestServer server = server(SIGNED, "--riposte.webhook.inner=true")) {
            ClaimStore store = server.context().getBean(ClaimStore.class);
            store.replace(Fixture.readings().stream(), "2", 0.95);
            server.context().getBean(GraphIndex.class).refresh();
            store.replace(Fixture.readings().stream(), "2", 0);
            server.context().getBean(GraphIndex.class).refresh();
            Thread.sleep(4_000);
            assertThat(messages).hasSize(2);
        }
    }

    @Test
    void addressesInsideAreRefused() throws Exception {
        try (TestServer server = server(SIGNED)) {
            Fixture.load(server);
            await(() -> state(server).get("failures").asInt() == 1);

            assertThat(state(server).get("error").asString()).contains("leads to");
            assertThat(messages).isEmpty();
            assertThat(server.get("/webhooks").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void nothingIsSentUnsigned() {
        assertThatThrownBy(() -> server()).hasStackTraceContaining("riposte.webhook.secret is missing");
        assertThatThrownBy(() -> server(SIGNED + "!")).hasStackTraceContaining("must be Base64");
    }
}
