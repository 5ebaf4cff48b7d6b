package riposte.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.NodeFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.web.data.GraphReader;

/** The terms the graph is written in, for people. */
@Controller
class OntologyPage {

    /** A class or property. */
    static final class Term {
        private final String name;
        private final boolean isClass;
        private final Map<String, String> labels = new TreeMap<>();
        private final Map<String, String> comments = new TreeMap<>();
        private final Map<String, List<String>> places = new TreeMap<>();

        Term(String name, boolean isClass) {
            this.name = name;
            this.isClass = isClass;
        }

        public String getName() {
            return name;
        }

        public boolean isClass() {
            return isClass;
        }

        public String label(String lang) {
            return labels.getOrDefault(lang, labels.getOrDefault("en", name));
        }

        public String comment(String lang) {
            return comments.getOrDefault(lang, comments.getOrDefault("en", ""));
        }

        /** Names of the terms it relates to by {@code subClassOf}, {@code domain} or {@code range}. */
        public List<String> places(String relation) {
            return places.getOrDefault(relation, List.of());
        }
    }

    private final GraphReader reader;
    private final Iris iris;

    OntologyPage(GraphReader reader, Iris iris) {
        this.reader = reader;
        this.iris = iris;
    }

    @GetMapping("/ontology.html")
    String ontology(Model model) {
        Map<String, Term> terms = new TreeMap<>();
        reader.read(() -> {
            reader.select("terms", Map.of("graph", NodeFactory.createURI(iris.ontologyGraph())), row -> {
                String name = row.get("term").getURI().substring(Vocabulary.NS.length());
                boolean isClass = row.get("kind").getURI().endsWith("#Class");
                Term term = terms.computeIfAbsent(name, k -> new Term(k, isClass));
                String property = row.get("p").getURI();
                String relation = property.substring(property.indexOf('#') + 1);
                if (row.get("o").isLiteral()) {
                    (relation.equals("label") ? term.labels : term.comments)
                            .put(row.get("o").getLiteralLanguage(), row.get("o").getLiteralLexicalForm());
                } else {
                    term.places
                            .computeIfAbsent(relation, k -> new ArrayList<>())
                            .add(row.get("o").getURI().substring(Vocabulary.NS.length()));
                }
            });
            return null;
        });
        model.addAttribute(
                "classes", terms.values().stream().filter(Term::isClass).toList());
        model.addAttribute(
                "properties", terms.values().stream().filter(t -> !t.isClass()).toList());
        model.addAttribute("namespace", Vocabulary.NS);
        return "ontology";
    }
}
