package riposte.store.graph;

import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/**
 * The terms of TDB2 by their numbers, for a pass over all quads. It meets most terms once: TDB2's caches would be filled with them and emptied again, which
 * takes longer than to read them, and what queries have there would be gone. So the terms are read from TDB2's file, and as many as were met last are
 * kept here, the later in the place of the earlier.
 *
 * <p>For one thread, within the transaction that gave the numbers.
 */
final class PassedTerms {

    private static final int BITS = 15;

    private final NodeTable table;
    private final TermFile file;
    private final NodeId[] numbers = new NodeId[1 << BITS];
    private final Node[] terms = new Node[1 << BITS];

    PassedTerms(NodeTable table) {
        this.table = table;
        this.file = TermFile.of(table).orElse(null);
    }

    Node term(NodeId number) {
        if (file == null || !number.isPtr()) {
            // A number or a day stands for itself.
            return table.getNodeForNodeId(number);
        }
        // Numbers are places in a file: many are multiples of a power of two (Fibonacci hashing: Knuth, volume 3, 6.4).
        int place = (int) (number.getPtrLocation() * 0x9E3779B97F4A7C15L >>> Long.SIZE - BITS);
        if (!number.equals(numbers[place])) {
            terms[place] = file.term(number.getPtrLocation());
            numbers[place] = number;
        }
        return terms[place];
    }
}
