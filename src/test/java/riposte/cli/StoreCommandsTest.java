package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain: articles into a store, and out of it by every command and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreCommandsTest {

    private static final String[] ARTICLES = {
        "samples/sony-2014-en.txt", "samples/solarwinds-2021-sanctions-en.html", "samples/patch-advisory-en.html"
    };

    @TempDir
    static Path folder;

    private Path store;
    private Run ingested;

    @BeforeAll
    void ingest() {
        store = folder.resolve("store");
        ingested = run("ingest", ARTICLES);
    }

    @Test
    void ingestSaysWhatItDid() {
        assertThat(ingested.code()).as(ingested.err()).isZero();
        assertThat(ingested.err()).isEmpty();
        assertThat(ingested.lines())
                .hasSize(1)
                .allMatch(line -> line.matches("3 articles read, 0 skipped, 0 failed, [1-9]\\d* claims found, \\d+ less sure ones hidden; 3 .*"));
    }

    @Test
    void claimsOnlyKeepsArticlesWithAClaimThatIsShown() {
        Path other = folder.resolve("claims-only");
        String[] args = {"ingest", "--store", other.toString(), "--claims-only", "--min-confidence", "0.99"};
        Run none = Run.of(Stream.of(Stream.of(args), Stream.of(ARTICLES)).flatMap(s -> s).toArray(String[]::new));
        assertThat(none.out()).matches("3 articles read, 0 skipped, 0 failed, 0 claims found, 0 less sure ones hidden; 0 .*\n");

        args[5] = "0.63";
        Run some = Run.of(Stream.of(Stream.of(args), Stream.of(ARTICLES)).flatMap(s -> s).toArray(String[]::new));
        assertThat(some.out()).matches("3 articles read, 0 skipped, 0 failed, [1-9]\\d* claims found, .*; [12] .*\n");
    }

    @Test
    void theSameAgainChangesNotOneQuad() throws IOException {
        List<String> before = quads("before.nq");
        Run again = run("ingest", ARTICLES);

        assertThat(again.out()).contains("; 0 articles new or changed");
        assertThat(quads("after.nq")).isEqualTo(before).isNotEmpty();
    }

    @Test
    void aBadInputAmongGoodOnesIsNamed() {
        Run run = run("ingest", "samples/patch-advisory-en.html", folder.resolve("missing.html").toString());

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.out()).startsWith("1 articles read, 0 skipped, 1 failed, 0 claims found");
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("missing.html"));
    }

    @Test
    void whatIsStoredConformsToTheShapes() {
        Run run = run("validate");

        assertThat(run.out()).isEqualTo("conforms\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void queriesRunByNameAndFromFiles() throws IOException {
        assertThat(Run.of("query").lines()).anyMatch(line -> line.startsWith("who-accuses-whom "));
        assertThat(run("query", "who-accuses-whom").out()).contains("United States", "Russia");

        Path file = folder.resolve("mine.rq");
        Files.writeString(file, "PREFIX rip: <https://w3id.org/riposte#> SELECT (COUNT(*) AS ?n) { ?a a rip:Article }");
        assertThat(run("query", "--format", "csv", file.toString()).out()).isEqualToNormalizingNewlines("n\n3\n");

        Files.writeString(file, "PREFIX rip: <https://w3id.org/riposte#> ASK { ?a a rip:Denial }");
        assertThat(run("query", file.toString()).out()).isEqualTo("yes\n");

        Files.writeString(file, "CONSTRUCT { ?s a ?t } { ?s a ?t } LIMIT 3");
        assertThat(run("query", "--format", "ntriples", file.toString()).lines()).hasSize(3);
    }

    @Test
    void aBadQueryIsSaidWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.rq"), "SELECT * {\n ?s ?p }");
        Run run = run("query", file.toString());
        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("line 2"));

        assertThat(run("query", "no-such-query").code()).isEqualTo(Riposte.USAGE);
        assertThat(run("query", folder.resolve("none.rq").toString()).complaints())
                .hasSize(1)
                .allMatch(line -> line.contains("no such file"));
    }

    @Test
    void anExportHoldsWhatTheStoreHolds() {
        Path trig = folder.resolve("graph.trig.gz");
        Path nquads = folder.resolve("graph.nq");
        assertThat(run("export", "-o", trig.toString()).code()).isZero();
        assertThat(run("export", "-o", nquads.toString()).code()).isZero();

        assertThat(IsoMatcher.isomorphic(read(trig), read(nquads))).isTrue();
        assertThat(Files.exists(folder.resolve("graph.nq.partial"))).isFalse();
        assertThat(run("export", "--format", "nquads").lines()).hasSameSizeAs(lines(nquads));
    }

    @Test
    void anExportThatCannotBeWrittenIsSaid() {
        Run run = run("export", "-o", folder.resolve("no/such/folder/graph.nq").toString());

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).hasSize(1);
    }

    @Test
    void aBackupIsNewAndWhole() {
        Path file = folder.resolve("backup.nq.gz");
        assertThat(run("backup", file.toString()).code()).isZero();
        assertThat(run("export", "--format", "nquads", "--status", "all", "--with-text").lines())
                .hasSize((int) read(file).stream().count());

        Run again = run("backup", file.toString());
        assertThat(again.code()).isEqualTo(Riposte.FAILED);
        assertThat(again.complaints()).hasSize(1).allMatch(line -> line.contains("backup.nq.gz"));
    }

    @Test
    void compactionLosesNothing() throws IOException {
        List<String> before = quads("before-compaction.nq");
        assertThat(run("compact").code()).isZero();
        assertThat(quads("after-compaction.nq")).isEqualTo(before);
    }

    @Test
    void aStoreThatIsNotThereIsSaid() {
        for (String command : List.of("query", "export", "validate", "compact")) {
            List<String> args = new ArrayList<>(List.of(command, "--store", folder.resolve("none").toString()));
            if (command.equals("query")) {
                args.add("newest-claims");
            }
            Run run = Run.of(args.toArray(String[]::new));
            assertThat(run.code()).isEqualTo(Riposte.FAILED);
            assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("there is no store in"));
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aFolderWithOtherFilesIsNoStore() {
        Run run = Run.of("ingest", "--store", "samples", ARTICLES[2]);

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("--store"));
    }

    @Test
    void aCatalogueMayBeThereBeforeTheStore() throws IOException {
        Path early = folder.resolve("early");
        Files.createDirectories(early.resolve("catalog"));

        assertThat(Run.of(with("ingest", early, ARTICLES[2])).code()).isZero();
    }

    @Test
    void endingInTheMiddleHarmsNothing() throws Exception {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            corpus.append("{\"id\": \"a").append(i).append("\", \"lang\": \"en\", \"text\": \"The harbour fair number ")
                    .append(i)
                    .append(" opened on Monday, and the weather stayed fine until the evening.\"}\n");
        }
        Path file = Files.writeString(folder.resolve("fairs.jsonl"), corpus);
        Path half = folder.resolve("half");
        Process ingest = java(with("ingest", half, file.toString()));
        while (ingest.isAlive() && !Files.isDirectory(half.resolve("Data-0001"))) {
            Thread.sleep(20);
        }
        Thread.sleep(1500);
        // What Ctrl-C does too: the JVM's shutdown hooks run.
        ingest.toHandle().destroy();
        assertThat(ingest.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(new String(ingest.getErrorStream().readAllBytes())).doesNotContain("Exception");

        assertThat(Run.of(with("validate", half)).out()).isEqualTo("conforms\n");
        assertThat(Run.of(with("ingest", half, ARTICLES)).code()).isZero();
    }

    @Test
    void aServerAnswersFromTheStoreAndKeepsOthersOut() throws Exception {
        Path copy = folder.resolve("served");
        assertThat(Run.of(with("ingest", copy, ARTICLES)).code()).isZero();
        Process server = serve("--port", "0", "--store", copy.toString());
        try {
            String address = address(server);
            String query = "sparql?query=PREFIX%20rip%3A%20%3Chttps%3A%2F%2Fw3id.org%2Friposte%23%3E%20"
                    + "SELECT%20%3Fn%20%7B%20%3Fc%20a%20rip%3ASanction%20%3B%20rip%3AspeakerPrincipal%20%3Fn%20%7D";
            HttpResponse<String> rows = get(address + query, "application/sparql-results+json");
            assertThat(rows.statusCode()).isEqualTo(200);
            assertThat(rows.body()).contains("http://localhost:8080/actor/united-states");

            HttpResponse<String> page = get(address + "export?format=jsonld", "*/*");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("application/ld+json");
            Path jsonld = Files.writeString(folder.resolve("page.jsonld"), page.body());
            Path nquads = folder.resolve("page.nq");

            Run locked = Run.of(with("export", copy, "-o", nquads.toString()));
            assertThat(locked.code()).isEqualTo(Riposte.FAILED);
            assertThat(locked.complaints()).hasSize(1).allMatch(line -> line.contains("in use by another process"));

            server.destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Run.of(with("export", copy, "-o", nquads.toString())).code()).isZero();
            assertThat(IsoMatcher.isomorphic(read(jsonld), read(nquads))).isTrue();
            assertThat(Run.of(with("ingest", copy, ARTICLES)).out()).contains("; 0 articles new or changed");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void serveTakesEverySettingOfTheWebApplication() throws Exception {
        Process server = serve(
                "--port", "0", "--store", folder.resolve("set").toString(), "--no-samples",
                "--riposte.cors-origins=https://page.example");
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address(server) + "sparql?query=ASK%7B%7D"))
                    .header("Origin", "https://page.example")
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .contains("https://page.example");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process server = serve(
                    "--port", "" + taken.getLocalPort(), "--store", folder.resolve("unused").toString(), "--no-samples");
            String err = new String(server.getErrorStream().readAllBytes());
            String out = new String(server.getInputStream().readAllBytes());

            assertThat(server.waitFor()).isEqualTo(Riposte.FAILED);
            assertThat(err.lines().toList()).hasSize(1);
            assertThat(err).contains("port " + taken.getLocalPort() + " is in use", "--port");
            assertThat(out).isEmpty();
        }
    }

    @Test
    void aWrongSettingIsOneLine() throws Exception {
        Process server = serve(
                "--port", "0", "--store", folder.resolve("unused").toString(), "--no-samples", "--riposte.query-timeout=soon");
        String err = new String(server.getErrorStream().readAllBytes());

        assertThat(server.waitFor()).isEqualTo(Riposte.FAILED);
        assertThat(err.lines().toList()).hasSize(1);
        assertThat(err).contains("riposte.query-timeout", "'soon'");
    }

    private Run run(String command, String... args) {
        return Run.of(with(command, store, args));
    }

    private static String[] with(String command, Path store, String... args) {
        return Stream.concat(Stream.of(command, "--store", store.toString()), Stream.of(args))
                .toArray(String[]::new);
    }

    private List<String> quads(String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(run("export", "-o", file.toString()).code()).isZero();
        return Files.readAllLines(file).stream().sorted().toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatasetGraph read(Path file) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        // By stream: a server in this process has switched off that Jena opens files by name.
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            RDFParser.source(in).lang(RDFLanguages.filenameToLang(file.toString())).parse(dataset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dataset;
    }

    private static Process serve(String... args) throws IOException {
        return java(Stream.concat(Stream.of("serve"), Stream.of(args)).toArray(String[]::new));
    }

    private static Process java(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "riposte.cli.Riposte"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    /** The address that a server prints when it listens. */
    private static String address(Process server) throws IOException {
        StringBuilder all = new StringBuilder();
        while (true) {
            String line = server.errorReader().readLine();
            if (line == null) {
                throw new AssertionError("the server ended: " + all);
            }
            all.append(line).append('\n');
            if (line.startsWith("http://")) {
                return line.substring(0, line.indexOf(' '));
            }
        }
    }

    private static HttpResponse<String> get(String address, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
