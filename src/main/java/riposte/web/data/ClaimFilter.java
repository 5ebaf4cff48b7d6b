package riposte.web.data;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which claims to list: the facets, as they stand in the address. Parameters that are absent or blank do not narrow.
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><td>{@code q}</td><td>words of the sentence or a quotation, in any order; the last may be the beginning of one; in quotation marks,
 * words that stand side by side</td></tr>
 * <tr><td>{@code type}</td><td>class, such as {@code Accusation}</td></tr>
 * <tr><td>{@code actor, speaker, target}</td><td>last part of an actor's IRI: in either role, speaking, aimed
 * at</td></tr>
 * <tr><td>{@code incident}</td><td>last part of the IRI of an incident</td></tr>
 * <tr><td>{@code medium, language}</td><td>publisher and language of the article</td></tr>
 * <tr><td>{@code from, to}</td><td>first and last day, {@code 2021-07-21}, a month or a year</td></tr>
 * <tr><td>{@code since}</td><td>what came into this server's store later: a time ({@code 2021-07-21T14:05:00Z}) or the beginning of a
 * day, in UTC</td></tr>
 * <tr><td>{@code hedged}</td><td>{@code true} or {@code false}</td></tr>
 * <tr><td>{@code confidence}</td><td>lowest, from 0 to 1</td></tr>
 * <tr><td>{@code status}</td><td>how far reviewed: {@code unreviewed}, {@code accepted}, {@code corrected}, {@code added},
 * {@code rejected}, {@code unsure}, or {@code all}; without it, those that are shown</td></tr>
 * <tr><td>{@code unanswered}</td><td>{@code true}: accusations nobody replied to</td></tr>
 * <tr><td>{@code copies}</td><td>{@code all}: a claim that stands in several copies of one text as often as it stands there; without it once</td></tr>
 * <tr><td>{@code statement}</td><td>last part of the IRI of a statement: its reports</td></tr>
 * <tr><td>{@code sort}</td><td>{@code newest} (the default), {@code oldest}, {@code confidence} and {@code doubt} (surest and least sure
 * first), {@code reports} (what most articles report first)</td></tr>
 * <tr><td>{@code group}</td><td>{@code statement}: what several articles report alike once</td></tr>
 * </table>
 */
public final class ClaimFilter {

    /** The parameters, in the order in which addresses give them. */
    public static final List<String> PARAMETERS = List.of(
            "q",
            "type",
            "actor",
            "speaker",
            "target",
            "incident",
            "medium",
            "language",
            "from",
            "to",
            "since",
            "hedged",
            "confidence",
            "status",
            "unanswered",
            "statement",
            "copies");


    /** The orders that lists come in, the usual one first. */
    public static final List<String> ORDERS = List.of("newest", "oldest", "confidence", "doubt", "reports");

    /** A number that is kept with the snapshot. */
    private record Hidden(int claims) {}

    /** Likewise. */
    private record Copied(int claims) {}

    private final Map<String, String> values;
    private final String order;
    private final boolean grouped;
    private final double confidence;
    private final Instant since;

    private ClaimFilter(Map<String, String> values, String order, boolean grouped) {
        this.values = values;
        this.order = order;
        this.grouped = grouped;
        this.confidence = confidence(values.get("confidence"));
        this.since = since(values.get("since"));
    }

