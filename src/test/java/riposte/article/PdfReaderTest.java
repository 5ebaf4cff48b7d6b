package riposte.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.extract.Extractor;
import riposte.fuzz.Fuzz;

/** Documents of real producers (see {@code pdf/README.md}) and of hostile ones. */
class PdfReaderTest {

    private static final Path DOCUMENTS = Path.of("src/test/resources/pdf");

    private static final String LINE = "On Monday the foreign ministry of Norvik accused Estmark of having hacked the mail servers of the"
            + " parliament in order to read the letters of its committees.";
    private static final String EMBASSY = "The embassy of Estmark in Norvik denied the accusation and said that its government had never"
            + " attacked the computers of any parliament.";
    private static final String POLICE = "On Tuesday the interior ministry of Ostrava accused the hackers of the group Grey Heron of having"
            + " broken into the computers of its border police, which had to write its reports by hand for a fortnight.";
    private static final String OSTRAVA = "The government of Ostrava blamed Estmark for the cyberattack on its border police and called home its"
            + " ambassador for talks.";
    private static final String COURT = "On Thursday the prosecutors of Valmark charged two officers of the intelligence service of Estmark with"
            + " hacking the electoral commission of Valmark and with stealing the names of its voters.";
    private static final String PRESIDENT = "The president of Valmark condemned the cyberattack by Estmark on the electoral commission and demanded"
            + " that it hand over the two officers.";

    private static Article read(String name) {
        return Reading.of(DOCUMENTS.resolve(name).toString()).article();
    }

    private static String refusal(byte[] document) {
        return Reading.ofStream("a.pdf", document).failure().message();
    }

    /** The words around each place where a document goes on further up: the ends of columns and pages. */
    private static List<String> breaks(String name) throws IOException {
        List<String> breaks = new ArrayList<>();
        try (PDDocument document = BoundedPdf.open(Files.readAllBytes(DOCUMENTS.resolve(name)))) {
            PdfWords.Word before = null;
            for (List<PdfWords.Word> page : PdfWords.read(document)) {
                for (PdfWords.Word word : page) {
                    if (before != null && word.baseline() < before.baseline() - 30) {
                        breaks.add(before.text() + " " + word.text());
                    }
                    before = word;
                }
            }
        }
        return breaks;
    }

    @ParameterizedTest
    @CsvSource({"latex.pdf, had never attacked the computers", "libreoffice.pdf, of having broken into", "chromium.pdf, accused the hackers"})
    void aClaimIsWholeAcrossLinesColumnsAndPages(String name, String column) throws IOException {
        String across = column.replaceFirst(".*?(\\S+ \\S+)$", "$1");
        assertThat(breaks(name)).as("the document has a claim at the end of a column").contains(across);

        Article article = read(name);
        assertThat(article.text()).contains(column);
        List<Claim> claims = new Extractor(Catalog.standard()).extract(article, false);
        String overColumn = name.equals("latex.pdf") ? EMBASSY : POLICE;
        String overPage = name.equals("latex.pdf") ? OSTRAVA : name.equals("chromium.pdf") ? COURT : PRESIDENT;
        assertThat(claims).extracting(claim -> claim.evidence().text()).contains(LINE, overColumn, overPage);
        Claim turned = claims.stream()
                .filter(claim -> claim.evidence().text().equals(overPage))
                .findFirst()
                .orElseThrow();
        assertThat(article.pages().get(1)).as("page 2 begins inside the sentence").isStrictlyBetween(turned.evidence().start(), turned.evidence().end());
        assertThat(article.page(turned.evidence().start())).isEqualTo(1);
        Claim last = claims.get(claims.size() - 1);
        assertThat(article.page(last.evidence().start())).isEqualTo(name.equals("libreoffice.pdf") ? 1 : 2);
        assertThat(claims).extracting(Claim::type).contains(ClaimType.ACCUSATION, ClaimType.DENIAL);
    }

