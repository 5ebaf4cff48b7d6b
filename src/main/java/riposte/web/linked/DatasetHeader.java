package riposte.web.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/** What must hold of the description even while the store has none yet: what and where the data set is. */
final class DatasetHeader {

    private static final String VOID = "http://rdfs.org/ns/void#";

    private DatasetHeader() {}

    static void add(Graph graph, Iris iris) {
        add(graph, iris.dataset(), Vocabulary.TYPE.getURI(), VOID + "Dataset");
        add(graph, iris.dataset(), VOID + "sparqlEndpoint", iris.base() + "sparql");
        add(graph, iris.datasetGraph(), Vocabulary.TYPE.getURI(), VOID + "DatasetDescription");
        add(graph, iris.datasetGraph(), "http://xmlns.com/foaf/0.1/primaryTopic", iris.dataset());
    }

    private static void add(Graph graph, String subject, String property, String object) {
        graph.add(Triple.create(
                NodeFactory.createURI(subject), NodeFactory.createURI(property), NodeFactory.createURI(object)));
    }
}
