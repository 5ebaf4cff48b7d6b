package riposte.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArchiveReaderTest {

    private static byte[] record(String type, String target, String uuid, String content) {
        byte[] body = content.getBytes(ISO_8859_1);
        String head = "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + target
                + "\r\nWARC-Date: 2021-07-21T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:" + uuid
                + ">\r\nContent-Type: application/http; msgtype="
                + type + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(ISO_8859_1));
        out.writeBytes(body);
        out.writeBytes("\r\n\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static String response(int status, String type, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n\r\n" + body;
    }

    private static byte[] archive(boolean gzip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : new byte[][] {
            record(
                    "request",
                    "https://coast.example/k",
                    "00000000-0000-4000-8000-000000000001",
                    "GET /k HTTP/1.1\r\n\r\n"),
            record(
                    "response",
                    "https://coast.example/k",
                    "00000000-0000-4000-8000-000000000002",
                    response(200, "text/html; charset=iso-8859-1", Pages.page("<meta charset=utf-8>"))),
            record(
                    "response",
                    "https://coast.example/i.png",
                    "00000000-0000-4000-8000-000000000003",
                    response(200, "image/png", "x")),
            record(
                    "response",
                    "https://coast.example/gone",
                    "00000000-0000-4000-8000-000000000004",
                    response(404, "text/html", Pages.page())),
            record(
                    "response",
                    "https://coast.example/empty",
                    "00000000-0000-4000-8000-000000000005",
                    response(200, "text/html", "<html></html>")),
            record(
                    "response",
                    "https://coast.example/l",
                    "00000000-0000-4000-8000-000000000006",
                    response(200, "text/html", Pages.page("<link rel=canonical href='https://other.example/x'>"))),
        }) {
            out.writeBytes(gzip ? Pages.gzip(record) : record);
        }
        return out.toByteArray();
    }

    private static void holdsTheTwoPages(Reading reading) {
        assertThat(reading.ids())
                .containsExactly("00000000-0000-4000-8000-000000000002", "00000000-0000-4000-8000-000000000006");
        assertThat(reading.articles())
                .extracting(Article::url)
                .containsExactly("https://coast.example/k", "https://coast.example/l");
        assertThat(reading.articles()).extracting(Article::text).containsOnly(Pages.TEXT);
        assertThat(reading.articles()).extracting(Article::published).containsOnlyNulls();
        assertThat(reading.failures()).singleElement().satisfies(f -> {
            assertThat(f.place()).isEqualTo("https://coast.example/empty");
            assertThat(f.message()).contains("no article text");
        });
    }

    @Test
    void readsThePagesOfAnArchive() {
        holdsTheTwoPages(Reading.ofStream("crawl.warc", archive(false)));
        holdsTheTwoPages(Reading.ofStream("crawl.warc.gz", archive(true)));
        holdsTheTwoPages(Reading.ofStream("crawl", archive(false)));
        holdsTheTwoPages(Reading.ofStream("crawl", archive(true)));
    }

    /** The archive ends with a page: cut before its last byte, that page is a failure, and the first is kept. */
    @Test
    void aCutArchiveKeepsWhatCameBefore() {
        for (boolean gzip : new boolean[] {false, true}) {
            byte[] whole = archive(gzip);
            Reading reading = Reading.ofStream("crawl.warc", Arrays.copyOf(whole, whole.length - 60));
            assertThat(reading.ids()).containsExactly("00000000-0000-4000-8000-000000000002");
            assertThat(reading.failures()).hasSizeBetween(2, 3);
            assertThat(reading.failures().get(1).message()).containsAnyOf("cut short", "too early");
        }
    }

    @Test
    void anArchiveCutBetweenHeaderLinesSaysSo() {
        byte[] record = record(
                "response",
                "https://coast.example/k",
                "00000000-0000-4000-8000-000000000002",
                response(200, "text/html", Pages.page()));
        String two = new String(record, ISO_8859_1) + "WARC/1.0\r\nWARC-Type: response\r\n";
        Reading reading = Reading.ofStream("crawl.warc", two.getBytes(ISO_8859_1));
        assertThat(reading.articles()).hasSize(1);
        assertThat(reading.failures()).singleElement().satisfies(f -> assertThat(f.message())
                .contains("cut short"));
    }

    @Test
    void whatIsNoArchiveSaysSo() {
        assertThat(Reading.ofStream("crawl.warc", Pages.TEXT).failure().message())
                .contains("WARC");
        assertThat(Reading.ofStream("crawl.warc", new byte[0]).failures()).hasSize(1);
        assertThat(Reading.ofStream("crawl.warc", "WARC/1.0\r\nnonsense".getBytes(UTF_8))
                        .failures())
                .hasSize(1);
    }

    @Test
    void cutAnywhereItThrowsNothing() {
        for (boolean gzip : new boolean[] {false, true}) {
            byte[] whole = archive(gzip);
            for (int length = 1; length < whole.length - 20; length += 7) {
                Reading reading = Reading.ofStream("crawl.warc", Arrays.copyOf(whole, length));
                assertThat(reading.articles().size()).isLessThanOrEqualTo(2);
            }
        }
    }
}
