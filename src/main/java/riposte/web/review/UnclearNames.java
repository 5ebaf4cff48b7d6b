package riposte.web.review;

import java.util.List;
import java.util.Map;
import riposte.web.data.Thing;

/** Names in a form of which it is not clear whom they mean: whom they may mean, by field. */
final class UnclearNames extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<Thing>> choices;

    UnclearNames(Map<String, List<Thing>> choices) {
        super("It is not clear who is meant in: " + String.join(", ", choices.keySet()) + ".");
        this.choices = choices;
    }

    Map<String, List<Thing>> choices() {
        return choices;
    }
}
