package riposte.store.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Reads the subjects of all named graphs, hidden ones too, in one pass over the quads. It works with what stands for the terms, such
 * as the numbers of TDB2: a term is made when somebody asks for it, which takes many times as long as the pass.
 */
public final class SubjectScan {

    /**
     * Where the quads come from.
     *
     * @param <K> what stands for a term; equal for equal terms
     */
    public interface Source<K> {

        /** The quads, graph first, at least those of the properties asked for: by subject, property, value, graph. */
        Iterator<Tuple<K>> quads();

        /** What stands for a term; for one that no quad has, something that no term has. */
        K key(Node term);

        Node term(K key);

        /** Whether the graph of a quad is not hidden. */
        boolean shows(Tuple<K> quad);
    }

    private final Source<Object> source;
    private final Map<Node, Object> keys = new HashMap<>();
    private final Map<Node, Integer> properties = new HashMap<>();
    private final Map<Object, Integer> places = new HashMap<>();

    @SuppressWarnings("unchecked")
    private SubjectScan(Source<?> source, Collection<Node> properties) {
        this.source = (Source<Object>) source;
        for (Node property : properties) {
            int place = this.properties.size();
            this.properties.put(property, place);
            places.put(key(property), place);
        }
    }

    /**
     * Gives each subject that has one of the properties at least. Only within a transaction of the calling thread, which lasts
     * until the last subject has been asked for its terms.
     *
     * @param dataset backed by TDB2
     * @param properties those that the subjects can be asked for
     */
    public static void run(DatasetGraph dataset, Collection<Node> properties, Consumer<Subject> use) {
        run(new Database(dataset), properties, use);
    }

    /** As {@link #run(DatasetGraph, Collection, Consumer)}, wherever the quads come from. */
    public static void run(Source<?> source, Collection<Node> properties, Consumer<Subject> use) {
        new SubjectScan(source, properties).run(use);
    }

    /** The quads of TDB2. */
    private static final class Database implements Source<NodeId> {

        private final NodeTupleTable quads;
        private final NodeTable nodes;
        private final PassedTerms terms;
        private final Predicate<Tuple<NodeId>> shown;

        Database(DatasetGraph dataset) {
            DatasetGraphTDB database = TDBInternal.requireStorage(dataset);
            HiddenGraphs hidden = HiddenGraphs.of(dataset.getContext());
            this.quads = database.getQuadTable().getNodeTupleTable();
            this.nodes = quads.getNodeTable();
            this.terms = new PassedTerms(nodes);
            this.shown = hidden == null ? quad -> true : hidden.shown(database);
        }

        /** TDB2 goes through all quads by subject, property, value, graph. */
        @Override
        public Iterator<Tuple<NodeId>> quads() {
            return quads.findAsNodeIds(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
        }

        @Override
        public NodeId key(Node term) {
            return nodes.getNodeIdForNode(term);
        }

        @Override
        public Node term(NodeId key) {
            return terms.term(key);
        }

        @Override
        public boolean shows(Tuple<NodeId> quad) {
            return shown.test(quad);
        }
    }

    private void run(Consumer<Subject> use) {
        Iterator<Tuple<Object>> all = source.quads();
        Subject current = null;
        while (all.hasNext()) {
            Tuple<Object> quad = all.next();
            Integer place = places.get(quad.get(2));
            if (place == null) {
                continue;
            }
            if (current == null || !current.key.equals(quad.get(1))) {
                if (current != null) {
                    use.accept(current);
                }
                current = new Subject(quad.get(1));
            }
            Object graph = quad.get(0);
            Statements said = current.byGraph.get(graph);
            if (said == null) {
                said = new Statements();
                current.byGraph.put(graph, said);
            }
            said.add(place, quad.get(3));
            if (source.shows(quad)) {
                current.shown.addNew(place, quad.get(3));
            }
        }
        if (current != null) {
            use.accept(current);
        }
    }

    private Object key(Node term) {
        Object key = keys.get(term);
        if (key == null) {
            key = source.key(term);
            keys.put(term, key);
        }
        return key;
    }

    /** What the graphs say of one subject. */
    public final class Subject {

        private final Object key;
        private final Map<Object, Statements> byGraph = new LinkedHashMap<>(2);
        private final Statements shown = new Statements();

        private Subject(Object key) {
            this.key = key;
        }

        /** The subject itself, an IRI or a blank node. */
        public Node node() {
            return source.term(key);
        }

        /** What stands for the subject: equal to what stands for the same term elsewhere in this pass. */
        public Object key() {
            return key;
        }

        /** What the graphs that are not hidden say together. */
        public Statements shown() {
            return shown;
        }

        /** What each graph says, hidden or not. */
        public Collection<Statements> byGraph() {
            return byGraph.values();
        }
    }

    /** Values of a subject by property, for the properties that were asked for. */
    public final class Statements {

        private byte[] property = new byte[8];
        private Object[] value = new Object[8];
        private int size;

        private Statements() {}

        private void add(int place, Object object) {
            if (size == value.length) {
                property = Arrays.copyOf(property, 2 * size);
                value = Arrays.copyOf(value, 2 * size);
            }
            property[size] = (byte) place;
            value[size++] = object;
        }

        /** As {@link #add}, for a statement that may have come from the graph before too. */
        private void addNew(int place, Object object) {
            if (size == 0 || property[size - 1] != place || !value[size - 1].equals(object)) {
                add(place, object);
            }
        }

        /** What stands for the first value of a property, as {@link Subject#key} does; null where it has none. */
        public Object key(Node wanted) {
            int first = next(0, wanted);
            return first < size ? value[first] : null;
        }

        public boolean has(Node wanted) {
            return next(0, wanted) < size;
        }

        public boolean has(Node wanted, Node object) {
            Object key = SubjectScan.this.key(object);
            for (int i = next(0, wanted); i < size; i = next(i + 1, wanted)) {
                if (value[i].equals(key)) {
                    return true;
                }
            }
            return false;
        }

        /** What stands for the values of a property, as {@link #all} gives them: equal where those are. */
        public List<Object> keys(Node wanted) {
            List<Object> keys = new ArrayList<>(2);
            for (int i = next(0, wanted); i < size; i = next(i + 1, wanted)) {
                keys.add(value[i]);
            }
            return keys;
        }

        /** The values of a property, in a list of the caller's own. */
        public List<Node> all(Node wanted) {
            List<Node> terms = new ArrayList<>(1);
            for (int i = next(0, wanted); i < size; i = next(i + 1, wanted)) {
                terms.add(source.term(value[i]));
            }
            return terms;
        }

        /** The next place from one on with a value of that property, or the size. */
        private int next(int from, Node wanted) {
            int place = properties.getOrDefault(wanted, -1);
            int i = from;
            while (i < size && property[i] != place) {
                i++;
            }
            return i;
        }
    }
}
