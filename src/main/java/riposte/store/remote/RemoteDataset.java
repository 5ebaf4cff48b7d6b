package riposte.store.remote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import riposte.store.graph.OwnUnion;

/**
 * The quads of an engine elsewhere, to be read: what is looked for is asked for in SPARQL, and queries are answered by the engine itself
 * ({@link RemoteQueries}). There is no default graph but the union of named ones. Transactions are none: each reading sees the store as
 * it is at that moment.
 */
public final class RemoteDataset extends DatasetGraphBaseFind implements OwnUnion {

    /** Quads of one search that are read at once, so that the connection is free where nobody reads to the end. */
    private static final int AT_ONCE = 2_000;

    private static final Var G = Var.alloc("g");
    private static final Var S = Var.alloc("s");
    private static final Var P = Var.alloc("p");
    private static final Var O = Var.alloc("o");

    private final RemoteClient client;
    private final RemoteNames names;
    private final Transactional transactional = TransactionalNull.create();
    private final PrefixMap prefixes = Prefixes.adapt(GraphFactory.createDefaultGraph());

    public RemoteDataset(RemoteClient client, RemoteNames names) {
        this.client = client;
        this.names = names;
    }

    RemoteClient client() {
        return client;
    }

    RemoteNames names() {
        return names;
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return bounded("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o }" + withoutRevision() + "}", row -> row.get(G));
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return Collections.emptyIterator();
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return search(g, s, p, o, "");
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return search(G, s, p, o, withoutRevision());
    }

    @Override
    public Iterator<Quad> findQuadsInUnionGraph(Node s, Node p, Node o) {
        return union(s, p, o, withoutRevision());
    }

    private String withoutRevision() {
        return " FILTER(?g != " + NodeFmtLib.strNT(names.revision()) + ")";
    }

    /** The union of all graphs but hidden ones. */
    @Override
    public Graph shown() {
        return new GraphView(this, Quad.unionGraph) {
            @Override
            protected ExtendedIterator<Triple> graphBaseFind(Node s, Node p, Node o) {
                return WrappedIterator.createNoRemove(Iter.map(
                        union(s, p, o, " FILTER(!STRSTARTS(STR(?g), " + quoted(names.hidden()) + "))"), Quad::asTriple));
            }
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private Iterator<Quad> union(Node s, Node p, Node o, String filter) {
        if (isBlank(s) || isBlank(o)) {
            return Collections.emptyIterator();
        }
        return bounded(
                "SELECT DISTINCT ?s ?p ?o WHERE { " + pattern(G, s, p, o) + filter + "}",
                row -> new Quad(Quad.unionGraph, of(row, S, s), of(row, P, p), of(row, O, o)));
    }

    private Iterator<Quad> search(Node g, Node s, Node p, Node o, String filter) {
        if (isBlank(g) || isBlank(s) || isBlank(o)) {
            return Collections.emptyIterator();
        }
        return bounded(
                "SELECT * WHERE { " + pattern(g, s, p, o) + filter + "}",
                row -> new Quad(of(row, G, g), of(row, S, s), of(row, P, p), of(row, O, o)));
    }

    /** Blank nodes cannot be named over HTTP. The graphs of a store have none. */
    private static boolean isBlank(Node node) {
        return node != null && node.isBlank();
    }

    private static Node of(Binding row, Var variable, Node given) {
        return given == null || given == Node.ANY || given.isVariable() ? row.get(variable) : given;
    }

    private static String pattern(Node g, Node s, Node p, Node o) {
        return "GRAPH " + text(g, G) + " { " + text(s, S) + " " + text(p, P) + " " + text(o, O) + " }";
    }

    private static String text(Node node, Var variable) {
        return node == null || node == Node.ANY || node.isVariable() ? variable.toString() : NodeFmtLib.strNT(node);
    }

    @Override
    public boolean contains(Node g, Node s, Node p, Node o) {
        if (isBlank(g) || isBlank(s) || isBlank(o) || Quad.isDefaultGraph(g)) {
            return false;
        }
        boolean any = isWildcard(g) || Quad.isUnionGraph(g);
        return client.ask("ASK { " + pattern(any ? G : g, s, p, o) + (any ? withoutRevision() : "") + "}");
    }

    private <T> Iterator<T> bounded(String query, Function<Binding, T> made) {
        RemoteRows rows = client.select(query, null);
        List<T> first = new ArrayList<>();
        while (first.size() < AT_ONCE && rows.hasNext()) {
            first.add(made.apply(rows.next()));
        }
        if (!rows.hasNext()) {
            return first.iterator();
        }
        return Iter.onClose(Iter.append(first.iterator(), Iter.map(rows, made)), rows::close);
    }

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node graph) {
        return GraphView.createNamedGraph(this, graph);
    }

    @Override
    public Graph getUnionGraph() {
        return GraphView.createUnionGraph(this);
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw new UnsupportedOperationException("written by its ClaimStore alone");
    }

    @Override
    public void removeGraph(Node name) {
        throw new UnsupportedOperationException("written by its ClaimStore alone");
    }

    @Override
    public PrefixMap prefixes() {
        return prefixes;
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public void begin(TxnType type) {
        transactional.begin(type);
    }

    @Override
    public boolean promote(Promote mode) {
        return transactional.promote(mode);
    }

    @Override
    public void commit() {
        transactional.commit();
    }

    @Override
    public void abort() {
        transactional.abort();
    }

    @Override
    public void end() {
        transactional.end();
    }

    @Override
    public boolean isInTransaction() {
        return transactional.isInTransaction();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactional.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactional.transactionType();
    }

    @Override
    public String toString() {
        return client.address().toString();
    }
}
