package riposte.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleReaderTest {

    @TempDir
    Path dir;

    @Test
    void readsEachFormAndNamesItAfterItsFile() throws IOException {
        Files.writeString(dir.resolve("a.html"), Pages.page());
        Files.write(dir.resolve("b.html.gz"), Pages.gzip(Pages.page().getBytes(UTF_8)));
        Files.writeString(dir.resolve("c.txt"), Pages.TEXT);
        Files.write(dir.resolve("d.txt.gz"), Pages.gzip(Pages.TEXT.getBytes(UTF_8)));
        Files.writeString(
                dir.resolve("e.jsonl"),
                "{\"id\": \"one\", \"text\": \"First.\"}\n{\"id\": 2, \"text\": \"Second.\"}\n");
        Files.write(dir.resolve("f.jsonl.gz"), Pages.gzip("{\"id\": \"three\", \"text\": \"Third.\"}".getBytes(UTF_8)));
        Files.createDirectory(dir.resolve("g"));
        Files.writeString(dir.resolve("g").resolve("h.htm"), Pages.page());
        Files.writeString(dir.resolve("notes.md"), "not for us");
        Files.writeString(dir.resolve(".hidden.txt"), "not for us");

        Reading reading = Reading.of(dir.toString());

        assertThat(reading.failures()).isEmpty();
        assertThat(reading.ids()).containsExactly("a", "b", "c", "d", "one", "2", "three", "h");
        assertThat(reading.articles().subList(0, 4))
                .allSatisfy(a -> assertThat(a.text()).isEqualTo(Pages.TEXT));
    }

    @Test
    void readsStandardInputByItsContent() {
        assertThat(Reading.ofStandardInput(Pages.page().getBytes(UTF_8))
                        .article()
                        .title())
                .isEqualTo("Karsholm loses cargo lists");
        assertThat(Reading.ofStandardInput(Pages.TEXT.getBytes(UTF_8)).article().text())
                .isEqualTo(Pages.TEXT);
        assertThat(Reading.ofStandardInput(
                                "{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"y\",\"text\":\"Two.\"}".getBytes(UTF_8))
                        .ids())
                .containsExactly("x", "y");
        assertThat(Reading.ofStandardInput(Pages.gzip(Pages.TEXT.getBytes(UTF_8)))
                        .article()
                        .text())
                .isEqualTo(Pages.TEXT);
    }

    @Test
    void aFileWithoutEndingIsReadByItsContent() throws IOException {
        Path file = Files.writeString(dir.resolve("saved"), Pages.page());
        assertThat(Reading.of(file.toString()).article().text()).isEqualTo(Pages.TEXT);
    }

    @Test
    void corpusFieldsBecomeTheArticle() {
        Article article = Reading.ofStream(
                        "corpus.jsonl",
                        """
                {"id": "k-1", "lang": "fr-FR", "url": "https://journal.example/a?b=1#p3", "date": "2021-07-21 (approx.; agency)",\
                 "title": "Un titre", "publisher": "Le Journal", "text": "Une phrase.\\r\\nUne autre.", "claims": [], "note": {"x": 1}}
                """)
                .article();
        assertThat(article)
                .isEqualTo(new Article(
                        "k-1",
                        "https://journal.example/a?b=1#p3",
                        "Un titre",
                        "Le Journal",
                        LocalDate.of(2021, 7, 21),
                        null,
                        "fr",
                        "Une phrase.\nUne autre."));
    }

    @Test
    void whatTheUserGivesGoesBeforeWhatTheInputSays() {
        ReadOptions options = ReadOptions.defaults()
                .withLang("de")
                .withPublished(LocalDate.of(2020, 1, 2))
                .withUrl("https://archive.example/7");
        List<Article> articles = new ArrayList<>();
        new ArticleReader(options)
                .read(new java.io.ByteArrayInputStream(Pages.page().getBytes(UTF_8)), "p.html", articles::add, f -> {
                    throw new AssertionError(f);
                });
        assertThat(articles).singleElement().satisfies(a -> {
            assertThat(a.lang()).isEqualTo("de");
            assertThat(a.published()).isEqualTo(LocalDate.of(2020, 1, 2));
            assertThat(a.url()).isEqualTo("https://archive.example/7");
        });
    }

    @Test
    void aBadInputStopsNothingButItself() throws IOException {
        Path good = Files.writeString(dir.resolve("good.txt"), Pages.TEXT);
        Reading reading = Reading.of(
                dir.resolve("missing.txt").toString(),
                "ftp://host/x.html",
                "",
                good.toString(),
                "file:///etc/hostname");
        assertThat(reading.ids()).containsExactly("good");
        assertThat(reading.failures())
                .extracting(InputFailure::message)
                .satisfiesExactly(
                        m -> assertThat(m).contains("does not exist"),
                        m -> assertThat(m).contains("ftp: addresses are refused"),
                        m -> assertThat(m).isNotEmpty(),
                        m -> assertThat(m).contains("file: addresses are refused"));
    }

    @Test
    void aConsumersErrorComesOutUnchanged() {
        IllegalStateException full = new IllegalStateException("store is full");
        ArticleReader reader = new ArticleReader(ReadOptions.defaults());
        assertThatThrownBy(() -> reader.read(
                        new java.io.ByteArrayInputStream("{\"text\":\"One.\"}".getBytes(UTF_8)),
                        "c.jsonl",
                        a -> {
                            throw full;
                        },
                        f -> {}))
                .isSameAs(full);
    }

    @Test
    void recordsWithoutIdAreNamedByTheirLine() {
        assertThat(Reading.ofStream("dir/corpus.jsonl", "\n{\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}")
                        .ids())
                .containsExactly("corpus#2", "corpus#4");
    }

    @Test
    void handsArticlesOverBeforeTheCorpusEnds() throws IOException {
        List<String> order = new ArrayList<>();
        java.io.InputStream endless = new java.io.InputStream() {
            private final byte[] line = "{\"text\":\"Again.\",\"lang\":\"en\"}\n".getBytes(UTF_8);
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length];
            }
        };
        assertThatThrownBy(() -> new ArticleReader(ReadOptions.defaults())
                        .read(
                                endless,
                                "c.jsonl",
                                a -> {
                                    order.add(a.id());
                                    if (order.size() == 5000) {
                                        throw new IllegalStateException("enough");
                                    }
                                },
                                f -> {}))
                .hasMessage("enough");
    }
}
