package riposte.web.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.shared.JenaException;
import org.springframework.stereotype.Component;
import riposte.rdf.Iris;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Docket;
import riposte.review.Referent;
import riposte.review.ReviewedClaim;
import riposte.review.Role;
import riposte.store.ClaimStore;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** What was decided, as pages show it (in templates {@code @reviews}), and the way of new decisions into the store. */
@Component
final class Reviews {

    /** Decisions told on the page of an actor or incident. */
    private static final int TOLD = 50;
    /** Most merges one after the other that lead from a name to another. */
    private static final int STEPS = 20;

    /** The decisions of a store at one state of it. */
    private record Log(Snapshot of, long writes, Docket docket, Map<String, String> merged) {}

    private final ClaimStore store;
    private final GraphIndex index;
    private final Iris iris;
    private final ClaimForms forms;
    private long writes;
    private volatile Log log;

    Reviews(ClaimStore store, GraphIndex index, Iris iris, ClaimForms forms) {
        this.store = store;
        this.index = index;
        this.iris = iris;
        this.forms = forms;
    }

    /**
     * A claim with what was decided about it; null where there is none, or where others wrote one that holds too little to
     * decide about, such as no sentence.
     */
    public ReviewedClaim claim(String claim) {
        try {
            return store.reviewed(claim).orElse(null);
        } catch (IllegalArgumentException | UnsupportedOperationException | JenaException e) {
            return null;
        }
    }

    /** The form that corrects a claim, as it is shown. */
    public Fields form(ReviewedClaim claim, Snapshot graph, String lang) {
        return forms.fields(claim.content(), graph, lang);
    }

    /** A form with nothing in it. */
    public Fields blank() {
        return Fields.of(Map.of());
    }

    /** The types of claims. */
    public List<String> types() {
        return forms.types();
    }

    /** Other claims of the same article, which a claim may reject or answer. */
    public List<ClaimEntry> others(Snapshot graph, String article, String claim) {
        ArticleEntry entry = graph.article(article);
        return entry == null
                ? List.of()
                : graph.claimsOf(entry).stream()
                        .filter(other -> !other.iri().equals(claim))
                        .toList();
    }

    /** The name of an actor or incident of a decision. */
    public String label(Referent referent, Snapshot graph, String lang) {
        return forms.label(referent, graph, lang);
    }

    /** What a claim said as it was read, in one line. */
    public String line(Content content, Snapshot graph, String lang) {
        Fields fields = forms.fields(content, graph, lang);
        StringBuilder line = new StringBuilder(fields.get("speaker").isEmpty() ? "—" : fields.get("speaker"));
        line.append(" → ").append(fields.get("target").isEmpty() ? "—" : fields.get("target"));
        return fields.get("about").isEmpty()
                ? line.toString()
                : line.append(" · ").append(fields.get("about")).toString();
    }

    /** What was decided about a claim, newest first. */
    public List<History.Entry> history(ReviewedClaim claim) {
        return History.of(claim.decisions(), decision -> claim.inForce().contains(decision.id()));
    }

    /** What was decided about an actor or incident and about claims it plays a part in, newest first. */
    public List<History.Entry> history(Thing thing) {
        Log current = log();
        String path = path(thing.iri());
        List<History.Entry> all = History.of(
                current.docket.decisions().stream().filter(d -> concerns(d, path)).toList(), current.docket::inForce);
        return all.subList(0, Math.min(TOLD, all.size()));
    }

    private static boolean concerns(Decision decision, String path) {
        Content content = decision.content();
        return isThing(decision.thing(), path)
                || isThing(decision.into(), path)
                || content != null
                        && (isThing(content.about(), path)
                                || plays(content.speaker(), path)
                                || plays(content.target(), path));
    }

    private static boolean plays(Role role, String path) {
        return role != null && (isThing(role.actor(), path) || isThing(role.principal(), path));
    }

    private static boolean isThing(Referent referent, String path) {
        return referent != null && referent.path().equals(path);
    }

    /** The path below the base of what an actor or incident has become by merges, or null. */
    String mergedInto(String path) {
        Map<String, String> merged = log().merged;
        String into = null;
        for (int i = 0; i < STEPS && merged.containsKey(into == null ? path : into); i++) {
            into = merged.get(into == null ? path : into);
        }
        return into;
    }

    private Log log() {
        Snapshot graph = index.current();
        Log kept = log;
        if (kept == null || kept.of != graph || kept.writes != writes()) {
            long now = writes();
            Docket docket = new Docket(store.decisions());
            Map<String, String> merged = new HashMap<>();
            docket.decisions().stream()
                    .filter(d -> d.kind() == DecisionKind.MERGE && docket.inForce(d))
                    .forEach(d -> merged.put(d.thing().path(), d.into().path()));
            kept = new Log(graph, now, docket, merged);
            log = kept;
        }
        return kept;
    }

    private synchronized long writes() {
        return writes;
    }

    /**
     * Makes a decision, and gives it back when it is on the disk.
     *
     * @param making makes it for a moment. A decision equal to one that is there already changes nothing; after an undo
     *     in the same second it is made for the next one
     */
    Decision decide(Function<Instant, Decision> making) {
        Instant now = Instant.now();
        Decision decision = making.apply(now);
        while (isKnown(decision)) {
            now = now.plusSeconds(1);
            decision = making.apply(now);
        }
        store.decide(List.of(decision));
        synchronized (this) {
            writes++;
        }
        return decision;
    }

    /** The path below the base of what a decision is about: a claim, or the actor or incident that it merges or splits. */
    static String subject(Decision decision) {
        return decision.binding() != null
                ? "claim/" + decision.binding().claim()
                : decision.thing().path();
    }

    private boolean isKnown(Decision decision) {
        return store.decisions(iris.base() + subject(decision)).stream().map(Decision::id).anyMatch(decision.id()::equals);
    }

    /** The decision of that id. */
    Decision decision(String id) {
        return log().docket.decisions().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "There is no decision " + id + "."));
    }

    boolean isInForce(Decision decision) {
        return log().docket.inForce(decision);
    }

    private String path(String iri) {
        return iri.startsWith(iris.base()) ? iri.substring(iris.base().length()) : iri;
    }
}
