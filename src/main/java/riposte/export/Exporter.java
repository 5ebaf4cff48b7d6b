package riposte.export;

import java.io.OutputStream;
import java.util.function.Predicate;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;

/** A dataset as a document of any {@link ExportFormat}. */
public final class Exporter {

    private Exporter() {}

    /**
     * Writes a dataset without the texts of articles, inside the current read transaction or one of its own. RDF is written in constant memory. The
     * formats for graph tools hold the actors in memory, and the addresses of the articles, but not the claims.
     *
     * @param out stays open
     * @throws java.io.UncheckedIOException when {@code out} cannot be written
     */
    public static void write(DatasetGraph dataset, ExportFormat format, OutputStream out) {
        write(dataset, format, 0, false, false, out);
    }

    /**
     * The same without claims of a lower confidence, and without what stands in the graph for their sake alone. Memory grows with
     * what is left out.
     *
     * @param least lowest confidence that is kept
     * @param hidden whether RDF holds the graphs of claims that are not shown too; the formats for graph tools never do
     */
    public static void write(DatasetGraph dataset, ExportFormat format, double least, boolean hidden, OutputStream out) {
        write(dataset, format, least, hidden, false, out);
    }

    /**
     * The same.
     *
     * @param texts whether RDF holds the texts of articles too, which are their publishers'; otherwise it has the sentences beside
     *     those that carry claims ({@link WithoutTexts})
     */
    public static void write(
            DatasetGraph dataset, ExportFormat format, double least, boolean hidden, boolean texts, OutputStream out) {
        if (format.isRdf()) {
            RdfExport.write(dataset, format, least, hidden, texts, out);
            return;
        }
        boolean own = dataset.supportsTransactions() && !dataset.isInTransaction();
        if (own) {
            dataset.begin(ReadWrite.READ);
        }
        try {
            ClaimReader claims = new ClaimReader(dataset, least);
            switch (format) {
                case GEXF -> GexfWriter.write(claims, out);
                case GRAPHML -> GraphmlWriter.write(claims, out);
                case CSV_NODES -> CsvWriter.writeNodes(claims, out);
                case CSV_EDGES -> CsvWriter.writeEdges(claims, out);
                case STIX -> StixWriter.write(claims, null, out);
                default -> throw new IllegalStateException(format.key());
            }
        } finally {
            if (own) {
                dataset.end();
            }
        }
    }

    /**
     * Some claims as a STIX 2.1 bundle, inside the current read transaction or one of its own.
     *
     * @param wanted which claims, by their IRIs
     * @param marking of all objects; null for none
     * @param out stays open
     * @throws java.io.UncheckedIOException when {@code out} cannot be written
     */
    public static void writeStix(
            DatasetGraph dataset, double least, Predicate<String> wanted, TrafficLight marking, OutputStream out) {
        boolean own = dataset.supportsTransactions() && !dataset.isInTransaction();
        if (own) {
            dataset.begin(ReadWrite.READ);
        }
        try {
            StixWriter.write(new ClaimReader(dataset, least, wanted), marking, out);
        } finally {
            if (own) {
                dataset.end();
            }
        }
    }
}
