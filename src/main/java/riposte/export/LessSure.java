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
import riposte.rdf.Vocabulary;

/**
 * What an export from a bound of confidence on leaves out: the claims below it with every link to them, and the passages,
 * statements and direct edges that stand in the graph for the sake of these claims alone. Actors that only they name stay. Memory
 * grows with what is left out. To be used within one read transaction.
 */
final class LessSure {

    private final DatasetGraph dataset;
    private final Set<Node> resources = new HashSet<>();
    private final Set<Quad> edges = new HashSet<>();
    private final Set<Node> edgeTerms = new HashSet<>();

    /** @param least lowest confidence that is kept; 0 leaves nothing out */
    LessSure(DatasetGraph dataset, double least) {
        this.dataset = dataset;
        if (least <= 0) {
            return;
        }
        Set<Node> claims = new HashSet<>();
        find(Node.ANY, Node.ANY, Vocabulary.CONFIDENCE, Node.ANY).forEach(quad -> {
            if (confidence(quad.getObject()) < least) {
                claims.add(quad.getSubject());
            }
        });
        for (Node claim : claims) {
            leaveOutWhatOnly(claims, claim, Vocabulary.EVIDENCE);
            leaveOutWhatOnly(claims, claim, Vocabulary.REPORTS);
            for (ClaimType type : ClaimType.values()) {
                find(Node.ANY, claim, Vocabulary.TYPE, Vocabulary.classOf(type)).forEach(quad -> leaveOutEdge(claims, quad, type));
            }
        }
        resources.addAll(claims);
    }

    boolean holds(Quad quad) {
        return resources.contains(quad.getSubject()) || resources.contains(quad.getObject()) || edges.contains(quad);
    }

    /** Whether a triple of the union of all graphs is left out: from each graph that has it. */
    boolean holds(Triple triple) {
        return resources.contains(triple.getSubject())
                || resources.contains(triple.getObject())
                || edgeTerms.contains(triple.getPredicate())
                        && edges.containsAll(find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    }

    private void leaveOutWhatOnly(Set<Node> claims, Node claim, Node property) {
        for (Quad quad : find(Node.ANY, claim, property, Node.ANY)) {
            if (claims.containsAll(subjects(Node.ANY, property, quad.getObject(), other -> true))) {
                resources.add(quad.getObject());
            }
        }
    }

    private void leaveOutEdge(Set<Node> claims, Quad typed, ClaimType type) {
        Node graph = typed.getGraph();
        Node to = type == ClaimType.RESPONSIBILITY_CLAIM ? Vocabulary.ABOUT : Vocabulary.TARGET_PRINCIPAL;
        for (Quad by : find(graph, typed.getSubject(), Vocabulary.SPEAKER_PRINCIPAL, Node.ANY)) {
            for (Quad at : find(graph, typed.getSubject(), to, Node.ANY)) {
                Set<Node> alike = subjects(
                        graph,
                        Vocabulary.SPEAKER_PRINCIPAL,
                        by.getObject(),
                        other -> dataset.contains(graph, other, to, at.getObject())
                                && dataset.contains(graph, other, Vocabulary.TYPE, typed.getObject()));
                if (claims.containsAll(alike)) {
                    edges.add(new Quad(graph, by.getObject(), Vocabulary.edgeOf(type), at.getObject()));
                    edgeTerms.add(Vocabulary.edgeOf(type));
                }
            }
        }
    }

    private Set<Node> subjects(Node graph, Node property, Node object, Predicate<Node> wanted) {
        Set<Node> found = new HashSet<>();
        find(graph, Node.ANY, property, object).stream().map(Quad::getSubject).filter(wanted).forEach(found::add);
        return found;
    }

    private List<Quad> find(Node graph, Node subject, Node predicate, Node object) {
        Iterator<Quad> quads = dataset.findNG(graph, subject, predicate, object);
        return Iter.toList(quads);
    }

    /** A value that is no number belongs to nothing of ours and stays. */
    private static double confidence(Node value) {
        return value.isLiteral() && value.getLiteralValue() instanceof Number number ? number.doubleValue() : 1;
    }
}
