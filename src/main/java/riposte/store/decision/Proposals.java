package riposte.store.decision;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Phrases;
import riposte.rdf.Vocabulary;
import riposte.store.decision.Sayings.Saying;

/**
 * Incidents that the catalogue does not know, proposed from what several articles say alike: the same accuser and accused, or the same group
 * and the victim it claims, within days, and a further name that their sentences share, in articles of different publishers. Better none than a
 * wrong one. A function of the store's claims alone: the order in which articles came makes no difference.
 */
public final class Proposals {

    /** Claims further apart speak of another affair, as far as one can tell. */
    private static final int DAYS = 7;

    private static final Comparator<Saying> ORDER =
            Comparator.comparing(Saying::day).thenComparing(saying -> saying.claim().getURI());

    private final Iris iris;
    private final Node graph;
    private final DatasetGraph dataset;

    /** @param dataset in a transaction */
    public Proposals(Iris iris, DatasetGraph dataset) {
        this.iris = iris;
        this.graph = NodeFactory.createURI(iris.proposedGraph());
        this.dataset = dataset;
    }

    /** The quads of the graph of proposed incidents. */
    public List<Quad> quads() {
        Sayings sayings = new Sayings(iris, dataset, Map.of());
        return proposed(sayings.all(), sayings);
    }

    /**
     * Adds the graph of proposed incidents to graphs that are about to be others, if a proposal gathers claims of these: what is left
     * of it then. What may be proposed besides is found by {@link #quads()}.
     */
    public void settle(Map<Node, Collection<Quad>> graphs) {
        Set<Node> touched = new LinkedHashSet<>();
        for (Node name : graphs.keySet()) {
            dataset.find(name, Node.ANY, Vocabulary.EVIDENCE, Node.ANY)
                    .forEachRemaining(claim -> dataset.find(graph, Node.ANY, Vocabulary.GATHERS, claim.getSubject())
                            .forEachRemaining(gathers -> touched.add(gathers.getSubject())));
        }
        if (touched.isEmpty()) {
            return;
        }
        Map<Node, Graph> changed = new HashMap<>();
        graphs.forEach((name, quads) -> {
            Graph anew = GraphFactory.createDefaultGraph();
            quads.forEach(quad -> anew.add(quad.asTriple()));
            changed.put(name, anew);
        });
        List<Quad> settled = new ArrayList<>();
        Set<Node> gathered = new LinkedHashSet<>();
        dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
            if (!touched.contains(quad.getSubject())) {
                settled.add(quad);
            } else if (quad.getPredicate().equals(Vocabulary.GATHERS)) {
                gathered.add(quad.getObject());
            }
        });
        Sayings sayings = new Sayings(iris, dataset, changed);
        settled.addAll(proposed(sayings.of(gathered), sayings));
        graphs.put(graph, settled);
    }

    private List<Quad> proposed(List<Saying> sayings, Sayings source) {
        Map<List<Object>, List<Saying>> byParties = new HashMap<>();
        for (Saying saying : sayings) {
            byParties.computeIfAbsent(List.of(saying.own(), saying.speaker(), saying.target()), parties -> new ArrayList<>()).add(saying);
        }
        List<Quad> quads = new ArrayList<>();
        for (List<Saying> ofParties : byParties.values()) {
            ofParties.sort(ORDER);
            affairs(ofParties).stream().filter(Proposals::isToldTwice).forEach(affair -> propose(affair, source, quads));
        }
        return quads;
    }

    /** Sayings of the same parties, from the earliest on, by affair: each is within days of another one and shares a name with it. */
    private static Collection<List<Saying>> affairs(List<Saying> sayings) {
        int[] earlier = new int[sayings.size()];
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < earlier.length; i++) {
            earlier[i] = i;
            Saying saying = sayings.get(i);
            // Of those that share a name, the last one is the nearest; those before it are joined with it already, or too far from both.
            for (String name : saying.own() ? Set.of("") : saying.names()) {
                Integer before = last.put(name, i);
                if (before != null && isWithinDays(sayings.get(before).day(), saying.day())) {
                    earlier[first(earlier, i)] = first(earlier, before);
                }
            }
        }
        Map<Integer, List<Saying>> affairs = new TreeMap<>();
        for (int i = 0; i < earlier.length; i++) {
            affairs.computeIfAbsent(first(earlier, i), start -> new ArrayList<>()).add(sayings.get(i));
        }
        return affairs.values();
    }

    /** The one that stands for all that a saying is joined with. */
    private static int first(int[] earlier, int of) {
        int first = of;
        while (earlier[first] != first) {
            earlier[first] = earlier[earlier[first]];
            first = earlier[first];
        }
        return first;
    }

    private static boolean isWithinDays(LocalDate one, LocalDate later) {
        return later.toEpochDay() - one.toEpochDay() <= DAYS;
    }

    private static boolean isToldTwice(List<Saying> affair) {
        return affair.stream().map(Saying::publisher).distinct().count() > 1;
    }

    private void propose(List<Saying> affair, Sayings source, List<Quad> quads) {
        Saying first = affair.get(0);
        Node incident = NodeFactory.createURI(iris.incident(String.join(
                "-",
                "proposed",
                Iris.id(first.speaker().getURI()),
                Iris.id(first.target().getURI()),
                first.day().toString(),
                Iris.id(first.claim().getURI()))));
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(incident, Vocabulary.TYPE, Vocabulary.INCIDENT));
        triples.add(Triple.create(incident, Vocabulary.PROPOSED, Literals.bool(true)));
        triples.add(Triple.create(incident, Vocabulary.DATE, Literals.date(first.day().toString().substring(0, 7))));
        for (String lang : Phrases.LANGUAGES) {
            triples.add(Triple.create(incident, Vocabulary.LABEL, Literals.text(label(first, source, lang), lang)));
        }
        affair.forEach(saying -> triples.add(Triple.create(incident, Vocabulary.GATHERS, saying.claim())));
        triples.forEach(triple -> quads.add(new Quad(graph, triple)));
    }

    private static String label(Saying saying, Sayings source, String lang) {
        return Phrases.of(
                saying.own() ? "proposed.claimed" : "proposed.accused",
                lang,
                Map.of(
                        "speaker", Phrases.name(source.labels(saying.speaker()), lang),
                        "target", Phrases.name(source.labels(saying.target()), lang),
                        "month", DateTimeFormatter.ofPattern("LLLL yyyy", Locale.forLanguageTag(lang)).format(saying.day())));
    }
}
