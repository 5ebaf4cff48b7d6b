package riposte.web.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import riposte.claim.ClaimType;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Reliability;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** A claim as tools give it, with what a reader needs in order to judge and to cite it. */
final class ClaimView {

    private static final int NAME = 200;

    private ClaimView() {}

    static List<Map<String, Object>> contents(List<ClaimEntry> claims, Snapshot graph) {
        return claims.stream().map(claim -> content(claim, graph)).toList();
    }

    static Map<String, Object> content(ClaimEntry claim, Snapshot graph) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("iri", claim.iri());
        content.put("type", type(claim.type()));
        content.put("label", Words.plain(claim.label("en"), NAME));
        content.put("speaker", party(claim.speaker(), claim.speakerPrincipal(), claim.speakerMention()));
        content.put("target", party(claim.target(), claim.targetPrincipal(), claim.targetMention()));
        content.put("about", thing(claim.about()));
        content.put("cites", claim.cites().stream().map(ClaimView::thing).toList());
        content.put("hedged", claim.hedged());
        content.put("day", claim.day());
        content.put("quotes", claim.quotes().stream().map(Words::plain).toList());
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("text", Words.plain(claim.sentence()));
        evidence.put("start", claim.start());
        evidence.put("end", claim.end());
        content.put("evidence", evidence);
        content.put("article", article(claim.article()));
        content.put("confidence", claim.confidence());
        content.put("status", claim.status().term().toLowerCase(Locale.ROOT));
        content.put("rejects", claim.rejects());
        content.put("answers", claim.answers());
        content.put("replies", graph.replies(claim).stream().map(ClaimEntry::iri).toList());
        return content;
    }

    /** An actor or incident by name and IRI; null where there is none. */
    static Map<String, Object> thing(Thing thing) {
        if (thing == null) {
            return null;
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("label", Words.plain(thing.label("en"), NAME));
        content.put("iri", thing.iri());
        return content;
    }

    private static Map<String, Object> party(Thing actor, Thing principal, String mention) {
        Map<String, Object> content = thing(actor != null ? actor : principal);
        if (content != null) {
            content.put("mention", Words.plain(mention, NAME));
            content.put("principal", principal == null ? null : Words.plain(principal.label("en"), NAME));
        }
        return content;
    }

    private static Map<String, Object> article(ArticleEntry article) {
        if (article == null) {
            return null;
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("iri", article.iri());
        content.put("title", Words.plain(article.title(), NAME));
        content.put("publisher", Words.plain(article.publisher(), NAME));
        content.put("published", article.published());
        content.put("lang", article.lang());
        content.put("url", article.link());
        return content;
    }

    /** The key of a class of claims: {@code responsibility-claim}. */
    static String type(String ontologyClass) {
        return ClaimType.ofOntologyClass(ontologyClass).map(ClaimType::key).orElse("other");
    }

    /** A line that says how many claims there are, and one paragraph for each of those shown. */
    static void list(String head, List<ClaimEntry> shown, int all, StringBuilder text) {
        text.append(head).append(": ").append(all == 0 ? "none" : all);
        if (shown.size() < all) {
            text.append(", of which ").append(shown.size()).append(" here");
        }
        text.append('\n');
        for (ClaimEntry claim : shown) {
            text.append(text(claim));
        }
    }

    /** A paragraph for people: who says what, how sure the reading is, the sentence, the article, and the claim's IRI. */
    static String text(ClaimEntry claim) {
        StringBuilder text = new StringBuilder("- ");
        if (claim.day() != null) {
            text.append(claim.day()).append(", ");
        }
        text.append(Words.plain(claim.label("en"), NAME)).append(" (").append(type(claim.type()));
        if (claim.hedged()) {
            text.append(", hedged");
        }
        text.append("; confidence of the reading ").append(claim.confidence());
        Reliability band = claim.reliability();
        if (band != null) {
            text.append(", of 100 like it about ").append(band.about()).append(" were right");
        }
        if (!claim.status().shown()) {
            text.append("; NOT SHOWN ON PAGES: ").append(claim.status().term().toLowerCase(Locale.ROOT));
        }
        text.append(")\n  \u201c").append(Words.plain(claim.sentence())).append("\u201d\n  ");
        ArticleEntry article = claim.article();
        if (article != null) {
            text.append(article.publisher() == null ? "unknown publisher" : Words.plain(article.publisher(), NAME))
                    .append(", \u201c")
                    .append(Words.plain(article.title(), NAME))
                    .append('\u201d');
            if (article.published() != null) {
                text.append(", ").append(article.published());
            }
            if (article.link() != null) {
                text.append(", ").append(article.link());
            }
            text.append("\n  ");
        }
        return text.append("claim ").append(claim.iri()).append('\n').toString();
    }
}
