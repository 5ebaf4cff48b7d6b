package riposte.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.review.ClaimStatus;
import riposte.review.DecisionKind;
import riposte.store.ClaimStore;

/** A store goes into a backup and comes out of it, and from one base of IRIs to another. */
class MovingStoresTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Iris THERE = new Iris("https://claims.example/graph/");
    private static final int MANY = 80_000;

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void fill() throws IOException {
        store = folder.resolve("store");
        try (ClaimStore claims = ClaimStore.open(store, Iris.local())) {
            claims.refresh(Readings.plainCatalog());
            claims.replace(Stream.of(Readings.plain(1), Readings.plain(2)), "0.1.0", 0.95);
            claims.decide(List.of(claims.reviewed(claim(Iris.local(), 1)).orElseThrow().decide(DecisionKind.ACCEPT, "Ada", NOON, "as I read it")));
            claims.describe();
        }
        Files.writeString(store.resolve("arrivals.tsv"), "2026-03-01T12:00:00Z\tclaim/x\n");
        Files.createDirectories(store.resolve("catalog/groups"));
        Files.writeString(store.resolve("catalog/groups/own.ttl"), "# none\n");
        Files.writeString(store.resolve("review-password"), "{bcrypt}x");
    }

    private static String claim(Iris iris, int number) {
        return iris.claim(Readings.plain(number).claims().get(0));
    }

    private static TreeSet<String> quads(Path store, Iris iris) {
        try (ClaimStore claims = ClaimStore.open(store, iris)) {
            return claims.read(current -> {
                TreeSet<String> quads = new TreeSet<>();
                current.find().forEachRemaining(quad -> quads.add(quad.toString()));
                return quads;
            });
        }
    }

    private static long count(Path store, Iris iris) {
        try (ClaimStore claims = ClaimStore.open(store, iris)) {
            return claims.read(current -> current.stream().count());
        }
    }

    private Run run(String... arguments) {
        return Run.of(arguments);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everythingComesBackFromAZipAndTheGraphFromTheRest() throws IOException {
        TreeSet<String> before = quads(store, Iris.local());
        for (String name : List.of("b.zip", "b.nq.gz", "b.nq")) {
            Path file = folder.resolve(name);
            Run backup = run("backup", "--store", store.toString(), file.toString());
            assertThat(backup.code()).as(backup.err()).isZero();
            assertThat(backup.out()).contains(before.size() + " quads in");
            assertThat(backup.out().contains("not in it: arrivals.tsv, catalog/groups/own.ttl, review-password")).isEqualTo(!name.equals("b.zip"));

            Path copy = folder.resolve("copy-of-" + name);
            Run restored = run("restore", file.toString(), "--store", copy.toString());
            assertThat(restored.err()).isEmpty();
            assertThat(restored.code()).isZero();
            assertThat(restored.out()).contains(before.size() + " quads in " + copy + ", as many as the backup says; 1 decisions, 2 articles with hidden claims");
            assertThat(quads(copy, Iris.local())).isEqualTo(before);
            if (name.equals("b.zip")) {
                assertThat(restored.out()).contains("also arrivals.tsv, catalog/groups/own.ttl, review-password");
                assertThat(copy.resolve("catalog/groups/own.ttl")).hasSameTextualContentAs(store.resolve("catalog/groups/own.ttl"));
                assertThat(copy.resolve("arrivals.tsv")).hasSameTextualContentAs(store.resolve("arrivals.tsv"));
            } else {
                assertThat(restored.out()).contains("the graph alone");
            }
            assertThat(names(copy)).contains("Data-0001", "riposte.version").doesNotContain("new-data", "new-data.lock");
        }
        Run again = run("restore", folder.resolve("b.nq").toString(), "--store", store.toString());
        assertThat(again.code()).isEqualTo(Riposte.FAILED);
        assertThat(again.err()).contains("holds a store already");
        assertThat(quads(store, Iris.local())).isEqualTo(before);
    }

    @Test
    void aBackupOfEarlierVersionsIsRestoredAndCounted() throws IOException {
        Path file = folder.resolve("old.nq");
        assertThat(run("export", "--store", store.toString(), "--format", "nquads", "--status", "all", "-o", file.toString()).code()).isZero();
        Run restored = run("restore", file.toString(), "--store", folder.resolve("copy").toString());
        assertThat(restored.out()).contains("the backup does not say how many it held", "1 decisions");
    }

    @Test
    void whatIsCutOrBrokenIsRefusedAndLeavesNothing() throws IOException {
        for (String name : List.of("b.zip", "b.nq.gz", "b.nq")) {
            Path whole = folder.resolve(name);
            assertThat(run("backup", "--store", store.toString(), whole.toString()).code()).isZero();
            byte[] bytes = Files.readAllBytes(whole);
            byte[] flipped = bytes.clone();
            flipped[bytes.length / 2] ^= name.equals("b.nq") ? (byte) 0x80 : 1;
            List<byte[]> broken = new ArrayList<>(List.of(Arrays.copyOf(bytes, bytes.length / 2), Arrays.copyOf(bytes, bytes.length - 30), new byte[0]));
            if (name.equals("b.nq")) {
                String text = new String(bytes, UTF_8);
                broken.add(text.substring(0, text.lastIndexOf('\n', text.length() / 2) + 1).getBytes(UTF_8));
                broken.add(text.lines().filter(line -> !line.contains("review/")).collect(Collectors.joining("\n", "", "\n")).getBytes(UTF_8));
            } else {
                broken.add(flipped);
            }
            for (byte[] content : broken) {
                Path file = Files.write(folder.resolve("broken-" + name), content);
                Path copy = folder.resolve("copy");
                Run run = run("restore", file.toString(), "--store", copy.toString());
                assertThat(run.code()).as("%s of %d bytes: %s", name, content.length, run.out()).isEqualTo(Riposte.FAILED);
                assertThat(run.complaints()).hasSize(1).first().asString().contains("broken-" + name, "take another copy of it").doesNotContain("Exception");
                assertThat(copy).doesNotExist();
            }
        }
        assertThat(run("restore", folder.resolve("no.zip").toString(), "--store", folder.resolve("copy").toString()).err()).contains("there is no file");
    }

    @Test
    void aBackupOfALaterVersionIsRefused() throws IOException {
        Path file = folder.resolve("later.nq");
        Files.writeString(file, "# Riposte backup, layout 99, written by Riposte 7.0.0\n<a:s> <a:p> <a:o> <a:g> .\n# 1 quads\n");
        Run run = run("restore", file.toString(), "--store", folder.resolve("copy").toString());
        assertThat(run.err()).contains("was written by Riposte 7.0.0 and has layout 99");
    }

    @Test
    void afterARebaseEverythingIsFoundUnderTheNewBase() {
        TreeSet<String> before = quads(store, Iris.local());
        Run run = run("rebase", "--store", store.toString(), "--base", THERE.base());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(before.size() + " quads of " + store + ", whose IRIs began with http://localhost:8080/");
        TreeSet<String> after = quads(store, THERE);
        assertThat(after).noneMatch(quad -> quad.contains("http://localhost:8080/"));
        assertThat(names(store)).contains("Data-0002", "arrivals.tsv").doesNotContain("Data-0001", "new-data");
        try (ClaimStore claims = ClaimStore.open(store, THERE)) {
            assertThat(claims.reviewed(claim(THERE, 1)).orElseThrow().status()).isEqualTo(ClaimStatus.ACCEPTED);
            assertThat(claims.reviewed(claim(THERE, 2)).orElseThrow().status()).isEqualTo(ClaimStatus.UNSURE);
            assertThat(claims.validate(violation -> {})).isZero();
            // Reading the same again finds nothing to change.
            assertThat(claims.replace(Stream.of(Readings.plain(1), Readings.plain(2)), "0.1.0", 0.95).changed()).isZero();
            assertThat(claims.refresh(Readings.plainCatalog())).isFalse();
            assertThat(claims.describe()).isFalse();
        }
        assertThat(run("validate", "--store", store.toString()).err()).contains("has IRIs below " + THERE.base(), "riposte rebase");

        assertThat(run("rebase", "--store", store.toString(), "--base", THERE.base()).out()).contains("already");
        assertThat(run("rebase", "--store", store.toString(), "--base", Iris.DEFAULT_BASE).code()).isZero();
        assertThat(quads(store, Iris.local())).isEqualTo(before);
        assertThat(run("rebase", "--store", store.toString()).code()).isEqualTo(Riposte.USAGE);
        assertThat(run("rebase", "--store", folder.resolve("none").toString(), "--base", THERE.base()).err()).contains("there is no store");
    }

    /** A store that takes seconds to write, as a backup. */
    private Path large() throws IOException {
        Path file = folder.resolve("large.nq.gz");
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8))) {
            String base = Iris.DEFAULT_BASE;
            out.write("# Riposte backup, layout 2, written by Riposte 0.1.0\n");
            out.write("<" + base + ".well-known/void#dataset> <http://rdfs.org/ns/void#uriSpace> \"" + base + "\" <" + base + ".well-known/void> .\n");
            for (int i = 1; i < MANY; i++) {
                out.write("<" + base + "actor/a" + i + "> <http://www.w3.org/2000/01/rdf-schema#label> \"A " + i + "\"@en <" + base + "article/g" + i / 50 + "> .\n");
            }
            out.write("# " + MANY + " quads\n");
        }
        return file;
    }

    /** Starts the program, and kills it when it has begun to write. */
    private static void killed(Path target, String... arguments) throws Exception {
        Process process = new Program().start(arguments);
        Path nodes = target.resolve("new-data/Data-0001");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.isDirectory(nodes) || size(nodes) < 1 << 18) {
            assertThat(process.isAlive()).as("still at work").isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        assertThat(target.resolve("new-data")).as("killed in the middle").exists();
    }

    private static long size(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.toString().endsWith("-data.obj") || file.toString().endsWith("nodes-data.bdf") || file.toString().endsWith("nodes-data.dat"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void aKillInTheMiddleLeavesWhatWasThere() throws Exception {
        Path backup = large();
        Path copy = folder.resolve("copy");
        killed(copy, "restore", backup.toString(), "--store", copy.toString());
        assertThat(names(copy)).doesNotContain("Data-0001");

        assertThat(run("restore", backup.toString(), "--store", copy.toString()).out()).contains(MANY + " quads");
        assertThat(count(copy, Iris.local())).isEqualTo(MANY);
        assertThat(names(copy)).doesNotContain("new-data");

        killed(copy, "rebase", "--store", copy.toString(), "--base", THERE.base());
        assertThat(count(copy, Iris.local())).isEqualTo(MANY);
        assertThat(run("rebase", "--store", copy.toString(), "--base", THERE.base()).out()).contains(MANY + " quads of");
        try (ClaimStore claims = ClaimStore.open(copy, THERE)) {
            assertThat(claims.<Long>read(current -> current.stream(null, null, null, null)
                            .map(Quad::getSubject)
                            .filter(subject -> subject.getURI().startsWith(THERE.base() + "actor/a"))
                            .count()))
                    .isEqualTo(MANY - 1L);
        }
    }
}
