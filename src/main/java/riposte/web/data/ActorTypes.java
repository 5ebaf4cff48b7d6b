package riposte.web.data;

import java.util.Arrays;
import java.util.List;
import riposte.claim.ActorType;

/** The types of actors, as forms offer them. */
public final class ActorTypes {

    /** The local names of their classes. */
    public static final List<String> NAMES =
            Arrays.stream(ActorType.values()).map(ActorType::ontologyClass).toList();

    private ActorTypes() {}
}
