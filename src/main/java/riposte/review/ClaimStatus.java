package riposte.review;

/** How far a claim has been reviewed ({@code rip:status}). */
public enum ClaimStatus {
    /** Nobody has decided about it. */
    UNREVIEWED("Unreviewed", true),
    /** Somebody found it right. */
    ACCEPTED("Accepted", true),
    /** Somebody set it right. */
    CORRECTED("Corrected", true),
    /** Somebody found it in the text where none was read. */
    ADDED("Added", true),
    /** Somebody found it wrong. */
    REJECTED("Rejected", false),
    /** Nobody has decided about it, and its confidence is below the bound shown. */
    UNSURE("Unsure", false),
    /** As it was read, where another form of it is shown. */
    ORIGINAL("Original", false);

    private final String term;
    private final boolean shown;

    ClaimStatus(String term, boolean shown) {
        this.term = term;
        this.shown = shown;
    }

    /** The local name of the ontology's term. */
    public String term() {
        return term;
    }

    /** Whether claims of that status stand in their article's graph, rather than in its hidden graph. */
    public boolean shown() {
        return shown;
    }

    /** The status of that local name, or null. */
    public static ClaimStatus ofTerm(String term) {
        for (ClaimStatus status : values()) {
            if (status.term.equals(term)) {
                return status;
            }
        }
        return null;
    }
}
