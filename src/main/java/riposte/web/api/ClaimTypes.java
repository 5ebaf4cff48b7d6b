package riposte.web.api;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import riposte.claim.ClaimType;

/** The names that programs know kinds of claims by. */
public final class ClaimTypes {

    private static final Map<String, String> KEYS =
            Arrays.stream(ClaimType.values()).collect(Collectors.toUnmodifiableMap(ClaimType::ontologyClass, ClaimType::key));

    private ClaimTypes() {}

    /** The type of a class's name, as {@code extract} prints it; that name itself where it is of no type. */
    public static String key(String ontologyClass) {
        return KEYS.getOrDefault(ontologyClass, ontologyClass);
    }
}
