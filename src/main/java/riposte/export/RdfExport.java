package riposte.export;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.tdb2.sys.TDBInternal;
import riposte.store.graph.GraphScan;
import riposte.store.graph.HiddenGraphs;

/**
 * A whole dataset, or one graph, as a document of any RDF format. Memory stays the same however large the data is.
 *
 * <p>Formats of quads keep the graphs. Formats of triples hold the union of all graphs without duplicates, in
 * constant memory too: a TDB2 dataset reads its union in the order of subject, predicate, object and graph, so that
 * equal triples are neighbours, and that order is also what RDF/JSON needs.
 */
public final class RdfExport {

    /** By subject, predicate and object, whatever the locale. */
    static final Comparator<Triple> ORDER = Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

    private static final int SORTED = 20_000;

    private RdfExport() {}

    /**
     * Writes a dataset without the graphs of claims that are not shown and {@linkplain WithoutTexts without the texts} of articles,
     * inside the current read transaction or one of its own.
     *
     * @param out stays open
     * @throws IllegalArgumentException when the format is not one of RDF
     * @throws java.io.UncheckedIOException when {@code out} cannot be written
     */
    public static void write(DatasetGraph dataset, ExportFormat format, OutputStream out) {
        write(dataset, format, 0, false, false, out);
    }

    /**
     * As {@link #write(DatasetGraph, ExportFormat, OutputStream)}.
     *
     * @param least lowest confidence of the claims that are kept
     * @param hidden whether the graphs of claims that are not shown are written too
     * @param texts whether the texts of articles are written too
     */
    static void write(
            DatasetGraph dataset, ExportFormat format, double least, boolean hidden, boolean texts, OutputStream out) {
        boolean own = dataset.supportsTransactions() && !dataset.isInTransaction();
        if (own) {
            dataset.begin(ReadWrite.READ);
        }
        try {
            LessSure less = new LessSure(dataset, least, hidden);
            WithoutTexts without = new WithoutTexts(dataset);
            if (PartedDocument.fits(format)) {
                PartedDocument document = PartedDocument.open(format, out);
                quads(dataset, less, hidden, texts ? document::quad : quad -> without.of(quad, document::quad));
                document.end();
                return;
            }
            boolean grouped = TDBInternal.isTDB2(dataset) && dataset.getDefaultGraph().isEmpty();
            RdfStream stream = new RdfStream(format, grouped, Prefixes.ALL, out);
            if (format.content() == ExportFormat.Content.QUADS) {
                quads(dataset, less, hidden, texts ? stream::quad : quad -> without.of(quad, stream::quad));
            } else {
                Consumer<Triple> triple = texts ? stream::triple : found -> without.of(found).forEach(stream::triple);
                Graph union = hidden ? dataset.getUnionGraph() : HiddenGraphs.union(dataset);
                each(Iter.filter(union.find(), t -> !less.holds(t)), triple);
                each(Iter.filter(dataset.getDefaultGraph().find(), t -> !union.contains(t)), triple);
            }
            stream.end();
        } finally {
            if (own) {
                dataset.end();
            }
        }
    }

    /**
     * Writes a graph's triples, outside any named graph. A small graph is sorted, so that the same triples give the same
     * document however they are held.
     */
    public static void write(Graph graph, ExportFormat format, OutputStream out) {
        RdfStream stream = RdfStream.open(format, out);
        Iterator<Triple> triples = graph.find();
        try {
            List<Triple> first = new ArrayList<>();
            while (triples.hasNext() && first.size() < SORTED) {
                first.add(triples.next());
            }
            if (!triples.hasNext()) {
                first.sort(ORDER);
            }
            first.forEach(stream::triple);
            triples.forEachRemaining(stream::triple);
        } finally {
            Iter.close(triples);
        }
        stream.end();
    }

    private static void quads(DatasetGraph dataset, LessSure less, boolean hidden, Consumer<Quad> use) {
        each(dataset.getDefaultGraph().find(), triple -> use.accept(new Quad(Quad.defaultGraphIRI, triple)));
        Iterator<Quad> named = GraphScan.quads(dataset, graph -> hidden || !HiddenGraphs.contains(dataset, graph));
        each(Iter.filter(named, quad -> !less.holds(quad)), use);
    }

    private static <T> void each(Iterator<T> items, Consumer<T> action) {
        try {
            items.forEachRemaining(action);
        } finally {
            Iter.close(items);
        }
    }
}
