package riposte.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** The ontology and the event schemes it points at, as the quads of the ontology's graph. */
public final class OntologyQuads {

    private OntologyQuads() {}

    /** The quads of {@code riposte.ttl} and {@code cameo.ttl}, sorted, each once. */
    public static List<Quad> quads(Iris iris) {
        Node graph = NodeFactory.createURI(iris.ontologyGraph());
        QuadSink sink = new QuadSink(graph, iris);
        for (String file : List.of("riposte.ttl", "cameo.ttl")) {
            graph(file).find().forEach(t -> sink.add(t.getSubject(), t.getPredicate(), t.getObject()));
        }
        return sink.quads();
    }

    /**
     * A Turtle file of the {@code ontology} folder.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static Graph graph(String file) {
        try (InputStream in = OntologyQuads.class.getResourceAsStream("/ontology/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file '" + file + "' in the ontology");
            }
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException("ontology/" + file, e);
        }
    }
}
