package riposte.follow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Lists of feeds as feed readers exchange them (OPML 2.0, opml.org/spec2.opml). Ours say in two attributes of a namespace of their own how
 * often a source is looked at and how many pages are read; other readers pass over them. Folders of this machine are no
 * business of others and are left out.
 */
public final class Opml {

    /** Largest list. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String NAMESPACE = "urn:riposte:opml";
    private static final int MAX_DEPTH = 50;
    private static final int MAX_OUTLINES = 5_000;

    private Opml() {}

    /**
     * Reads a list. Outlines without an address of a feed are headings, and passed over.
     *
     * @throws FollowException when it is no OPML, or too large
     */
    public static List<Wish> read(byte[] opml) {
        if (opml.length > MAX_BYTES) {
            throw new FollowException("the OPML is larger than " + (MAX_BYTES >> 20) + " MiB; split it");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Wish> wishes = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(opml));
            try {
                int depth = 0;
                int outlines = 0;
                boolean isOpml = false;
                while (xml.hasNext()) {
                    int event = xml.next();
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        isOpml |= xml.getLocalName().equals("opml");
                        if (++depth > MAX_DEPTH) {
                            throw new FollowException("the OPML is more than " + MAX_DEPTH + " outlines deep");
                        }
                        if (xml.getLocalName().equals("outline")) {
                            if (++outlines > MAX_OUTLINES) {
                                throw new FollowException("the OPML has more than " + MAX_OUTLINES + " outlines; split it");
                            }
                            Wish wish = wish(xml);
                            if (wish != null) {
                                wishes.add(wish);
                            }
                        }
                    } else if (event == XMLStreamConstants.END_ELEMENT) {
                        depth--;
                    }
                }
                if (!isOpml) {
                    throw new FollowException("that is XML, but no OPML; export it from a feed reader");
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            if (e instanceof FollowException known) {
                throw known;
            }
            throw new FollowException("the OPML cannot be read: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
        return wishes;
    }

    private static Wish wish(XMLStreamReader outline) {
        String address = attribute(outline, "xmlUrl");
        if (address == null || address.isBlank()) {
            return null;
        }
        String title = attribute(outline, "title");
        if (title == null) {
            title = attribute(outline, "text");
        }
        return new Wish(
                address.strip(),
                title == null || title.isBlank() || title.strip().equals(address.strip()) ? null : title,
                duration(outline.getAttributeValue(NAMESPACE, "every")),
                number(outline.getAttributeValue(NAMESPACE, "pages")));
    }

    /** Attributes are written in several ways. */
    private static String attribute(XMLStreamReader outline, String name) {
        for (int i = 0; i < outline.getAttributeCount(); i++) {
            if (outline.getAttributeLocalName(i).equalsIgnoreCase(name)) {
                return outline.getAttributeValue(i);
            }
        }
        return null;
    }

    private static Duration duration(String value) {
        Integer minutes = number(value);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    private static Integer number(String value) {
        return value != null && value.matches("[1-9]\\d{0,5}") ? Integer.valueOf(value) : null;
    }

    /** Writes a list of sources. */
    public static void write(Collection<Status> sources, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("riposte", NAMESPACE);
            xml.writeCharacters("\n  ");
            xml.writeStartElement("head");
            xml.writeStartElement("title");
            xml.writeCharacters("Sources of Riposte");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
            xml.writeStartElement("body");
            for (Status status : sources) {
                Source source = status.source();
                if (source.isFolder()) {
                    continue;
                }
                xml.writeCharacters("\n    ");
                xml.writeEmptyElement("outline");
                // The type is the same for all formats of feeds.
                xml.writeAttribute("type", "rss");
                xml.writeAttribute("text", plain(status.title()));
                xml.writeAttribute("xmlUrl", plain(source.address()));
                xml.writeAttribute("riposte", NAMESPACE, "every", Long.toString(source.every().toMinutes()));
                xml.writeAttribute("riposte", NAMESPACE, "pages", Integer.toString(source.pages()));
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Without what XML cannot carry. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c >= 0x20 && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
