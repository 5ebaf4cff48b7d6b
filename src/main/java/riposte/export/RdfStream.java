package riposte.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.eclipse.rdf4j.rio.RDFHandlerException;

/**
 * An RDF document being written: quads go in as they come, text goes out as they go. Not safe for use by several
 * threads.
 *
 * <p>Formats of triples drop the graph. A triple that stands in several graphs is then written as often as it comes,
 * which means the same in RDF; RDF/JSON, where it would not, is held in memory until the {@link #end()}.
 */
public final class RdfStream {

    private final RDFHandler writer;
    private final boolean quads;
    private final RioTerms terms = new RioTerms();

    RdfStream(ExportFormat format, boolean grouped, Map<String, String> prefixes, OutputStream out) {
        this(RioWriters.open(format, grouped, DocumentPart.WHOLE, out), format, prefixes);
    }

    private RdfStream(RDFHandler writer, ExportFormat format, Map<String, String> prefixes) {
        this.writer = writer;
        this.quads = format.content() == ExportFormat.Content.QUADS;
        run(() -> {
            writer.startRDF();
            new TreeMap<>(prefixes).forEach(writer::handleNamespace);
        });
    }

    /**
     * Begins a part of a document; the parts one after the other are the document.
     *
     * @param format one that {@link PartedDocument} takes
     */
    static RdfStream part(ExportFormat format, DocumentPart part, ByteArrayOutputStream out) {
        Utf8Writer text = new Utf8Writer(out);
        RdfStream stream = new RdfStream(RioWriters.open(format, false, part, text), format, Prefixes.ALL);
        if (!part.first()) {
            run(() -> discard(text, out));
        }
        return stream;
    }

    /** What a document begins with is written already. */
    private static void discard(Utf8Writer text, ByteArrayOutputStream out) {
        try {
            text.flush();
            out.reset();
        } catch (IOException e) {
            throw new RDFHandlerException(e);
        }
    }

    /**
     * Begins a document.
     *
     * @param out stays open after the {@link #end()}
     * @throws IllegalArgumentException when the format is not one of RDF
     */
    public static RdfStream open(ExportFormat format, OutputStream out) {
        return new RdfStream(format, false, Prefixes.ALL, out);
    }

    /** Writes a quad, or its triple where the format knows no graphs. */
    public void quad(Quad quad) {
        statement(quads ? terms.statement(quad) : terms.statement(quad.asTriple()));
    }

    /** Writes a triple, outside any graph. */
    public void triple(Triple triple) {
        statement(terms.statement(triple));
    }

    /** Ends the document and flushes it. What was begun and not ended is not a whole document. */
    public void end() {
        run(writer::endRDF);
    }

    private void statement(Statement statement) {
        run(() -> writer.handleStatement(statement));
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RDFHandlerException e) {
            if (e.getCause() instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw e;
        }
    }
}
