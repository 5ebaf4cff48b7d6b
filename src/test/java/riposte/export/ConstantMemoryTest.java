package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes far more than the heap can hold. */
class ConstantMemoryTest {

    private static final int ARTICLES = 6_000;

    @TempDir
    Path folder;

    @Test
    void everyFormatStreams() throws IOException, InterruptedException {
        assertThat(runWithSmallHeap("grouped")).contains("wrote 13 formats of 204000 quads");
    }

    @Test
    void theHeapIsTooSmallToCollect() throws IOException, InterruptedException {
        assertThat(runWithSmallHeap("collected")).contains("OutOfMemoryError");
    }

    private String runWithSmallHeap(String mode) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseParallelGC", // gives up soon when it spends all time collecting
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        mode)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(30, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        return Files.readString(output);
    }

    /** What runs with the small heap. */
    static final class SmallHeap {

        private SmallHeap() {}

        public static void main(String[] args) {
            JenaSystem.init();
            boolean grouped = args[0].equals("grouped");
            int formats = 0;
            long quads = 0;
            for (ExportFormat format : ExportFormat.values()) {
                if (format.isRdf() && (grouped || format == ExportFormat.RDFJSON)) {
                    quads = write(format, grouped);
                    formats++;
                }
            }
            System.out.println("wrote " + formats + " formats of " + quads + " quads");
        }

        private static long write(ExportFormat format, boolean grouped) {
            if (PartedDocument.fits(format)) {
                PartedDocument document = PartedDocument.open(format, OutputStream.nullOutputStream());
                long written = write(document::quad);
                document.end();
                return written;
            }
            RdfStream stream = new RdfStream(format, grouped, Prefixes.ALL, OutputStream.nullOutputStream());
            long written = write(stream::quad);
            stream.end();
            return written;
        }

        private static long write(Consumer<Quad> use) {
            Iterator<Quad> quads = GeneratedQuads.articles(ARTICLES);
            long written = 0;
            while (quads.hasNext()) {
                use.accept(quads.next());
                written++;
            }
            return written;
        }
    }
}
