package riposte.review;

import java.util.Objects;
import java.util.regex.Pattern;
import riposte.claim.ClaimType;

/**
 * What ties a decision to a claim of whatever reading of an article: the quoted words (the Web Annotation data model's
 * {@code oa:TextQuoteSelector}), the kind of claim, and the words that name speaker and target. It holds no offset and no base
 * of IRIs, so that it outlives a text that moved, a sentence cut otherwise, and the way to another store.
 *
 * @param article the article's key ({@link riposte.article.Article#key()})
 * @param claim id of the claim when the decision was made; a reading that finds the same claim elsewhere gives it another
 * @param exact the sentence
 * @param prefix some of the words before it
 * @param suffix some of the words after it
 * @param type as it was read
 * @param speakerMention as it was read, or null
 * @param targetMention as it was read, or null
 */
public record Binding(
        String article,
        String claim,
        String exact,
        String prefix,
        String suffix,
        ClaimType type,
        String speakerMention,
        String targetMention) {

    /** Characters before and after the quoted words that tell them from the same words elsewhere. */
    public static final int CONTEXT = 40;

    /** An article's key, or the id of a claim or a decision. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public Binding {
        Objects.requireNonNull(article);
        Objects.requireNonNull(claim);
        Objects.requireNonNull(exact);
        Objects.requireNonNull(prefix);
        Objects.requireNonNull(suffix);
        Objects.requireNonNull(type);
        if (!ID.matcher(article).matches() || !ID.matcher(claim).matches()) {
            throw new IllegalArgumentException("'" + article + "' and '" + claim + "' are not an article's key and a claim's id");
        }
        if (exact.isBlank()) {
            throw new IllegalArgumentException("a decision about a claim needs the words of its sentence");
        }
    }
}
