package riposte.web.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import riposte.search.Kind;
import riposte.search.SearchIndex;

/**
 * Finds what a snapshot holds by words. The index tells, and the snapshot says whether that is shown; as long as there is no index, sentences and names are
 * looked through for the words as they stand.
 */
final class SnapshotSearch {

    private static final Set<Kind> THINGS = Set.of(Kind.ACTOR, Kind.INCIDENT);
    private static final Set<Kind> TITLES = Set.of(Kind.ARTICLE);
    /** Of so many more it is seen whether they are shown, where the best ones are not. */
    private static final int FURTHER = 20;

    /** Of more, the others follow in no order of their own. */
    private static final int RANKED = 1_000;

    private final Snapshot graph;
    private final SearchIndex index;
    private List<Named> named;
    private String[] sentences;
    /** The claims' keys, in order, and where the claims stand. */
    private long[] keys;
    private int[] places;

    /** A thing under all its names, as they are compared. */
    private record Named(Thing thing, String[] names) {
        static Named of(Thing thing) {
            return new Named(
                    thing,
                    Stream.concat(thing.labels().values().stream(), thing.names().stream())
                            .map(Labels::fold)
                            .toArray(String[]::new));
        }
    }

    /** @param index null where there is none */
    SnapshotSearch(Snapshot graph, SearchIndex index) {
        this.graph = graph;
        this.index = index;
    }

    /** Things that claims speak of come before the rest of the catalogue. */
    private synchronized List<Named> named() {
        if (named == null) {
            named = graph.things().values().stream()
                    .sorted(Comparator.comparingInt((Thing t) -> -graph.claimsOf(t).size())
                            .thenComparing(t -> t.label("en")))
                    .map(Named::of)
                    .toList();
        }
        return named;
    }

    List<Thing> things(String words, Predicate<Thing> wanted, int limit) {
        String folded = Labels.fold(words.strip());
        Map<String, Thing> first = new LinkedHashMap<>();
        Map<String, Thing> second = new LinkedHashMap<>();
        for (Named each : named()) {
            Thing thing = each.thing();
            if (first.size() >= limit) {
                break;
            }
            if (!wanted.test(thing)) {
                continue;
            }
            for (String name : each.names()) {
                int at = name.indexOf(folded);
                if (at == 0) {
                    first.put(thing.iri(), thing);
                } else if (at > 0 && !Character.isLetterOrDigit(name.charAt(at - 1))) {
                    second.put(thing.iri(), thing);
                }
            }
        }
        second.forEach(first::putIfAbsent);
        if (first.size() < limit) {
            found(words, THINGS, limit).orElse(List.of()).stream()
                    .map(found -> graph.thing(found.iri()))
                    .filter(Objects::nonNull)
                    .filter(wanted)
                    .forEach(thing -> first.putIfAbsent(thing.iri(), thing));
        }
        return first.values().stream().limit(limit).toList();
    }

    List<ClaimEntry> claims(String words, int limit) {
        for (int asked = 2 * limit; ; asked *= FURTHER) {
            Optional<List<SearchIndex.Found>> found = found(words, Kind.CLAIMS, asked);
            if (found.isEmpty()) {
                return IntStream.range(0, graph.claims().size())
                        .filter(scan(words))
                        .limit(limit)
                        .mapToObj(graph.claims()::get)
                        .toList();
            }
            List<ClaimEntry> shown = shown(found.get());
            if (shown.size() >= limit || found.get().size() < asked) {
                return shown.subList(0, Math.min(limit, shown.size()));
            }
        }
    }

    /** Those that are shown, the newest first of like ones. */
    private List<ClaimEntry> shown(List<SearchIndex.Found> found) {
        record Ranked(ClaimEntry claim, float score, int place) {}
        List<Ranked> ranked = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (SearchIndex.Found each : found) {
            // A copy stands for the first one.
            ClaimEntry claim = graph.claim(graph.known(each.iri()));
            Integer place = claim == null ? null : graph.place(claim);
            if (place != null && seen.add(place)) {
                ranked.add(new Ranked(claim, each.score(), place));
            }
        }
        ranked.sort(Comparator.comparing(Ranked::score).reversed().thenComparing(Ranked::place));
        return ranked.stream().map(Ranked::claim).toList();
    }

    List<ClaimEntry> ranked(String words, List<ClaimEntry> holding) {
        Map<String, Float> scores = new HashMap<>();
        found(words, Kind.CLAIMS, RANKED).orElse(List.of()).forEach(found -> scores.put(found.iri(), found.score()));
        List<ClaimEntry> ranked = new ArrayList<>(holding);
        ranked.sort(Comparator.comparing((ClaimEntry claim) -> scores.getOrDefault(claim.iri(), 0f)).reversed());
        return ranked;
    }

    List<ArticleEntry> articles(String words, int limit) {
        return found(words, TITLES, limit)
                .map(all -> all.stream().map(found -> graph.article(found.iri())))
                .orElseGet(() -> graph.articles().values().stream().filter(titleScan(words)))
                .filter(Objects::nonNull)
                .limit(limit)
                .toList();
    }

    private Optional<List<SearchIndex.Found>> found(String words, Collection<Kind> kinds, int limit) {
        return index == null ? Optional.empty() : index.find(words, kinds, limit);
    }

    Predicate<ArticleEntry> titled(String words) {
        Optional<long[]> found = index == null ? Optional.empty() : index.keys(words, TITLES);
        if (found.isEmpty()) {
            return titleScan(words);
        }
        Set<Long> titled = new HashSet<>();
        Arrays.stream(found.get()).forEach(titled::add);
        return article -> titled.contains(SearchIndex.key(article.iri()));
    }

    private static Predicate<ArticleEntry> titleScan(String words) {
        String folded = Labels.fold(words.strip());
        return article -> article.title() != null && Labels.fold(article.title()).contains(folded);
    }

    IntPredicate holding(String words) {
        Optional<long[]> found = index == null ? Optional.empty() : index.keys(words, Kind.CLAIMS);
        if (found.isEmpty()) {
            return scan(words);
        }
        number();
        BitSet holding = new BitSet(places.length);
        for (long key : found.get()) {
            int at = Arrays.binarySearch(keys, key);
            if (at >= 0) {
                holding.set(places[at]);
            }
        }
        return holding::get;
    }

    private IntPredicate scan(String words) {
        String folded = Labels.fold(words.strip());
        String[] all = sentences();
        return i -> all[i].contains(folded);
    }

    private synchronized String[] sentences() {
        if (sentences == null) {
            sentences = graph.claims().parallelStream().map(c -> Labels.fold(c.sentence())).toArray(String[]::new);
        }
        return sentences;
    }

    private synchronized void number() {
        if (keys == null) {
            record Numbered(long key, int place) {}
            List<ClaimEntry> claims = graph.claims();
            Numbered[] all = IntStream.range(0, claims.size())
                    .parallel()
                    .mapToObj(i -> new Numbered(SearchIndex.key(claims.get(i).iri()), i))
                    .sorted(Comparator.comparingLong(Numbered::key))
                    .toArray(Numbered[]::new);
            places = Arrays.stream(all).mapToInt(Numbered::place).toArray();
            keys = Arrays.stream(all).mapToLong(Numbered::key).toArray();
        }
    }
}
