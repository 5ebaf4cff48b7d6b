package riposte.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document being written, one element per line; always well-formed, whatever the texts hold. */
public final class XmlDocument {

    private static final Pattern LINE_ENDS = Pattern.compile("[\\t\\r\\n]+");

    private final XMLStreamWriter xml;
    private int depth;

    /** Begins a document, which is written in UTF-8. */
    public XmlDocument(OutputStream out) {
        Writer text = new XmlSafeWriter(new Utf8Writer(out));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Begins an element with attributes, given as name, value, name, value …; those that are null are left out. */
    public XmlDocument start(String name, String... attributes) {
        return write(() -> {
            indent();
            xml.writeStartElement(name);
            attributes(attributes);
            depth++;
        });
    }

    /** Ends the element begun last. */
    public XmlDocument end() {
        return write(() -> {
            depth--;
            indent();
            xml.writeEndElement();
        });
    }

    /** An element without content. */
    public XmlDocument empty(String name, String... attributes) {
        return write(() -> {
            indent();
            xml.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** An element with text. */
    public XmlDocument text(String name, String text, String... attributes) {
        return write(() -> {
            indent();
            xml.writeStartElement(name);
            attributes(attributes);
            xml.writeCharacters(text);
            xml.writeEndElement();
        });
    }

    /** Ends the document. */
    public void finish() {
        write(() -> {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                // A reader turns line ends within attributes into spaces anyway.
                xml.writeAttribute(attributes[i], LINE_ENDS.matcher(attributes[i + 1]).replaceAll(" "));
            }
        }
    }

    private XmlDocument write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
        return this;
    }

    private static RuntimeException failure(XMLStreamException e) {
        Throwable cause = e.getNestedException();
        return cause instanceof IOException io ? new UncheckedIOException(io) : new IllegalStateException(e);
    }

    /** Something that writes XML. */
    private interface Step {
        void run() throws XMLStreamException;
    }
}
