package riposte.rdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/**
 * Quads as lines of <a href="https://www.w3.org/TR/n-quads/">N-Quads</a>, sorted by UTF-16 code units, each once: equal sets of quads
 * give equal lines.
 */
public final class QuadLines {

    private QuadLines() {}

    /** The lines, without line feeds. */
    public static List<String> of(Collection<Quad> quads) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(quads.size() * 160);
        StreamRDF stream = StreamRDFWriter.getWriterStream(text, Lang.NQUADS);
        stream.start();
        quads.forEach(stream::quad);
        stream.finish();
        return text.toString(StandardCharsets.UTF_8).lines().sorted().distinct().toList();
    }
}
