package riposte.store.remote;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import riposte.store.fault.RemoteException;
import riposte.store.graph.Counts;

/** Lets an engine count. */
public final class RemoteCounts {

    private static final Var N = Var.alloc("n");

    private RemoteCounts() {}

    /** Counts what is not hidden, without the graph {@code except}, which may be null. */
    public static Counts of(RemoteDataset dataset, Node except) {
        String shown = " FILTER(!STRSTARTS(STR(?g), \"" + dataset.names().hidden() + "\")"
                + (except == null ? "" : " && ?g != " + NodeFmtLib.strNT(except)) + ")";
        Map<String, Long> properties = by(
                dataset.client(), "SELECT ?k (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?k ?o }" + shown + " } GROUP BY ?k");
        Map<String, Long> classes = by(
                dataset.client(), "SELECT ?k (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?k }" + shown + " } GROUP BY ?k");
        return new Counts(properties.values().stream().mapToLong(n -> n).sum(), properties, classes);
    }

    private static Map<String, Long> by(RemoteClient client, String query) {
        Map<String, Long> counts = new TreeMap<>();
        RemoteRows rows = client.select(query, null);
        rows.forEachRemaining(row -> {
            // Some engines give one empty row where there is no group.
            if (row.get("k") != null) {
                counts.merge(row.get("k").toString(), number(row), Long::sum);
            }
        });
        return counts;
    }

    /** The ?n of a query's one row. */
    public static long number(RemoteClient client, String query) {
        RemoteRows rows = client.select(query, null);
        try {
            return rows.hasNext() ? number(rows.next()) : 0;
        } finally {
            rows.close();
        }
    }

    private static long number(Binding row) {
        return Long.parseLong(row.get(N).getLiteralLexicalForm());
    }

    /**
     * Makes sure that an engine did not cut an answer short. Somebody may have written meanwhile, so that a few less are no fault.
     *
     * @throws RemoteException when too little came
     */
    public static void checkWhole(RemoteClient client, long came, long expected) {
        boolean cut = came < expected && (came % 1_000 == 0 || came < expected - expected / 10);
        if (cut) {
            throw new RemoteException(
                    RemoteException.Fault.FAILED,
                    "The store gives only a part of its answers.",
                    "the store at " + client.address().query() + " gave " + came + " of " + expected
                            + " rows; raise the limit of rows in its settings (of Virtuoso: ResultSetMaxRows)",
                    null);
        }
    }
}
