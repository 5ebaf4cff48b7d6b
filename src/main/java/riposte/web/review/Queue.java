package riposte.web.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import riposte.review.ClaimStatus;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * The claims to review under some filters, the least confident first.
 *
 * @param filters as they stand in the address
 * @param claims those of the status asked for; by default those nobody has decided about
 * @param left how many under the other filters are still to do
 * @param done how many were decided about
 */
record Queue(Map<String, String> filters, List<ClaimEntry> claims, int left, int done) {

    /** The filters, but for the status. */
    static final List<String> FILTERS = List.of("actor", "incident", "language", "from", "to");

    private static final String OPEN = "open";

    static Queue of(UnaryOperator<String> parameters, Snapshot graph) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : FILTERS) {
            String value = parameters.apply(name);
            if (value != null && !value.isBlank()) {
                filters.put(name, value.strip());
            }
        }
        Map<String, String> asked = new LinkedHashMap<>(filters);
        for (String room : List.of("actor", "incident")) {
            asked.computeIfPresent(room, (name, words) -> id(graph, words, room));
        }
        List<ClaimEntry> all = claims(asked, "all", graph);
        int left = (int) all.stream().filter(Queue::isOpen).count();
        String status = parameters.apply("status");
        if (status == null || status.isBlank()) {
            status = OPEN;
        }
        filters.put("status", status);
        List<ClaimEntry> claims = new ArrayList<>(
                status.equals(OPEN) ? all.stream().filter(Queue::isOpen).toList() : claims(asked, status, graph));
        claims.sort(Comparator.comparingDouble(ClaimEntry::confidence).thenComparing(ClaimEntry::iri));
        return new Queue(filters, claims, left, all.size() - left);
    }

    private static List<ClaimEntry> claims(Map<String, String> asked, String status, Snapshot graph) {
        asked.put("status", status);
        // Each copy is decided by itself.
        asked.put("copies", "all");
        return ClaimFilter.of(asked::get).apply(graph);
    }

    /** Filters take names as one types them, or the last part of an IRI. */
    private static String id(Snapshot graph, String words, String room) {
        Thing thing = graph.withHidden().meant(words, room);
        return thing == null ? words : thing.id();
    }

    private static boolean isOpen(ClaimEntry claim) {
        return claim.status() == ClaimStatus.UNREVIEWED || claim.status() == ClaimStatus.UNSURE;
    }

    public String get(String filter) {
        return filters.get(filter);
    }

    /** The place of a claim in the queue, or -1. */
    int place(String iri) {
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i).iri().equals(iri)) {
                return i;
            }
        }
        return -1;
    }
}
