package riposte.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/** Which actors and incidents decisions take for others. */
final class Renaming {

    private static final Set<Node> ROLES = Set.of(
            Vocabulary.SPEAKER, Vocabulary.SPEAKER_PRINCIPAL, Vocabulary.TARGET, Vocabulary.TARGET_PRINCIPAL,
            Vocabulary.VICTIM, Vocabulary.ABOUT, Vocabulary.CITES);

    private final Iris iris;
    private final Merges merges;
    private final List<Decision> splits = new ArrayList<>();
    private final Map<Node, Referent> referents = new HashMap<>();

    Renaming(Iris iris, Docket docket) {
        this.iris = iris;
        this.merges = new Merges(docket);
        for (Decision decision : docket.decisions()) {
            if (decision.kind().ofThings() && docket.inForce(decision)) {
                referents.put(node(decision.thing()), decision.thing());
                referents.put(node(decision.into()), decision.into());
                if (decision.kind() == DecisionKind.SPLIT) {
                    splits.add(decision);
                }
            }
        }
    }

    /** What an actor or incident is now. */
    Node of(Node thing) {
        if (!thing.isURI()) {
            return thing;
        }
        String path = iris.path(thing.getURI());
        String now = merges.now(path);
        return now.equals(path) ? thing : NodeFactory.createURI(iris.base() + now);
    }

    /** The actors and incidents that those decisions name. */
    Map<Node, Referent> referents() {
        return referents;
    }

    /** A claim with everybody under the name they have now. */
    Set<Triple> apply(Set<Triple> claim, String sentence) {
        if (referents.isEmpty()) {
            return claim;
        }
        Set<Triple> renamed = new LinkedHashSet<>();
        for (Triple triple : claim) {
            Node object = triple.getObject();
            if (ROLES.contains(triple.getPredicate())) {
                object = of(split(object, words(claim, triple.getPredicate(), sentence), triple.getPredicate()));
            }
            renamed.add(Triple.create(triple.getSubject(), triple.getPredicate(), object));
        }
        return renamed;
    }

    private Node node(Referent referent) {
        return NodeFactory.createURI(referent.iri(iris));
    }

    /** The words by which a claim names who fills a role; of an incident, the sentence. */
    private static String words(Set<Triple> claim, Node role, String sentence) {
        if (role.equals(Vocabulary.SPEAKER) || role.equals(Vocabulary.SPEAKER_PRINCIPAL)) {
            return Words.folded(Blocks.text(claim, Vocabulary.SPEAKER_MENTION));
        }
        if (role.equals(Vocabulary.TARGET) || role.equals(Vocabulary.TARGET_PRINCIPAL)) {
            return Words.folded(Blocks.text(claim, Vocabulary.TARGET_MENTION));
        }
        return role.equals(Vocabulary.VICTIM)
                ? Words.folded(Blocks.text(claim, Vocabulary.VICTIM_MENTION))
                : Words.folded(sentence);
    }

    /** What a thing is where those words name it, if a decision tells it from the thing it was taken for. */
    private Node split(Node thing, String words, Node role) {
        for (Decision split : splits) {
            Node whole = node(split.thing());
            if (!whole.equals(thing) && !whole.equals(of(thing))) {
                continue;
            }
            boolean named = split.into().labels().values().stream()
                    .map(Words::folded)
                    .anyMatch(name -> role.equals(Vocabulary.ABOUT) || role.equals(Vocabulary.CITES)
                            ? (" " + words + " ").contains(" " + name + " ")
                            : words.equals(name));
            if (named) {
                return node(split.into());
            }
        }
        return thing;
    }
}
