package riposte.store.remote;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets.DynamicDatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.Vars;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.PlanOp;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.util.Context;
import riposte.store.fault.RemoteException;
import riposte.store.query.WatchedQuery;

/**
 * Answers queries over a {@link RemoteDataset} by sending them to its engine, so that whoever asks Jena for a query over a store need not
 * know where that is. The engine gives rows; the triples of CONSTRUCT and DESCRIBE are made of them here.
 */
public final class RemoteQueries implements QueryEngineFactory {

    private static final RemoteQueries ONE = new RemoteQueries();

    /** Terms of Jena's full-text search, which no other engine knows. */
    private static final String TEXT = "http://jena.apache.org/text#";

    private RemoteQueries() {}

    /** Lets Jena find it. May be called again. */
    public static synchronized void register() {
        if (!QueryEngineRegistry.containsFactory(ONE)) {
            QueryEngineRegistry.addFactory(ONE);
        }
    }

    @Override
    public boolean accept(Query query, DatasetGraph dataset, Context context) {
        return remote(dataset) != null;
    }

    @Override
    public boolean accept(Op op, DatasetGraph dataset, Context context) {
        return false;
    }

    @Override
    public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
        throw new UnsupportedOperationException("queries alone are sent");
    }

    private static RemoteDataset remote(DatasetGraph dataset) {
        if (dataset instanceof DynamicDatasetGraph described) {
            return remote(described.getOriginal());
        }
        return dataset instanceof RemoteView view ? view.dataset() : dataset instanceof RemoteDataset remote ? remote : null;
    }

    @Override
    public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
        RemoteDataset remote = remote(dataset);
        if (query.toString().contains(TEXT)) {
            throw new RemoteException(
                    RemoteException.Fault.NOT_TAKEN,
                    "text:query is not known to a store that another engine carries; /api/search finds words.",
                    "text:query is not known to the store " + remote + ", which another engine carries; /api/search finds words",
                    null);
        }
        Iterator<Binding> rows = isEmpty(query) ? List.of(BindingFactory.empty()).iterator() : rows(query, dataset, remote, context);
        return new PlanOp(OpNull.create(), null, QueryIterPlainWrapper.create(rows));
    }

    /** As of DESCRIBE with IRIs alone. */
    private static boolean isEmpty(Query query) {
        return query.isDescribeType()
                && (query.getQueryPattern() == null || query.getQueryPattern() instanceof ElementGroup group && group.isEmpty());
    }

    private static Iterator<Binding> rows(Query query, DatasetGraph dataset, RemoteDataset remote, Context context) {
        Query wanted = query.cloneQuery();
        if (dataset instanceof DynamicDatasetGraph described) {
            graphs(described.getOriginalDefaultGraphs()).forEach(wanted::addGraphURI);
            graphs(described.getOriginalNamedGraphs()).forEach(wanted::addNamedGraphURI);
        }
        Query sent = ShownUnion.of(asSelect(wanted), remote.names(), isSet(query));
        WatchedQuery watched = WatchedQuery.of(context);
        if (query.isAskType()) {
            return remote.client().ask(sent.toString(), watched)
                    ? List.of(BindingFactory.empty()).iterator()
                    : Collections.emptyIterator();
        }
        return remote.client().select(sent.toString(), watched);
    }

    private static List<String> graphs(Collection<Node> nodes) {
        return nodes == null ? List.of() : nodes.stream().filter(Node::isURI).map(Node::getURI).toList();
    }

    /** Whether it does not matter how often a row comes. */
    private static boolean isSet(Query query) {
        return query.isAskType()
                || query.isDescribeType()
                || query.isConstructType() && query.getConstructTemplate().getQuads().stream().noneMatch(RemoteQueries::hasBlank);
    }

    private static boolean hasBlank(Quad quad) {
        return isBlank(quad.getSubject()) || isBlank(quad.getObject());
    }

    private static boolean isBlank(Node node) {
        return node.isBlank() || Var.isBlankNodeVar(node);
    }

    /** CONSTRUCT and DESCRIBE as the SELECT of what they need. */
    private static Query asSelect(Query query) {
        if (query.isConstructType()) {
            Set<Var> variables = new LinkedHashSet<>();
            query.getConstructTemplate().getQuads().forEach(quad -> Vars.addVarsFromQuad(variables, quad));
            variables.removeIf(variable -> Var.isBlankNodeVar(variable));
            query.setQuerySelectType();
            select(query, variables);
        } else if (query.isDescribeType()) {
            List<Var> variables = List.copyOf(query.getProjectVars());
            query.setQuerySelectType();
            if (variables.isEmpty()) {
                query.setQueryResultStar(true);
            }
        }
        return query;
    }

    private static void select(Query query, Set<Var> variables) {
        query.setQueryResultStar(variables.isEmpty());
        variables.forEach(query::addResultVar);
        if (!query.hasLimit() && !query.hasOffset() && !query.hasOrderBy() && !variables.isEmpty()) {
            query.setReduced(true);
        }
    }
}
