package riposte.web.data;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts by language, in the order of the languages: for the few that a claim has, of which a graph has as many as it has claims. Immutable. */
final class FewTexts extends AbstractMap<String, String> {

    /** Language and text by turns. */
    private final String[] texts;

    /** @param shared gives the one object that all like texts share */
    FewTexts(SortedMap<String, String> texts, UnaryOperator<String> shared) {
        this.texts = texts.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .map(shared)
                .toArray(String[]::new);
    }

    @Override
    public String get(Object lang) {
        for (int i = 0; i < texts.length; i += 2) {
            if (texts[i].equals(lang)) {
                return texts[i + 1];
            }
        }
        return null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return IntStream.range(0, size()).mapToObj(i -> Map.entry(texts[2 * i], texts[2 * i + 1])).iterator();
            }

            @Override
            public int size() {
                return texts.length / 2;
            }
        };
    }
}
