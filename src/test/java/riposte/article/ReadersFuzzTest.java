package riposte.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import riposte.fuzz.Fuzz;

/** Whatever comes in, a reader gives articles or says in one line per record what is wrong. */
class ReadersFuzzTest {

    private static List<byte[]> samples(String ending) throws IOException {
        try (var files = Files.list(Path.of("samples"))) {
            List<byte[]> samples = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
            return samples;
        }
    }

    private static void assertOneAnswer(Reading reading) {
        assertThat(reading.articles().size() + reading.failures().size()).isEqualTo(1);
        assertOneLineEach(reading);
    }

    private static void assertOneLineEach(Reading reading) {
        assertThat(reading.failures()).allSatisfy(failure -> assertThat(failure.message()).isNotBlank().doesNotContain("Exception"));
        assertThat(reading.articles()).allSatisfy(article -> assertThat(article.text()).isNotBlank());
    }

    @Test
    void pages() throws IOException {
        Fuzz.of("pages", samples(".html"), "<div>", "<p>", "<table><tr><td>", "<font><i><b>", "<a href=x>", "<script>", "<!--", "&#x1F600;",
                        "&amp", "<svg><title>", "<template>", "<form>", "<meta name=date content='", "{\"@type\":\"NewsArticle\"}", "<select>", "\0")
                .run(input -> assertOneAnswer(Reading.ofStream("a.html", input)));
    }

    @Test
    void texts() throws IOException {
        Fuzz.of("texts", samples(".txt"), "\"", "«", "\n", "\r", ". ", "Updated 12 May 2024\n", "\u2028", "A. ", "(", "e\u0301")
                .run(input -> assertOneAnswer(Reading.ofStream("a.txt", input)));
    }

    @Test
    void corpora() {
        Fuzz.ofTexts(
                        "corpora",
                        List.of(
                                """
                                {"id":"a","lang":"en","url":"https://news.example.org/1","date":"2024-05-01","title":"One","publisher":"Us","text":"First of two."}
                                {"id":"b","text":"Le ministère dément, « avec fermeté », les accusations.","date":"1er mai 2024"}
                                """,
                                "{\"text\":\"\\ud83d\\ude00 \\\"x\\\"\",\"id\":12.5e3,\"lang\":\"fr-CA\"}\n\n[1]\n"),
                        "{", "[", "\"text\":", "\\u", "\\ud83d", "1e999999999", "null", "\n", "\"date\":\"", ":", "-", "0".repeat(200))
                .run(input -> {
                    Reading reading = Reading.ofStream("c.jsonl", input);
                    long lines = 1;
                    for (byte b : input) {
                        lines += b == '\n' ? 1 : 0;
                    }
                    assertThat((long) reading.articles().size() + reading.failures().size()).isBetween(1L, lines);
                    assertOneLineEach(reading);
                });
    }

    @Test
    void archives() {
        String page = "<html><body><article><p>" + Pages.FIRST + "</p></article></body></html>";
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + page.length() + "\r\n\r\n" + page;
        String record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "WARC-Date: 2024-05-01T10:00:00Z\r\nWARC-Target-URI: https://news.example.org/1\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: " + http.getBytes(UTF_8).length + "\r\n\r\n"
                + http + "\r\n\r\n";
        byte[] two = (record + record).getBytes(UTF_8);
        Fuzz.of("archives", List.of(two, Pages.gzip(two)), "WARC/1.0\r\n", "Content-Length: 99999999999999999999\r\n", "Content-Length: -1\r\n",
                        "Transfer-Encoding: chunked\r\n", "\r\n", "WARC-Type: revisit\r\n", "HTTP/1.1 200\r\n", "ffffffff\r\n",
                        "Content-Encoding: gzip\r\n", "WARC-Target-URI: x:\r\n")
                .run(input -> {
                    // A record that is no page of HTML is passed over in silence.
                    Reading reading = Reading.ofStream("a.warc", input);
                    assertThat(reading.articles().size() + reading.failures().size()).isLessThan(100);
                    assertOneLineEach(reading);
                });
    }

    /** Only what a feed lists: its links would be fetched. */
    @Test
    void feeds() {
        Fuzz.ofTexts(
                        "feeds",
                        List.of(
                                """
                                <?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>One</title>
                                <link>https://news.example.org/1</link><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></item></channel></rss>
                                """,
                                """
                                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.org/"><entry><link href="2"/>
                                <updated>2024-05-01T10:00:00Z</updated></entry></feed>
                                """,
                                """
                                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example.org/3</loc>
                                <lastmod>2024-05-01</lastmod></url></urlset>
                                """,
                                """
                                {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{"id": "1",
                                "url": "https://news.example.org/4", "date_modified": "2024-05-01T10:00:00Z"}]}
                                """),
                        "<item>", "<a>", "<![CDATA[", "&x;", "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\">]>", "<link>", "xml:base='::'", "<?", "]]>", "<entry/>")
                .run(input -> {
                    try {
                        assertThat(LinkList.read(TextDecoder.decode(input, null), "https://news.example.org/feed").links())
                                .allSatisfy(link -> assertThat(link.address()).isNotBlank());
                    } catch (UnreadableException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    }
                });
    }
}
