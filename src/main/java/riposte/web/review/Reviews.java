package riposte.web.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.JenaException;
import org.springframework.stereotype.Component;
import riposte.rdf.Iris;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Docket;
import riposte.review.Merges;
import riposte.review.Referent;
import riposte.review.ReviewedClaim;
import riposte.review.Role;
import riposte.store.ClaimStore;
import riposte.web.data.ActorTypes;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.StoreVersion;
import riposte.web.data.Thing;

/** What was decided, as pages show it (in templates {@code @reviews}), and the way of new decisions into the store. */
@Component
final class Reviews {

    /** Decisions told on the page of an actor or incident. */
    private static final int TOLD = 50;

    /** The decisions of a store at one state of it. */
    private record Log(long version, Docket docket) {}

    private final ClaimStore store;
    private final StoreVersion version;
    private final Iris iris;
    private final ClaimForms forms;
    private volatile Log log;

    Reviews(ClaimStore store, StoreVersion version, Iris iris, ClaimForms forms) {
        this.store = store;
        this.version = version;
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
        return forms.fields(ClaimForms.said(claim), graph, lang);
    }

    /** A form with nothing in it. */
    public Fields blank() {
        return Fields.of(Map.of());
    }

    /** The types of claims. */
    public List<String> types() {
        return forms.types();
    }

    /** The types of actors. */
    public List<String> typesOfActors() {
        return ActorTypes.NAMES;
    }

    /** Where the page of an actor or incident of a decision is, which may lead on to that of what it is now; null without one. */
    public String page(Referent referent, Snapshot graph) {
        String iri = referent.iri(iris);
        return graph.thing(iri) != null || graph.replacedBy(iri) != null ? "/" + referent.path() : null;
    }

    /** Other claims of the same article, shown or not, which a claim may reject or answer. */
    public List<ClaimEntry> others(Snapshot graph, String article, String claim) {
        ArticleEntry entry = graph.article(article);
        return entry == null
                ? List.of()
                : graph.withHidden().claimsOf(entry).stream()
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
        Docket docket = docket();
        String path = iris.path(thing.iri());
        List<History.Entry> all =
                History.of(docket.decisions().stream().filter(d -> concerns(d, path)).toList(), docket::inForce);
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

    /** Whether merges make two actors or incidents one. */
    boolean areOne(Referent a, Referent b) {
        Merges merges = new Merges(docket());
        return merges.now(a.path()).equals(merges.now(b.path()));
    }

    /** Ids of the merges in force that say of an actor or incident that it is another. */
    List<String> mergesOf(Referent referent) {
        return new Merges(docket()).of(referent.path());
    }

    /** What claims, shown or not, call an actor, for a form that sets another apart. */
    public List<String> mentions(Thing thing, Snapshot graph) {
        return graph.withHidden().claimsOf(thing).stream()
                .flatMap(claim -> Stream.of(
                        claim.isBy(thing) ? claim.speakerMention() : null, claim.isAt(thing) ? claim.targetMention() : null))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .limit(TOLD)
                .toList();
    }

    /** Whether a decision in force tells one from another that it was taken for, by the same words. */
    boolean areSplit(Referent one, Referent other) {
        Docket docket = docket();
        return docket.decisions().stream()
                .anyMatch(d -> d.kind() == DecisionKind.SPLIT
                        && d.thing().path().equals(one.path())
                        && d.into().equals(other)
                        && docket.inForce(d));
    }

    /** The merge in force that made another of that name or path one with an actor or incident; null where there is none. */
    Decision merge(Thing thing, String name, String otherPath) {
        Docket docket = docket();
        String path = iris.path(thing.iri());
        return docket.decisions().stream()
                .filter(d -> d.kind() == DecisionKind.MERGE && d.into().path().equals(path) && docket.inForce(d))
                .filter(d -> d.thing().path().equals(otherPath)
                        || d.thing().labels().values().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst()
                .orElse(null);
    }

    private Docket docket() {
        long now = version.current();
        Log kept = log;
        if (kept == null || kept.version != now) {
            kept = new Log(now, new Docket(store.decisions()));
            log = kept;
        }
        return kept.docket;
    }

    /**
     * Makes a decision, and gives it back when it is on the disk.
     *
     * @param making makes it for a moment: the next second where it would be one that was made before, and withdrawn within
     *     the second
     */
    Decision decide(Function<Instant, Decision> making) {
        Instant now = Instant.now();
        Decision decision = making.apply(now);
        while (isKnown(decision)) {
            now = now.plusSeconds(1);
            decision = making.apply(now);
        }
        store.decide(List.of(decision));
        return decision;
    }

    /** The path below the base of what a decision is about: a claim, or the actor or incident that it merges or splits. */
    static String subject(Decision decision) {
        return decision.binding() != null
                ? "claim/" + decision.binding().claim()
                : decision.thing().path();
    }

    private boolean isKnown(Decision decision) {
        return store.read(current -> current.containsGraph(NodeFactory.createURI(iris.review(decision.id()))));
    }

    /** The decision of that id. */
    Decision decision(String id) {
        return docket().decisions().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "There is no decision " + id + "."));
    }

    boolean isInForce(Decision decision) {
        return docket().inForce(decision);
    }
}
