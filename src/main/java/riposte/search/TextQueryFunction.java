package riposte.search;

import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.query.text.TextQueryPF;
import org.apache.jena.sparql.core.NamedGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import riposte.store.graph.HiddenGraphs;

/**
 * {@code text:query} of jena-text: {@code (?claim ?score ?sentence) text:query (rip:evidence "words" 20)}. Without a property all texts are searched. A claim is found by its
 * sentence, as if that were the value of {@code rip:evidence}.
 *
 * @see <a href="https://jena.apache.org/documentation/query/text-query.html">Jena full text search</a>
 */
public final class TextQueryFunction extends TextQueryPF {

    private static boolean registered;

    static synchronized void register() {
        if (!registered) {
            TextQuery.init();
            PropertyFunctionRegistry.get().put(TextQuery.NS + "query", uri -> new TextQueryFunction());
            registered = true;
        }
    }

    @Override
    public void build(PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext execution) {
        SearchIndex index = execution.getContext().get(SearchIndex.SYMBOL);
        if (index == null) {
            throw SearchException.of("There is no full-text index of what is queried here.");
        }
        check(object);
        Context context = execution.getContext();
        Object before = context.get(TextQuery.textIndex);
        context.set(
                TextQuery.textIndex,
                new GraphTexts(index, visible(execution), name(execution.getActiveGraph()), execution.getCancelSignal()));
        try {
            super.build(subject, predicate, object, execution);
        } finally {
            if (before == null) {
                context.remove(TextQuery.textIndex);
            } else {
                context.set(TextQuery.textIndex, before);
            }
        }
    }

    private static void check(PropFuncArg object) {
        Node first = object.isList() && object.getArgListSize() > 0 ? object.getArg(0) : null;
        if (first != null && first.isURI() && !Texts.PROPERTIES.contains(first)) {
            throw SearchException.of("In a full-text query <" + first.getURI() + "> is not searched; there are "
                    + Texts.PROPERTIES.stream().map(property -> "<" + property.getURI() + ">").collect(Collectors.joining(", ")) + ".");
        }
    }

    /** What the query sees where it stands. */
    private static Graph visible(ExecutionContext execution) {
        Graph graph = execution.getActiveGraph();
        return graph instanceof NamedGraph named && Quad.isUnionGraph(named.getGraphName())
                ? HiddenGraphs.union(execution.getDataset())
                : graph;
    }

    private static String name(Graph graph) {
        if (graph instanceof NamedGraph named && named.getGraphName() != null && named.getGraphName().isURI()) {
            Node name = named.getGraphName();
            return Quad.isUnionGraph(name) || Quad.isDefaultGraph(name) ? null : name.getURI();
        }
        return null;
    }
}
