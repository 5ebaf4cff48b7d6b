package riposte.export;

import java.util.function.Function;

/** What graph tools are told of a claim, besides the two ends of its edge. */
enum EdgeAttribute {
    CLAIM("claim", "string", ClaimEdge::iri),
    LABEL("label", "string", ClaimEdge::label),
    SPEAKER("speaker_name", "string", c -> name(c.speaker())),
    TARGET("target_name", "string", c -> name(c.target())),
    INCIDENT("incident", "string", c -> name(c.about())),
    HEDGED("hedged", "boolean", ClaimEdge::hedged),
    CONFIDENCE("confidence", "double", ClaimEdge::confidence),
    SAID_ON("said_on", "string", ClaimEdge::saidOn),
    PUBLISHED("published", "string", c -> c.source().published()),
    SENTENCE("sentence", "string", ClaimEdge::sentence),
    QUOTES("quotes", "string", c -> c.quotes().isEmpty() ? null : String.join(" | ", c.quotes())),
    REJECTS("rejects", "string", ClaimEdge::rejects),
    ANSWERS("answers", "string", ClaimEdge::answers),
    ARTICLE("article", "string", c -> c.source().iri()),
    HEADLINE("headline", "string", c -> c.source().headline()),
    URL("url", "string", c -> c.source().url()),
    PUBLISHER("publisher", "string", c -> c.source().publisher()),
    LANGUAGE("language", "string", c -> c.source().lang());

    private final String key;
    private final String type;
    private final Function<ClaimEdge, Object> value;

    EdgeAttribute(String key, String type, Function<ClaimEdge, Object> value) {
        this.key = key;
        this.type = type;
        this.value = value;
    }

    String key() {
        return key;
    }

    /** {@code string}, {@code boolean} or {@code double}, as GEXF and GraphML both call them. */
    String type() {
        return type;
    }

    /** The value as text, or null where there is none. */
    String of(ClaimEdge claim) {
        Object found = value.apply(claim);
        return found == null ? null : found.toString();
    }

    private static String name(Thing thing) {
        return thing == null ? null : thing.name();
    }
}
