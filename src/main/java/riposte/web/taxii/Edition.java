package riposte.web.taxii;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import riposte.export.Exporter;
import riposte.export.StixIds;
import riposte.store.ClaimStore;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The STIX objects of one state of the graph: their JSON in a temporary file, in memory where each begins. To be closed, which
 * deletes the file; reading is safe for several threads.
 */
final class Edition implements Closeable {

    private final Snapshot graph;
    private final Path file;
    private final FileChannel json;
    private final List<StixObject> objects;
    private final Map<String, StixObject> byId = new HashMap<>();

    private Edition(Snapshot graph, Path file, List<StixObject> objects) throws IOException {
        this.graph = graph;
        this.file = file;
        this.json = FileChannel.open(file, StandardOpenOption.READ);
        this.objects = objects;
        objects.forEach(object -> byId.put(object.id(), object));
    }

    /** Writes the claims that a snapshot shows. */
    static Edition of(Snapshot graph, ClaimStore store) throws IOException {
        Path file = Files.createTempFile("riposte-", ".stix");
        try (Lines lines = new Lines(arrivals(graph), graph.read(), new BufferedOutputStream(Files.newOutputStream(file)))) {
            store.read(dataset -> {
                Exporter.writeStix(dataset, 0, iri -> shows(graph, iri), null, lines);
                return null;
            });
            lines.flush();
            return new Edition(graph, file, lines.objects());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static boolean shows(Snapshot graph, String iri) {
        ClaimEntry claim = graph.claim(iri);
        return claim != null && claim.status().shown();
    }

    /** When each object that is made of a claim alone came: with its claim. */
    private static Map<String, Instant> arrivals(Snapshot graph) {
        Map<String, Instant> arrivals = new HashMap<>();
        for (ClaimEntry claim : graph.everyClaim()) {
            for (String type : List.of("note", "opinion", "relationship")) {
                arrivals.put(StixIds.id(type, claim.iri()), claim.arrived());
            }
        }
        return arrivals;
    }

    boolean isOf(Snapshot snapshot) {
        return graph == snapshot;
    }

    /** All objects, in their {@link StixObject#ORDER}. */
    List<StixObject> objects() {
        return objects;
    }

    /** The object of that identifier, or null. */
    StixObject object(String id) {
        return byId.get(id);
    }

    /** The JSON of an object. */
    byte[] json(StixObject object) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(object.length());
        while (bytes.hasRemaining()) {
            if (json.read(bytes, object.start() + bytes.position()) < 0) {
                throw new IOException(file + " was cut short");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        json.close();
        Files.deleteIfExists(file);
    }

    /**
     * Cuts a bundle, which has each object in a line, into its objects, and finds out when each came: what a claim is made of with
     * the claim, an opinion not before what it disagrees with, a report with its newest claim, a thing with the first object that
     * names it.
     */
    private static final class Lines extends OutputStream {

        private record Written(String id, String version, long start, int length) {}

        private record Tie(String id, String source, String target) {}

        private final Map<String, Instant> arrivals;
        private final Instant latest;
        private final OutputStream out;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
        private final List<Written> written = new ArrayList<>();
        private final List<Tie> ties = new ArrayList<>();
        private final Map<String, Instant> added = new HashMap<>();
        private long position;

        Lines(Map<String, Instant> arrivals, Instant latest, OutputStream out) {
            this.arrivals = arrivals;
            this.latest = latest;
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            if (b == '\n') {
                end();
            } else {
                line.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    line.write(bytes, from, i - from);
                    end();
                    from = i + 1;
                }
            }
            line.write(bytes, from, offset + length - from);
        }

        private void end() throws IOException {
            byte[] bytes = line.toByteArray();
            line.reset();
            int length = bytes.length > 0 && bytes[bytes.length - 1] == ',' ? bytes.length - 1 : bytes.length;
            if (length == 0 || bytes[0] != '{' || bytes[length - 1] != '}') {
                return; // the beginning and the end of the bundle
            }
            JsonNode object = JsonMapper.shared().readTree(bytes, 0, length);
            String id = object.get("id").asString();
            JsonNode modified = object.has("modified") ? object.get("modified") : object.get("created");
            written.add(new Written(id, modified.asString(), position, length));
            out.write(bytes, 0, length);
            position += length;
            date(id, object);
        }

        private void date(String id, JsonNode object) {
            List<String> refs = new ArrayList<>();
            for (String one : List.of("created_by_ref", "source_ref", "target_ref")) {
                if (object.has(one)) {
                    refs.add(object.get(one).asString());
                }
            }
            object.path("object_refs").forEach(ref -> refs.add(ref.asString()));
            if (arrivals.containsKey(id) || id.startsWith("report--")) {
                Instant date = arrivals.getOrDefault(id, Instant.EPOCH);
                for (String ref : refs) {
                    date = later(date, arrivals.get(ref));
                }
                added.put(id, date);
                if (arrivals.containsKey(id)) {
                    name(refs, date);
                }
            } else if (object.has("source_ref")) {
                ties.add(new Tie(id, object.get("source_ref").asString(), object.get("target_ref").asString()));
            }
        }

        private void name(List<String> refs, Instant date) {
            for (String ref : refs) {
                if (!arrivals.containsKey(ref)) {
                    added.merge(ref, date, (a, b) -> a.isBefore(b) ? a : b);
                }
            }
        }

        private static Instant later(Instant date, Instant other) {
            return other != null && other.isAfter(date) ? other : date;
        }

        List<StixObject> objects() {
            Instant first = added.values().stream().min(Instant::compareTo).orElse(latest);
            for (Tie tie : ties) {
                Instant source = added.getOrDefault(tie.source(), first);
                name(List.of(tie.target()), source);
                added.put(tie.id(), later(source, added.get(tie.target())));
            }
            List<StixObject> objects = new ArrayList<>(written.size());
            for (Written one : written) {
                Instant date = added.getOrDefault(one.id(), first);
                objects.add(new StixObject(one.id(), one.version(), date, one.start(), one.length()));
            }
            objects.sort(StixObject.ORDER);
            return Collections.unmodifiableList(objects);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
