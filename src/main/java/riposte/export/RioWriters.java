package riposte.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.binary.BinaryRDFWriter;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.eclipse.rdf4j.rio.helpers.NTriplesWriterSettings;
import org.eclipse.rdf4j.rio.helpers.RDFJSONWriterSettings;
import org.eclipse.rdf4j.rio.nquads.NQuadsWriter;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.rio.rdfjson.RDFJSONWriter;
import org.eclipse.rdf4j.rio.rdfxml.RDFXMLWriter;
import org.eclipse.rdf4j.rio.trig.TriGWriter;
import org.eclipse.rdf4j.rio.trigstar.TriGStarWriter;
import org.eclipse.rdf4j.rio.trix.TriXWriter;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;
import org.eclipse.rdf4j.rio.turtle.TurtleWriterSettings;
import org.eclipse.rdf4j.rio.turtlestar.TurtleStarWriter;

/**
 * The writer of each RDF format, set so that text is UTF-8 as it is, no literal loses its lexical form, and nothing is
 * kept but a bounded buffer.
 */
final class RioWriters {

    private static final int PENDING_STATEMENTS = 4096;

    /** What Turtle reads back as the same literal when it stands there without quotes. */
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]*\\.[0-9]+");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private RioWriters() {}

    /**
     * A writer of that format.
     *
     * @param grouped whether the triples come grouped by subject and predicate; needed by RDF/JSON, which otherwise
     *     collects them
     * @param part of which the writer leaves out what only the document has, as far as it can: a beginning is written
     */
    static RDFHandler open(ExportFormat format, boolean grouped, DocumentPart part, OutputStream out) {
        return format == ExportFormat.BINARY
                ? new BinaryRDFWriter(out, PENDING_STATEMENTS)
                : open(format, grouped, part, new Utf8Writer(out));
    }

    /** As {@link #open(ExportFormat, boolean, DocumentPart, OutputStream)}, for a format of text. */
    static RDFHandler open(ExportFormat format, boolean grouped, DocumentPart part, Writer text) {
        return switch (format) {
            case TURTLE -> turtle(new FaithfulTurtleWriter(text));
            // Rio's N3Writer is a TurtleWriter that takes no settings.
            case N3 -> turtle(new FaithfulTurtleWriter(text));
            case TRIG -> turtle(new FaithfulTriGWriter(text));
            case TURTLESTAR -> turtle(new TurtleStarWriter(text));
            case TRIGSTAR -> turtle(new TriGStarWriter(text));
            case NTRIPLES -> new PlainNTriplesWriter(text).set(NTriplesWriterSettings.ESCAPE_UNICODE, false);
            case NQUADS -> new PlainNQuadsWriter(text).set(NTriplesWriterSettings.ESCAPE_UNICODE, false);
            case RDFXML -> new RDFXMLWriter(new XmlSafeWriter(text));
            case TRIX -> new TriXWriter(new XmlSafeWriter(text));
            case RDFJSON -> new RDFJSONWriter(text, RDFFormat.RDFJSON)
                    .set(BasicWriterSettings.PRETTY_PRINT, false)
                    .set(RDFJSONWriterSettings.ALLOW_MULTIPLE_OBJECT_VALUES, grouped);
            case JSONLD -> new JsonLdWriter(text, false, part);
            case NDJSONLD -> new JsonLdWriter(text, true, part);
            case BINARY, GEXF, GRAPHML, CSV_NODES, CSV_EDGES, STIX -> throw new IllegalArgumentException(
                    format.key() + " is no text of RDF");
        };
    }

    private static RDFWriter turtle(TurtleWriter writer) {
        return writer.set(TurtleWriterSettings.ABBREVIATE_NUMBERS, false)
                .set(BasicWriterSettings.INLINE_BLANK_NODES, false);
    }

    /** The literal's text if it may stand without quotes and lose nothing; Rio's own shorthand changes 1 to 1.0. */
    private static String shorthand(Literal literal) {
        String lexical = literal.getLabel();
        CoreDatatype datatype = literal.getCoreDatatype();
        boolean plain = datatype == CoreDatatype.XSD.INTEGER && INTEGER.matcher(lexical).matches()
                || datatype == CoreDatatype.XSD.DECIMAL && DECIMAL.matcher(lexical).matches()
                || datatype == CoreDatatype.XSD.BOOLEAN && BOOLEANS.contains(lexical);
        return plain ? lexical : null;
    }

    /** IRIs have no character that must be escaped ({@link RioTerms}); Rio looks at each of theirs. */
    private static final class PlainNTriplesWriter extends NTriplesWriter {
        PlainNTriplesWriter(Writer out) {
            super(out);
        }

        @Override
        protected void writeValue(Value value) throws IOException {
            if (value instanceof IRI iri) {
                writePlain(writer, iri);
            } else {
                super.writeValue(value);
            }
        }
    }

    /** As {@link PlainNTriplesWriter}. */
    private static final class PlainNQuadsWriter extends NQuadsWriter {
        PlainNQuadsWriter(Writer out) {
            super(out);
        }

        @Override
        protected void writeValue(Value value) throws IOException {
            if (value instanceof IRI iri) {
                writePlain(writer, iri);
            } else {
                super.writeValue(value);
            }
        }
    }

    private static void writePlain(Writer writer, IRI iri) throws IOException {
        writer.write('<');
        writer.write(iri.stringValue());
        writer.write('>');
    }

    private static final class FaithfulTurtleWriter extends TurtleWriter {
        FaithfulTurtleWriter(Writer out) {
            super(out);
        }

        @Override
        protected void writeLiteral(Literal literal) throws IOException {
            String shorthand = shorthand(literal);
            if (shorthand != null) {
                writer.write(shorthand);
            } else {
                super.writeLiteral(literal);
            }
        }
    }

    private static final class FaithfulTriGWriter extends TriGWriter {
        FaithfulTriGWriter(Writer out) {
            super(out);
        }

        @Override
        protected void writeLiteral(Literal literal) throws IOException {
            String shorthand = shorthand(literal);
            if (shorthand != null) {
                writer.write(shorthand);
            } else {
                super.writeLiteral(literal);
            }
        }
    }
}
