package riposte.web.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the index keeps small: places by IRI, and texts by language. */
class PlacesTest {

    private record Entry(String iri, int number) {}

    @Test
    void eachEntryIsFoundByItsIriAndNothingElseIs() {
        List<Entry> entries = IntStream.range(0, 5_000).mapToObj(i -> new Entry("claim/" + i, i)).toList();
        Places<Entry> places = new Places<>(entries, Entry::iri);
        assertThat(entries).allMatch(entry -> places.get(entry.iri()) == entry && places.of(entry) == entry.number());
        assertThat(places.get("claim/5000")).isNull();
        assertThat(places.of(new Entry("claim/7", 7))).isEqualTo(-1);
        assertThat(new Places<>(List.of(), Entry::iri).get("claim/0")).isNull();
    }

    /** "Aa" and "BB" have one hash. */
    @Test
    void ofEntriesOfOneIriTheLastIsFoundByItAndEachByItself() {
        Entry first = new Entry("Aa", 0);
        Entry other = new Entry("BB", 1);
        Entry last = new Entry("Aa", 2);
        Places<Entry> places = new Places<>(List.of(first, other, last), Entry::iri);
        assertThat(places.get("Aa")).isSameAs(last);
        assertThat(places.get("BB")).isSameAs(other);
        assertThat(List.of(places.of(first), places.of(other), places.of(last))).containsExactly(0, 1, 2);
    }

    @Test
    void fewTextsAreTheSameMapInTheSameOrder() {
        TreeMap<String, String> labels = new TreeMap<>(Map.of("fr", "Chine", "de", "China", "zh", "中国"));
        FewTexts texts = new FewTexts(labels, UnaryOperator.identity());
        assertThat(texts).isEqualTo(labels);
        assertThat(texts.keySet()).containsExactly("de", "fr", "zh");
        assertThat(texts.get("zh")).isEqualTo("中国");
        assertThat(texts.get("en")).isNull();
    }
}
