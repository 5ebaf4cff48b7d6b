package riposte.web.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * The claims of a snapshot as a graph to look at: actors (the principals for whom others speak and act) and incidents
 * are its nodes; each claim links its speaker with its target, and with the incident it is about. A claim without a
 * speaker links the incident with its target. A denial that names nobody is aimed at whoever made the accusation that it
 * rejects. Immutable; safe for use by several threads.
 */
final class ClaimGraph {

    /**
     * What the claims of one type say from one node to another.
     *
     * @param claims how many there are
     * @param hedged how many of them are marked as uncertain
     * @param confidence of the surest
     * @param first the earliest day one is of, or null
     * @param last the latest day, or null
     */
    record Edge(
            Thing source, Thing target, String type, int claims, int hedged, double confidence, String first, String last, boolean conflict) {}

    /** The figures of an edge while its claims are counted. */
    private static final class Sum {
        private int claims;
        private int hedged;
        private double confidence;
        private String first;
        private String last;
        private boolean contested;

        void add(ClaimEntry claim, boolean disputed) {
            claims++;
            hedged += claim.hedged() ? 1 : 0;
            confidence = Math.max(confidence, claim.confidence());
            contested |= disputed;
            String day = claim.day();
            if (day != null) {
                first = first == null || day.compareTo(first) < 0 ? day : first;
                last = last == null || day.compareTo(last) > 0 ? day : last;
            }
        }
    }

    /** @param neighbours how many nodes the claims link it with; {@code outside} of them are not in the view */
    record Node(Thing thing, int claims, int neighbours, int outside) {}

    /** A part of the graph: some nodes, and all edges between them. */
    record View(List<Node> nodes, List<Edge> edges) {}

    /** An edge, by the numbers of its nodes. */
    private record Ends(int from, int to, String type) {}

