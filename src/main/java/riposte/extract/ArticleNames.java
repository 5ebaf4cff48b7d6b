package riposte.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Incident;
import riposte.reader.KnownName;
import riposte.text.Sentences;
import riposte.text.TextSpan;

/** One article while its claims are worked out: its sentences, the catalogue's names in it, its quotations. */
final class ArticleNames {

    private final Article article;
    private final Catalog catalog;
    private final List<TextSpan> sentences;
    private final TreeMap<Integer, Match> matches = new TreeMap<>();
    private final Quotations quotations;

    /** @param sentences of the article's text, in order */
    ArticleNames(Article article, Catalog catalog, List<TextSpan> sentences) {
        this.article = article;
        this.catalog = catalog;
        this.sentences = sentences;
        for (Match match : catalog.match(article.text(), article.lang())) {
            matches.put(match.start(), match);
        }
        this.quotations = new Quotations(article.text());
    }

    ArticleNames(Article article, Catalog catalog) {
        this(article, catalog, Sentences.of(article.text()));
    }

    /** Whether a stretch of the text names an incident or a threat group that the catalogue knows. */
    boolean anyOfCyberMatters(int start, int end) {
        return matches(start, end).stream()
                .anyMatch(match -> match.entity() instanceof Incident
                        || match.entity() instanceof Actor actor && actor.type() == ActorType.THREAT_GROUP);
    }

    /** What the reader is told of the names in the article. */
    List<KnownName> known() {
        List<KnownName> known = new ArrayList<>();
        int end = 0;
        for (Match match : matches.values()) {
            if (match.start() >= end) {
                known.add(new KnownName(new TextSpan(match.start(), match.end()), kind(match)));
                end = match.end();
            }
        }
        return known;
    }

    private static KnownName.Kind kind(Match match) {
        if (match.kind() == Match.Kind.DEMONYM) {
            return KnownName.Kind.PEOPLE;
        }
        return match.entity() instanceof Actor actor ? KnownName.Kind.valueOf(actor.type().name()) : KnownName.Kind.INCIDENT;
    }

    Article article() {
        return article;
    }

    String text() {
        return article.text();
    }

    Catalog catalog() {
        return catalog;
    }

    List<TextSpan> sentences() {
        return sentences;
    }

    TextSpan sentence(int index) {
        return sentences.get(index);
    }

    Quotations quotations() {
        return quotations;
    }

    /** The sentence around an offset, or null. */
    TextSpan sentenceAt(int offset) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            TextSpan sentence = sentences.get(middle);
            if (sentence.end() <= offset) {
                low = middle + 1;
            } else if (sentence.start() > offset) {
                high = middle - 1;
            } else {
                return sentence;
            }
        }
        return null;
    }

    /** The catalogue's names that share a character with a stretch of the text, in order. */
    List<Match> matches(int start, int end) {
        List<Match> found = new ArrayList<>();
        var before = matches.lowerEntry(start);
        if (before != null && before.getValue().end() > start) {
            found.add(before.getValue());
        }
        found.addAll(matches.subMap(start, true, end, false).values());
        return found;
    }
}
