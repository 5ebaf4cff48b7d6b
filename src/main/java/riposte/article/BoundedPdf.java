package riposte.article;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Opens a PDF such that all of its streams together unpack to no more than {@link #MAX_UNPACKED} bytes, however often they are
 * asked for, and that no font of the machine is looked at: what is not in the file is measured by the one font that comes with
 * PDFBox. The latter holds for the whole JVM, as PDFBox has it.
 */
final class BoundedPdf extends PDFParser {

    /** What all streams may unpack to; text, fonts and tables of a report of a thousand pages take a tenth of it. */
    static final long MAX_UNPACKED = 256L << 20;

    /** What asking for a stream counts at least, so that many small ones end too. */
    private static final int LEAST = 1 << 10;

    /** Everything but pictures, which no text is read from. */
    private static final Set<COSName> FILTERS = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION,
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION,
            COSName.CRYPT);

    static {
        FontMappers.set(new OwnFont());
    }

    private long left = MAX_UNPACKED;

    private BoundedPdf(RandomAccessRead source) throws IOException {
        super(source);
        document = new Document();
    }

    /** Opens a document, which is the caller's to close; with the empty password where it is encrypted. */
    static PDDocument open(byte[] bytes) throws IOException {
        return new BoundedPdf(new RandomAccessReadBuffer(bytes)).parse();
    }

    /** Thrown through PDFBox, which mends what other exceptions tell it. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }

    private void take(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new TooLargeException("unpacks to more than " + (MAX_UNPACKED >> 20) + " MiB");
        }
    }

    private final class Document extends COSDocument {

        Document() {
            super(BoundedPdf.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            COSStream stream = new Stream(start, length);
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    private final class Stream extends COSStream {

        Stream(long start, long length) throws IOException {
            super(null, BoundedPdf.this.createRandomAccessReadView(start, length));
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            List<Filter> filters = filters();
            take(LEAST);
            return filters.isEmpty() ? super.createView() : new RandomAccessReadBuffer(unpacked(filters));
        }

        /** For whoever unpacks by himself, after a first time only to see how much that is. */
        @Override
        public InputStream createRawInputStream() throws IOException {
            take(LEAST);
            List<Filter> filters = filters();
            if (!filters.isEmpty()) {
                unpack(filters, OutputStream.nullOutputStream());
            }
            return super.createRawInputStream();
        }

        private byte[] unpacked(List<Filter> filters) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            unpack(filters, bytes);
            return bytes.toByteArray();
        }

        private void unpack(List<Filter> filters, OutputStream to) throws IOException {
            InputStream packed = super.createRawInputStream();
            for (int i = 0; i < filters.size(); i++) {
                ByteArrayOutputStream between = new ByteArrayOutputStream();
                OutputStream out = i == filters.size() - 1 ? to : between;
                try (InputStream in = packed) {
                    filters.get(i).decode(in, new Counted(out), this, i, DecodeOptions.DEFAULT);
                }
                packed = new ByteArrayInputStream(between.toByteArray());
            }
        }

        private List<Filter> filters() throws IOException {
            COSBase named = getFilters();
            List<Filter> filters = new ArrayList<>();
            if (named instanceof COSName name) {
                filters.add(filter(name));
            } else if (named instanceof COSArray names) {
                for (int i = 0; i < names.size(); i++) {
                    Filter filter = filter(names.getObject(i));
                    if (!filters.contains(filter)) {
                        filters.add(filter);
                    }
                }
            }
            return filters;
        }

        private Filter filter(COSBase name) throws IOException {
            if (!(name instanceof COSName filter) || !FILTERS.contains(filter)) {
                throw new IOException("no text is packed by " + name);
            }
            return FilterFactory.INSTANCE.getFilter(filter);
        }
    }

    private final class Counted extends FilterOutputStream {

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            take(1);
            out.write(b);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            take(len);
            out.write(b, off, len);
        }
    }

    /** The one font there is on every machine. */
    private static final class OwnFont implements FontMapper {

        private final TrueTypeFont font;

        OwnFont() {
            try (InputStream in = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
                font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
            return new CIDFontMapping(null, font, true);
        }
    }
}
