package riposte.bench;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.Rio;
import riposte.export.ExportFormat;
import riposte.export.RdfExport;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/**
 * Quads per second out of a store, beside Jena's own streaming writers and RDF4J's over the same store, in turn, several rounds. Ours leaves out the
 * texts of articles and what is not shown, and encodes IRIs that would break the file; Jena's writes what is there.
 */
final class ExportBenchmark implements Benchmark {

    private static final int ARTICLES = 8_000;
    private static final int ROUNDS = 4;
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    @Override
    public String name() {
        return "export";
    }

    @Override
    public void run(Results results, Path folder) {
        try (ClaimStore store = ClaimStore.open(folder.resolve("store"), Iris.local())) {
            store.replace(Dispute.articles(ARTICLES));
            DatasetGraph dataset = store.dataset();
            long quads = store.stats().quads();
            results.note("store of " + quads + " quads, " + Rio.class.getPackage().getName() + "; rounds 2 to " + ROUNDS);
            Map<String, Consumer<OutputStream>> ways = new LinkedHashMap<>();
            ways.put("Jena, N-Quads", out -> jena(dataset, RDFFormat.NQUADS, out));
            ways.put("Jena, TriG in blocks", out -> jena(dataset, RDFFormat.TRIG_BLOCKS, out));
            ways.put("RDF4J's own writer, TriG", out -> rdf4j(dataset, org.eclipse.rdf4j.rio.RDFFormat.TRIG, out));
            for (ExportFormat format : new ExportFormat[] {
                ExportFormat.NQUADS, ExportFormat.TRIG, ExportFormat.JSONLD, ExportFormat.TURTLE, ExportFormat.RDFXML, ExportFormat.BINARY
            }) {
                ways.put("Riposte, " + format.label(), out -> RdfExport.write(dataset, format, out));
            }
            Map<String, Double> seconds = new LinkedHashMap<>();
            for (int round = 1; round <= ROUNDS; round++) {
                for (Map.Entry<String, Consumer<OutputStream>> way : ways.entrySet()) {
                    long start = System.nanoTime();
                    way.getValue().accept(OutputStream.nullOutputStream());
                    double took = (System.nanoTime() - start) / 1e9;
                    if (round > 1) {
                        seconds.merge(way.getKey(), took, Math::min);
                    }
                }
            }
            seconds.forEach((way, took) -> results.add(way + ", the best", quads / took, "quads/s"));
        }
    }

    /** As somebody would do it who has Jena's store and wants RDF4J's documents. */
    private static void rdf4j(DatasetGraph dataset, org.eclipse.rdf4j.rio.RDFFormat format, OutputStream out) {
        dataset.begin(ReadWrite.READ);
        try {
            RDFWriter writer = Rio.createWriter(format, out);
            writer.startRDF();
            dataset.prefixes().forEach((prefix, iri) -> writer.handleNamespace(prefix, iri));
            dataset.find().forEachRemaining(quad -> writer.handleStatement(VALUES.createStatement(
                    resource(quad.getSubject()),
                    VALUES.createIRI(quad.getPredicate().getURI()),
                    quad.getObject().isLiteral() ? literal(quad.getObject()) : resource(quad.getObject()),
                    quad.isDefaultGraph() ? null : resource(quad.getGraph()))));
            writer.endRDF();
        } finally {
            dataset.end();
        }
    }

    private static Resource resource(Node node) {
        return node.isBlank() ? VALUES.createBNode(node.getBlankNodeLabel().replaceAll("[^A-Za-z0-9]", "x")) : VALUES.createIRI(node.getURI());
    }

    private static Literal literal(Node node) {
        return node.getLiteralLanguage().isEmpty()
                ? VALUES.createLiteral(node.getLiteralLexicalForm(), VALUES.createIRI(node.getLiteralDatatypeURI()))
                : VALUES.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
    }

    private static void jena(DatasetGraph dataset, RDFFormat format, OutputStream out) {
        dataset.begin(ReadWrite.READ);
        try {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
            stream.start();
            if (format.getLang().equals(Lang.TRIG)) {
                StreamRDFOps.sendPrefixesToStream(dataset.prefixes(), stream);
            }
            Iterator<Quad> all = dataset.find();
            all.forEachRemaining(stream::quad);
            stream.finish();
        } finally {
            dataset.end();
        }
    }
}
