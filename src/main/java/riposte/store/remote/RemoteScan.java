package riposte.store.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.NodeCmp;
import riposte.store.graph.SubjectScan;

/**
 * The quads of some properties as an engine gives them, by subject: it sorts, and here no more than one subject is held. An engine
 * that cuts long answers short is found out, as it was asked before how many there are.
 */
public final class RemoteScan implements SubjectScan.Source<Node> {

    private static final Var G = Var.alloc("g");
    private static final Var S = Var.alloc("s");
    private static final Var P = Var.alloc("p");
    private static final Var O = Var.alloc("o");

    private static final Comparator<Tuple<Node>> ORDER = Comparator.<Tuple<Node>, Node>comparing(quad -> quad.get(2), NodeCmp::compareRDFTerms)
            .thenComparing(quad -> quad.get(3), NodeCmp::compareRDFTerms)
            .thenComparing(quad -> quad.get(0), NodeCmp::compareRDFTerms);

    private final RemoteDataset dataset;
    private final String pattern;

    public RemoteScan(RemoteDataset dataset, Collection<Node> properties) {
        this.dataset = dataset;
        this.pattern = "{ VALUES ?p { " + properties.stream().map(NodeFmtLib::strNT).collect(Collectors.joining(" "))
                + " } GRAPH ?g { ?s ?p ?o } }";
    }

    @Override
    public Iterator<Tuple<Node>> quads() {
        long expected = RemoteCounts.number(dataset.client(), "SELECT (COUNT(*) AS ?n) WHERE " + pattern);
        RemoteRows rows = dataset.client().select("SELECT ?g ?s ?p ?o WHERE " + pattern + " ORDER BY ?s", null);
        return new BySubject(rows, expected);
    }

    @Override
    public Node key(Node term) {
        return term;
    }

    @Override
    public Node term(Node key) {
        return key;
    }

    @Override
    public boolean shows(Tuple<Node> quad) {
        return !quad.get(0).isURI() || !quad.get(0).getURI().startsWith(dataset.names().hidden());
    }

    /** Sorts what belongs to one subject, by property, value and graph. */
    private final class BySubject implements Iterator<Tuple<Node>> {

        private final RemoteRows rows;
        private final long expected;
        private long came;
        private Iterator<Tuple<Node>> ofSubject = new ArrayList<Tuple<Node>>().iterator();
        private Tuple<Node> ahead;

        BySubject(RemoteRows rows, long expected) {
            this.rows = rows;
            this.expected = expected;
        }

        @Override
        public boolean hasNext() {
            if (!ofSubject.hasNext()) {
                read();
            }
            return ofSubject.hasNext();
        }

        private void read() {
            List<Tuple<Node>> quads = new ArrayList<>();
            if (ahead != null) {
                quads.add(ahead);
                ahead = null;
            }
            while (ahead == null && rows.hasNext()) {
                Tuple<Node> quad = quad(rows.next());
                came++;
                if (quads.isEmpty() || quads.get(0).get(1).equals(quad.get(1))) {
                    quads.add(quad);
                } else {
                    ahead = quad;
                }
            }
            if (ahead == null) {
                RemoteCounts.checkWhole(dataset.client(), came, expected);
            }
            quads.sort(ORDER);
            ofSubject = quads.iterator();
        }

        private static Tuple<Node> quad(Binding row) {
            return TupleFactory.create4(row.get(G), row.get(S), row.get(P), row.get(O));
        }

        @Override
        public Tuple<Node> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ofSubject.next();
        }
    }
}
