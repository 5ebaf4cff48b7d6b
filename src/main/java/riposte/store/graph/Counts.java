package riposte.store.graph;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import riposte.rdf.Vocabulary;

/**
 * Counts taken from the indexes alone, without looking up a node for each quad. To be used within a transaction.
 *
 * @param quads all quads
 * @param properties quads by IRI of their property
 * @param classes resources by IRI of their class
 */
public record Counts(long quads, Map<String, Long> properties, Map<String, Long> classes) {

    /** Counts a TDB2 database, without hidden graphs and without the graph {@code except}, which may be null. */
    public static Counts of(DatasetGraph dataset, Node except) {
        DatasetGraphTDB database = TDBInternal.requireStorage(dataset);
        NodeTupleTable table = database.getQuadTable().getNodeTupleTable();
        NodeTable nodes = table.getNodeTable();
        NodeId skipped = except == null ? null : nodes.getNodeIdForNode(except);
        HiddenGraphs hidden = HiddenGraphs.of(dataset.getContext());
        Predicate<Tuple<NodeId>> shown = hidden == null ? quad -> true : hidden.shown(database);
        return properties(table, nodes, shown.and(quad -> !quad.get(0).equals(skipped)));
    }

    private static Counts properties(NodeTupleTable table, NodeTable nodes, Predicate<Tuple<NodeId>> counts) {
        Map<NodeId, long[]> perProperty = new java.util.HashMap<>();
        long quads = 0;
        Iterator<Tuple<NodeId>> all = table.findAll();
        while (all.hasNext()) {
            Tuple<NodeId> quad = all.next();
            if (counts.test(quad)) {
                quads++;
                perProperty.computeIfAbsent(quad.get(2), p -> new long[1])[0]++;
            }
        }
        Map<String, Long> properties = new TreeMap<>();
        perProperty.forEach((id, count) -> properties.put(nodes.getNodeForNodeId(id).toString(), count[0]));
        return new Counts(quads, properties, classes(table, nodes, counts));
    }

    /** The index of properties sorts by object and then by subject, so equal resources follow each other. */
    private static Map<String, Long> classes(NodeTupleTable table, NodeTable nodes, Predicate<Tuple<NodeId>> counts) {
        Map<String, Long> classes = new TreeMap<>();
        NodeId type = nodes.getNodeIdForNode(Vocabulary.TYPE);
        if (NodeId.isDoesNotExist(type)) {
            return classes;
        }
        Iterator<Tuple<NodeId>> typed = table.find(NodeId.NodeIdAny, NodeId.NodeIdAny, type, NodeId.NodeIdAny);
        NodeId currentClass = null;
        NodeId resource = null;
        long count = 0;
        while (typed.hasNext()) {
            Tuple<NodeId> quad = typed.next();
            if (!counts.test(quad)) {
                continue;
            }
            if (!quad.get(3).equals(currentClass)) {
                add(classes, nodes, currentClass, count);
                currentClass = quad.get(3);
                resource = null;
                count = 0;
            }
            if (!quad.get(1).equals(resource)) {
                resource = quad.get(1);
                count++;
            }
        }
        add(classes, nodes, currentClass, count);
        return classes;
    }

    private static void add(Map<String, Long> classes, NodeTable nodes, NodeId type, long count) {
        if (type != null) {
            classes.merge(nodes.getNodeForNodeId(type).toString(), count, Long::sum);
        }
    }

    /** The counts of the ontology's own classes, by local name. */
    public StoreStats stats(long bytes) {
        Map<String, Long> instances = new TreeMap<>();
        classes.forEach((iri, count) -> {
            if (iri.startsWith(Vocabulary.NS)) {
                instances.put(iri.substring(Vocabulary.NS.length()), count);
            }
        });
        return new StoreStats(quads, instances, bytes);
    }
}