    @ParameterizedTest
    @CsvSource({"latex.pdf", "libreoffice.pdf", "chromium.pdf"})
    void headsNumbersAndHyphensAreLeftOut(String name) {
        Article article = read(name);
        assertThat(article.title()).isEqualTo("Five days in spring");
        assertThat(article.lang()).isEqualTo("en");
        assertThat(article.published()).isEqualTo(LocalDate.of(2024, 5, 14));
        assertThat(article.pages()).hasSize(2).startsWith(0);
        assertThat(article.text())
                .contains("The state-sponsored group, it said,", "Its minister spoke of a fable that was told before every election.\n")
                .doesNotContain("Report 7", "Page ", "\n1\n", "\n2\n", "par- liament", "\ufb01", "\ufb03");
        assertThat(article.text().lines().filter(line -> line.length() > 100)).as("paragraphs").hasSize(12);
    }

    @Test
    void ligaturesAreUnfoldedAndNotesStandApart() {
        assertThat(read("latex.pdf").text()).contains("Efficient offices find gaps first.\n").endsWith("A note that is no part of the text above it.");
    }

    @Test
    void aLineIsReadBackWithItsPages() {
        Article article = read("latex.pdf");
        assertThat(Reading.ofStream("a.jsonl", ArticleLine.of(article)).article()).isEqualTo(article);
    }

    @Test
    void everyWayIn() throws IOException {
        byte[] bytes = Files.readAllBytes(DOCUMENTS.resolve("chromium.pdf"));
        String text = read("chromium.pdf").text();
        assertThat(Reading.ofStandardInput(bytes).article().text()).isEqualTo(text);
        assertThat(Reading.ofStream("a.pdf.gz", Pages.gzip(bytes)).article().text()).isEqualTo(text);
        assertThat(Reading.ofStream("download.html", bytes).article().text()).isEqualTo(text);
        String http = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        String record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "WARC-Date: 2024-05-01T10:00:00Z\r\nWARC-Target-URI: https://news.example.org/1.pdf\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: " + (http.length() + bytes.length) + "\r\n\r\n"
                + http + new String(bytes, ISO_8859_1) + "\r\n\r\n";
        Article captured = Reading.ofStream("a.warc", record.getBytes(ISO_8859_1)).article();
        assertThat(captured.text()).isEqualTo(text);
        assertThat(captured.url()).isEqualTo("https://news.example.org/1.pdf");
        assertThat(Reading.of(DOCUMENTS.toString()).ids()).contains("chromium", "latex", "libreoffice");
    }

    // Documents made here

    private interface Drawing {
        void draw(Sheet sheet) throws IOException;
    }

    private record Sheet(PDPageContentStream content, PDType1Font font) {
        void text(float x, float y, float size, String text) throws IOException {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(x, y);
            content.showText(text);
            content.endText();
        }
    }

