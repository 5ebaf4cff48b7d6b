package riposte.evaluate;

import java.util.List;
import java.util.Objects;

/**
 * A text of a gold file with the claims it holds.
 *
 * @param id unique in the file
 * @param group texts that belong together (parts or translations of one article) have the same; resampled together
 * @param lang two-letter code
 * @param line number of its line in the file, from 1
 * @param file the article's file, relative to the gold file, when the record has no text of its own; else null
 * @param claims its claims; none for a text that holds none
 */
public record GoldText(String id, String group, String lang, int line, String file, List<GoldClaim> claims) {

    public GoldText {
        Objects.requireNonNull(id);
        claims = List.copyOf(claims);
    }
}
