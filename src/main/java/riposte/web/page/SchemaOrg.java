package riposte.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Thing;
import tools.jackson.databind.json.JsonMapper;

/** A claim or article in the words of schema.org, for search engines: {@code Claim} and {@code NewsArticle}. */
@Component
class SchemaOrg {

    private final JsonMapper json;

    SchemaOrg(JsonMapper json) {
        this.json = json;
    }

    String claim(ClaimEntry claim, String lang) {
        Map<String, Object> node = node("Claim", claim.iri());
        node.put("name", claim.label(lang));
        node.put("text", claim.sentence());
        if (claim.speakerPrincipal() != null) {
            node.put(
                    "author",
                    Map.of(
                            "@type",
                            kind(claim.speakerPrincipal()),
                            "@id",
                            claim.speakerPrincipal().iri(),
                            "name",
                            claim.speakerPrincipal().label(lang)));
        }
        if (claim.about() != null) {
            node.put(
                    "about",
                    Map.of(
                            "@type",
                            "Event",
                            "@id",
                            claim.about().iri(),
                            "name",
                            claim.about().label(lang)));
        }
        if (claim.day() != null) {
            node.put("datePublished", claim.day());
        }
        if (claim.article() != null) {
            node.put("appearance", article(claim.article()));
        }
        return embeddable(node);
    }

    String article(ArticleEntry article, List<ClaimEntry> claims, String lang) {
        Map<String, Object> node = article(article);
        node.put(
                "mentions",
                claims.stream()
                        .limit(100)
                        .map(c -> Map.of("@type", "Claim", "@id", c.iri(), "name", c.label(lang)))
                        .toList());
        return embeddable(node);
    }

    private static Map<String, Object> article(ArticleEntry article) {
        Map<String, Object> node = node("NewsArticle", article.iri());
        node.put("headline", article.title());
        node.put("inLanguage", article.lang());
        if (article.publisher() != null) {
            node.put("publisher", Map.of("@type", "Organization", "name", article.publisher()));
        }
        if (article.published() != null) {
            node.put("datePublished", article.published());
        }
        if (article.link() != null) {
            node.put("url", article.link());
        }
        return node;
    }

    private static Map<String, Object> node(String type, String iri) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@context", "https://schema.org");
        node.put("@type", type);
        node.put("@id", iri);
        return node;
    }

    private static String kind(Thing actor) {
        return switch (actor.type()) {
            case "State" -> "Country";
            case "Person" -> "Person";
            default -> "Organization";
        };
    }

    /** Inside a script element only "&lt;" could end it or begin another. */
    private String embeddable(Map<String, Object> node) {
        return json.writeValueAsString(node)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
