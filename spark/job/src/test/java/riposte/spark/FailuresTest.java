package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with some inputs, the others are read, each failure is told and counted, and the job is done. */
class FailuresTest {

    @TempDir
    Path folder;

    @Test
    void eachFailureIsToldByItsCauseAndTheRestIsRead() throws IOException {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        byte[] lines = Files.readAllBytes(Corpus.lines(folder.resolve("lines"), Corpus.ordinary().subList(0, 20)));
        byte[] packed = Corpus.packed(lines);
        Files.write(inputs.resolve("cut.jsonl.gz"), Arrays.copyOf(packed, packed.length - 200));
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, packed.length / 2, packed.length / 2 + 40, (byte) 0x55);
        Files.write(inputs.resolve("damaged.jsonl.gz"), damaged);
        Files.write(inputs.resolve("not-packed.jsonl.gz"), lines);
        Corpus.write(inputs.resolve("empty.html"), new byte[0]);
        Corpus.write(inputs.resolve("empty.jsonl"), new byte[0]);
        Corpus.write(inputs.resolve("empty.warc.gz"), new byte[0]);
        Corpus.write(inputs.resolve("broken.jsonl"), "{\"text\": \"cut\n\n[1]\n{\"id\": \"no text\"}\nnull\n".getBytes(StandardCharsets.UTF_8));
        Corpus.write(inputs.resolve("feed.html"), "<html><body></body></html>".getBytes(StandardCharsets.UTF_8));
        Corpus.write(inputs.resolve("deep.html"), "<div>".repeat(60_000).getBytes(StandardCharsets.UTF_8));
        Corpus.write(inputs.resolve("huge.html.gz"), new byte[3 << 20]);
        Corpus.write(inputs.resolve("huge-line.jsonl.gz"), ("{\"text\": \"" + "x".repeat(3 << 20) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        Corpus.write(inputs.resolve("polish.jsonl"), "{\"text\": \"Zażółć gęślą jaźń.\", \"lang\": \"pl\"}".getBytes(StandardCharsets.UTF_8));
        Files.write(inputs.resolve("some.warc"), archive());

        Run run = Run.of(
                folder.resolve("parts"),
                Map.of(),
                "--max-mb", "1", "--parts", "3", inputs.toString(), folder.resolve("missing/*.warc.gz").toString(), "noscheme:///x");

        JsonNode summary = run.summary();
        Map<String, Integer> failures = new TreeMap<>();
        summary.get("failures").properties().forEach(cause -> failures.put(cause.getKey(), cause.getValue().asInt()));
        assertThat(failures)
                .containsEntry("the compressed data ends too early", 1)
                .containsEntry("is not JSON", 1)
                .containsEntry("is not a JSON object", 2)
                .containsEntry("has no \"text\"", 1)
                .containsEntry("is larger than the limit of N MiB", 3)
                .containsEntry("does not exist", 1)
                .containsEntry("cannot be listed", 1)
                .containsEntry("is empty", 2)
                .containsEntry("holds no WARC records", 1)
                .containsEntry("holds no article text", 3)
                .containsEntry("is no readable WARC from here on", 1);
        assertThat(failures.keySet()).anyMatch(cause -> cause.startsWith("the compressed data is damaged") || cause.startsWith("is not JSON"));
        assertThat(run.lines("failures"))
                .hasSize(failures.values().stream().mapToInt(Integer::intValue).sum())
                .anyMatch(line -> line.contains("broken.jsonl") && line.contains("\"line 4\"") && line.contains("has no"));
        assertThat(summary.get("skipped").properties())
                .singleElement()
                .satisfies(cause -> assertThat(cause.getKey()).startsWith("no claims are read in language 'pl'"));
        // Those of the file that is not packed, of which the cut and damaged ones have some too, the Polish one, and those of the archive.
        assertThat(summary.get("articles").asInt()).isEqualTo(20 + 1 + 2);
        assertThat(summary.get("otherVersions").asInt()).isGreaterThan(10);
        assertThat(summary.get("written").asInt()).isEqualTo(22);
        assertThat(run.output().resolve("_SUCCESS")).exists();
        assertThat(run.output().resolve("_temporary")).doesNotExist();
    }

    /** Two pages, between them one without text and one that is too large, then bytes that are no record. */
    private static byte[] archive() throws IOException {
        byte[] page = Files.readAllBytes(Corpus.SAMPLES.resolve("patch-advisory-en.html"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Corpus.record("https://captured.example/1", page));
        bytes.write(Corpus.record("https://captured.example/2", "<html></html>".getBytes(StandardCharsets.UTF_8)));
        bytes.write(Corpus.record("https://captured.example/3", new byte[2 << 20]));
        bytes.write(Corpus.record("https://captured.example/4", new String(page, StandardCharsets.UTF_8)
                .replaceAll("<link[^>]*>|<meta[^>]*(url|canonical)[^>]*>", "")
                .getBytes(StandardCharsets.UTF_8)));
        bytes.write("GARBAGE of no kind\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Test
    void aFileSystemThatFailsOnceIsAskedAgainAndOneThatAlwaysFailsIsTold() throws IOException {
        List<Article> articles = Corpus.ordinary().subList(0, 10);
        Path good = Corpus.lines(folder.resolve("good.jsonl"), articles);
        Path once = Corpus.lines(folder.resolve("once.jsonl.gz"), Corpus.ordinary().subList(10, 20));
        Path always = Corpus.lines(folder.resolve("always.jsonl.gz"), Corpus.ordinary().subList(20, 30));
        Weak.opened.set(0);

        Run run = Run.of(
                folder.resolve("parts"),
                Map.of("spark.master", "local[2,3]", "spark.hadoop.fs.weak.impl", Weak.class.getName()),
                "--parts", "2", "weak:" + good, "weak:" + once, "weak:" + always);

        assertThat(run.summary().get("articles").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(run.summary().get("failures").properties())
                .singleElement()
                .satisfies(cause -> assertThat(cause.getKey()).isEqualTo("cannot be read"));
        assertThat(run.lines("failures")).singleElement().satisfies(line -> assertThat(line).contains("always.jsonl.gz").contains("the disk is gone"));
        assertThat(Weak.opened.get()).isGreaterThan(3);
    }

    /** A disk some of whose files cannot be read to their end. */
    public static final class Weak extends RawLocalFileSystem {

        private static final AtomicInteger opened = new AtomicInteger();

        @Override
        public URI getUri() {
            return URI.create("weak:///");
        }

        @Override
        public void initialize(URI uri, Configuration configuration) throws IOException {
            super.initialize(getUri(), configuration);
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
            FSDataInputStream file = super.open(path, buffer);
            boolean once = path.getName().startsWith("once") && opened.incrementAndGet() == 1;
            return once || path.getName().startsWith("always") ? new FSDataInputStream(new Gone(file, opened)) : file;
        }
    }

    private static final class Gone extends FSInputStream {

        private static final int GIVEN = 800;

        private final FSDataInputStream file;

        Gone(FSDataInputStream file, AtomicInteger opened) {
            this.file = file;
            opened.incrementAndGet();
        }

        @Override
        public int read() throws IOException {
            if (file.getPos() >= GIVEN) {
                throw new IOException("the disk is gone");
            }
            return file.read();
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return file.getPos();
        }

        @Override
        public boolean seekToNewSource(long position) {
            return false;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
