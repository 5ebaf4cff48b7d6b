package riposte.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import riposte.claim.Actor;
import riposte.claim.Entity;
import riposte.claim.Incident;

/** Collects the quads of one graph: each once, in an order that depends on nothing but the quads. */
final class QuadSink {

    /** By subject, predicate and object; IRIs before literals; by UTF-16 code units, whatever the locale. */
    static final Comparator<Quad> ORDER = Comparator.comparing(Quad::getSubject, QuadSink::compare)
            .thenComparing(Quad::getPredicate, QuadSink::compare)
            .thenComparing(Quad::getObject, QuadSink::compare);

    private final Node graph;
    private final Iris iris;
    private final TreeSet<Quad> quads = new TreeSet<>(ORDER);

    QuadSink(Node graph, Iris iris) {
        this.graph = graph;
        this.iris = iris;
    }

    void add(Node subject, Node predicate, Node object) {
        quads.add(new Quad(graph, subject, predicate, object));
    }

    /** Class, labels, principal and date of an actor or incident. */
    void describe(Node subject, Entity entity) {
        if (entity instanceof Actor actor) {
            add(subject, Vocabulary.TYPE, Vocabulary.classOf(actor.type()));
            if (actor.actsFor() != null && !actor.actsFor().equals(actor.id())) {
                add(subject, Vocabulary.ACTS_FOR, NodeFactory.createURI(iris.actor(actor.actsFor())));
            }
        } else if (entity instanceof Incident incident) {
            add(subject, Vocabulary.TYPE, Vocabulary.INCIDENT);
            if (incident.date() != null) {
                add(subject, Vocabulary.DATE, Literals.date(incident.date()));
            }
        }
        Literals.labels(entity)
                .forEach((lang, label) -> add(subject, Vocabulary.LABEL, Literals.text(label, lang)));
    }

    List<Quad> quads() {
        return new ArrayList<>(quads);
    }

    private static int compare(Node a, Node b) {
        if (a.isURI() || b.isURI()) {
            if (a.isURI() && b.isURI()) {
                return a.getURI().compareTo(b.getURI());
            }
            return a.isURI() ? -1 : 1;
        }
        int order = a.getLiteralLexicalForm().compareTo(b.getLiteralLexicalForm());
        if (order == 0) {
            order = a.getLiteralLanguage().compareTo(b.getLiteralLanguage());
        }
        return order != 0 ? order : a.getLiteralDatatypeURI().compareTo(b.getLiteralDatatypeURI());
    }
}
