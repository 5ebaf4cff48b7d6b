package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes no more: one line names it, and the store is whole afterwards. The limits of a process stand for a full
 * disk, since they make the same writes fail; {@code src/test/fault} fills a real one.
 */
class DiskTest {

    /** In KB: room for the first segment of TDB2's files, of 8 MB each, and for little of the nodes beyond it. */
    private static final String SMALL_FILES = "-f 9000";

    private static final int ARTICLES = 1200;

    @TempDir
    static Path folder;

    /** Articles whose headlines together are larger than a file may be. */
    private static Path articles;

    @BeforeAll
    static void write() throws IOException {
        assumeTrue(Program.canBeLimited());
        articles = folder.resolve("articles.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(articles)) {
            for (int i = 0; i < ARTICLES; i++) {
                out.write("{\"id\":\"a%d\",\"lang\":\"en\",\"url\":\"https://news.example.org/%d\",\"title\":\"%s\",\"text\":\"%s\"}\n"
                        .formatted(i, i, ("Fair weather in town " + i + " ").repeat(375), "Nobody said much about it. ".repeat(9)));
            }
        }
    }

    @Test
    void aWriteThatFailsHalfwayLeavesWholeBatchesAndCopiesThatDoNotFitAreRemoved() throws Exception {
        Path store = folder.resolve("halfway");
        Run limited = new Program().limited(SMALL_FILES).run("ingest", "--store", store.toString(), articles.toString());
        assertNamed(limited, store);

        long kept = articlesIn(store);
        assertThat(kept).isPositive().isLessThan(ARTICLES);
        Run again = Run.of("ingest", "--store", store.toString(), articles.toString());
        assertThat(again.out()).as(again.err()).contains("; " + (ARTICLES - kept) + " articles new or changed");
        assertCopiesThatDoNotFitAreRemoved(store);
        assertThat(articlesIn(store)).isEqualTo(ARTICLES);
    }

    @Test
    void aStoreThatCannotBeMadeIsMadeOnceThereIsRoom() throws Exception {
        Path small = folder.resolve("small");
        assertNamed(new Program().limited("-f 1000").run("ingest", "--store", small.toString(), articles.toString()), small);
        // The class path alone holds more than a hundred files open.
        Path few = folder.resolve("few");
        int libraries = System.getProperty("java.class.path").split(":").length;
        assertNamed(new Program().limited("-n " + (libraries + 30)).run("ingest", "--store", few.toString(), articles.toString()), few);
        for (Path store : new Path[] {small, few}) {
            Run run = Run.of("ingest", "--store", store.toString(), "samples/patch-advisory-en.html");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(articlesIn(store)).isEqualTo(1);
        }
    }

    /** The first pages of an index fit, the next do not. */
    @Test
    void aRestoreThatDoesNotFitEndsAndLeavesNothing() throws Exception {
        Path backup = folder.resolve("large.nq");
        try (var writer = Files.newBufferedWriter(backup)) {
            for (int i = 0; i < 250_000; i++) {
                writer.write("<http://e/s%d> <http://e/p> \"%d\" <http://e/g%d> .%n".formatted(i, i, i % 100));
            }
        }
        Path store = folder.resolve("restored");
        assertNamed(new Program().limited("-f 9000").run("restore", backup.toString(), "--store", store.toString()), store);
        assertThat(store).doesNotExist();
        Run again = Run.of("restore", backup.toString(), "--store", store.toString());
        assertThat(again.out()).as(again.err()).contains("250000 quads");
    }

    private static void assertCopiesThatDoNotFitAreRemoved(Path store) throws Exception {
        for (String command : new String[] {"backup", "export"}) {
            Path copies = Files.createDirectory(folder.resolve(command));
            Path copy = copies.resolve("copy.nq");
            String[] arguments = command.equals("backup")
                    ? new String[] {"backup", "--store", store.toString(), copy.toString()}
                    : new String[] {"export", "--store", store.toString(), "-o", copy.toString()};
            assertNamed(new Program().limited(SMALL_FILES).run(arguments), copy);
            try (var left = Files.list(copies)) {
                assertThat(left).isEmpty();
            }
        }
        assertNamed(new Program().limited(SMALL_FILES).run("compact", "--store", store.toString()), store);
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        Path store = Files.createDirectory(folder.resolve("read-only"));
        assertThat(store.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(store), "root may write everywhere");

        Run run = Run.of("ingest", "--store", store.toString(), "samples/patch-advisory-en.html");

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).singleElement().asString().contains(store.toString()).contains("read-only");
    }

    @Test
    void aServerAnswers507AndGoesOn() throws Exception {
        Path store = folder.resolve("served");
        String last;
        Process server = new Program().limited(SMALL_FILES)
                .start("serve", "--port", "0", "--no-samples", "--update-token", "t", "--store", store.toString());
        try (BufferedReader news = new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = news.readLine();
            while (!line.startsWith("http://")) {
                line = news.readLine();
            }
            String address = line.substring(0, line.indexOf(' '));
            assertThat(put(address, "first", "small").statusCode()).isBetween(200, 204);

            HttpResponse<String> tooLarge = put(address, "large", "much ".repeat(2_000_000));
            assertThat(tooLarge.statusCode()).as(tooLarge.body()).isEqualTo(507);
            assertThat(tooLarge.body()).contains("disk of temporary files").hasLineCount(1);

            HttpResponse<String> refused = tooLarge;
            int taken = 0;
            for (int status = 201; status != 507; taken++) {
                refused = put(address, "part" + taken, taken + " more".repeat(180_000));
                status = refused.statusCode();
                assertThat(status).as(refused.body()).isIn(201, 507);
            }
            assertThat(taken).isGreaterThan(1);
            assertThat(refused.body()).contains(store.toString()).contains("disk").hasLineCount(1);

            HttpResponse<String> update = send(
                    address + "update",
                    "POST",
                    "application/sparql-update",
                    "INSERT DATA { GRAPH <urn:large> { <urn:s> <urn:p> \"" + "else ".repeat(180_000) + "\" } }");
            assertThat(update.statusCode()).as(update.body()).isEqualTo(507);
            last = "part" + (taken - 1);

            assertThat(put(address, "last", "small again").statusCode()).isBetween(200, 204);
        } finally {
            server.destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(graphs(store)).contains("urn:first", "urn:part0", "urn:last").doesNotContain("urn:large", "urn:" + last);
    }

    private static HttpResponse<String> put(String address, String graph, String text) throws Exception {
        return send(address + "data?graph=urn:" + graph, "PUT", "text/turtle", "<urn:s> <urn:p> \"" + text + "\" .");
    }

    private static HttpResponse<String> send(String address, String method, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", type)
                .header("Authorization", "Bearer t")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static void assertNamed(Run run, Path place) {
        assertThat(run.code()).as(run.err()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).as(run.err()).hasSize(1);
        assertThat(run.err()).startsWith("riposte: ").contains(place.toString()).contains("disk");
    }

    private static DatasetGraph read(Path store) {
        Run export = Run.of("export", "--store", store.toString(), "--format", "nquads");
        assertThat(export.code()).as(export.err()).isZero();
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.fromString(export.out(), Lang.NQUADS).parse(read);
        return read;
    }

    private static long articlesIn(Path store) {
        return graphs(store).stream().filter(name -> name.contains("/article/")).count();
    }

    private static List<String> graphs(Path store) {
        List<String> names = new ArrayList<>();
        read(store).listGraphNodes().forEachRemaining(node -> names.add(node.getURI()));
        return names;
    }
}
