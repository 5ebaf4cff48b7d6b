package riposte.store.remote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;

/** Makes triple patterns that are looked for in any graph that is not hidden, with names that the query has not. */
final class GraphPatterns {

    private final RemoteNames names;
    private final String prefix;
    private final Map<Node, Var> blanks = new HashMap<>();
    private int made;

    /** @param text of the query whose names are taken */
    GraphPatterns(RemoteNames names, String text) {
        this.names = names;
        String free = "in_";
        while (text.contains(free)) {
            free = "in_" + free;
        }
        this.prefix = free;
    }

    Block block() {
        return new Block();
    }

    private Var fresh() {
        return Var.alloc(prefix + made++);
    }

    /** A pattern that names its graph, where the store's own bookkeeping is none. */
    Element named(ElementNamedGraph named) {
        if (!Var.isVar(named.getGraphNameNode())) {
            return named;
        }
        ElementGroup group = new ElementGroup();
        group.addElement(named);
        group.addElement(new ElementFilter(
                new E_NotEquals(new ExprVar(named.getGraphNameNode()), NodeValue.makeNode(names.revision()))));
        return group;
    }

    /** A part of a pattern: a triple or a path to be looked for in a graph, or what stands for several. */
    private record Part(TriplePath path, Element other, Set<Var> variables) {}

    /** Triple patterns that belong together. */
    final class Block {

        private final List<Part> parts = new ArrayList<>();
        private final List<Element> narrowing = new ArrayList<>();

        private Block() {}

        boolean isEmpty() {
            return parts.isEmpty();
        }

        void add(Triple triple) {
            add(new TriplePath(triple));
        }

        void add(TriplePath path) {
            if (path.isTriple()) {
                link(path.getSubject(), path.getPredicate(), path.getObject());
            } else {
                follow(path.getSubject(), path.getPath(), path.getObject());
            }
        }

        private void link(Node subject, Node predicate, Node object) {
            inGraph(new TriplePath(Triple.create(own(subject), own(predicate), own(object))));
        }

        private void follow(Node subject, Path path, Node object) {
            if (path instanceof P_Link link) {
                link(subject, link.getNode(), object);
            } else if (path instanceof P_Inverse inverse) {
                follow(object, inverse.getSubPath(), subject);
            } else if (path instanceof P_Seq seq) {
                Var between = fresh();
                follow(subject, seq.getLeft(), between);
                follow(between, seq.getRight(), object);
            } else if (path instanceof P_Alt alt) {
                either(List.of(alt.getLeft(), alt.getRight()), subject, object);
            } else if (path instanceof P_NegPropSet others) {
                others(subject, others, object);
            } else {
                inGraph(new TriplePath(own(subject), path, own(object)));
            }
        }

        /** Each way counts, also where two lead to the same. */
        private void either(List<Path> ways, Node subject, Node object) {
            Var way = fresh();
            Set<Var> variables = new LinkedHashSet<>(Set.of(way));
            ElementUnion union = new ElementUnion();
            for (int i = 0; i < ways.size(); i++) {
                Block block = new Block();
                block.follow(subject, ways.get(i), object);
                ElementGroup group = group(inOrder(block.parts));
                group.addElement(new ElementBind(way, NodeValue.makeInteger(i)));
                union.addElement(group);
                block.parts.forEach(part -> variables.addAll(part.variables));
            }
            parts.add(new Part(null, union, variables));
        }

        private void others(Node subject, P_NegPropSet set, Node object) {
            boolean both = set.getNodes().stream().anyMatch(P_Path0::isForward) && set.getNodes().stream().anyMatch(p -> !p.isForward());
            if (both) {
                P_NegPropSet forward = new P_NegPropSet();
                P_NegPropSet backward = new P_NegPropSet();
                set.getNodes().forEach(path -> (path.isForward() ? forward : backward).add(path));
                either(List.of(forward, backward), subject, object);
                return;
            }
            Var property = fresh();
            ExprList left = new ExprList();
            set.getNodes().forEach(path -> left.add(NodeValue.makeNode(path.getNode())));
            boolean backward = set.getNodes().stream().anyMatch(path -> !path.isForward());
            link(backward ? object : subject, property, backward ? subject : object);
            parts.add(new Part(null, new ElementFilter(new E_NotOneOf(new ExprVar(property), left)), Set.of(property)));
        }

