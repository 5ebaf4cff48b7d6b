package riposte.evaluate;

import java.util.Objects;
import riposte.claim.ClaimType;

/**
 * A claim somebody marked in a text.
 *
 * @param type its kind
 * @param speaker who makes it
 * @param target whom it is directed at
 * @param hedged whether the words mark it as uncertain
 * @param evidence the clearest sentence, as in the text
 * @param optional whether it counts neither when missed nor when found
 */
public record GoldClaim(
        ClaimType type, GoldRole speaker, GoldRole target, boolean hedged, String evidence, boolean optional) {

    public GoldClaim {
        Objects.requireNonNull(type);
        Objects.requireNonNull(speaker);
        Objects.requireNonNull(target);
    }
}
