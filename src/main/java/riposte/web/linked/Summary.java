package riposte.web.linked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import riposte.rdf.Iris;
import riposte.web.data.GraphReader;

/** The data set's counts in the form of Neptune's graph summary ({@code mode=basic}). */
final class Summary {

    private Summary() {}

    static Map<String, Object> of(GraphReader reader, Iris iris) {
        List<String> classes = new ArrayList<>();
        List<Map<String, Long>> predicates = new ArrayList<>();
        long[] totals = new long[2];
        Map<String, Node> graph = Map.of("graph", NodeFactory.createURI(iris.datasetGraph()));
        reader.select("partitions", graph, row -> {
            Node count = row.get("count");
            long number = count == null ? 0 : Long.parseLong(count.getLiteralLexicalForm());
            if (row.get("class") != null) {
                classes.add(row.get("class").getURI());
            } else if (row.get("property") != null) {
                predicates.add(Map.of(row.get("property").getURI(), number));
            } else if (row.get("triples") != null) {
                totals[0] = Long.parseLong(row.get("triples").getLiteralLexicalForm());
                totals[1] = row.get("entities") == null
                        ? 0
                        : Long.parseLong(row.get("entities").getLiteralLexicalForm());
            }
        });
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("numDistinctSubjects", totals[1]);
        summary.put("numDistinctPredicates", predicates.size());
        summary.put("numQuads", totals[0]);
        summary.put("numClasses", classes.size());
        summary.put("classes", classes);
        summary.put("predicates", predicates);
        return Map.of("status", "200 OK", "payload", Map.of("version", "v1", "graphSummary", summary));
    }
}
