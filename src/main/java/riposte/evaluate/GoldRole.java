package riposte.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who fills the speaker's or target's place of a gold claim.
 *
 * @param mention the words of the text, or null when it names nobody
 * @param principal English name of whom it acts for, or null
 * @param alternatives further principals that are as right; may hold null for "nobody"
 */
public record GoldRole(String mention, String principal, List<String> alternatives) {

    public GoldRole {
        // Not List.copyOf, which refuses null.
        alternatives = Collections.unmodifiableList(new ArrayList<>(alternatives));
    }

    /** The principal and its alternatives. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(principal);
        names.addAll(alternatives);
        return names;
    }
}
