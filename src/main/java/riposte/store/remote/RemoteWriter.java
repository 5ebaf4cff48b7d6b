package riposte.store.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.store.graph.ReadAhead;
import riposte.store.write.GraphWriter;
import riposte.store.write.TouchedGraphs;

/**
 * Replaces whole graphs in an engine: one PUT of the Graph Store Protocol for each that differs from what is there, or, where an engine has
 * no such protocol, SPARQL updates of several graphs each. Behind them the store's revision is written, by which others see that there is
 * something new. Runs on the writer's thread.
 */
public final class RemoteWriter {

    private static final Node VERSION = NodeFactory.createURI("http://www.w3.org/2002/07/owl#versionInfo");

    /** Graphs, and quads, of one update. */
    private static final int GRAPHS = 100;

    private static final int QUADS = 20_000;

    private record Difference(Node graph, Collection<Quad> wanted, int added, int removed) {}

    private final RemoteDataset dataset;
    private final RemoteClient client;
    private final Node self;

    public RemoteWriter(RemoteDataset dataset, Iris iris) {
        this.dataset = dataset;
        this.client = dataset.client();
        this.self = NodeFactory.createURI(iris.dataset());
    }

    /**
     * Makes graphs hold those quads and no others.
     *
     * @param touched takes the names of the graphs that are written
     * @param revision is told the new one
     */
    public GraphWriter.Changes replace(
            Function<DatasetGraph, Map<Node, ? extends Collection<Quad>>> graphs, TouchedGraphs touched, Consumer<String> revision) {
        RemoteView view = new RemoteView(dataset);
        Map<Node, ? extends Collection<Quad>> wanted = graphs.apply(view);
        List<Difference> differences = new ArrayList<>();
        ReadAhead.over(view, List.copyOf(wanted.keySet()), graph -> graph).forEach(graph -> {
            Difference difference = difference(view, graph, wanted.get(graph));
            if (difference != null) {
                differences.add(difference);
            }
        });
        List<Node> names = differences.stream().map(Difference::graph).toList();
        if (!differences.isEmpty()) {
            String now = UUID.randomUUID().toString();
            try (TouchedGraphs.Pending named = touched.begin(names)) {
                write(differences);
                // Whoever sees the new revision sees all that was written before.
                put(dataset.names().revision(), List.of(new Quad(
                        dataset.names().revision(), self, VERSION, NodeFactory.createLiteralString(now))));
                revision.accept(now);
            }
        }
        return new GraphWriter.Changes(
                names,
                differences.stream().mapToLong(Difference::added).sum(),
                differences.stream().mapToLong(Difference::removed).sum());
    }

    private static Difference difference(DatasetGraph view, Node graph, Collection<Quad> quads) {
        Set<Quad> wanted = new HashSet<>(quads);
        int removed = 0;
        int kept = 0;
        for (Iterator<Quad> stored = view.findNG(graph, Node.ANY, Node.ANY, Node.ANY); stored.hasNext(); ) {
            if (wanted.contains(stored.next())) {
                kept++;
            } else {
                removed++;
            }
        }
        int added = wanted.size() - kept;
        return added == 0 && removed == 0 ? null : new Difference(graph, wanted, added, removed);
    }

    private void write(List<Difference> differences) {
        if (client.address().graphs() != null) {
            differences.forEach(difference -> put(difference.graph, difference.wanted));
        } else if (client.address().update() != null) {
            update(differences);
        } else {
            throw client.faults().readOnly();
        }
    }

    private void put(Node graph, Collection<Quad> quads) {
        if (client.address().graphs() == null) {
            client.update(text(graph, quads));
        } else if (quads.isEmpty()) {
            client.delete(graph);
        } else {
            client.put(graph, quads);
        }
    }

    private void update(List<Difference> differences) {
        StringBuilder update = new StringBuilder();
        int graphs = 0;
        int quads = 0;
        for (Difference difference : differences) {
            update.append(text(difference.graph, difference.wanted));
            quads += difference.wanted.size();
            if (++graphs == GRAPHS || quads > QUADS) {
                client.update(update.toString());
                update.setLength(0);
                graphs = 0;
                quads = 0;
            }
        }
        if (!update.isEmpty()) {
            client.update(update.toString());
        }
    }

    private static String text(Node graph, Collection<Quad> quads) {
        String name = NodeFmtLib.strNT(graph);
        StringBuilder text = new StringBuilder("DROP SILENT GRAPH ").append(name).append(" ;\n");
        if (!quads.isEmpty()) {
            text.append("INSERT DATA { GRAPH ").append(name).append(" {\n");
            for (Quad quad : quads) {
                text.append(NodeFmtLib.strNT(quad.getSubject())).append(' ')
                        .append(NodeFmtLib.strNT(quad.getPredicate())).append(' ')
                        .append(NodeFmtLib.strNT(quad.getObject())).append(" .\n");
            }
            text.append("} } ;\n");
        }
        return text.toString();
    }

    /** What names the present state of the store; empty where nobody has said. */
    public static String revision(RemoteDataset dataset) {
        RemoteRows rows = dataset.client().select(
                "SELECT ?v WHERE { GRAPH " + NodeFmtLib.strNT(dataset.names().revision()) + " { ?s " + NodeFmtLib.strNT(VERSION) + " ?v } }", null);
        try {
            return rows.hasNext() ? rows.next().get("v").getLiteralLexicalForm() : "";
        } finally {
            rows.close();
        }
    }
}
