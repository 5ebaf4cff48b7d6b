package riposte.web.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.store.query.NamedQuery;
import riposte.store.query.QueryLibrary;
import riposte.web.data.GraphReader;
import riposte.web.linked.Prefixes;

/**
 * The query editor. {@code ?query=} holds the query, or {@code ?example=} the name of one that comes with Riposte.
 * Without script it is a form that sends the query to the endpoint.
 */
@Controller
class QueryPage {

    private static final String FIRST = "newest-claims";

    /** An example for the menu. */
    record Example(String name, String title, String description, String text) {}

    /** A class or property of the data, with how often it occurs and what the ontology says of it. */
    record Term(String iri, long count, String label) {}

    /** What the editor completes from. */
    record Terms(Map<String, String> prefixes, List<Term> classes, List<Term> properties) {}

    private final GraphReader reader;
    private final Iris iris;
    private Map<String, Map<String, String>> labels;

    QueryPage(GraphReader reader, Iris iris) {
        this.reader = reader;
        this.iris = iris;
    }

    /** What the ontology calls its terms, by language; read when somebody first wants it. */
    private synchronized Map<String, Map<String, String>> labels() {
        if (labels == null) {
            labels = readLabels();
        }
        return labels;
    }

    private static Map<String, Map<String, String>> readLabels() {
        Graph ontology = GraphFactory.createDefaultGraph();
        try (var in = QueryPage.class.getResourceAsStream("/ontology/riposte.ttl")) {
            RDFDataMgr.read(ontology, in, Lang.TURTLE);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("cannot read the ontology", e);
        }
        Map<String, Map<String, String>> labels = new TreeMap<>();
        ontology.find(Node.ANY, Vocabulary.LABEL, Node.ANY).forEachRemaining(triple -> {
            if (triple.getSubject().isURI()) {
                labels.computeIfAbsent(triple.getSubject().getURI(), k -> new TreeMap<>())
                        .put(triple.getObject().getLiteralLanguage(), triple.getObject().getLiteralLexicalForm());
            }
        });
        return labels;
    }

    @GetMapping("/query")
    String page(
            @RequestParam(required = false) String query, @RequestParam(required = false) String example, Model model) {
        String lang = (String) model.getAttribute("lang");
        List<Example> examples = new ArrayList<>();
        for (NamedQuery each : QueryLibrary.standard().queries()) {
            examples.add(new Example(each.name(), each.title(lang), each.description(lang), text(each, lang)));
        }
        examples.sort(Comparator.comparing(e -> e.title().toLowerCase(Locale.ROOT)));
        String shown = query != null
                ? query
                : QueryLibrary.standard()
                        .find(example != null ? example : FIRST)
                        .map(found -> text(found, lang))
                        .orElse("SELECT * { ?s ?p ?o } LIMIT 10");
        model.addAttribute("examples", examples);
        model.addAttribute("shown", shown);
        model.addAttribute("asked", query != null || example != null);
        return "explore/query";
    }

    /** The query under its title in the language of the page, without the lines that describe it in all languages. */
    private static String text(NamedQuery query, String lang) {
        String described = query.text().replace("\r\n", "\n");
        int end = described.startsWith("#") ? described.indexOf("\n\n") : -1;
        return "# " + query.title(lang) + "\n" + (end < 0 ? described : described.substring(end + 2));
    }

    /** Prefixes, classes and properties, most frequent first, as the description in the store counts them. */
    @GetMapping("/query/terms")
    @ResponseBody
    Terms terms(Model model) {
        String lang = (String) model.getAttribute("lang");
        Map<String, Term> classes = new LinkedHashMap<>();
        Map<String, Term> properties = new LinkedHashMap<>();
        reader.read(() -> {
            reader.select("partitions", Map.of("graph", NodeFactory.createURI(iris.datasetGraph())), row -> {
                Node count = row.get("count");
                if (count == null) {
                    return;
                }
                long number = Long.parseLong(count.getLiteralLexicalForm());
                Node type = row.get("class");
                Node term = type != null ? type : row.get("property");
                if (term != null) {
                    (type != null ? classes : properties)
                            .merge(term.getURI(), new Term(term.getURI(), number, label(term.getURI(), lang)), (a, b) ->
                                    a.count() >= b.count() ? a : b);
                }
            });
            return null;
        });
        return new Terms(Prefixes.ALL, sorted(classes.values()), sorted(properties.values()));
    }

    private String label(String iri, String lang) {
        Map<String, String> known = labels().getOrDefault(iri, Map.of());
        return known.getOrDefault(lang, known.get("en"));
    }

    private static List<Term> sorted(Collection<Term> terms) {
        return terms.stream()
                .sorted(Comparator.comparingLong(Term::count).reversed().thenComparing(Term::iri))
                .toList();
    }
}
