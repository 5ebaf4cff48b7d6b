package riposte.export;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.claim.ClaimType;
import riposte.rdf.Literals;
import riposte.rdf.Vocabulary;
import riposte.store.graph.HiddenGraphs;

/**
 * What an export from a bound of confidence on leaves out: the claims below it with every link to them but those of decisions, and
 * the passages, statements and direct edges that stand in the graph for the sake of these claims alone. Actors that only they
 * name stay. A claim that stands in two graphs counts as the surer of both. Memory grows with what is left out. To be used within
 * one read transaction.
 */
final class LessSure {

    private static final Node NO = Literals.bool(false);

    private final DatasetGraph dataset;
    private final Predicate<Quad> written;
    private final Set<Node> resources = new HashSet<>();
    private final Set<Quad> edges = new HashSet<>();
    private final Set<Node> edgeTerms = new HashSet<>();

    /**
     * @param least lowest confidence that is kept; 0 leaves nothing out
     * @param hidden whether the graphs of claims that are not shown are exported too
     */
    LessSure(DatasetGraph dataset, double least, boolean hidden) {
        this.dataset = dataset;
        this.written = quad -> hidden || !HiddenGraphs.contains(dataset, quad.getGraph());
        if (least <= 0) {
            return;
        }
        Set<Node> claims = new HashSet<>();
        Iterator<Quad> confidences = find(Node.ANY, Node.ANY, Vocabulary.CONFIDENCE, Node.ANY);
        while (confidences.hasNext()) {
            Quad quad = confidences.next();
            if (confidence(quad.getObject()) < least) {
                claims.add(quad.getSubject());
            }
        }
        claims.removeIf(claim -> Iter.anyMatch(
                find(Node.ANY, claim, Vocabulary.CONFIDENCE, Node.ANY), quad -> confidence(quad.getObject()) >= least));
        for (Node claim : claims) {
            leaveOutWhatOnly(claims, claim, Vocabulary.EVIDENCE);
            leaveOutWhatOnly(claims, claim, Vocabulary.REPORTS);
            for (ClaimType type : ClaimType.values()) {
                list(Node.ANY, claim, Vocabulary.TYPE, Vocabulary.classOf(type)).forEach(quad -> leaveOutEdge(claims, quad, type));
            }
        }
        resources.addAll(claims);
    }

    boolean holds(Quad quad) {
        return !resources.isEmpty() && holdsResource(quad.asTriple()) || !edges.isEmpty() && edges.contains(quad);
    }

    /** Whether a triple of the union of all graphs is left out: from each graph that has it. */
    boolean holds(Triple triple) {
        return holdsResource(triple)
                || edgeTerms.contains(triple.getPredicate())
                        && edges.containsAll(list(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    }

    private boolean holdsResource(Triple triple) {
        return resources.contains(triple.getSubject())
                || resources.contains(triple.getObject()) && !triple.getPredicate().equals(Vocabulary.CONCERNS);
    }

    private void leaveOutWhatOnly(Set<Node> claims, Node claim, Node property) {
        for (Quad quad : list(Node.ANY, claim, property, Node.ANY)) {
            if (claims.containsAll(subjects(Node.ANY, property, quad.getObject(), other -> true))) {
                resources.add(quad.getObject());
            }
        }
    }

    /** Only claims about cyber acts draw edges. */
    private void leaveOutEdge(Set<Node> claims, Quad typed, ClaimType type) {
        Node graph = typed.getGraph();
        Node to = type == ClaimType.RESPONSIBILITY_CLAIM ? Vocabulary.ABOUT : Vocabulary.TARGET_PRINCIPAL;
        for (Quad by : list(graph, typed.getSubject(), Vocabulary.SPEAKER_PRINCIPAL, Node.ANY)) {
            for (Quad at : list(graph, typed.getSubject(), to, Node.ANY)) {
                Set<Node> alike = subjects(
                        graph,
                        Vocabulary.SPEAKER_PRINCIPAL,
                        by.getObject(),
                        other -> dataset.contains(graph, other, to, at.getObject())
                                && dataset.contains(graph, other, Vocabulary.TYPE, typed.getObject())
                                && !dataset.contains(graph, other, Vocabulary.CYBER, NO));
                if (claims.containsAll(alike)) {
                    edges.add(new Quad(graph, by.getObject(), Vocabulary.edgeOf(type), at.getObject()));
                    edgeTerms.add(Vocabulary.edgeOf(type));
                }
            }
        }
    }

    private Set<Node> subjects(Node graph, Node property, Node object, Predicate<Node> wanted) {
        Set<Node> found = new HashSet<>();
        list(graph, Node.ANY, property, object).stream().map(Quad::getSubject).filter(wanted).forEach(found::add);
        return found;
    }

    private List<Quad> list(Node graph, Node subject, Node predicate, Node object) {
        return Iter.toList(find(graph, subject, predicate, object));
    }

    /** Of the graphs that are exported. */
    private Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
        return Iter.filter(dataset.findNG(graph, subject, predicate, object), written);
    }

    /** A value that is no number belongs to nothing of ours and stays. */
    private static double confidence(Node value) {
        return value.isLiteral() && value.getLiteralValue() instanceof Number number ? number.doubleValue() : 1;
    }
}
