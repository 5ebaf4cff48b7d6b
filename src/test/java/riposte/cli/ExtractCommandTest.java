package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code article} and {@code extract} over good and bad inputs. */
class ExtractCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GOOD = "samples/sony-2014-en.txt";

    @TempDir
    Path folder;

    @Test
    void articlesArePrintedWithTheirFields() {
        Run run = Run.of("article", "samples/viasat-2022-en.html");

        assertThat(run.code()).isZero();
        JsonNode article = JSON.readTree(run.out());
        assertThat(article.propertyNames())
                .containsExactly("id", "url", "title", "publisher", "published", "modified", "kind", "lang", "text");
        assertThat(article.get("id").asString()).isEqualTo("viasat-2022-en");
        assertThat(article.get("lang").asString()).isEqualTo("en");
        assertThat(article.get("text").asString())
                .startsWith("The European Union on Tuesday accused Russia")
                .doesNotContain("Farmers", "All rights reserved", "A satellite dish");
    }

    @Test
    void whatIsSaidOnTheCommandLineGoesBeforeWhatTheInputSays() {
        Run run = Run.with(
                "Oslo accuses Moscow of hacking its parliament.\n",
                "article",
                "--lang",
                "en",
                "--published",
                "2020-10-13",
                "--url",
                "https://www.example.org/oslo",
                "-");

        JsonNode article = JSON.readTree(run.out());
        assertThat(article.get("published").asString()).isEqualTo("2020-10-13");
        assertThat(article.get("url").asString()).isEqualTo("https://www.example.org/oslo");
    }

    @Test
    void claimsArePrintedOnePerLineWithTrueOffsets() {
        String text = JSON.readTree(Run.of("article", GOOD).out()).get("text").asString();
        Run run = Run.of("extract", "--format", "jsonl", GOOD);

        assertThat(run.code()).isZero();
        assertThat(run.lines()).isNotEmpty().allSatisfy(line -> {
            JsonNode evidence = JSON.readTree(line).get("evidence");
            assertThat(text.substring(
                            evidence.get("start").asInt(), evidence.get("end").asInt()))
                    .isEqualTo(evidence.get("text").asString());
        });
        assertThat(run.lines())
                .anySatisfy(line -> assertThat(line).contains("\"accusation\"", "North Korea", "United States"));
    }

    @Test
    void theOrderAndTheResultDoNotDependOnTheNumberOfJobs() {
        String one = Run.of("extract", "--format", "nquads", "--jobs", "1", "samples").out();
        String many = Run.of("extract", "--format", "nquads", "--jobs", "7", "samples").out();

        assertThat(one).isNotEmpty().isEqualTo(many);
    }

    @Test
    void lowConfidenceIsLeftOut() {
        Run all = Run.of("extract", "--format", "jsonl", "samples");
        List<Double> confidences = all.lines().stream()
                .map(line -> JSON.readTree(line).get("confidence").asDouble())
                .sorted()
                .toList();
        double middle = confidences.get(confidences.size() / 2);
        Run some = Run.of("extract", "--format", "jsonl", "--min-confidence", "" + middle, "samples");

        assertThat(some.lines())
                .hasSize((int) confidences.stream().filter(c -> c >= middle).count());
    }

    @Test
    void eachBadInputIsNamedOnceAndTheRestIsDone() throws IOException {
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(Path.of(GOOD)));
        }
        byte[] page = "<p>padding</p>\n".repeat(3_500_000).getBytes(StandardCharsets.US_ASCII);

        List<String> bad = List.of(
                write("empty.txt", new byte[0]),
                write("binary.html", noise),
                write("large.html", page),
                write("short.html.gz", Arrays.copyOf(packed.toByteArray(), packed.size() / 2)),
                write("broken.jsonl", "{\"id\": \"a\", \"text\": \n".getBytes(StandardCharsets.UTF_8)),
                folder.resolve("missing.txt").toString(),
                "file:///etc/hostname",
                "http://127.0.0.1:9/",
                "http://[::1]:9/");
        List<String> inputs = new ArrayList<>(bad);
        inputs.add(GOOD);
        Run run = Run.of(Stream.concat(Stream.of("extract", "--format", "jsonl"), inputs.stream())
                .toArray(String[]::new));

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.lines()).isNotEmpty().allMatch(line -> line.contains("\"sony-2014-en\""));
        assertThat(run.complaints()).hasSameSizeAs(bad);
        for (int i = 0; i < bad.size(); i++) {
            assertThat(run.complaints().get(i)).startsWith("riposte: " + bad.get(i));
        }
    }

    @Test
    void oneBrokenLineOfACorpusIsNamedWithItsNumber() throws IOException {
        String corpus = write("corpus.jsonl", """
                {"id": "one", "lang": "en", "text": "Estonia accused Russia of hacking its ministries."}
                {"id": "two", "lang": "en", "text":
                {"id": "three", "lang": "en", "text": "Russia denied hacking the ministries of Estonia."}
                """.getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("article", corpus);

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("line 2"));
    }

    @Test
    void deeplyNestedMarkupIsRead() throws IOException {
        String nested = write(
                "nested.html",
                ("<html lang=en><body>" + "<div>".repeat(50_000)
                                + "<p>Estonia accused Russia of hacking the mail servers of its ministries on Monday.</p>"
                                + "</div>".repeat(50_000))
                        .getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("extract", "--format", "jsonl", nested, GOOD);

        assertThat(run.complaints()).hasSizeLessThanOrEqualTo(1);
        assertThat(run.err()).doesNotContain("StackOverflow");
        assertThat(run.lines()).anyMatch(line -> line.contains("\"sony-2014-en\""));
    }

    @Test
    void aWrongCharacterSetIsSeenThrough() throws IOException {
        String text = "Le gouvernement a démenti mardi les accusations portées à l'étranger. Près de la forêt brûlée, "
                + "l'énergie était à l'arrêt depuis août, a déclaré un élu épuisé, déçu de l'intérêt prêté à la côte.";
        String latin = write(
                "latin.html",
                ("<html lang=fr><head><meta charset=utf-8></head><body><article><p>" + text + "</p></article></body></html>")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(JSON.readTree(Run.of("article", latin).out()).get("text").asString())
                .isEqualTo(text);
    }

    @Test
    void aLanguageNobodyReadsIsSkippedAndSaid() {
        Run run = Run.with("Oslo anklager Moskva for hacking av Stortinget.", "extract", "--lang", "nb", "-");

        assertThat(run.code()).isZero();
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("'nb'"));
    }

    @Test
    void redirectsThatNeverEndAreGivenUp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/again");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Run run = Run.of("article", "--allow-private-addresses", address);
            assertThat(run.code()).isEqualTo(Riposte.FAILED);
            assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("redirect"));

            assertThat(Run.of("article", address).complaints())
                    .hasSize(1)
                    .allMatch(line -> line.contains("--allow-private-addresses"));
        } finally {
            server.stop(0);
        }
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }
}
