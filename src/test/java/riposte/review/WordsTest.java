package riposte.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void caseAccentsPunctuationAndArticlesDoNotCount() {
        assertThat(Words.folded("L’Ardénie")).isEqualTo("ardenie");
        assertThat(Words.folded("  The GREY-Heron group.")).isEqualTo("grey heron group");
        assertThat(Words.folded(null)).isEmpty();
        assertThat(Words.folded("Die")).isEqualTo("die");
    }

    @Test
    void theShareOfCommonWords() {
        assertThat(Words.common("Ardenia blamed Borealia", "ardenia BLAMED borealia!")).isEqualTo(1);
        assertThat(Words.common("Ardenia blamed Borealia", "Cantia said nothing")).isZero();
        assertThat(Words.common("one two three", "one two four")).isEqualTo(0.5);
        assertThat(Words.common("…", "Ardenia")).isZero();
    }

    @Test
    void chineseIsComparedByItsCharacters() {
        assertThat(Words.common("北岭外交部指责南原窃取邮件。", "北岭外交部昨日指责南原窃取邮件。")).isGreaterThan(Binder.SAME_SENTENCE);
        assertThat(Words.common("北岭外交部指责南原窃取邮件。", "天气晴朗，没有消息。")).isLessThan(0.1);
    }
}