    private static PDDocument document(Drawing... drawings) throws IOException {
        PDDocument document = new PDDocument();
        for (Drawing drawing : drawings) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                drawing.draw(new Sheet(content, new PDType1Font(FontName.HELVETICA)));
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (document) {
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] plain() throws IOException {
        return bytes(document(sheet -> sheet.text(70, 700, 11, "Norvik accused Estmark of hacking its parliament.")));
    }

    @Test
    void columnsDrawnLineByLineAreNotMixed() throws IOException {
        String[] left = {"The ministry of Norvik said on Monday", "that hackers in the pay of Estmark had", "read the letters of its committees since", "the winter. It did not say how"};
        String[] right = {"it knew. The embassy of Estmark said", "that the accusation was a fable, and", "asked to see the letters that had been", "read. None were shown to it."};
        Article article = Reading.ofStream("a.pdf", bytes(document(sheet -> {
                    sheet.text(70, 760, 18, "A title over both of the columns of the sheet");
                    for (int i = 0; i < 4; i++) {
                        sheet.text(70, 700 - 14 * i, 11, left[i]);
                        sheet.text(300, 697 - 14 * i, 11, right[i]);
                    }
                })))
                .article();
        assertThat(article.text().lines()).containsExactly("A title over both of the columns of the sheet", String.join(" ", left) + " " + String.join(" ", right));
        assertThat(article.title()).isEqualTo("A title over both of the columns of the sheet");
    }

    @Test
    void cellsOfATableAreReadLineByLine() throws IOException {
        Article article = Reading.ofStream("a.pdf", bytes(document(sheet -> {
                    for (int i = 0; i < 4; i++) {
                        sheet.text(70, 700 - 14 * i, 11, "Item " + i);
                        sheet.text(200, 700 - 14 * i, 11, "The value that belongs to item " + i + ".");
                    }
                })))
                .article();
        assertThat(article.text()).contains("Item 0 The value that belongs to item 0.", "Item 3 The value that belongs to item 3.");
    }

    @Test
    void theDayAFileWasMadeIsTheLastResort() throws IOException {
        PDDocument document = document(sheet -> sheet.text(70, 700, 11, "Norvik accused Estmark of hacking its parliament."));
        Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        made.clear();
        made.set(2023, Calendar.MARCH, 2);
        document.getDocumentInformation().setCreationDate(made);
        document.getDocumentInformation().setTitle("Microsoft Word - draft3.docx");
        byte[] office = bytes(document);
        assertThat(Reading.ofStream("a.pdf", office).article().published()).isEqualTo(LocalDate.of(2023, 3, 2));
        assertThat(Reading.ofStream("a.pdf", office).article().title()).isNull();
    }

    @Test
    void refusals() throws IOException {
        assertThat(refusal(bytes(document(sheet -> sheet.content().addRect(10, 10, 10, 10))))).contains("has no text", "ocrmypdf");
        PDDocument secret = document(sheet -> sheet.text(70, 700, 11, "Secret."));
        secret.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        assertThat(refusal(bytes(secret))).contains("is encrypted", "qpdf --decrypt");
        PDDocument open = document(sheet -> sheet.text(70, 700, 11, "Locked against changes only."));
        open.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
        assertThat(Reading.ofStream("a.pdf", bytes(open)).article().text()).isEqualTo("Locked against changes only.");
        byte[] plain = plain();
        assertThat(refusal(Arrays.copyOf(plain, 40))).contains("is a PDF that cannot be read");
        assertThat(Reading.ofStream("a.pdf", new byte[0]).failure().message()).contains("is empty");
    }

    @Test
    void aPageTreeThatGoesInACircleEnds() throws IOException {
        PDDocument document = document(sheet -> sheet.text(70, 700, 11, "Once."));
        var pages = document.getDocumentCatalog().getPages().getCOSObject();
        pages.getCOSArray(COSName.KIDS).add(pages);
        Reading reading = Reading.ofStream("a.pdf", bytes(document));
        assertThat(reading.articles().size() + reading.failures().size()).isEqualTo(1);
    }

    /** 300 KiB that unpack to 300 MiB. */
    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                out.write(spaces);
            }
        }
        PDDocument document = new PDDocument();
        PDPage page = new PDPage();
        document.addPage(page);
        PDStream stream = new PDStream(document);
        try (var raw = stream.getCOSObject().createRawOutputStream()) {
            packed.writeTo(raw);
        }
        stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
        page.setContents(stream);
        assertThat(refusal(bytes(document))).contains("unpacks to more than 256 MiB");
    }

    @Test
    void formsThatDrawEachOtherEnd() throws IOException {
        StringBuilder body = new StringBuilder("%PDF-1.4\n");
        body.append("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
        body.append("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>endobj\n");
        body.append("4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n");
        for (int i = 5; i < 40; i++) {
            body.append(i + " 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F " + (i + 1)
                    + " 0 R>>>>/Length 11>>stream\n/F Do /F Do\nendstream endobj\n");
        }
        body.append("trailer<</Root 1 0 R/Size 40>>\n%%EOF\n");
        assertThat(refusal(body.toString().getBytes(ISO_8859_1))).contains("is a PDF that unpacks to more");
    }

    @Test
    void fuzz() throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(plain()));
        for (String name : List.of("latex.pdf", "libreoffice.pdf", "chromium.pdf")) {
            seeds.add(Files.readAllBytes(DOCUMENTS.resolve(name)));
        }
        Fuzz.of("documents", seeds, "endobj", "stream\r\n", "endstream", "xref", "trailer", "<<", ">>", "[", "/Kids", "/Length 99999999", "/Filter", "0 R",
                        "/FlateDecode", "(", "\\", "BT", "Tj", "startxref\n0\n%%EOF", "/Prev 9")
                .runFew(120, input -> {
                    Reading reading = Reading.ofStream("a.pdf", input);
                    assertThat(reading.articles().size() + reading.failures().size()).isEqualTo(1);
                    assertThat(reading.failures()).allSatisfy(failure -> assertThat(failure.message()).isNotBlank().doesNotContain("Exception"));
                });
    }
}
