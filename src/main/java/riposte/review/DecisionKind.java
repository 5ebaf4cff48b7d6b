package riposte.review;

/** What a person decides about a claim, an actor or an incident: the individuals of {@code rip:DecisionKind}. */
public enum DecisionKind {
    /** The claim is as it was read. */
    ACCEPT("accept", "Accept"),
    /** The claim says something else than was read: what, the decision's content tells. */
    CORRECT("correct", "Correct"),
    /** The text makes no such claim. */
    REJECT("reject", "Reject"),
    /** The text makes a claim that was not read. */
    ADD("add", "Add"),
    /** Two actors, or two incidents, are one. */
    MERGE("merge", "Merge"),
    /**
     * What was taken for one actor or incident is two: where a claim names the first by a name of the second, and by no other words,
     * the second is meant; of an incident, where the claim's sentence has that name. Both stay what they are otherwise.
     */
    SPLIT("split", "Split"),
    /** Earlier decisions are withdrawn; what they superseded is in force again. */
    UNDO("undo", "Undo");

    private final String key;
    private final String term;

    DecisionKind(String key, String term) {
        this.key = key;
        this.term = term;
    }

    /** The name used on the command line and in JSON. */
    public String key() {
        return key;
    }

    /** The local name of the ontology's term. */
    public String term() {
        return term;
    }

    /** Whether it is about one claim, rather than about an actor, an incident or a decision. */
    public boolean ofClaim() {
        return this == ACCEPT || this == CORRECT || this == REJECT || this == ADD;
    }

    /** Whether it is about two actors or two incidents. */
    public boolean ofThings() {
        return this == MERGE || this == SPLIT;
    }

    /**
     * The kind of that key.
     *
     * @throws IllegalArgumentException when none has it
     */
    public static DecisionKind ofKey(String key) {
        for (DecisionKind kind : values()) {
            if (kind.key.equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of decision is called '" + key + "'");
    }

    /** The kind of that local name, or null. */
    static DecisionKind ofTerm(String term) {
        for (DecisionKind kind : values()) {
            if (kind.term.equals(term)) {
                return kind;
            }
        }
        return null;
    }
}
