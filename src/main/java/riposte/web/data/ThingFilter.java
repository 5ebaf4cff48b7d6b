package riposte.web.data;

import java.util.Comparator;
import java.util.List;

/**
 * Which actors or incidents to list.
 *
 * @param q words of a name, or blank
 * @param type local name of a class, or blank for all
 * @param all whether to list those too that no claim speaks of
 * @param confidence lowest of the claims that count
 * @param sort one of {@link #ORDERS}
 */
public record ThingFilter(String q, String type, boolean all, double confidence, String sort) {

    /** The orders that lists come in, the usual one first. */
    public static final List<String> ORDERS = List.of("claims", "name", "newest");

    /**
     * A line of such a list.
     *
     * @param claims how many claims speak of it, of those that count
     */
    public record Line(Thing thing, int claims) {}

    /**
     * The things that fit, in the order asked for.
     *
     * @param lang in which names are compared
     */
    public List<Line> apply(Snapshot graph, boolean incidents, String lang) {
        List<Thing> things = q.isBlank()
                ? List.copyOf(graph.things().values())
                : graph.findThings(q, t -> t.incident() == incidents, 10_000);
        Comparator<Line> byName = Comparator.comparing((Line line) -> line.thing().label(lang))
                .thenComparing(line -> line.thing().iri());
        Comparator<Line> order = switch (sort) {
            case "name" -> byName;
            case "newest" -> Comparator.comparing((Line line) -> newest(graph, line.thing()), Comparator.reverseOrder());
            default -> Comparator.comparingInt((Line line) -> -line.claims());
        };
        return things.stream()
                .filter(t -> t.incident() == incidents)
                .filter(t -> type.isBlank() || t.type().equals(type))
                .map(t -> new Line(t, graph.count(graph.claimsOf(t), confidence)))
                .filter(line -> all || !q.isBlank() || line.claims() > 0)
                .sorted(order.thenComparing(byName))
                .toList();
    }

    /** The day of the newest claim that speaks of a thing; empty where none is known. */
    public static String newest(Snapshot graph, Thing thing) {
        List<ClaimEntry> claims = graph.claimsOf(thing);
        String day = claims.isEmpty() ? null : claims.get(0).day();
        return day == null ? "" : day;
    }
}
