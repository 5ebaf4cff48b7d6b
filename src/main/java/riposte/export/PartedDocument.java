package riposte.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * A document of quads whose parts are written by several threads while the quads are still being read, and put together in order. How the
 * quads are cut into parts depends on the quads alone, so that the same ones give the same bytes on any machine. The caller's thread takes the quads and
 * fills the stream; a fixed number of parts is in memory at a time.
 */
final class PartedDocument {

    /** Formats whose documents are a beginning, parts that need not know of one another, and an end. */
    private static final Set<ExportFormat> FORMATS =
            EnumSet.of(ExportFormat.NQUADS, ExportFormat.TRIG, ExportFormat.JSONLD, ExportFormat.NDJSONLD);

    /** A part ends with the graph in which it reached that many quads, */
    private static final int QUADS = 2_000;

    /** or earlier, when there are so many, or their texts so long; */
    private static final int MOST_QUADS = 4 * QUADS;

    private static final long MOST_CHARACTERS = 4_000_000;
    private static final int WRITERS = Math.min(4, Runtime.getRuntime().availableProcessors());
    private static final int WAITING = 2 * WRITERS;

    /** Of all documents together; a part takes milliseconds. */
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(WRITERS, work -> {
        Thread thread = new Thread(work, "export");
        thread.setDaemon(true);
        return thread;
    });

    private final ExportFormat format;
    private final OutputStream out;
    private final Deque<CompletableFuture<byte[]>> parts = new ArrayDeque<>();
    private List<Quad> part = new ArrayList<>(QUADS);
    private long characters;
    private boolean blank;
    private boolean first = true;

    private PartedDocument(ExportFormat format, OutputStream out) {
        this.format = format;
        this.out = out;
    }

    /** Whether a format can be written in parts. */
    static boolean fits(ExportFormat format) {
        return FORMATS.contains(format);
    }

    /** Begins a document; the stream stays open. */
    static PartedDocument open(ExportFormat format, OutputStream out) {
        return new PartedDocument(format, out);
    }

    void quad(Quad quad) {
        if (part.size() >= QUADS && isCutBefore(quad)) {
            submit(false);
        }
        part.add(quad);
        Node object = quad.getObject();
        characters += object.isLiteral() ? object.getLiteralLexicalForm().length() : 0;
        blank |= object.isBlank() || quad.getSubject().isBlank();
        if (characters >= MOST_CHARACTERS && !blank) {
            submit(false);
        }
    }

    /** What a blank node is may depend on the whole graph. */
    private boolean isCutBefore(Quad quad) {
        return part.size() >= MOST_QUADS && !blank
                || !Objects.equals(quad.getGraph(), part.get(part.size() - 1).getGraph());
    }

    /** Ends the document and flushes it. */
    void end() {
        submit(true);
        while (!parts.isEmpty()) {
            writeOldest();
        }
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void submit(boolean last) {
        List<Quad> quads = part;
        DocumentPart place = new DocumentPart(first, last);
        parts.add(CompletableFuture.supplyAsync(() -> bytes(quads, place), THREADS));
        part = new ArrayList<>(QUADS);
        characters = 0;
        blank = false;
        first = false;
        if (parts.size() >= WAITING) {
            writeOldest();
        }
    }

    private byte[] bytes(List<Quad> quads, DocumentPart place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * QUADS);
        RdfStream stream = RdfStream.part(format, place, bytes);
        quads.forEach(stream::quad);
        stream.end();
        return bytes.toByteArray();
    }

    private void writeOldest() {
        try {
            out.write(parts.remove().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
