package riposte.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Participant;
import riposte.resolve.ArticleNames;
import riposte.resolve.Quotations;
import riposte.text.Analyzer;
import riposte.text.Sentence;
import riposte.text.TextSpan;
import riposte.text.Token;

/**
 * One article while its claims are read: its sentences, annotated only when asked for, the names of the catalogue in
 * it, its quotations, and whom it has spoken of so far.
 */
final class Document {

    /** A participant the article has named. */
    record Mention(int offset, Participant participant, boolean subject, boolean personal) {}

    private static final int PASSAGE = 1_500;

    private final ArticleNames names;
    private final Analyzer analyzer;
    private final Lexicon lexicon;
    private final List<Sentence> sentences;
    private final Map<Integer, Syntax> annotated = new HashMap<>();
    private final TreeMap<Integer, Mention> mentions = new TreeMap<>();
    private final TreeMap<Integer, Participant> speakers = new TreeMap<>();
    private final TreeMap<Integer, Participant> accused = new TreeMap<>();
    private final Set<Integer> introduced = new HashSet<>();

    Document(Article article, Catalog catalog, Analyzer analyzer, Lexicon lexicon, List<Sentence> sentences) {
        this.names = new ArticleNames(
                article, catalog, sentences.stream().map(s -> new TextSpan(s.start(), s.end())).toList());
        this.analyzer = analyzer;
        this.lexicon = lexicon;
        this.sentences = sentences;
        for (Match match : matches(0, article.text().length())) {
            if (match.kind() != Match.Kind.DEMONYM && match.entity() instanceof Actor actor
                    && actor.type() != ActorType.PRODUCT) {
                String name = article.text().substring(match.start(), match.end());
                remember(
                        match.start(),
                        new Participant(name, actor, catalog.principal(actor)),
                        false,
                        actor.type() == ActorType.PERSON);
            }
        }
    }

    Article article() {
        return names.article();
    }

    /** The names of the catalogue in the article. */
    ArticleNames names() {
        return names;
    }

    /** The dictionary forms a word may have. */
    Set<String> lemmas(Token token) {
        return token.lemma() != null ? Set.of(token.lemma()) : analyzer.lemmas(token.form());
    }

    Catalog catalog() {
        return names.catalog();
    }

    Lexicon lexicon() {
        return lexicon;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** Which of the sentences it is. */
    int indexOf(Sentence sentence) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (sentences.get(middle).start() <= sentence.start()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    Quotations quotations() {
        return names.quotations();
    }

    /** The dependency tree of that sentence. */
    Syntax syntax(int index) {
        return annotated.computeIfAbsent(
                index,
                i -> new Syntax(analyzer.annotate(sentences.get(i), namesUnknown(sentences.get(i))), lexicon));
    }

    /** Whether a capitalised word stands there that the catalogue does not explain, and that may be a name. */
    private boolean namesUnknown(Sentence sentence) {
        List<Token> tokens = sentence.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean capital = Character.isUpperCase(token.form().charAt(0));
            boolean begins = i == 0 || i == 1 && !Character.isLetterOrDigit(tokens.get(0).form().charAt(0));
            if (capital && matchAt(token) == null && (!begins || begun(tokens, i))
                    && !lexicon.calendar(token.form())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the capital of a sentence's first word may be a name's: the next word has one too. */
    private boolean begun(List<Token> tokens, int first) {
        return lexicon.lang().equals("de")
                || !lexicon.is("definite", tokens.get(first))
                        && !lexicon.is("articles", tokens.get(first))
                        && analyzer.lemmas(tokens.get(first).form()).equals(
                                Set.of(Lexicon.lower(tokens.get(first).form())));
    }

    /** The name of the catalogue that covers the word, or null. */
    Match matchAt(Token token) {
        return matches(token.start(), token.end()).stream()
                .filter(match -> match.start() <= token.start() && match.end() >= token.end())
                .findFirst()
                .orElse(null);
    }

    /** The names of the catalogue between two offsets. */
    List<Match> matches(int from, int to) {
        return names.matches(from, to);
    }

    /** Keeps in mind that the article speaks of a participant there. */
    void remember(int offset, Participant participant, boolean subject, boolean personal) {
        Mention before = mentions.get(offset);
        mentions.put(
                offset, new Mention(offset, participant, subject || before != null && before.subject(), personal));
    }

    /** Whether an actor is only described in this article, by a common noun. */
    boolean described(Actor actor) {
        return actor.id().endsWith("-" + article().key().substring(0, 8));
    }

    /** Keeps in mind that a participant is accused there. */
    void accused(int offset, Participant participant) {
        accused.put(offset, participant);
    }

    /** Who of that type was accused last before that place, or null. */
    Participant lastAccused(int offset, ActorType type) {
        for (Participant participant : accused.headMap(offset, false).descendingMap().values()) {
            if (participant.principal().type() == type) {
                return participant;
            }
        }
        return null;
    }

    /** Keeps in mind that a participant says something there. */
    void spoke(int offset, Participant participant) {
        speakers.putIfAbsent(offset, participant);
    }

    /** Who spoke last before that place, in the same passage; null when nobody did. */
    Participant lastSpeaker(int offset) {
        Map.Entry<Integer, Participant> entry = speakers.lowerEntry(offset);
        return entry == null || offset - entry.getKey() > PASSAGE ? null : entry.getValue();
    }

    /** Whether the subjects of that sentence are still to be read; false from the second time on. */
    boolean introduce(int index) {
        return introduced.add(index);
    }

    /** What the article has spoken of before that place, latest first. */
    Iterable<Mention> before(int offset) {
        return mentions.headMap(offset, false).descendingMap().values();
    }
}
