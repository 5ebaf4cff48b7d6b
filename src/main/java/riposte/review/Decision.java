package riposte.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What a person decided, when and why. Decisions are never changed or deleted, only superseded or withdrawn by later ones, as
 * nanopublications are.
 *
 * @param id digest of everything else but {@code yieldsTo}: the last part of its IRI
 * @param kind what was decided
 * @param agent the person's name
 * @param at when, in whole seconds
 * @param reason why; may be empty
 * @param binding the claim it is about; null for {@link DecisionKind#MERGE}, {@link DecisionKind#SPLIT} and, unless it withdraws
 *     decisions about a claim, {@link DecisionKind#UNDO}
 * @param content what the claim says by that decision; for {@link DecisionKind#ACCEPT} and {@link DecisionKind#REJECT}, what was
 *     accepted or rejected
 * @param thing the actor or incident that is no more, in a merge; that which is two, in a split; else null
 * @param into what it is from now on; null as {@code thing}
 * @param supersedes ids of earlier decisions that this one replaces or, if it is an {@link DecisionKind#UNDO}, withdraws
 * @param yieldsTo ids of decisions of others that were in force here when this one came from another store and that it
 *     contradicts: as long as they are, it is not. The store's own note, no part of what was decided
 */
public record Decision(
        String id,
        DecisionKind kind,
        String agent,
        Instant at,
        String reason,
        Binding binding,
        Content content,
        Referent thing,
        Referent into,
        List<String> supersedes,
        List<String> yieldsTo) {

    public Decision {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(agent);
        Objects.requireNonNull(at);
        Objects.requireNonNull(reason);
        supersedes = List.copyOf(new TreeSet<>(supersedes));
        yieldsTo = List.copyOf(new TreeSet<>(yieldsTo));
        if (agent.isBlank()) {
            throw new IllegalArgumentException("a decision needs the name of who made it");
        }
        if (kind.ofClaim() && (binding == null || content == null)) {
            throw new IllegalArgumentException("a decision to " + kind.key() + " needs a claim");
        }
        if (kind.ofThings() && (thing == null || into == null || thing.path().equals(into.path()))) {
            throw new IllegalArgumentException("a decision to " + kind.key() + " needs two actors or two incidents");
        }
        if (kind.ofThings() && thing.isActor() != into.isActor()) {
            throw new IllegalArgumentException("'" + thing.path() + "' and '" + into.path() + "' are of different kinds");
        }
        if (kind == DecisionKind.UNDO && supersedes.isEmpty()) {
            throw new IllegalArgumentException("a decision to undo needs one to withdraw");
        }
    }

    /** A decision about a claim. */
    public static Decision ofClaim(
            DecisionKind kind,
            String agent,
            Instant at,
            String reason,
            Binding binding,
            Content content,
            Collection<String> supersedes) {
        return identified(kind, agent, at, reason, binding, content, null, null, supersedes);
    }

    /** A {@link DecisionKind#MERGE} or {@link DecisionKind#SPLIT}. */
    public static Decision ofThings(
            DecisionKind kind, String agent, Instant at, String reason, Referent thing, Referent into) {
        return identified(kind, agent, at, reason, null, null, thing, into, List.of());
    }

    /** The decision that withdraws this one. */
    public Decision undo(String agent, Instant at, String reason) {
        return identified(DecisionKind.UNDO, agent, at, reason, binding, null, thing, into, List.of(id));
    }

    /** The same decision as a store keeps it that already holds others which it contradicts. */
    public Decision yieldingTo(Collection<String> others) {
        return new Decision(
                id, kind, agent, at, reason, binding, content, thing, into, supersedes, List.copyOf(others));
    }

    /** Whether it says something else of the same claim than somebody else's decision. */
    public boolean contradicts(Decision other) {
        return kind.ofClaim()
                && other.kind.ofClaim()
                && !agent.equals(other.agent)
                && isOfSameClaim(other)
                && !verdict().equals(other.verdict());
    }

    private boolean isOfSameClaim(Decision other) {
        return binding.article().equals(other.binding.article())
                && (binding.claim().equals(other.binding.claim())
                        || binding.type() == other.binding.type()
                                && Words.folded(binding.speakerMention()).equals(Words.folded(other.binding.speakerMention()))
                                && Words.folded(binding.targetMention()).equals(Words.folded(other.binding.targetMention()))
                                && Words.common(binding.exact(), other.binding.exact()) >= Binder.SAME_SENTENCE);
    }

    /** What is said of the claim: that it is none, or who says what of whom. */
    private List<Object> verdict() {
        return kind == DecisionKind.REJECT
                ? List.of()
                : List.of(
                        content.type(), path(content.speaker()), path(content.target()), content.hedged(),
                        content.about() == null ? "" : content.about().path());
    }

    private static String path(Role role) {
        return role == null ? "" : role.actor().path() + " " + role.principal().path();
    }

    /** A decision with the id that follows from the rest. */
    static Decision identified(
            DecisionKind kind,
            String agent,
            Instant at,
            String reason,
            Binding binding,
            Content content,
            Referent thing,
            Referent into,
            Collection<String> supersedes) {
        Decision decision = new Decision(
                "", kind, agent.strip(), at.truncatedTo(ChronoUnit.SECONDS), reason == null ? "" : reason.strip(), binding,
                content, thing, into, List.copyOf(supersedes), List.of());
        return new Decision(
                ReviewJson.digest(decision), decision.kind, decision.agent, decision.at, decision.reason, binding, content,
                thing, into, decision.supersedes, List.of());
    }
}
