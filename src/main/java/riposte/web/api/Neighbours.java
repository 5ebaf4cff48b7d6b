package riposte.web.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;
import org.springframework.stereotype.Component;
import riposte.text.Sentences;
import riposte.text.TextSpan;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphReader;

/** Reads the sentences before and after those of claims. */
@Component
class Neighbours {

    /** So far around a claim a sentence may reach; longer ones are cut by {@link Sentences}. */
    private static final int REACH = 1_200;

    private static final ClaimView.Around NONE = new ClaimView.Around(null, null);

    private final GraphReader reader;

    Neighbours(GraphReader reader) {
        this.reader = reader;
    }

    /** What stands around each of these claims, by its IRI. The text of each article is read once. */
    Map<String, ClaimView.Around> of(List<ClaimEntry> claims) {
        Map<String, List<ClaimEntry>> byArticle = new HashMap<>();
        for (ClaimEntry claim : claims) {
            if (claim.article() != null) {
                byArticle.computeIfAbsent(claim.article().iri(), k -> new ArrayList<>()).add(claim);
            }
        }
        Map<String, ClaimView.Around> found = new HashMap<>();
        claims.forEach(claim -> found.put(claim.iri(), NONE));
        reader.read(() -> {
            byArticle.forEach((article, of) -> reader.select("text", Map.of("article", NodeFactory.createURI(article)), row -> {
                if (row.get("text").isLiteral()) {
                    String text = row.get("text").getLiteralLexicalForm();
                    of.forEach(claim -> found.put(claim.iri(), around(text, claim.start(), claim.end())));
                }
            }));
            return null;
        });
        return found;
    }

    private static ClaimView.Around around(String text, int start, int end) {
        if (start < 0 || end > text.length() || start >= end) {
            return NONE;
        }
        int from = Math.max(0, start - REACH);
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        int to = Math.min(text.length(), end + REACH);
        if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
            to--;
        }
        String before = text.substring(from, start);
        String after = text.substring(end, Math.max(end, to));
        List<TextSpan> earlier = Sentences.of(before);
        List<TextSpan> later = Sentences.of(after);
        return new ClaimView.Around(
                earlier.isEmpty() ? null : words(before, earlier.get(earlier.size() - 1)), later.isEmpty() ? null : words(after, later.get(0)));
    }

    private static String words(String text, TextSpan sentence) {
        return text.substring(sentence.start(), sentence.end());
    }
}