    /** Reads the facets by a lookup of parameters. Unknown values find nothing; they are not errors. */
    public static ClaimFilter of(Function<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : PARAMETERS) {
            String value = parameters.apply(name);
            if (value != null && !value.isBlank() && (!name.equals("copies") || value.strip().equals("all"))) {
                values.put(name, value.strip());
            }
        }
        String order = parameters.apply("sort");
        return new ClaimFilter(values, order != null && ORDERS.contains(order) ? order : ORDERS.get(0), "statement".equals(parameters.apply("group")));
    }

    /** The lowest confidence that a parameter asks for; 0 where it is absent or none. */
    public static double confidence(String text) {
        if (text == null || !text.matches("[01]?(\\.\\d{1,6})?") || text.isEmpty()) {
            return 0;
        }
        return Double.parseDouble(text);
    }

    private static Instant since(String text) {
        try {
            return text == null ? null : Instant.parse(text.length() == "2021-07-21".length() ? text + "T00:00:00Z" : text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The facets that narrow, by parameter. */
    public Map<String, String> values() {
        return values;
    }

    public String get(String parameter) {
        return values.get(parameter);
    }

    /** In which of the {@link #ORDERS} claims come. */
    public String order() {
        return order;
    }

    /** Whether what several articles report alike is to be shown once. */
    public boolean grouped() {
        return grouped;
    }

    /** All that the address of a list says: what narrows it, its order, and whether it is grouped. */
    public Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>(values);
        if (!order.equals(ORDERS.get(0))) {
            state.put("sort", order);
        }
        if (grouped) {
            state.put("group", "statement");
        }
        return state;
    }

    /** The same without a bound of confidence and, where no status is asked for, with the claims that are not shown. */
    public ClaimFilter withUnsure() {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.remove("confidence");
        kept.putIfAbsent("status", "all");
        return new ClaimFilter(kept, order, grouped);
    }

    /** How many claims {@link #withUnsure} finds and this does not. */
    public int hidden(Snapshot current) {
        return current.worked(Hidden.class, values, () -> {
            ClaimFilter all = withUnsure();
            return new Hidden(all.matching(all.scope(current)).cardinality() - matching(scope(current)).cardinality());
        }).claims;
    }

    /** The same with each copy of a claim by itself. */
    public ClaimFilter withCopies() {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.put("copies", "all");
        return new ClaimFilter(kept, order, grouped);
    }

    /** How many claims {@link #withCopies} finds and this does not. */
    public int copied(Snapshot current) {
        if (!scope(current).hasCopies()) {
            return 0;
        }
        return current.worked(Copied.class, values, () -> {
            ClaimFilter all = withCopies();
            return new Copied(all.matching(all.scope(current)).cardinality() - matching(scope(current)).cardinality());
        }).claims;
    }

    /** The claims that fit, in the order asked for. */
    public List<ClaimEntry> apply(Snapshot current) {
        Snapshot snapshot = scope(current);
        List<ClaimEntry> found = fitting(snapshot);
        if (order.equals(ORDERS.get(0))) {
            return found;
        }
        List<ClaimEntry> sorted = new ArrayList<>(found);
        switch (order) {
            case "oldest" -> sorted.sort(Comparator.comparing(ClaimEntry::day, Comparator.nullsLast(Comparator.naturalOrder())));
            case "confidence" -> sorted.sort(Comparator.comparingDouble(ClaimEntry::confidence).reversed());
            case "doubt" -> sorted.sort(Comparator.comparingDouble(ClaimEntry::confidence));
            default -> {
                return mostReported(found, snapshot);
            }
        }
        return sorted;
    }

    private static List<ClaimEntry> mostReported(List<ClaimEntry> found, Snapshot snapshot) {
        Map<StatementEntry, List<ClaimEntry>> reports = new IdentityHashMap<>();
        found.forEach(claim ->
                reports.computeIfAbsent(snapshot.statementOf(claim), k -> new ArrayList<>(1)).add(claim));
        return reports.keySet().stream()
                .sorted(Comparator.comparingInt(StatementEntry::articles).reversed().thenComparing(StatementEntry::iri))
                .flatMap(statement -> reports.get(statement).stream())
                .toList();
    }

    /**
     * What claims report, each statement once, in the order asked for.
     *
     * @param claims the claims that {@linkplain #apply fit}
     */
    public List<StatementEntry> statements(Snapshot current, List<ClaimEntry> claims) {
        List<StatementEntry> found = new ArrayList<>(scope(current).grouped(claims));
        switch (order) {
            case "confidence" -> sort(found, statement -> -statement.confidence());
            case "doubt" -> sort(found, StatementEntry::confidence);
            case "reports" -> sort(found, statement -> -statement.articles());
            default -> {
                // as its first claim stands
            }
        }
        return found;
    }

    /** Works out each value once: what is compared takes a walk over the reports. */
    private static void sort(List<StatementEntry> statements, ToDoubleFunction<StatementEntry> value) {
        Map<StatementEntry, Double> values = new IdentityHashMap<>();
        statements.forEach(statement -> values.put(statement, value.applyAsDouble(statement)));
        statements.sort(Comparator.comparing(values::get));
    }

    /**
     * The graph whose claims are asked: with those that are not shown, if the status asks for them, and
     * each copy by itself, if that is asked for.
     */
    public Snapshot scope(Snapshot snapshot) {
        Snapshot scope = values.containsKey("status") ? snapshot.withHidden() : snapshot;
        return values.containsKey("copies") ? scope.withCopies() : scope;
    }

    /** The claims that fit, newest first; of a claim with copies the first that fits. */
    private List<ClaimEntry> fitting(Snapshot snapshot) {
        List<ClaimEntry> claims = snapshot.claims();
        if (values.isEmpty()) {
            return claims;
        }
        IntPredicate fits = conditions(snapshot);
        List<ClaimEntry> found = new ArrayList<>();
        IntStream.range(0, claims.size()).filter(fits).mapToObj(claims::get).forEach(found::add);
        if (snapshot.hasCopies()) {
            Predicate<ClaimEntry> copyFits = ofCopies();
            found.replaceAll(claim -> copyFits.test(claim) ? claim : snapshot.copies(claim).stream().filter(copyFits).findFirst().orElseThrow());
            found.sort(Snapshot.NEWEST);
        }
        return found;
    }

    /** The claims that fit, by their place in the {@link Snapshot#claims()} of its {@link #scope}. */
    public BitSet matching(Snapshot snapshot) {
        BitSet matching = new BitSet(snapshot.claims().size());
        if (values.isEmpty()) {
            matching.set(0, snapshot.claims().size());
        } else {
            for (int i : IntStream.range(0, snapshot.claims().size())
                    .parallel()
                    .filter(conditions(snapshot))
                    .toArray()) {
                matching.set(i);
            }
        }
        return matching;
    }

    /** What the facets that are set ask of the claim at a place of the snapshot; the cheapest questions first. */
    private IntPredicate conditions(Snapshot snapshot) {
        List<ClaimEntry> claims = snapshot.claims();
        IntPredicate all = i -> true;
        for (Map.Entry<String, String> facet : values.entrySet()) {
            String value = facet.getValue();
            all = all.and(
                    switch (facet.getKey()) {
                        case "type" -> i -> value.equals(claims.get(i).type());
                        case "actor" -> i -> speaks(claims.get(i), value) || isAimedAt(claims.get(i), value);
                        case "speaker" -> i -> speaks(claims.get(i), value);
                        case "target" -> i -> isAimedAt(claims.get(i), value);
                        case "incident" ->
                            i -> isThing("/incident/", value, claims.get(i).about());
                        case "from" ->
                            i -> snapshot.day(i) != null && snapshot.day(i).compareTo(value) >= 0;
                        // Months and years compare by their beginnings: 2021 includes all of 2021.
                        case "to" ->
                            i -> snapshot.day(i) != null
                                    && (snapshot.day(i).compareTo(value) <= 0
                                            || snapshot.day(i).startsWith(value));
                        case "since" -> i -> since != null && snapshot.arrived(claims.get(i)).isAfter(since);
                        case "hedged" -> i -> value.equals(claims.get(i).hedged() ? "true" : "false");
                        case "unanswered" ->
                            i -> !value.equals("true")
                                    || claims.get(i).type().equals("Accusation") && snapshot.unanswered(claims.get(i));
                        default -> i -> true;
                    });
        }
        Predicate<ClaimEntry> copyFits = ofCopies();
        all = all.and(
                snapshot.hasCopies()
                        ? i -> snapshot.copies(claims.get(i)).stream().anyMatch(copyFits)
                        : i -> copyFits.test(claims.get(i)));
        return values.containsKey("q") ? all.and(snapshot.holding(values.get("q"))) : all;
    }

    /** What those facets ask that may differ from copy to copy: it is enough that one of the copies fits them all. */
    private Predicate<ClaimEntry> ofCopies() {
        Predicate<ClaimEntry> all = claim -> true;
        for (Map.Entry<String, String> facet : values.entrySet()) {
            String value = facet.getValue();
            all = all.and(
                    switch (facet.getKey()) {
                        case "medium" -> claim -> value.equals(ofArticle(claim, ArticleEntry::publisher));
                        case "language" -> claim -> value.equals(ofArticle(claim, ArticleEntry::lang));
                        case "confidence" -> claim -> claim.confidence() >= confidence;
                        case "status" -> claim -> value.equals("all") || value.equals(status(claim));
                        case "statement" ->
                            claim -> claim.statement() != null && claim.statement().endsWith("/statement/" + value);
                        default -> claim -> true;
                    });
        }
        return all;
    }

    private static String status(ClaimEntry claim) {
        return claim.status().term().toLowerCase(Locale.ROOT);
    }

    private static boolean speaks(ClaimEntry claim, String actor) {
        return isThing("/actor/", actor, claim.speaker()) || isThing("/actor/", actor, claim.speakerPrincipal());
    }

    private static boolean isAimedAt(ClaimEntry claim, String actor) {
        return isThing("/actor/", actor, claim.target()) || isThing("/actor/", actor, claim.targetPrincipal());
    }

    private static boolean isThing(String room, String id, Thing thing) {
        return thing != null && thing.iri().endsWith(id) && thing.iri().endsWith(room + id);
    }

    private static String ofArticle(ClaimEntry claim, Function<ArticleEntry, String> value) {
        return claim.article() == null ? null : value.apply(claim.article());
    }

    /** How many of the claims of a graph each value of each facet would leave, most first. */
    public static Map<String, List<Map.Entry<String, Long>>> counts(Snapshot scope, List<ClaimEntry> claims, int most) {
        Map<String, List<Map.Entry<String, Long>>> result = new LinkedHashMap<>();
        result.put("type", top(count(claims, ClaimEntry::type), most));
        result.put("speaker", top(countThings(claims, ClaimEntry::speakerPrincipal), most));
        result.put("target", top(countThings(claims, ClaimEntry::targetPrincipal), most));
        result.put("incident", top(countThings(claims, ClaimEntry::about), most));
        result.put("medium", top(countCopies(scope, claims, ArticleEntry::publisher), most));
        result.put("language", top(countCopies(scope, claims, ArticleEntry::lang), most));
        result.put("hedged", top(count(claims, c -> c.hedged() ? "true" : "false"), most));
        return result;
    }

    private static Map<String, Long> count(List<ClaimEntry> claims, Function<ClaimEntry, String> value) {
        Map<String, long[]> counts = new HashMap<>();
        for (ClaimEntry claim : claims) {
            String key = value.apply(claim);
            if (key != null) {
                counts.computeIfAbsent(key, k -> new long[1])[0]++;
            }
        }
        Map<String, Long> result = new HashMap<>();
        counts.forEach((key, n) -> result.put(key, n[0]));
        return result;
    }

    /** As {@link #count}, for what each of a claim's copies may have another value of. */
    private static Map<String, Long> countCopies(Snapshot scope, List<ClaimEntry> claims, Function<ArticleEntry, String> value) {
        if (!scope.hasCopies()) {
            return count(claims, claim -> ofArticle(claim, value));
        }
        Map<String, Long> counts = new HashMap<>();
        for (ClaimEntry claim : claims) {
            scope.copies(claim).stream()
                    .map(copy -> ofArticle(copy, value))
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(key -> counts.merge(key, 1L, Long::sum));
        }
        return counts;
    }

    /** A snapshot has one object per thing, so identity will do. */
    private static Map<String, Long> countThings(List<ClaimEntry> claims, Function<ClaimEntry, Thing> value) {
        Map<Thing, long[]> counts = new IdentityHashMap<>();
        for (ClaimEntry claim : claims) {
            Thing key = value.apply(claim);
            if (key != null) {
                counts.computeIfAbsent(key, k -> new long[1])[0]++;
            }
        }
        Map<String, Long> result = new HashMap<>();
        counts.forEach((key, n) -> result.merge(key.id(), n[0], Long::sum));
        return result;
    }

    private static List<Map.Entry<String, Long>> top(Map<String, Long> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }
}
