package riposte.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;
import riposte.rdf.Consequences;
import riposte.rdf.Iris;
import riposte.rdf.Statements;
import riposte.rdf.Vocabulary;

/** The triples of a graph by their subjects, without the direct edges between actors, which follow from the claims. */
final class Blocks {

    private final Map<Node, Set<Triple>> blocks = new LinkedHashMap<>();

    Blocks() {}

    /** Without what follows from claims. */
    Blocks(Collection<Triple> triples) {
        Set<Node> statements = triples.stream()
                .filter(triple -> triple.getObject().equals(Vocabulary.STATEMENT) && triple.getPredicate().equals(Vocabulary.TYPE))
                .map(Triple::getSubject)
                .collect(Collectors.toSet());
        triples.stream().filter(triple -> !statements.contains(triple.getSubject())).forEach(this::add);
    }

    void add(Triple triple) {
        if (!Consequences.isConsequence(triple.getPredicate())) {
            blocks.computeIfAbsent(triple.getSubject(), s -> new LinkedHashSet<>()).add(triple);
        }
    }

    /** Adds a resource as it stands elsewhere. */
    void addAll(Collection<Triple> triples) {
        triples.forEach(this::add);
    }

    Set<Node> subjects() {
        return blocks.keySet();
    }

    Set<Triple> of(Node subject) {
        return blocks.getOrDefault(subject, Set.of());
    }

    boolean has(Node subject) {
        return blocks.containsKey(subject);
    }

    Set<Triple> all() {
        Set<Triple> all = new LinkedHashSet<>();
        blocks.values().forEach(all::addAll);
        return all;
    }

    List<Node> objects(Node subject, Node predicate) {
        return of(subject).stream()
                .filter(triple -> triple.getPredicate().equals(predicate))
                .map(Triple::getObject)
                .toList();
    }

    /** The one object of a property, or null. */
    Node object(Node subject, Node predicate) {
        return object(of(subject), predicate);
    }

    static Node object(Collection<Triple> block, Node predicate) {
        for (Triple triple : block) {
            if (triple.getPredicate().equals(predicate)) {
                return triple.getObject();
            }
        }
        return null;
    }

    /** The text or number of a property, or null. */
    static String text(Collection<Triple> block, Node predicate) {
        Node object = object(block, predicate);
        return object == null || !object.isLiteral() ? null : object.getLiteralLexicalForm();
    }

    /** The kind of claim that a resource is, or null when it is none. */
    ClaimType claimType(Node subject) {
        Node type = object(subject, Vocabulary.TYPE);
        return type == null ? null : Vocabulary.claimType(type);
    }

    /** Actors, incidents and passages that claims lead to, directly or through each other. */
    Set<Node> reachable(Collection<Triple> from) {
        Set<Node> reached = new LinkedHashSet<>();
        Deque<Triple> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Node object = open.pop().getObject();
            if (object.isURI() && isDescription(object) && reached.add(object)) {
                open.addAll(of(object));
            }
        }
        return reached;
    }

    /** Whether the graph describes that resource only because claims speak of it. */
    boolean isDescription(Node subject) {
        Node type = object(subject, Vocabulary.TYPE);
        return type != null
                && !type.equals(Vocabulary.ARTICLE)
                && !type.equals(Vocabulary.EXTRACTION)
                && Vocabulary.claimType(type) == null;
    }

    /** What follows from the claims: direct edges, and the statements that they report. */
    List<Triple> consequences(Iris iris) {
        List<Triple> follow = new ArrayList<>();
        for (Node claim : subjects()) {
            ClaimType type = claimType(claim);
            if (type != null) {
                Set<Triple> said = of(claim);
                Consequences.edge(
                                type,
                                !"false".equals(text(said, Vocabulary.CYBER)),
                                object(said, Vocabulary.SPEAKER_PRINCIPAL),
                                object(said, Vocabulary.TARGET_PRINCIPAL),
                                object(said, Vocabulary.ABOUT))
                        .ifPresent(follow::add);
                follow.addAll(Statements.of(claim, this::objects, iris));
            }
        }
        return follow;
    }
}