    private final Snapshot snapshot;
    private final List<Thing> nodes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] links;
    private final int[] from;
    private final int[] to;
    private final int[] claim;
    private final BitSet disputed = new BitSet();

    ClaimGraph(Snapshot snapshot) {
        this.snapshot = snapshot;
        List<ClaimEntry> claims = snapshot.claims();
        int[] sources = new int[2 * claims.size()];
        int[] targets = new int[2 * claims.size()];
        int[] carriers = new int[2 * claims.size()];
        int count = 0;
        for (int i = 0; i < claims.size(); i++) {
            ClaimEntry each = claims.get(i);
            ClaimEntry rejected = each.type().equals("Denial") ? snapshot.claim(each.rejects()) : null;
            Thing speaker = speaker(each);
            Thing target = target(each);
            Thing about = each.about();
            if (rejected != null) {
                target = target == null ? speaker(rejected) : target;
                about = about == null ? rejected.about() : about;
            }
            if (rejected != null
                    || each.blames()
                            && snapshot.replies(each).stream().anyMatch(r -> r.type().equals("Denial"))) {
                disputed.set(i);
            }
            Thing[][] pairs = {
                {speaker, target}, {speaker != null ? speaker : about, speaker != null ? about : target}
            };
            for (Thing[] pair : pairs) {
                if (pair[0] != null && pair[1] != null && pair[0] != pair[1]) {
                    sources[count] = number(pair[0]);
                    targets[count] = number(pair[1]);
                    carriers[count++] = i;
                }
            }
        }
        from = Arrays.copyOf(sources, count);
        to = Arrays.copyOf(targets, count);
        claim = Arrays.copyOf(carriers, count);
        links = index();
    }

    private int number(Thing thing) {
        return numbers.computeIfAbsent(thing.iri(), k -> {
            nodes.add(thing);
            return nodes.size() - 1;
        });
    }

    private int[][] index() {
        int[] sizes = new int[nodes.size()];
        for (int i = 0; i < from.length; i++) {
            sizes[from[i]]++;
            sizes[to[i]]++;
        }
        int[][] index = new int[nodes.size()][];
        for (int i = 0; i < index.length; i++) {
            index[i] = new int[sizes[i]];
        }
        for (int i = from.length - 1; i >= 0; i--) {
            index[from[i]][--sizes[from[i]]] = i;
            index[to[i]][--sizes[to[i]]] = i;
        }
        return index;
    }

    static Thing speaker(ClaimEntry claim) {
        return claim.speakerPrincipal() != null ? claim.speakerPrincipal() : claim.speaker();
    }

    static Thing target(ClaimEntry claim) {
        return claim.targetPrincipal() != null ? claim.targetPrincipal() : claim.target();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The node that stands for a thing: itself, or the principal for whom it acts. Null for a thing without claims. */
    Thing nodeOf(Thing thing) {
        if (numbers.containsKey(thing.iri())) {
            return thing;
        }
        Thing principal = snapshot.thing(thing.actsFor());
        if (principal != null && numbers.containsKey(principal.iri())) {
            return principal;
        }
        for (ClaimEntry each : snapshot.claimsOf(thing)) {
            if (same(thing, each.speaker())) {
                return speaker(each);
            }
            if (same(thing, each.target())) {
                return target(each);
            }
        }
        return null;
    }

    private static boolean same(Thing a, Thing b) {
        return b != null && a.iri().equals(b.iri());
    }

    /** The nodes with most claims, as far as these link them all together. */
    List<Thing> busiest(BitSet matching, int limit) {
        int[] counts = new int[nodes.size()];
        for (int i = 0; i < from.length; i++) {
            if (matching.get(claim[i])) {
                counts[from[i]]++;
                counts[to[i]]++;
            }
        }
        List<Thing> found = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -counts[i]).thenComparing(i -> nodes.get(i).iri()))
                .limit(limit)
                .map(nodes::get)
                .toList();
        return largestPart(found, view(found, matching).edges());
    }

    /** Those nodes that hang together; where there are several such groups, those of the largest. */
    private static List<Thing> largestPart(List<Thing> nodes, List<Edge> edges) {
        Map<Thing, Thing> parents = new IdentityHashMap<>();
        nodes.forEach(node -> parents.put(node, node));
        edges.forEach(edge -> parents.put(root(parents, edge.source()), root(parents, edge.target())));
        Map<Thing, Integer> sizes = new IdentityHashMap<>();
        nodes.forEach(node -> sizes.merge(root(parents, node), 1, Integer::sum));
        int most = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Thing first = nodes.stream()
                .map(node -> root(parents, node))
                .filter(root -> sizes.get(root) == most)
                .findFirst()
                .orElse(null);
        return nodes.stream().filter(node -> root(parents, node) == first).toList();
    }

    private static Thing root(Map<Thing, Thing> parents, Thing node) {
        Thing root = node;
        while (parents.get(root) != root) {
            root = parents.get(root);
        }
        return root;
    }

    /** The nodes next to one, those with most claims in common first. */
    List<Thing> neighbours(Thing node, BitSet matching, int limit) {
        Integer self = numbers.get(node.iri());
        if (self == null) {
            return List.of();
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int link : links[self]) {
            if (matching.get(claim[link])) {
                counts.merge(from[link] == self ? to[link] : from[link], 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(e -> nodes.get(e.getKey()).iri()))
                .limit(limit)
                .map(e -> nodes.get(e.getKey()))
                .toList();
    }

    /** These nodes, and what the claims that match say between them; edges with most claims first. */
    View view(Collection<Thing> wanted, BitSet matching) {
        Set<Integer> shown = new LinkedHashSet<>();
        List<Thing> unlinked = new ArrayList<>();
        for (Thing thing : wanted) {
            Integer number = numbers.get(thing.iri());
            if (number == null) {
                unlinked.add(thing);
            } else {
                shown.add(number);
            }
        }
        BitSet within = new BitSet(nodes.size());
        shown.forEach(within::set);
        int[] seenFor = new int[nodes.size()];
        Map<Ends, Sum> sums = new HashMap<>();
        List<Node> found = new ArrayList<>();
        int mark = 0;
        for (int self : shown) {
            mark++;
            int neighbours = 0;
            int outside = 0;
            for (int link : links[self]) {
                if (!matching.get(claim[link])) {
                    continue;
                }
                int other = from[link] == self ? to[link] : from[link];
                if (seenFor[other] != mark) {
                    seenFor[other] = mark;
                    neighbours++;
                    outside += within.get(other) ? 0 : 1;
                }
                if (from[link] == self && within.get(other)) {
                    ClaimEntry carried = snapshot.claims().get(claim[link]);
                    sums.computeIfAbsent(new Ends(self, other, carried.type()), k -> new Sum()).add(carried, disputed.get(claim[link]));
                }
            }
            Thing thing = nodes.get(self);
            found.add(new Node(thing, snapshot.claimsOf(thing).size(), neighbours, outside));
        }
        unlinked.forEach(thing -> found.add(new Node(thing, snapshot.claimsOf(thing).size(), 0, 0)));
        Set<Ends> opposed = opposed(sums.keySet());
        List<Edge> edges = new ArrayList<>();
        sums.forEach((key, sum) -> edges.add(new Edge(
                nodes.get(key.from), nodes.get(key.to), key.type, sum.claims, sum.hedged, sum.confidence, sum.first, sum.last,
                sum.contested || opposed.contains(key))));
        edges.sort(Comparator.comparingInt((Edge e) -> -e.claims())
                .thenComparing(e -> e.source().iri())
                .thenComparing(e -> e.target().iri())
                .thenComparing(Edge::type));
        return new View(found, edges);
    }

    /** Edges that contradict one another: blame and denial between the same two, or about the same incident. */
    private Set<Ends> opposed(Set<Ends> edges) {
        Set<Ends> found = new HashSet<>();
        Map<Integer, List<Ends>> blames = new HashMap<>();
        Map<Integer, List<Ends>> denials = new HashMap<>();
        for (Ends edge : edges) {
            boolean denial = edge.type.equals("Denial");
            boolean blame = ClaimEntry.blames(edge.type);
            if (nodes.get(edge.to).incident()) {
                if (denial || blame) {
                    (denial ? denials : blames).computeIfAbsent(edge.to, k -> new ArrayList<>()).add(edge);
                }
            } else if (blame) {
                Ends back = new Ends(edge.to, edge.from, "Denial");
                if (edges.contains(back)) {
                    found.add(edge);
                    found.add(back);
                }
            }
        }
        blames.forEach((incident, keys) -> {
            if (denials.containsKey(incident)) {
                found.addAll(keys);
                found.addAll(denials.get(incident));
            }
        });
        return found;
    }

    /** The claims of one type behind an edge, newest first; of any type where {@code type} is null. */
    List<ClaimEntry> claims(Thing source, Thing target, String type, BitSet matching) {
        Integer one = numbers.get(source.iri());
        Integer other = numbers.get(target.iri());
        if (one == null || other == null) {
            return List.of();
        }
        return Arrays.stream(links[one])
                .filter(link -> from[link] == one && to[link] == other && matching.get(claim[link]))
                .map(link -> claim[link])
                .sorted()
                .mapToObj(snapshot.claims()::get)
                .filter(c -> type == null || c.type().equals(type))
                .toList();
    }
}
