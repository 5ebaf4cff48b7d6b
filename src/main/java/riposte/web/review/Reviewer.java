package riposte.web.review;

import java.io.Serializable;

/**
 * Somebody who has logged in.
 *
 * @param name as he or she signs decisions
 * @param token what forms of this session carry, so that no other site can send them (synchronizer token)
 */
public record Reviewer(String name, String token) implements Serializable {

    @Override
    public String toString() {
        return name;
    }
}