        private void inGraph(TriplePath path) {
            Set<Var> variables = new LinkedHashSet<>();
            for (Node node : new Node[] {path.getSubject(), path.getPredicate(), path.getObject()}) {
                if (node != null && Var.isVar(node)) {
                    variables.add(Var.alloc(node));
                }
            }
            parts.add(new Part(path, null, variables));
        }

        /** Blank nodes of a query are variables that nobody sees; as such they may stand in several graphs. */
        private Node own(Node node) {
            return Var.isBlankNodeVar(node) ? blanks.computeIfAbsent(node, blank -> fresh()) : node;
        }

        /** A filter of the group around it, which may be repeated within. */
        void narrow(Expr filter) {
            narrowing.add(new ElementFilter(filter));
        }

        /** Values of the group around it, which may be repeated within. */
        void narrow(ElementData data) {
            narrowing.add(0, data);
        }

        /**
         * The patterns as they are: a row may come once for each graph it is found in.
         *
         * @param apart whether they are to be one group
         */
        List<Element> plain(boolean apart) {
            ElementGroup group = group(inOrder(parts));
            return apart ? List.of(group) : group.getElements();
        }

        /** The patterns so that each row comes once: those that share variables together, as a sub-query each. */
        List<Element> distinct() {
            List<Element> elements = new ArrayList<>();
            connected(parts).forEach(together -> {
                ElementGroup group = group(inOrder(together));
                Set<Var> variables = new LinkedHashSet<>();
                together.forEach(part -> variables.addAll(part.variables));
                if (variables.isEmpty()) {
                    elements.add(new ElementFilter(new E_Exists(group)));
                    return;
                }
                ElementGroup narrowed = new ElementGroup();
                narrowing.stream().filter(element -> element instanceof ElementData data && variables.containsAll(data.getVars()))
                        .forEach(narrowed::addElement);
                group.getElements().forEach(narrowed::addElement);
                narrowing.stream().filter(element -> element instanceof ElementFilter filter
                                && variables.containsAll(filter.getExpr().getVarsMentioned()))
                        .forEach(narrowed::addElement);
                Query distinct = new Query();
                distinct.setQuerySelectType();
                distinct.setDistinct(true);
                variables.forEach(distinct::addResultVar);
                distinct.setQueryPattern(narrowed);
                elements.add(new ElementSubQuery(distinct));
            });
            return elements;
        }
    }

    /** The parts by which of them share variables, directly or through others. */
    private static List<List<Part>> connected(List<Part> parts) {
        List<List<Part>> groups = new ArrayList<>();
        for (Part part : parts) {
            List<Part> joined = new ArrayList<>();
            groups.removeIf(group -> {
                boolean shares = group.stream().anyMatch(other -> !Collections.disjoint(other.variables, part.variables));
                if (shares) {
                    joined.addAll(group);
                }
                return shares;
            });
            joined.add(part);
            groups.add(joined);
        }
        return groups;
    }

    /** Triples in the order in which they are best looked for, as Jena sees it; behind them what stands for several. */
    private static List<Part> inOrder(List<Part> parts) {
        BasicPattern triples = new BasicPattern();
        Map<Triple, Part> byTriple = new HashMap<>();
        List<Part> rest = new ArrayList<>();
        for (Part part : parts) {
            if (part.path == null || !part.path.isTriple()) {
                rest.add(part);
            } else if (byTriple.put(part.path.asTriple(), part) == null) {
                triples.add(part.path.asTriple());
            }
        }
        List<Part> ordered = new ArrayList<>();
        ReorderLib.fixed().reorder(triples).forEach(triple -> ordered.add(byTriple.get(triple)));
        ordered.addAll(rest);
        return ordered;
    }

    /** The parts, each in any graph that is not hidden. */
    private ElementGroup group(List<Part> parts) {
        ElementGroup group = new ElementGroup();
        for (Part part : parts) {
            if (part.path == null) {
                group.addElement(part.other);
                continue;
            }
            ElementPathBlock pattern = new ElementPathBlock();
            pattern.addTriplePath(part.path);
            ElementGroup inside = new ElementGroup();
            inside.addElement(pattern);
            Var graph = fresh();
            group.addElement(new ElementNamedGraph(graph, inside));
            group.addElement(new ElementFilter(new E_LogicalNot(
                    new E_StrStartsWith(new E_Str(new ExprVar(graph)), NodeValue.makeString(names.hidden())))));
        }
        return group;
    }
}
