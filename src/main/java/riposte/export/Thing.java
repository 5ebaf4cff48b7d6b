package riposte.export;

/**
 * An actor or incident as graph tools see it.
 *
 * @param iri its IRI, or {@code unnamed} for {@link #UNNAMED}
 * @param kind its class in the ontology, without the namespace
 * @param name its English name, or the first one there is
 * @param actsFor IRI of the actor it acts for, or null
 * @param date when an incident happened, as far as known, or null
 */
record Thing(String iri, String kind, String name, String actsFor, String date) implements Comparable<Thing> {

    /** Stands at the end of an edge where an article names nobody. */
    static final Thing UNNAMED = new Thing("unnamed", "Unnamed", "(not named)", null, null);

    @Override
    public int compareTo(Thing other) {
        return iri.compareTo(other.iri);
    }
}
