package riposte.store.decision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import riposte.rdf.Iris;
import riposte.review.Decision;
import riposte.review.Docket;

/** Which decisions that come from another store contradict those that are in force in this one. */
final class Conflicts {

    private final Iris iris;
    private final StoredDecisions decisions;
    private final List<Decision> came;
    private final Map<String, Decision> byId = new HashMap<>();

    Conflicts(Iris iris, StoredDecisions decisions, List<Decision> came) {
        this.iris = iris;
        this.decisions = decisions;
        this.came = came;
        came.forEach(decision -> byId.put(decision.id(), decision));
    }

    /** The decisions that came, each with what it yields to. */
    List<Decision> yielding(Tally tally) {
        Docket all = new Docket(came);
        Map<Node, Docket> dockets = new HashMap<>();
        List<Decision> settled = new ArrayList<>();
        for (Decision decision : came) {
            if (!decision.kind().ofClaim()) {
                settled.add(decision);
                continue;
            }
            Node article = NodeFactory.createURI(iris.article(decision.binding().article()));
            Docket here = dockets.computeIfAbsent(article, of -> new Docket(stored(article)));
            Set<String> replaces = superseded(decision);
            List<String> yieldsTo = new ArrayList<>();
            for (Decision held : here.admits(decision) ? here.decisions() : List.<Decision>of()) {
                if (here.inForce(held) && !replaces.contains(held.id()) && decision.contradicts(held)) {
                    yieldsTo.add(held.id());
                    if (all.inForce(decision)) {
                        tally.conflicts.add(new Decided.Conflict(held, decision));
                    }
                }
            }
            settled.add(decision.yieldingTo(yieldsTo));
        }
        return settled;
    }

    private List<Decision> stored(Node article) {
        List<Decision> stored = decisions.ofArticle(article);
        stored.forEach(held -> byId.putIfAbsent(held.id(), held));
        return stored;
    }

    /** The ids of everything that a decision replaces, directly or through others. */
    private Set<String> superseded(Decision decision) {
        Set<String> superseded = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(decision.supersedes());
        while (!next.isEmpty()) {
            String id = next.remove();
            Decision earlier = byId.get(id);
            if (superseded.add(id) && earlier != null) {
                next.addAll(earlier.supersedes());
            }
        }
        return superseded;
    }
}
