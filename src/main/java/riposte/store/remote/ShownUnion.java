package riposte.store.remote;

import java.util.List;
import java.util.ListIterator;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;

/**
 * Says in SPARQL alone what a query over the union of all graphs but hidden ones means, for engines that know no such union: each
 * triple pattern is looked for in graphs of any name but theirs. Where the number of rows counts, a triple that stands in two graphs
 * must count once: then the patterns of a group become a sub-query with DISTINCT. Where it does not, as within EXISTS or below
 * DISTINCT, they stay as they are, which every engine joins faster.
 *
 * <p>Paths of {@code *} and {@code +} are followed within one graph at a time. One object rewrites one query.
 */
final class ShownUnion {

    private final GraphPatterns patterns;

    private ShownUnion(Query query, RemoteNames names) {
        this.patterns = new GraphPatterns(names, query.toString());
    }

    /**
     * The query to send.
     *
     * @param query of which a copy is changed; one that says itself of what graphs its default graph is made stays as it is
     * @param names of graphs that the default graph is without, and of the store's own bookkeeping
     * @param asSet whether it does not matter how often a row comes
     */
    static Query of(Query query, RemoteNames names, boolean asSet) {
        Query copy = query.cloneQuery();
        if (!copy.hasDatasetDescription()) {
            new ShownUnion(query, names).rewrite(copy, asSet);
        }
        return copy;
    }

    private void rewrite(Query query, boolean asSet) {
        query.ensureResultVars();
        if (query.isQueryResultStar() && !query.getProjectVars().isEmpty()) {
            // So that no name of ours shows.
            query.setQueryResultStar(false);
        }
        boolean set = countsOnce(query, asSet);
        query.setQueryPattern(element(query.getQueryPattern(), set));
        for (ListIterator<Expr> having = query.getHavingExprs().listIterator(); having.hasNext(); ) {
            having.set(expression(having.next()));
        }
        query.getProject().getExprs().replaceAll((variable, expr) -> expr instanceof ExprAggregator ? expr : expression(expr));
    }

    /** Whether it is all the same how often the rows of a query's pattern come. */
    private static boolean countsOnce(Query query, boolean asSet) {
        if (query.hasAggregators()) {
            return query.getAggregators().stream().map(ExprAggregator::getAggregator).allMatch(ShownUnion::countsOnce);
        }
        return query.isDistinct() || query.isReduced() || query.hasGroupBy() || asSet && !query.hasLimit() && !query.hasOffset();
    }

    private static boolean countsOnce(Aggregator aggregator) {
        return aggregator instanceof AggMin
                || aggregator instanceof AggMax
                || aggregator instanceof AggSample
                || aggregator instanceof AggCountVarDistinct
                || aggregator instanceof AggCountDistinct;
    }

    private Element element(Element element, boolean set) {
        if (element instanceof ElementGroup group) {
            return group(group, set, false);
        }
        if (element instanceof ElementPathBlock || element instanceof ElementTriplesBlock) {
            ElementGroup alone = new ElementGroup();
            alone.addElement(element);
            return group(alone, set, false);
        }
        if (element instanceof ElementUnion union) {
            ElementUnion rewritten = new ElementUnion();
            union.getElements().forEach(part -> rewritten.addElement(element(part, set)));
            return rewritten;
        }
        if (element instanceof ElementOptional optional) {
            Element part = optional.getOptionalElement();
            return new ElementOptional(part instanceof ElementGroup group ? group(group, set, true) : element(part, set));
        }
        if (element instanceof ElementMinus minus) {
            return new ElementMinus(element(minus.getMinusElement(), true));
        }
        if (element instanceof ElementNamedGraph named) {
            return patterns.named(named);
        }
        if (element instanceof ElementFilter filter) {
            return new ElementFilter(expression(filter.getExpr()));
        }
        if (element instanceof ElementBind bind) {
            return new ElementBind(bind.getVar(), expression(bind.getExpr()));
        }
        if (element instanceof ElementAssign assign) {
            return new ElementAssign(assign.getVar(), expression(assign.getExpr()));
        }
        if (element instanceof ElementSubQuery sub) {
            rewrite(sub.getQuery(), set);
            return sub;
        }
        return element;
    }

    /**
     * The triple patterns of a group that nothing parts which depends on the order are one pattern, at the place of the first.
     *
     * @param apart whether they need a group of their own: what says which graphs are hidden is no condition of an optional part, as
     *     filters beside its patterns are
     */
    private Element group(ElementGroup group, boolean set, boolean apart) {
        ElementGroup rewritten = new ElementGroup();
        List<Element> elements = group.getElements();
        int begin = 0;
        while (begin < elements.size()) {
            int end = begin;
            while (end < elements.size() && !isOrdered(elements.get(end))) {
                end++;
            }
            List<Element> together = elements.subList(begin, end);
            addTogether(together, rewritten, set, apart);
            if (end < elements.size()) {
                rewritten.addElement(element(elements.get(end), set));
            }
            begin = end + 1;
        }
        return rewritten;
    }

    private void addTogether(List<Element> together, ElementGroup rewritten, boolean set, boolean apart) {
        GraphPatterns.Block block = patterns.block();
        for (Element element : together) {
            if (element instanceof ElementPathBlock paths) {
                paths.patternElts().forEachRemaining(block::add);
            } else if (element instanceof ElementTriplesBlock triples) {
                triples.patternElts().forEachRemaining(block::add);
            }
        }
        for (Element element : together) {
            if (element instanceof ElementFilter filter && isPlain(filter.getExpr())) {
                block.narrow(filter.getExpr());
            } else if (element instanceof ElementData data) {
                block.narrow(data);
            }
        }
        boolean placed = block.isEmpty();
        for (Element element : together) {
            if (element instanceof ElementPathBlock || element instanceof ElementTriplesBlock) {
                if (!placed) {
                    (set ? block.plain(apart) : block.distinct()).forEach(rewritten::addElement);
                    placed = true;
                }
            } else {
                rewritten.addElement(element(element, set));
            }
        }
    }

    private static boolean isOrdered(Element element) {
        return element instanceof ElementOptional
                || element instanceof ElementMinus
                || element instanceof ElementBind
                || element instanceof ElementAssign;
    }

    /** Whether an expression looks at no pattern of its own. */
    private static boolean isPlain(Expr expression) {
        boolean[] plain = {true};
        ExprTransformer.transform(
                new ExprTransformCopy() {
                    @Override
                    public Expr transform(ExprFunctionOp function, ExprList args, Op pattern) {
                        plain[0] = false;
                        return function;
                    }
                },
                expression);
        return plain[0];
    }

    private Expr expression(Expr expression) {
        return ExprTransformer.transform(
                new ExprTransformCopy() {
                    @Override
                    public Expr transform(ExprFunctionOp function, ExprList args, Op pattern) {
                        Element rewritten = element(function.getElement(), true);
                        return function instanceof E_Exists ? new E_Exists(rewritten) : new E_NotExists(rewritten);
                    }
                },
                expression);
    }
}
