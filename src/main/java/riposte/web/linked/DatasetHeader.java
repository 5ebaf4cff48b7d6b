package riposte.web.linked;

import java.util.Arrays;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import riposte.export.ExportFormat;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.web.WebSettings;

/**
 * What must hold of the description even while the store has none yet, and what the store cannot know: what and where the data set is,
 * under which licence it is given away, and as what it can be fetched (DCAT 3, section 6.8).
 */
final class DatasetHeader {

    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
    private static final String WITH_TEXTS = "With the texts of articles, which are their publishers' and no part of the licence.";

    private final Graph graph;
    private final Iris iris;
    private final WebSettings settings;

    private DatasetHeader(Graph graph, Iris iris, WebSettings settings) {
        this.graph = graph;
        this.iris = iris;
        this.settings = settings;
    }

    static void add(Graph graph, Iris iris, WebSettings settings) {
        new DatasetHeader(graph, iris, settings).add();
    }

    private void add() {
        add(iris.dataset(), Vocabulary.TYPE.getURI(), VOID + "Dataset");
        add(iris.dataset(), VOID + "sparqlEndpoint", iris.base() + "sparql");
        add(iris.dataset(), DCTERMS + "license", settings.license());
        add(iris.datasetGraph(), Vocabulary.TYPE.getURI(), VOID + "DatasetDescription");
        add(iris.datasetGraph(), "http://xmlns.com/foaf/0.1/primaryTopic", iris.dataset());
        for (ExportFormat format : ExportFormat.values()) {
            distribution(format, false);
        }
        if (settings.exportText()) {
            Arrays.stream(ExportFormat.values()).filter(ExportFormat::isRdf).forEach(format -> distribution(format, true));
        }
    }

    private void distribution(ExportFormat format, boolean texts) {
        String self = iris.datasetGraph() + "#distribution-" + format.key() + (texts ? "-text" : "");
        String address = iris.base() + "export?format=" + format.key() + (texts ? "&text=true" : "");
        add(iris.dataset(), DCAT + "distribution", self);
        add(self, Vocabulary.TYPE.getURI(), DCAT + "Distribution");
        say(self, DCTERMS + "title", format.label() + (texts ? ", with texts" : ""));
        add(self, DCAT + "accessURL", address);
        add(self, DCAT + "downloadURL", address);
        add(self, DCAT + "mediaType", MEDIA_TYPES + format.mediaType().replaceAll(";.*", ""));
        if (texts) {
            say(self, DCTERMS + "rights", WITH_TEXTS);
        } else {
            add(self, DCTERMS + "license", settings.license());
        }
    }

    private void add(String subject, String property, String object) {
        add(subject, property, NodeFactory.createURI(object));
    }

    private void say(String subject, String property, String words) {
        add(subject, property, NodeFactory.createLiteralLang(words, "en"));
    }

    private void add(String subject, String property, Node object) {
        graph.add(Triple.create(NodeFactory.createURI(subject), NodeFactory.createURI(property), object));
    }
}
