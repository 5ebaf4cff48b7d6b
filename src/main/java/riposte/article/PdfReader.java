package riposte.article;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * A PDF as an article: its text in reading order (see {@link PdfLayout}) and where each of its pages begins.
 *
 * <p>Title: what the file says, unless that is a file's name, else the largest line of the first page. Publisher: {@code
 * dc:publisher} of its XMP metadata. Date of publication: {@code prism:publicationDate} or {@code dc:date} of the metadata, else a
 * line of the first page that is a date or names its day; else the day on which the file was made, which for papers made from a
 * word processor is about the day they were given out; not so where a browser printed it, when it is not used. A document that is
 * encrypted but opens without a password is read.
 */
final class PdfReader {

    /** More pages than any report has; most of them would be pictures. */
    static final int MAX_PAGES = 5_000;

    private static final int MAX_METADATA = 1 << 20;
    private static final int HEAD = 3_000;
    private static final int LONGEST_DATE_LINE = 45;
    private static final int TELLING = 120;
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(?:microsoft \\w+ - .*|untitled.*|unbenannt.*|sans titre.*|document\\d*|.*\\.(?:docx?|odt|pdf|indd|tex|rtf|html?|pptx?|qxd)|about:blank|https?:.*)");
    private static final Pattern BROWSER = Pattern.compile("(?i).*(?:chrom|skia|firefox|mozilla|webkit|wkhtml).*");

    private PdfReader() {}

    /** Whether bytes begin as those of a PDF. */
    static boolean isPdf(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D' && bytes[3] == 'F' && bytes[4] == '-';
    }

    /**
     * Reads a document.
     *
     * @param address where it was fetched from; null when unknown
     */
    static Article read(String id, byte[] bytes, String address, ReadOptions options) throws UnreadableException {
        try (PDDocument document = BoundedPdf.open(bytes)) {
            return read(id, document, address, options);
        } catch (InvalidPasswordException e) {
            throw new UnreadableException("is encrypted; take its password off, as with"
                    + " 'qpdf --decrypt --password=… in.pdf out.pdf', and give that", e);
        } catch (BoundedPdf.TooLargeException e) {
            throw new UnreadableException("is a PDF that " + e.getMessage() + "; print the pages that matter to another file", e);
        } catch (StackOverflowError e) {
            throw new UnreadableException("is a PDF nested too deeply; print it to another file", e);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new UnreadableException("is a PDF that cannot be read; open it in a viewer and print it to another file", e);
        }
    }

    private static Article read(String id, PDDocument document, String address, ReadOptions options)
            throws IOException, UnreadableException {
        int count = document.getNumberOfPages();
        if (count > MAX_PAGES) {
            throw new UnreadableException("has " + count + " pages, more than " + MAX_PAGES + "; give the part that matters");
        }
        PdfLayout.Reading reading = PdfLayout.read(PdfWords.read(document));
        String text = PlainTextReader.clean(reading.text());
        if (text.isBlank()) {
            throw new UnreadableException("has no text, only pictures of pages; run OCR first, as with 'ocrmypdf in.pdf out.pdf'");
        }
        Document metadata = metadata(document);
        PDDocumentInformation info = document.getDocumentInformation();
        String title = title(first(metadata, "dc|title li"), info.getTitle(), reading.title());
        String lang = lang(text, document.getDocumentCatalog().getLanguage(), options);
        String url = options.url() != null ? options.url() : Addresses.canonical(address);
        TemporalAccessor published = options.published() != null ? options.published() : published(text, lang, metadata, info);
        return new Article(
                id,
                url,
                title,
                Media.name(first(metadata, "dc|publisher li"), url),
                published,
                null,
                lang,
                text,
                ArticleKind.ARTICLE,
                reading.pages());
    }

    private static String title(String... candidates) {
        for (String candidate : candidates) {
            String title = candidate == null
                    ? ""
                    : PlainTextReader.clean(candidate.strip()).replaceAll("\\s+", " ");
            if (!title.isEmpty() && title.length() <= 500 && !NO_TITLE.matcher(title).matches()) {
                return title;
            }
        }
        return null;
    }

    private static String lang(String text, String declared, ReadOptions options) {
        if (options.lang() != null) {
            return options.lang();
        }
        String code = Languages.code(declared);
        if (code != null && text.length() < TELLING) {
            return code;
        }
        String detected = Languages.detect(text);
        return detected.equals(Languages.UNKNOWN) && code != null ? code : detected;
    }

    private static TemporalAccessor published(String text, String lang, Document metadata, PDDocumentInformation info) {
        for (String name : List.of("prism|publicationDate", "dc|date li")) {
            TemporalAccessor date = Dates.parse(first(metadata, name), lang);
            if (date != null) {
                return date;
            }
        }
        for (String line : text.substring(0, Math.min(HEAD, text.length())).split("\n")) {
            if (line.length() <= LONGEST_DATE_LINE && !line.endsWith(".") && Dates.parse(line, lang) instanceof LocalDate date) {
                return date;
            }
        }
        String maker = Objects.toString(info.getCreator(), "") + " " + Objects.toString(info.getProducer(), "");
        Calendar made = info.getCreationDate();
        if (made == null || BROWSER.matcher(maker).matches()) {
            return null;
        }
        return LocalDate.ofInstant(made.toInstant(), ZoneId.of(made.getTimeZone().getID()));
    }

    /** The file's XMP metadata (ISO 16684-1); empty where it has none that can be read. */
    private static Document metadata(PDDocument document) {
        PDMetadata stream = document.getDocumentCatalog().getMetadata();
        if (stream != null) {
            try (InputStream in = stream.exportXMPMetadata()) {
                String xml = TextDecoder.decode(in.readNBytes(MAX_METADATA), null);
                return Jsoup.parse(xml, "", Parser.xmlParser().setMaxDepth(64));
            } catch (IOException | UnreadableException e) {
                // As if there were none: what it says is also on the sheet.
            }
        }
        return new Document("");
    }

    private static String first(Document metadata, String query) {
        var element = metadata.selectFirst(query);
        return element == null || element.text().isBlank() ? null : element.text().strip();
    }
}
