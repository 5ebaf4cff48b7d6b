package riposte.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** What is found, in a real store and real files. */
class SearchIndexTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private ClaimStore store;
    private SearchIndex index;

    @BeforeEach
    void open() {
        store = ClaimStore.open(folder, Iris.local());
        store.refresh(Said.catalog());
        index = SearchIndex.of(store, LONG);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    private void read(ArticleClaims... readings) {
        assertThat(store.replace(Stream.of(readings)).failures()).isEmpty();
    }

    /** The places of the sentences found, by the last digits of their claims' ids. */
    private Set<String> found(String words, Collection<Kind> kinds) {
        assertThat(index.awaitReady(Duration.ofMinutes(1))).as("the index is up to date").isTrue();
        Set<String> found = new TreeSet<>();
        index.find(words, kinds, 100).orElseThrow().forEach(hit -> found.add(Iris.id(hit.iri())));
        long[] keys = Arrays.stream(index.keys(words, kinds).orElseThrow()).distinct().toArray();
        assertThat(keys).as("both ways find the same").hasSize(found.size());
        return found;
    }

    private Set<String> claims(String words) {
        Set<String> found = new TreeSet<>();
        found(words, Kind.CLAIMS).forEach(id -> found.add(id.substring(id.length() - 1)));
        return found;
    }

    @Test
    void findsWordsInAnyOrderWithoutCaseAccentsAndApostrophes() {
        read(Said.article("fr", "fr", "Le port de Norvège", "L'État de Norvège dénonce l'espionnage du port.", "La Sudrie nie tout vol."));

        assertThat(claims("espionnage norvege")).containsExactly("0");
        assertThat(claims("ETAT PORT")).containsExactly("0");
        assertThat(claims("\u2019espionnage d'etat ")).isEmpty();
        assertThat(claims("sudrie port")).isEmpty();
        assertThat(claims("esp")).as("the last word may be a beginning").containsExactly("0");
        assertThat(claims("esp port")).as("no other one").isEmpty();
        assertThat(claims("esp ")).as("nor one with a space behind it").isEmpty();
    }

    @Test
    void findsQuotedWordsSideBySide() {
        read(Said.article("en", "en", "Port", "The harbour office was robbed.", "The office of the harbour was robbed."));

        assertThat(claims("harbour office")).containsExactly("0", "1");
        assertThat(claims("\"harbour office\"")).containsExactly("0");
        assertThat(claims("« harbour office » robbed")).containsExactly("0");
        assertThat(index.find("harbour office", Kind.CLAIMS, 1).orElseThrow().get(0).iri()).as("side by side first").endsWith("0000");
    }

    @Test
    void findsInOtherScripts() {
        read(
                Said.article("ru", "ru", "Норвик", "Норвик обвинил Судрию в краже писем."),
                Said.article("zh", "zh", "诺维克", "诺维克政府指责苏德里亚窃取了港口的信件。"),
                Said.article("el", "el", "Νόρβικ", "Η Νόρβικ κατηγόρησε τη Σουδρία για κλοπή επιστολών."),
                Said.article("ar", "ar", "نورفيك", "اتهمت نورفيك سودريا بسرقة الرسائل."));

        assertThat(claims("ПИСЕМ норвик")).hasSize(1);
        assertThat(claims("обвин")).hasSize(1);
        assertThat(claims("窃取")).hasSize(1);
        assertThat(claims("港口 政府")).hasSize(1);
        assertThat(claims("信")).as("a single character").hasSize(1);
        assertThat(claims("政口")).isEmpty();
        assertThat(claims("επιστολων κλοπη")).hasSize(1);
        assertThat(claims("الرسائل نورفيك")).hasSize(1);
    }

    @Test
    void findsNamesAndTitles() {
        read(Said.article("en", "en", "Letters stolen at the harbour", "Norvik blames Sudria."));

        for (String name : List.of("norvik", "norvege vent", "Норв", "诺维克", "共和国", "νορβικ", "نورفيك")) {
            assertThat(found(name, Set.of(Kind.ACTOR))).as(name).containsExactly("norvik");
        }
        assertThat(found("harbour letters", Set.of(Kind.ARTICLE))).hasSize(1);
        assertThat(found("harbour", Kind.CLAIMS)).isEmpty();
    }

    @Test
    void takesAnyInputForWords() {
        read(Said.article("en", "en", "Port", "The AND gate (of 50% \"tide\") was robbed: a~b* [x TO y]."));

        for (String typed : List.of("AND", "gate (", "50%", "\"tide", "a~b*", "[x TO y]", "robbed:", "+gate -robbed", "\\", "tide AND OR NOT", "/.*/", "*", "?", "   ", "\"\"", "“")) {
            assertThat(index.find(typed, Kind.CLAIMS, 10)).isNotNull();
        }
        assertThat(claims("AND gate (")).containsExactly("0");
        assertThat(claims("robbed:")).containsExactly("0");
        assertThat(claims("*")).isEmpty();
        assertThat(claims("gate ".repeat(10_000))).containsExactly("0");
        assertThat(claims("\ud83d\ude00".repeat(149) + "g\ud83d")).isEmpty();
    }

    @Test
    void followsTheStore() {
        read(Said.article("a", "en", "One", "The harbour was robbed."));
        assertThat(claims("harbour")).containsExactly("0");
        read(Said.article("b", "en", "Two", "The lighthouse was robbed."), Said.article("a", "en", "One", "The mill was robbed."));
        assertThat(claims("harbour")).isEmpty();
        assertThat(found("robbed", Kind.CLAIMS)).hasSize(2);
        store.remove(store.iris().article(Said.article("b", "en", "Two", "").article()));
        assertThat(found("robbed", Kind.CLAIMS)).hasSize(1);
        assertThat(index.size()).as("nothing stays behind").isEqualTo(8 + 2);
    }

    @Test
    void findsQuotationsAndHiddenClaimsOnceEach() {
        store.replace(
                Stream.of(Said.article("h", "en", "Hidden", 0.4, List.of("an act of the sea"), "They call it an act of the sea.")), "1", 0.6);

        assertThat(found("act sea", Kind.CLAIMS)).hasSize(1);
    }

    @Test
    void marksWhatWasFound() {
        assertThat(marked("espionnage norvege", "L'État de Norvège dénonce l'espionnage.")).isEqualTo("L'État de [Norvège] dénonce l'[espionnage].");
        assertThat(marked("esp", "L'espionnage, espion.")).isEqualTo("L'[espionnage], [espion].");
        assertThat(marked("港口的", "窃取了港口的信件")).isEqualTo("窃取了[港口的]信件");
        assertThat(marked("信", "窃取了港口的信件")).isEqualTo("窃取了港口的[信]件");
        assertThat(marked("<b>", "a <b> & c")).isEqualTo("a <[b]> & c");
        assertThat(marked("", "nothing")).isEqualTo("nothing");
        assertThat(marked("absent", "nothing")).isEqualTo("nothing");
        assertThat(marked("\"harbour office\"", "The harbour office of the harbour.")).isEqualTo("The [harbour office] of the harbour.");
    }

    private static String marked(String words, String text) {
        StringBuilder marked = new StringBuilder();
        Marks.of(words).in(text).forEach(part -> marked.append(part.found() ? "[" + part.text() + "]" : part.text()));
        return marked.toString();
    }

    @Test
    void searchesAStoreInMemory() {
        try (var memory = ClaimStore.inMemory(Iris.local());
                var other = SearchIndex.of(memory, LONG)) {
            memory.replace(Stream.of(Said.article("a", "en", "One", "The harbour was robbed.")));
            assertThat(other.texts("harbour", List.of(), null, null, 10, null)).hasSize(1);
        }
    }

}
