package riposte.claim;

import java.util.Objects;

/**
 * Who fills the speaker's or the target's place in a claim.
 *
 * @param mention the words of the article that name it, as written
 * @param actor the actor named (the embassy)
 * @param principal for whom it acts (China); the actor itself when it acts for nobody else
 */
public record Participant(String mention, Actor actor, Actor principal) {

    public Participant {
        Objects.requireNonNull(mention);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(principal);
    }
}
