package riposte.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.txt", "a.jsonl", "a", "a.html.gz"})
    void emptyFile(String name) {
        assertThat(Reading.ofStream(name, new byte[0]).failure().message()).contains("is empty");
        assertThat(Reading.ofStream(name, " \n\n ").failure().message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.txt", "a"})
    void binaryFile(String name) {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        assertThat(Reading.ofStream(name, noise).failure().message()).contains("binary data");
        assertThat(Reading.ofStream(name, "%PDF-1.7\n%âãÏÓ\n1 0 obj").failure().message())
                .contains("is a PDF that cannot be read");
    }

    @Test
    void binaryCorpusNamesItsLines() {
        Reading reading = Reading.ofStream("a.jsonl", "{\"text\":\"One.\"}\n\0\0\0\1\n{\"text\":\"Two.\"}\n");
        assertThat(reading.ids()).containsExactly("a#1", "a#3");
        assertThat(reading.failures()).singleElement().satisfies(f -> assertThat(f.place())
                .isEqualTo("line 2"));
    }

    @Test
    void wrongEncodingIsRecovered() {
        String page = "<html><head><meta charset=iso-8859-1></head><body><p>"
                + "Le ministère dément « avec fermeté » avoir espionné les députés, a déclaré sa porte-parole à l'Élysée."
                        .repeat(2)
                + "</p></body></html>";
        String inUtf8 =
                Reading.ofStream("a.html", page.getBytes(UTF_8)).article().text();
        assertThat(inUtf8).contains("ministère dément « avec fermeté »");
        String latin = page.replace("iso-8859-1", "utf-8");
        assertThat(Reading.ofStream("a.html", latin.getBytes(Charset.forName("windows-1252")))
                        .article()
                        .text())
                .isEqualTo(inUtf8);
    }

    @Test
    void pageLargerThanTheLimit() {
        byte[] page = new byte[50 << 20];
        Arrays.fill(page, (byte) 'x');
        assertThat(Reading.ofStream("a.html", page).failure().message())
                .isEqualTo("is larger than the limit of 16 MiB; split it or give only the article");
        assertThat(Reading.ofStream("a.html.gz", Pages.gzip(page)).failure().message())
                .contains("larger than the limit");
    }

    @Test
    void corpusLineLargerThanTheLimit() {
        byte[] corpus = ("{\"id\":\"a\",\"text\":\"" + "x".repeat(17 << 20) + "\"}\n{\"id\":\"b\",\"text\":\"Short.\"}")
                .getBytes(UTF_8);
        Reading reading = Reading.ofStream("c.jsonl", corpus);
        assertThat(reading.ids()).containsExactly("b");
        assertThat(reading.failures()).singleElement().satisfies(f -> {
            assertThat(f.place()).isEqualTo("line 1");
            assertThat(f.message()).contains("larger than the limit");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<div>", "<b>", "<span><i>", "<table><tr><td>", "<blockquote>", "<ul><li>", "<a href=x>", "<svg>"
            })
    void deeplyNestedHtmlEndsInOneAnswer(String tag) {
        Reading reading = Reading.ofStream("deep.html", tag.repeat(30_000) + "<p>" + Pages.FIRST);
        assertThat(reading.articles().size() + reading.failures().size()).isEqualTo(1);
        InputFailure refused = Reading.ofStream("deep.html", tag.repeat(200_000) + "<p>" + Pages.FIRST)
                .failure();
        assertThat(refused.message()).contains("more than 100000 tags");
    }

    @Test
    void deeplyNestedTextIsStillFound() {
        assertThat(Reading.ofStream("deep.html", "<div>".repeat(30_000) + "<p>" + Pages.FIRST)
                        .article()
                        .text())
                .isEqualTo(Pages.FIRST);
    }

    @Test
    void tagsInsideScriptsDoNotCount() {
        String script = "<script>" + "document.write('<b>x</b>');".repeat(150_000) + "</script>";
        assertThat(Reading.ofStream("a.html", Pages.page(script)).article().text())
                .isEqualTo(Pages.TEXT);
    }

    @Test
    void hugeAttribute() {
        String page = "<div class='" + "sidebar ".repeat(1_000_000) + "'><p>" + Pages.FIRST + "</p></div>";
        assertThat(Reading.ofStream("a.html", page).article().text()).isEqualTo(Pages.FIRST);
    }

    @Test
    void structuredDataNestedWithoutEnd() {
        String json = "<script type='application/ld+json'>" + "[".repeat(500_000) + "</script>";
        assertThat(Reading.ofStream("a.html", Pages.page(json)).article().text())
                .isEqualTo(Pages.TEXT);
    }

    @Test
    void truncatedGzip() {
        byte[] whole = Pages.gzip(Pages.page().getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertThat(Reading.ofStream("a.html.gz", cut).failure().message())
                .contains("ends too early")
                .contains("again");
    }

    @Test
    void truncatedGzipCorpusKeepsItsWholeLines() {
        StringBuilder corpus = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            corpus.append("{\"id\":")
                    .append(i)
                    .append(",\"lang\":\"en\",\"text\":\"")
                    .append(random.nextLong())
                    .append("\"}\n");
        }
        byte[] whole = Pages.gzip(corpus.toString().getBytes(UTF_8));
        Reading reading = Reading.ofStream("c.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
        assertThat(reading.articles()).hasSizeBetween(500, 1500);
        assertThat(reading.failures()).singleElement().satisfies(f -> {
            assertThat(f.place()).isEqualTo("line " + (reading.articles().size() + 1));
            assertThat(f.message()).contains("ends too early");
        });
    }

    @Test
    void damagedGzip() {
        byte[] bytes = Pages.gzip(Pages.page().getBytes(UTF_8));
        Arrays.fill(bytes, 40, 80, (byte) 0x5a);
        assertThat(Reading.ofStream("a.html.gz", bytes).failure().message()).isNotBlank();
    }

    @Test
    void brokenJsonLines() {
        Reading reading = Reading.ofStream(
                "c.jsonl",
                """
                {"id": "a", "text": "One."}
                {"id": "b", "text": "Two
                [1, 2]
                {"id": "c"}
                {"id": "d", "text": "Four."}
                """);
        assertThat(reading.ids()).containsExactly("a", "d");
        assertThat(reading.failures()).extracting(InputFailure::place).containsExactly("line 2", "line 3", "line 4");
        assertThat(reading.failures()).extracting(InputFailure::input).containsOnly("c.jsonl");
        assertThat(reading.failures().get(0).message()).contains("is not JSON");
        assertThat(reading.failures().get(1).message()).contains("is not a JSON object");
        assertThat(reading.failures().get(2).message()).contains("has no \"text\"");
    }

    @Test
    void unknownLanguageIsNoError() {
        assertThat(Reading.ofStream("a.txt", "12 34 56 78 — 90").article().lang())
                .isEqualTo("und");
        assertThat(Reading.ofStream(
                                "a.txt",
                                "Il ministero ha negato ogni responsabilità per l'intrusione nei sistemi della"
                                        + " regione.")
                        .article()
                        .lang())
                .isEqualTo("it");
    }

    @Test
    void charactersThatNoGraphCanCarryAreReplacedInPlace() {
        Article article = Reading.ofStream("c.jsonl", "{\"text\":\"a\\u0001b\\ud800c\\r\\nd \\ud83d\\ude00\"}")
                .article();
        assertThat(article.text()).isEqualTo("a\ufffdb\ufffdc\nd \ud83d\ude00");
    }

    /** Cuts pages, texts and corpora, plain and gzip, at every byte: each piece gives articles or failures, never neither. */
    @Test
    void inputCutAnywhere() {
        String page = Pages.page(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"K — é\"}</script>");
        String corpus = "{\"id\":\"é\",\"text\":\"Ünï \\ud83d\\ude00\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";
        for (String name : new String[] {"a.html", "a.txt", "a.jsonl", "a"}) {
            byte[] plain = (name.equals("a.jsonl") ? corpus : page).getBytes(UTF_8);
            for (byte[] bytes : new byte[][] {plain, Pages.gzip(plain)}) {
                for (int length = 0; length <= bytes.length; length++) {
                    Reading reading = Reading.ofStream(name, Arrays.copyOf(bytes, length));
                    assertThat(reading.articles().size() + reading.failures().size())
                            .as("%s cut to %d bytes", name, length)
                            .isPositive();
                }
            }
        }
    }
}
