package riposte.store.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.GraphFactory;
import riposte.store.graph.OwnUnion;
import riposte.store.graph.ReadAhead;

/**
 * A {@link RemoteDataset} for one piece of work: a graph that is asked for by name is fetched as a whole and kept for the next
 * questions, and those that are expected are fetched together. For one thread.
 */
public final class RemoteView extends DatasetGraphWrapper implements ReadAhead, OwnUnion {

    /** Graphs that are kept besides the expected ones. */
    private static final int KEPT = 200;

    private final RemoteDataset dataset;
    private Map<Node, Graph> expected = Map.of();
    private final Map<Node, Graph> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, Graph> eldest) {
            return size() > KEPT;
        }
    };

    public RemoteView(RemoteDataset dataset) {
        super(dataset);
        this.dataset = dataset;
    }

    RemoteDataset dataset() {
        return dataset;
    }

    @Override
    public Graph shown() {
        return dataset.shown();
    }

    @Override
    public void expect(Collection<Node> graphs) {
        Map<Node, Graph> fetched = new HashMap<>();
        List<Node> wanted = new ArrayList<>();
        for (Node graph : graphs) {
            Graph known = expected.get(graph);
            if (known != null) {
                fetched.put(graph, known);
            } else if (graph.isURI() && !kept.containsKey(graph)) {
                wanted.add(graph);
            }
        }
        for (int at = 0; at < wanted.size(); at += AT_ONCE) {
            fetch(wanted.subList(at, Math.min(wanted.size(), at + AT_ONCE)), fetched);
        }
        expected = fetched;
    }

    private void fetch(List<Node> graphs, Map<Node, Graph> into) {
        graphs.forEach(graph -> into.put(graph, GraphFactory.createDefaultGraph()));
        String names = graphs.stream().map(NodeFmtLib::strNT).collect(Collectors.joining(" "));
        String query = "SELECT ?g ?s ?p ?o WHERE { VALUES ?g { " + names + " } GRAPH ?g { ?s ?p ?o } }";
        RemoteRows rows = dataset.client().select(query, null);
        rows.forEachRemaining(row -> into.get(row.get(Var.alloc("g")))
                .add(row.get(Var.alloc("s")), row.get(Var.alloc("p")), row.get(Var.alloc("o"))));
    }

    private Graph graph(Node name) {
        Graph known = expected.get(name);
        if (known == null) {
            known = kept.get(name);
        }
        if (known == null) {
            known = GraphFactory.createDefaultGraph();
            Iterator<Quad> quads = dataset.findNG(name, Node.ANY, Node.ANY, Node.ANY);
            while (quads.hasNext()) {
                known.add(quads.next().asTriple());
            }
            kept.put(name, known);
        }
        return known;
    }

    private static boolean isNamed(Node graph) {
        return graph != null && graph.isURI() && !Quad.isUnionGraph(graph) && !Quad.isDefaultGraph(graph);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        List<Node> graphs = Iter.toList(dataset.listGraphNodes());
        return ReadAhead.over(this, graphs, graph -> graph).iterator();
    }

    @Override
    public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
        return isNamed(g) ? findNG(g, s, p, o) : dataset.find(g, s, p, o);
    }

    @Override
    public Iterator<Quad> find(Quad quad) {
        return find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public Iterator<Quad> findNG(Node g, Node s, Node p, Node o) {
        return isNamed(g) ? Iter.map(graph(g).find(s, p, o), triple -> new Quad(g, triple)) : dataset.findNG(g, s, p, o);
    }

    @Override
    public boolean contains(Node g, Node s, Node p, Node o) {
        return isNamed(g) ? graph(g).contains(s, p, o) : dataset.contains(g, s, p, o);
    }

    @Override
    public boolean contains(Quad quad) {
        return contains(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public Graph getGraph(Node name) {
        return isNamed(name) ? GraphView.createNamedGraph(this, name) : dataset.getGraph(name);
    }
}
