package riposte.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import riposte.rdf.Literals;

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

    private static final Pattern NAME = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{1,80}");
    private static final Pattern REASON = Pattern.compile("[\\P{Cntrl}\t\n\r]{0,2000}");
    private static final int MOST_SUPERSEDED = 1_000;

    public Decision {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(agent);
        Objects.requireNonNull(at);
        Objects.requireNonNull(reason);
        supersedes = List.copyOf(new TreeSet<>(supersedes));
        yieldsTo = List.copyOf(new TreeSet<>(yieldsTo));
        if (!isName(agent)) {
            throw new IllegalArgumentException("who decides has a name of 1 to 80 characters, none of them a control character");
        }
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException(
                    "a reason has at most 2000 characters, none of them a control character but tab and new line");
        }
        Literals.date(at);
        boolean ofClaim = binding != null && thing == null && into == null;
        boolean ofThings = binding == null && thing != null && into != null && !thing.path().equals(into.path());
        if (kind.ofClaim() ? !ofClaim || content == null : content != null || !ofThings && (kind.ofThings() || !ofClaim)) {
            throw new IllegalArgumentException("a decision to " + kind.key() + " needs "
                    + (kind.ofClaim()
                            ? "one claim, and nothing else"
                            : kind.ofThings()
                                    ? "two actors or two incidents, and nothing else"
                                    : "the claim, or the two actors or incidents, of what it withdraws"));
        }
        if (ofThings && thing.isActor() != into.isActor()) {
            throw new IllegalArgumentException("'" + thing.path() + "' and '" + into.path() + "' are of different kinds");
        }
        if (supersedes.size() > MOST_SUPERSEDED || !supersedes.stream().allMatch(earlier -> Binding.ID.matcher(earlier).matches())) {
            throw new IllegalArgumentException("a decision supersedes at most " + MOST_SUPERSEDED + " others, by their ids");
        }
        if (kind == DecisionKind.UNDO && supersedes.isEmpty()) {
            throw new IllegalArgumentException("a decision to undo needs one to withdraw");
        }
    }

    /** Whether somebody who decides may be called that: 1 to 80 characters, none of them a control character. */
    public static boolean isName(String agent) {
        return NAME.matcher(agent).matches();
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
        return ofThings(kind, agent, at, reason, thing, into, List.of());
    }

    /** As {@link #ofThings}, in place of earlier ones: a split takes the place of {@link Merges#of} what it sets apart. */
    public static Decision ofThings(
            DecisionKind kind,
            String agent,
            Instant at,
            String reason,
            Referent thing,
            Referent into,
            Collection<String> supersedes) {
        return identified(kind, agent, at, reason, null, null, thing, into, supersedes);
    }

    /** The decision that withdraws this one. */
    public Decision undo(String agent, Instant at, String reason) {
        return identified(DecisionKind.UNDO, agent, at, reason, binding, null, thing, into, List.of(id));
    }

    /** The same decision as a store keeps it that already holds others which it contradicts. */
    public Decision yieldingTo(Collection<String> others) {
        return with(id, others);
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
        return decision.with(ReviewJson.digest(decision), List.of());
    }

    private Decision with(String id, Collection<String> yieldsTo) {
        return new Decision(
                id, kind, agent, at, reason, binding, content, thing, into, supersedes, List.copyOf(yieldsTo));
    }
}
