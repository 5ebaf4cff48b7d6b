package riposte.web.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.Snapshot;
import riposte.web.data.StatementEntry;
import riposte.web.data.Thing;
import riposte.web.data.ThingFilter;

/** Lists of the graph in orders that are total, so that a {@link Place} in them can be found again. */
public final class Lists {

    /** The order of feeds: what came last comes first. */
    public static final String ARRIVED = "arrived";

    /** What is kept with the snapshot. */
    private record Kept(List<?> items) {}

    /**
     * A list and the place of each of its items.
     *
     * @param order its name
     */
    public record Ordered<T>(String order, List<T> items, Function<T, Place> place) {

        /** Those of the items that fit, in the same order. */
        public Ordered<T> only(Predicate<T> fits) {
            return new Ordered<>(order, items.stream().filter(fits).toList(), place);
        }

        /** A part of the list. */
        public record Part<T>(List<T> items, String next) {}

        /**
         * So many items from a place on.
         *
         * @param cursor of the item before; null for the beginning
         * @throws Problem when it is no cursor of this list
         */
        public Part<T> part(String cursor, int limit) {
            int from = cursor == null ? 0 : Place.ofCursor(cursor, order).after(items, place);
            int to = Math.min(items.size(), from + limit);
            return new Part<>(
                    List.copyOf(items.subList(from, to)), to < items.size() && to > from ? place.apply(items.get(to - 1)).cursor() : null);
        }
    }

    private Lists() {}

    /** Claims that fit. */
    static Ordered<ClaimEntry> claims(Snapshot graph, ClaimFilter filter) {
        Snapshot scope = filter.scope(graph);
        String order = filter.order();
        Function<ClaimEntry, Place> place = switch (order) {
            case "confidence" -> claim -> Place.of(order, -claim.confidence(), "", claim);
            case "doubt" -> claim -> Place.of(order, claim.confidence(), "", claim);
            case "reports" -> claim -> {
                StatementEntry statement = scope.statementOf(claim);
                return Place.of(order, -statement.articles(), statement.iri(), claim);
            };
            default -> claim -> Place.of(order, 0, "", claim);
        };
        if (order.equals(ClaimFilter.ORDERS.get(0))) {
            return new Ordered<>(order, filter.apply(graph), place);
        }
        return kept(graph, "claims", order, filter.state(), place, () -> filter.apply(graph));
    }

    /** Claims that fit, those that came last first. */
    public static Ordered<ClaimEntry> arrived(Snapshot graph, ClaimFilter filter) {
        return kept(
                graph, "claims", ARRIVED, filter.state(), claim -> Place.of(ARRIVED, -claim.arrived().getEpochSecond(), "", claim),
                () -> filter.apply(graph));
    }

    /** What the claims that fit report, what was first reported last comes first. */
    public static Ordered<StatementEntry> arrivedStatements(Snapshot graph, ClaimFilter filter) {
        return kept(
                graph, "statements", ARRIVED, filter.state(), statement -> Place.of(ARRIVED, -arrival(statement), "", statement.first()),
                () -> filter.statements(graph, filter.apply(graph)));
    }

    private static long arrival(StatementEntry statement) {
        return statement.reports().stream().mapToLong(claim -> claim.arrived().getEpochSecond()).min().orElse(0);
    }

    /** What the claims that fit report. */
    static Ordered<StatementEntry> statements(Snapshot graph, ClaimFilter filter) {
        String order = filter.order();
        return kept(
                graph, "statements", order, filter.state(), statement -> place(statement, order),
                () -> filter.statements(graph, filter.apply(graph)));
    }

    private static Place place(StatementEntry statement, String order) {
        Place first = statement.reports().stream()
                .map(claim -> Place.of(order, 0, "", claim))
                .min(Place::compare)
                .orElseThrow();
        double number = switch (order) {
            case "confidence" -> -statement.confidence();
            case "doubt" -> statement.confidence();
            case "reports" -> -statement.articles();
            default -> 0;
        };
        return new Place(order, number, "", first.day(), first.text(), first.start(), first.iri());
    }

    /** Actors or incidents that fit. */
    static Ordered<ThingFilter.Line> things(Snapshot graph, ThingFilter filter, boolean incidents, String lang) {
        String order = filter.sort();
        return kept(
                graph,
                "things",
                order,
                List.of(filter, incidents, lang),
                line -> {
                    Thing thing = line.thing();
                    String newest = ThingFilter.newest(graph, thing);
                    return new Place(
                            order, order.equals("claims") ? -line.claims() : 0, "", order.equals("newest") && !newest.isEmpty() ? newest : null,
                            thing.label(lang), 0, thing.iri());
                },
                () -> filter.apply(graph, incidents, lang));
    }

    /** Sorts what was found, each place worked out once, and keeps it for the pages that follow. */
    @SuppressWarnings("unchecked")
    private static <T> Ordered<T> kept(
            Snapshot graph, String kind, String order, Object key, Function<T, Place> place, Supplier<List<T>> found) {
        Kept kept = graph.worked(Kept.class, List.of(kind, order, key), () -> new Kept(found.get().stream()
                .map(item -> Map.entry(place.apply(item), item))
                .sorted(Map.Entry.comparingByKey((Comparator<Place>) Place::compare))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableList())));
        return new Ordered<>(order, (List<T>) kept.items, place);
    }
}
