package riposte.claim;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of claim the graph knows. Each is a class of the ontology ({@code rip:Accusation} …) and corresponds to a
 * code of the CAMEO event scheme.
 */
public enum ClaimType {
    /** Attributes or blames a hostile cyber act; CAMEO 112. */
    ACCUSATION("accusation", "Accusation", "112"),
    /** Rejects responsibility or an accusation; CAMEO 016. */
    DENIAL("denial", "Denial", "016"),
    /** Claims or admits the act; CAMEO 015. */
    RESPONSIBILITY_CLAIM("responsibility-claim", "ResponsibilityClaim", "015"),
    /** Condemns without attributing; CAMEO 111. */
    CONDEMNATION("condemnation", "Condemnation", "111"),
    /** Calls on the target to stop, explain or respect norms; CAMEO 10. */
    DEMAND("demand", "Demand", "10"),
    /** A formal measure over the act; CAMEO 163. */
    SANCTION("sanction", "Sanction", "163"),
    /** A criminal charge over the act; CAMEO 115. */
    INDICTMENT("indictment", "Indictment", "115");

    private final String key;
    private final String ontologyClass;
    private final String cameo;

    ClaimType(String key, String ontologyClass, String cameo) {
        this.key = key;
        this.ontologyClass = ontologyClass;
        this.cameo = cameo;
    }

    /** The name used on the command line and in JSON, such as {@code responsibility-claim}. */
    public String key() {
        return key;
    }

    /** The local name of the ontology class, such as {@code ResponsibilityClaim}. */
    public String ontologyClass() {
        return ontologyClass;
    }

    /** The CAMEO code, as in the SKOS scheme of {@code ontology/cameo.ttl}. */
    public String cameo() {
        return cameo;
    }

    /**
     * The type of that key.
     *
     * @throws IllegalArgumentException when no type has it
     */
    public static ClaimType ofKey(String key) {
        for (ClaimType type : values()) {
            if (type.key.equals(key)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no claim type is called '" + key + "'");
    }

    /** The type of that class of the ontology, by its local name; empty where it is of no type, as what others write may be. */
    public static Optional<ClaimType> ofOntologyClass(String name) {
        return Arrays.stream(values()).filter(type -> type.ontologyClass.equals(name)).findFirst();
    }
}
