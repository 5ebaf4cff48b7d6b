package riposte.text;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.util.ArrayCoreMap;
import edu.stanford.nlp.util.CoreMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void treesHaveTheRelationsThatMatter(String lang) {
        parses(lang).forEach((text, edges) -> {
            Sentence tree = tree(lang, text);
            assertThat(edges(tree)).as(text).containsAll(edges);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void treesAreThoseOfCoreNlpsOwnParser(String lang) throws IOException {
        Settings settings = Settings.of(lang);
        MaxentTagger tagger = new MaxentTagger(settings.require("tagger"));
        DependencyParser theirs = DependencyParser.loadFromModelFile(settings.require("parser"));
        TransitionParser ours = new TransitionParser(settings.require("parser"));
        Splitter splitter = new Splitter(settings);
        for (String text : parses(lang).keySet()) {
            List<CoreLabel> labels = splitter.words(text);
            for (int i = 0; i < labels.size(); i++) {
                labels.get(i).setIndex(i + 1);
            }
            tagger.tagCoreLabels(labels);
            CoreMap sentence = new ArrayCoreMap();
            sentence.set(CoreAnnotations.TokensAnnotation.class, labels);
            int[] expected = new int[labels.size()];
            theirs.predict(sentence)
                    .typedDependencies()
                    .forEach(edge -> expected[edge.dep().index() - 1] = edge.gov().index() - 1);
            int[] heads = new int[labels.size()];
            ours.parse(
                    labels.stream().map(CoreLabel::word).toArray(String[]::new),
                    labels.stream().map(CoreLabel::tag).toArray(String[]::new),
                    heads,
                    new String[labels.size()]);
            assertThat(heads).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    void annotationKeepsPlacesAndIsATree(String lang) {
        String text = "Intro.\n" + String.join(" ", parses(lang).keySet());
        for (Sentence cut : Analyzer.of(lang).sentences(text)) {
            Sentence tree = Analyzer.of(lang).annotate(cut);
            assertThat(tree.annotated()).isTrue();
            assertThat(tree.text()).isEqualTo(cut.text());
            int roots = 0;
            for (int i = 0; i < tree.size(); i++) {
                Token token = tree.token(i);
                assertThat(text.substring(token.start(), token.end())).isNotBlank();
                assertThat(token.start()).isBetween(tree.start(), tree.end());
                assertThat(token.end()).isLessThanOrEqualTo(tree.end());
                assertThat(token.lemma()).isNotNull().isEqualTo(token.lemma().toLowerCase(java.util.Locale.ROOT));
                assertThat(token.pos()).matches("[A-Z]+");
                assertThat(token.ner()).isIn("PERSON", "ORGANIZATION", "LOCATION", "MISC", "O");
                int steps = 0;
                for (int up = i; up >= 0; up = tree.head(up)) {
                    assertThat(steps++).isLessThanOrEqualTo(tree.size());
                }
                roots += tree.head(i) < 0 ? 1 : 0;
            }
            assertThat(roots).isEqualTo(1);
        }
    }

    @Test
    void contractionsBecomeWordsInTheSamePlace() {
        Sentence tree = tree("fr", "Le chef du parti parle aux amis.");
        assertThat(tree.tokens()).extracting(Token::form)
                .containsExactly("Le", "chef", "de", "le", "parti", "parle", "à", "les", "amis", ".");
        assertThat(tree.token(2).start()).isEqualTo(tree.token(3).start()).isEqualTo(8);
        assertThat(tree.token(2).end()).isEqualTo(tree.token(3).end()).isEqualTo(10);
        assertThat(tree("es", "Quieren acusarlo del robo.").tokens()).extracting(Token::form)
                .containsExactly("Quieren", "acusar", "lo", "del", "robo", ".");
        assertThat(tree("de", "Er ging zum Haus.").tokens()).extracting(Token::form)
                .containsExactly("Er", "ging", "zu", "dem", "Haus", ".");
    }

    @Test
    void namesHaveTheSameTypesInAllLanguages() {
        assertThat(named("en", "Angela Merkel met Microsoft in Paris."))
                .containsEntry("Merkel", "PERSON").containsEntry("Microsoft", "ORGANIZATION").containsEntry("Paris", "LOCATION");
        assertThat(named("fr", "Angela Merkel a visité Microsoft à Paris."))
                .containsEntry("Merkel", "PERSON").containsEntry("Microsoft", "ORGANIZATION").containsEntry("Paris", "LOCATION");
        assertThat(named("es", "Angela Merkel visitó Microsoft en París."))
                .containsEntry("Merkel", "PERSON").containsEntry("Microsoft", "ORGANIZATION").containsEntry("París", "LOCATION");
        assertThat(named("de", "Angela Merkel besuchte Microsoft in Paris."))
                .containsEntry("Merkel", "PERSON").containsEntry("Microsoft", "ORGANIZATION").containsEntry("Paris", "LOCATION");
    }

    @Test
    void threadsFindTheSameTrees() {
        for (String lang : List.of("en", "fr")) {
            Analyzer analyzer = Analyzer.of(lang);
            List<Sentence> sentences = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sentences.addAll(analyzer.sentences(String.join("\n", parses(lang).keySet())));
            }
            List<List<Token>> alone =
                    sentences.stream().map(analyzer::annotate).map(Sentence::tokens).toList();
            List<List<Token>> together = sentences.parallelStream()
                    .map(analyzer::annotate)
                    .map(Sentence::tokens)
                    .toList();
            assertThat(together).isEqualTo(alone);
        }
    }

    static Sentence tree(String lang, String text) {
        Analyzer analyzer = Analyzer.of(lang);
        List<Sentence> sentences = analyzer.sentences(text);
        assertThat(sentences).as(text).hasSize(1);
        return analyzer.annotate(sentences.get(0));
    }

    private static List<String> edges(Sentence tree) {
        List<String> edges = new ArrayList<>();
        for (Token token : tree.tokens()) {
            String head = token.head() < 0 ? "-" : tree.token(token.head()).lemma();
            edges.add(head + " " + token.relation() + " " + token.form());
        }
        return edges;
    }

    private static Map<String, String> named(String lang, String text) {
        Map<String, String> names = new LinkedHashMap<>();
        tree(lang, text).tokens().forEach(token -> names.put(token.form(), token.ner()));
        return names;
    }

    /** Sentences with the edges they must have, as "head relation word". */
    private static Map<String, List<String>> parses(String lang) {
        Map<String, List<String>> parses = new LinkedHashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                TreesTest.class.getResourceAsStream("parses-" + lang + ".txt"), StandardCharsets.UTF_8))) {
            List<String> edges = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("  ")) {
                    edges.add(line.strip());
                } else if (!line.startsWith("#")) {
                    edges = new ArrayList<>();
                    parses.put(line, edges);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return parses;
    }
}
