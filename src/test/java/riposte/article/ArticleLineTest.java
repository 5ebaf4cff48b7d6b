package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleLineTest {

    @Test
    void everySampleComesBackAsItWas() {
        List<Article> samples = Reading.of(Path.of("samples").toString()).articles();
        assertThat(samples).hasSizeGreaterThan(20);

        for (Article sample : samples) {
            assertThat(again(sample)).isEqualTo(sample);
        }
    }

    static List<TemporalAccessor> dates() {
        return List.of(
                LocalDate.of(2021, 7, 20),
                YearMonth.of(2021, 7),
                Year.of(2021),
                MonthDay.of(7, 20),
                OffsetDateTime.of(2021, 7, 20, 10, 21, 0, 0, ZoneOffset.UTC),
                OffsetDateTime.of(2021, 7, 20, 10, 21, 7, 0, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aDateStaysAsFineAsItIs(TemporalAccessor date) {
        assertThat(again(article(date, ArticleKind.ARTICLE))).isEqualTo(article(date, ArticleKind.ARTICLE));
    }

    @ParameterizedTest
    @EnumSource
    void soDoesWhatSortOfPageItWas(ArticleKind kind) {
        assertThat(again(article(null, kind)).kind()).isEqualTo(kind);
    }

    private static Article article(TemporalAccessor date, ArticleKind kind) {
        return new Article("one", "https://example.org/one#p2", "Said \"so\"", "The Herald", date, date, "en", "First.\nSecond.", kind);
    }

    private static Article again(Article article) {
        return Reading.ofStream("lines.jsonl", ArticleLine.of(article) + "\n").article();
    }
}
