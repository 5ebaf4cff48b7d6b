package riposte.search;

import java.util.List;

/** What a text of the index belongs to. */
public enum Kind {
    /** The sentence that carries a claim, by the claim. */
    EVIDENCE,
    /** Words of a claim in quotation marks. */
    QUOTE,
    /** A name of an actor. */
    ACTOR,
    /** A name of an incident. */
    INCIDENT,
    /** The title of an article. */
    ARTICLE;

    /** What is said: sentences and quotations. */
    public static final List<Kind> CLAIMS = List.of(EVIDENCE, QUOTE);
}
