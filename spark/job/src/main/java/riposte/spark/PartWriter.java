package riposte.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the entries of a part: the quads of the last version of each article, in the order of their keys, and the failures beside them. A
 * file appears under its name when it is whole; should a part be written twice, it is the same.
 */
final class PartWriter implements Serializable {

    /** Where files are made before they are whole. */
    static final String MAKING = "_temporary";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String output;
    private final boolean gzip;
    private final Broadcast<SerializableConfiguration> configuration;

    /** @param output folder of the parts */
    PartWriter(String output, boolean gzip, Broadcast<SerializableConfiguration> configuration) {
        this.output = output;
        this.gzip = gzip;
        this.configuration = configuration;
    }

    /**
     * Writes a part.
     *
     * @param entries sorted by their keys
     * @return the counts
     */
    Iterator<Tally> write(int part, Iterator<Tuple2<String, Entry>> entries) throws IOException {
        Tally tally = new Tally();
        try (Sink quads = new Sink("part", ".nq", part, true);
                Sink failures = new Sink("failures", ".jsonl", part, false)) {
            Tuple2<String, Entry> waiting = entries.hasNext() ? entries.next() : null;
            while (waiting != null) {
                Tuple2<String, Entry> next = entries.hasNext() ? entries.next() : null;
                if (Keys.isArticle(waiting._1())) {
                    tally.versions++;
                }
                if (next == null || !Keys.sameArticle(waiting._1(), next._1())) {
                    tally.add(waiting._2());
                    write(waiting._2(), quads, failures);
                }
                waiting = next;
            }
            quads.finish();
            failures.finish();
        }
        return List.of(tally).iterator();
    }

    private static void write(Entry entry, Sink quads, Sink failures) throws IOException {
        switch (entry.kind()) {
            case KEPT -> quads.write(entry.lines());
            case FAILED, UNREADABLE -> failures.write(line(entry));
            default -> {}
        }
    }

    private static byte[] line(Entry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put(entry.isArticle() ? "article" : "input", entry.input());
        if (entry.place() != null) {
            json.put("place", entry.place());
        }
        json.put("message", entry.message());
        return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a file of the output from outside a task. */
    void file(String name, byte[] content, boolean packed) throws IOException {
        Path target = new Path(output, name);
        FileSystem system = target.getFileSystem(configuration.value().value());
        try (OutputStream out = packed ? new GZIPOutputStream(system.create(target, true), 1 << 16) : system.create(target, true)) {
            out.write(content);
        }
    }

    /** A file that is being made, from the first byte on or even without one. */
    private final class Sink implements AutoCloseable {

        private final FileSystem system;
        private final Path making;
        private final Path target;
        private OutputStream out;
        private boolean whole;

        Sink(String kind, String ending, int part, boolean always) throws IOException {
            String name = String.format(Locale.ROOT, "%s-%05d%s%s", kind, part, ending, gzip ? ".gz" : "");
            this.target = new Path(output, name);
            this.making = new Path(new Path(output, MAKING), name + "." + TaskContext.get().taskAttemptId());
            this.system = target.getFileSystem(configuration.value().value());
            if (always) {
                open();
            }
        }

        private void open() throws IOException {
            OutputStream file = system.create(making, true);
            out = gzip ? new GZIPOutputStream(file, 1 << 16) : new BufferedOutputStream(file, 1 << 16);
        }

        void write(byte[] bytes) throws IOException {
            if (out == null) {
                open();
            }
            out.write(bytes);
        }

        void finish() throws IOException {
            if (out == null) {
                return;
            }
            out.close();
            whole = true;
            if (!system.rename(making, target) && !(system.delete(target, false) && system.rename(making, target))) {
                throw new IOException("cannot rename " + making + " to " + target);
            }
        }

        @Override
        public void close() throws IOException {
            if (out != null && !whole) {
                out.close();
                system.delete(making, false);
            }
        }
    }
}
