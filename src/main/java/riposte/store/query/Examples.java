package riposte.store.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/**
 * The queries of {@link QueryLibrary} and the prefixes they use, as part of the dataset description: query editors find
 * examples as {@code sh:SPARQLExecutable} and prefixes by {@code sh:declare}.
 */
public final class Examples {

    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";

    private final Iris iris;
    private final Node graph;
    private final List<Quad> quads = new ArrayList<>();

    public Examples(Iris iris) {
        this.iris = iris;
        this.graph = NodeFactory.createURI(iris.datasetGraph());
    }

    public List<Quad> quads(QueryLibrary library) {
        Map<String, String> prefixes = new TreeMap<>();
        for (NamedQuery example : library.queries()) {
            Query query = example.query();
            prefixes.putAll(query.getPrefixMapping().getNsPrefixMap());
            example(example, query);
        }
        prefixes.forEach(this::prefix);
        return quads;
    }

    private void example(NamedQuery example, Query query) {
        Node self = uri(iris.datasetGraph() + "#query-" + example.name());
        add(self, Vocabulary.TYPE, uri(SH + "SPARQLExecutable"));
        add(self, Vocabulary.LABEL, NodeFactory.createLiteralLang(example.title(), "en"));
        example.titles()
                .forEach(
                        (lang, title) -> add(self, uri(DCTERMS + "title"), NodeFactory.createLiteralLang(title, lang)));
        example.descriptions()
                .forEach((lang, description) ->
                        add(self, uri(DCTERMS + "description"), NodeFactory.createLiteralLang(description, lang)));
        String form = query.isSelectType()
                ? "select"
                : query.isAskType() ? "ask" : query.isConstructType() ? "construct" : "describe";
        add(self, uri(SH + form), NodeFactory.createLiteralString(example.text()));
        add(self, uri(SH + "prefixes"), uri(iris.dataset()));
        add(self, uri(Vocabulary.SCHEMA + "target"), uri(iris.base() + "sparql"));
    }

    private void prefix(String prefix, String namespace) {
        Node self = uri(iris.datasetGraph() + "#prefix-" + prefix);
        add(uri(iris.dataset()), uri(SH + "declare"), self);
        add(self, Vocabulary.TYPE, uri(SH + "PrefixDeclaration"));
        add(self, Vocabulary.LABEL, NodeFactory.createLiteralLang("Prefix " + prefix, "en"));
        add(self, uri(SH + "prefix"), NodeFactory.createLiteralString(prefix));
        add(self, uri(SH + "namespace"), NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI));
    }

    private void add(Node subject, Node predicate, Node object) {
        quads.add(new Quad(graph, subject, predicate, object));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
