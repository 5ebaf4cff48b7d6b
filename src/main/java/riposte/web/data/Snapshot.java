package riposte.web.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import riposte.search.SearchIndex;

/**
 * The graph at one moment, in memory: names, claims and how they hang together, without the articles' texts. Immutable;
 * safe for use by several threads. Claims are in order of their day, newest first, those without a day last.
 *
 * <p>A claim that stands in several copies of one text is one claim, in all lists and figures; {@link #copies} gives the others, {@link #withCopies} the
 * graph in which each counts by itself.
 */
public final class Snapshot {

    /** How often one principal accuses another. */
    public record Pair(Thing accuser, Thing accused, long count) {}

    /** What an actor says and hears. */
    private record Exchanged(List<ClaimEntry> claims) {}

    /** How many claims came when; as many moments as the graph was read with new ones. */
    private record Arrived(NavigableMap<Instant, Long> counts) {}

    /** Things of one kind that are {@linkplain #worked kept} at most. */
    private static final int KEPT = 64;

    static final Comparator<ClaimEntry> NEWEST = Comparator.comparing(
                    ClaimEntry::day, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(c -> c.article() == null ? "" : c.article().iri())
            .thenComparingInt(ClaimEntry::start)
            .thenComparing(ClaimEntry::iri);

    private final Map<String, Thing> things;
    private final Map<String, ArticleEntry> articles;
    private final List<ClaimEntry> claims;
    private final Map<String, List<ClaimEntry>> ofThing = new HashMap<>();
    private final Map<String, List<ClaimEntry>> ofArticle = new HashMap<>();
    private final Map<String, List<ClaimEntry>> replies = new HashMap<>();
    private final Places<StatementEntry> statements;
    private final List<StatementEntry> grouped;
    private final List<Pair> pairs;
    private final BitSet unanswered;
    private final List<ClaimEntry> hidden;
    private final Places<ClaimEntry> ofHidden;
    private final Map<String, Thing> hiddenThings;
    private final Map<String, Thing> byKey = new HashMap<>();
    private final Map<String, String> replaced;
    private final UnaryOperator<String> path;
    private final Instant read;
    private final Map<Class<?>, Map<Object, Object>> worked = new ConcurrentHashMap<>();
    private final ArticleStories stories;
    private final boolean once;
    private final ClaimCopies copies;
    private final List<ClaimEntry> all;
    private final Places<ClaimEntry> ofAll;
    private Snapshot withHidden;
    private Snapshot withCopies;
    private final SearchIndex index;
    private final SnapshotSearch search;
    private final String[] days;
    /** Where each claim stands among the claims. */
    private final Places<ClaimEntry> places;

    /**
     * @param read when the graph was read: no claim of it came later
     * @param hidden claims that are not shown
     * @param hiddenThings what only those speak of
     * @param replaced what actors and incidents that are no more are now, by their IRIs
     * @param path where the page of an IRI is
     * @param index finds words in it; null where there is none
     * @param stories which articles are copies of one text
     */
    Snapshot(
            Instant read,
            Map<String, Thing> things,
            Map<String, ArticleEntry> articles,
            List<ClaimEntry> unsorted,
            List<ClaimEntry> hidden,
            Map<String, Thing> hiddenThings,
            Map<String, String> replaced,
            UnaryOperator<String> path,
            SearchIndex index,
            ArticleStories stories) {
        this(read, things, articles, unsorted, hidden, hiddenThings, replaced, path, index, stories, true);
    }

    /** @param once whether a claim that stands in copies of a text is one */
    private Snapshot(
            Instant read,
            Map<String, Thing> things,
            Map<String, ArticleEntry> articles,
            List<ClaimEntry> unsorted,
            List<ClaimEntry> hidden,
            Map<String, Thing> hiddenThings,
            Map<String, String> replaced,
            UnaryOperator<String> path,
            SearchIndex index,
            ArticleStories stories,
            boolean once) {
        this.read = read;
        this.index = index;
        this.stories = stories;
        this.once = once;
        this.hidden = List.copyOf(hidden);
        this.hiddenThings = hiddenThings;
        this.replaced = Map.copyOf(replaced);
        this.path = path;
        this.ofHidden = new Places<>(this.hidden, ClaimEntry::iri);
        this.things = Collections.unmodifiableMap(things);
        things.values().forEach(thing -> byKey.put(thing.key(), thing));
        this.articles = Collections.unmodifiableMap(articles);
        List<ClaimEntry> sorted = new ArrayList<>(unsorted);
        sorted.sort(NEWEST);
        this.all = Collections.unmodifiableList(sorted);
        this.ofAll = new Places<>(all, ClaimEntry::iri);
        for (ClaimEntry claim : all) {
            if (claim.article() != null) {
                ofArticle.computeIfAbsent(claim.article().iri(), k -> new ArrayList<>()).add(claim);
            }
        }
        this.copies = once ? ClaimCopies.of(stories, this::claimsOf) : ClaimCopies.NONE;
        this.claims = copies.isEmpty() ? all : all.stream().filter(claim -> copies.first(claim) == claim).toList();
        this.places = copies.isEmpty() ? ofAll : new Places<>(claims, ClaimEntry::iri);
        Map<String, String> each = new HashMap<>();
        this.days = claims.stream()
                .map(ClaimEntry::day)
                .map(day -> day == null ? null : each.computeIfAbsent(day, k -> k))
                .toArray(String[]::new);
        for (ClaimEntry claim : claims) {
            Set<String> seen = new HashSet<>();
            for (Thing thing : new Thing[] {
                claim.speaker(),
                claim.speakerPrincipal(),
                claim.target(),
                claim.targetPrincipal(),
                claim.about(),
                claim.victim()
            }) {
                index(thing, claim, seen);
            }
            claim.cites().forEach(thing -> index(thing, claim, seen));
            for (String earlier : new String[] {claim.rejects(), claim.answers()}) {
                if (earlier != null) {
                    replies.computeIfAbsent(known(earlier), k -> new ArrayList<>()).add(claim);
                }
            }
        }
        Stream.of(ofThing, ofArticle, replies).forEach(lists -> lists.replaceAll((iri, list) -> List.copyOf(list)));
        Map<String, List<ClaimEntry>> reports = reports(claims);
        this.grouped = entries(reports);
        // What copies alone report, such as those of another month, has a page too, but counts no more.
        Map<String, List<ClaimEntry>> others = copies.isEmpty() ? new HashMap<>() : reports(all);
        others.keySet().removeAll(reports.keySet());
        this.statements = new Places<>(others.isEmpty() ? grouped : Stream.of(grouped, entries(others)).flatMap(List::stream).toList(), StatementEntry::iri);
        this.pairs = accusations();
        this.unanswered = findUnanswered();
        this.search = new SnapshotSearch(this, index);
    }

    /** When the graph was read: no claim of it came later, and none that it has not came before. */
    public Instant read() {
        return read;
    }

    private void index(Thing thing, ClaimEntry claim, Set<String> seen) {
        if (thing != null && seen.add(thing.iri())) {
            ofThing.computeIfAbsent(thing.iri(), k -> new ArrayList<>()).add(claim);
        }
    }

    private List<Pair> accusations() {
        Comparator<Thing> byIri = Comparator.comparing(Thing::iri);
        Map<Thing, Map<Thing, Long>> counts = new TreeMap<>(byIri);
        for (ClaimEntry claim : claims) {
            if (claim.type().equals("Accusation")
                    && claim.speakerPrincipal() != null
                    && claim.targetPrincipal() != null) {
                counts.computeIfAbsent(claim.speakerPrincipal(), k -> new TreeMap<>(byIri))
                        .merge(claim.targetPrincipal(), 1L, Long::sum);
            }
        }
        List<Pair> result = new ArrayList<>();
        counts.forEach((accuser, targets) ->
                targets.forEach((accused, n) -> result.add(new Pair(accuser, accused, n))));
        result.sort(Comparator.comparingLong((Pair p) -> -p.count()));
        return Collections.unmodifiableList(result);
    }

    public Map<String, Thing> things() {
        return things;
    }

    public Map<String, ArticleEntry> articles() {
        return articles;
    }

    /** The claims shown, newest first; of copies that of the earliest article. */
    public List<ClaimEntry> claims() {
        return claims;
    }

    /** The claims shown, newest first, each copy by itself. */
    public List<ClaimEntry> everyClaim() {
        return all;
    }

    /** All claims that are one with a claim, since they stand in copies of one text: that one among them, of the earliest article first. */
    public List<ClaimEntry> copies(ClaimEntry claim) {
        return copies.of(claim);
    }

    /** Whether some claims are copies of others. */
    boolean hasCopies() {
        return !copies.isEmpty();
    }

    /** All articles that are copies of one text with an article, that one among them, the earliest first. */
    public List<ArticleEntry> story(ArticleEntry article) {
        return stories.of(article);
    }

    /** When a claim came: when its first copy did. */
    public Instant arrived(ClaimEntry claim) {
        return copies.of(claim).stream().map(ClaimEntry::arrived).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** How many claims came after a moment. */
    public long arrivedAfter(Instant moment) {
        NavigableMap<Instant, Long> counts = worked(Arrived.class, "", () -> new Arrived(
                        claims.stream().collect(Collectors.groupingBy(this::arrived, TreeMap::new, Collectors.counting()))))
                .counts;
        return counts.tailMap(moment, false).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether a claim or a copy of it has that IRI. */
    public boolean isOne(ClaimEntry claim, String iri) {
        return iri != null && known(iri).equals(copies.first(claim).iri());
    }

    /** The IRI of a claim among {@link #claims()}: its own, or of copies that of the earliest; null for null. */
    public String known(String iri) {
        ClaimEntry claim = claim(iri);
        return claim == null ? iri : copies.first(claim).iri();
    }

    /** The graph in which each copy of a claim counts by itself. */
    public synchronized Snapshot withCopies() {
        if (withCopies == null) {
            withCopies = copies.isEmpty()
                    ? this
                    : new Snapshot(read, things, articles, all, hidden, hiddenThings, replaced, path, index, stories, false);
        }
        return withCopies;
    }

    /** The graph with the claims that are not shown among the others, but without the originals of corrected ones. */
    public synchronized Snapshot withHidden() {
        if (withHidden == null) {
            List<ClaimEntry> every = new ArrayList<>(all);
            every.addAll(hidden);
            Map<String, Thing> allThings = new LinkedHashMap<>(things);
            hiddenThings.forEach(allThings::putIfAbsent);
            withHidden = hidden.isEmpty()
                    ? this
                    : new Snapshot(read, allThings, articles, every, List.of(), Map.of(), replaced, path, index, stories, once);
        }
        return withHidden;
    }

    /**
     * What takes a walk over this snapshot to work out: kept as long as the snapshot is, and not too much else was asked for.
     *
     * @param kind the class of it, one for each purpose
     * @param key what it depends on beside the snapshot, as far as addresses may ask for it again
     */
    public <T> T worked(Class<T> kind, Object key, Supplier<T> work) {
        Map<Object, Object> kept = worked.computeIfAbsent(kind, k -> new ConcurrentHashMap<>());
        if (kept.size() >= KEPT) {
            kept.clear();
        }
        return kind.cast(kept.computeIfAbsent(key, k -> work.get()));
    }

    /**
     * What an actor or incident that was merged into another is now, by its IRI; null for all others, and where merges lead
     * around in a ring.
     */
    public String replacedBy(String iri) {
        Set<String> before = new HashSet<>();
        String now = iri;
        while (replaced.containsKey(now)) {
            if (!before.add(now)) {
                return null;
            }
            now = replaced.get(now);
        }
        return now.equals(iri) ? null : now;
    }

    /** The languages of the articles, in the order of their codes. */
    public List<String> languages() {
        return articles.values().stream()
                .map(ArticleEntry::lang)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** The thing of that IRI, or null. */
    public Thing thing(String iri) {
        return iri == null ? null : things.get(iri);
    }

    /** The thing that an address names, by its {@linkplain Thing#key() key}, its IRI or its path; or null. */
    public Thing thingOf(String name) {
        Thing thing = thing(name);
        return thing != null ? thing : byKey.get(name.startsWith("/") ? name.substring(1) : name);
    }

    /**
     * The thing that words mean: its address or the last part of that, else its name; of several names that begin so the one that
     * claims speak of most. Null where there is none.
     *
     * @param room where its page is: {@code actor} or {@code incident}
     */
    public Thing meant(String words, String room) {
        String name = words.strip();
        if (name.isEmpty()) {
            return null;
        }
        boolean incident = room.equals("incident");
        for (String address : new String[] {name, room + "/" + name}) {
            Thing thing = thingOf(address);
            if (thing != null && thing.incident() == incident) {
                return thing;
            }
        }
        List<Thing> found = findThings(name, thing -> thing.incident() == incident, 200);
        return found.stream()
                .filter(thing -> thing.isCalled(name))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0));
    }

    /** The name of an actor or incident in that language: as the graph has it, else one of those given. */
    public String label(String iri, Map<String, String> otherwise, String lang) {
        Thing thing = thing(iri);
        return thing != null ? thing.label(lang) : Labels.choose(otherwise, lang, iri);
    }

    /** The claim of that IRI, shown or not, or null. */
    public ClaimEntry claim(String iri) {
        if (iri == null) {
            return null;
        }
        ClaimEntry shown = ofAll.get(iri);
        return shown != null ? shown : ofHidden.get(iri);
    }

    /** The article of that IRI, or null. */
    public ArticleEntry article(String iri) {
        return articles.get(iri);
    }

    /** What the claims report, each statement once, that with the newest report first. */
    public List<StatementEntry> statements() {
        return grouped;
    }

    /** The statement of that IRI, or null. */
    public StatementEntry statement(String iri) {
        return iri == null ? null : statements.get(iri);
    }

    /** What a claim reports; never null, since one that reports no statement stands for itself. */
    public StatementEntry statementOf(ClaimEntry claim) {
        return statements.get(claim.statement() == null ? claim.iri() : claim.statement());
    }

    /** How many of these claims are at least so sure. */
    public int count(List<ClaimEntry> some, double least) {
        return least <= 0 ? some.size() : (int) some.stream().filter(claim -> claim.confidence() >= least).count();
    }

    /** Some of the claims by what they report, in the order of the first claim of each statement; only these claims are its reports. */
    public List<StatementEntry> grouped(List<ClaimEntry> some) {
        List<StatementEntry> found = new ArrayList<>();
        reports(some).forEach((iri, reports) -> {
            StatementEntry whole = statements.get(iri);
            found.add(whole != null && whole.isOf(reports) ? whole : new StatementEntry(iri, path, reports));
        });
        return found;
    }

    private List<StatementEntry> entries(Map<String, List<ClaimEntry>> reports) {
        List<StatementEntry> entries = new ArrayList<>(reports.size());
        reports.forEach((statement, of) -> entries.add(new StatementEntry(statement, path, of)));
        return Collections.unmodifiableList(entries);
    }

    private static Map<String, List<ClaimEntry>> reports(List<ClaimEntry> claims) {
        Map<String, List<ClaimEntry>> reports = new LinkedHashMap<>();
        for (ClaimEntry claim : claims) {
            reports.computeIfAbsent(claim.statement() == null ? claim.iri() : claim.statement(), k -> new ArrayList<>(1))
                    .add(claim);
        }
        return reports;
    }

    /** Claims in which a thing plays any part; of copies that of the earliest article. */
    public List<ClaimEntry> claimsOf(Thing thing) {
        return ofThing.getOrDefault(thing.iri(), List.of());
    }

    /** All claims of an article, newest first, whether they are copies or not. */
    public List<ClaimEntry> claimsOf(ArticleEntry article) {
        return ofArticle.getOrDefault(article.iri(), List.of());
    }

    /** Claims that reject or answer a claim. */
    public List<ClaimEntry> replies(ClaimEntry claim) {
        return replies.getOrDefault(copies.first(claim).iri(), List.of());
    }

    /**
     * Whom a claim is aimed at: the principal for whom its target acts, else the target. A denial that names nobody is
     * aimed at whoever made the accusation that it rejects. Null where that is not known.
     */
    public Thing addressee(ClaimEntry claim) {
        if (claim.targetPrincipal() != null || claim.target() != null) {
            return claim.targetPrincipal() != null ? claim.targetPrincipal() : claim.target();
        }
        ClaimEntry rejected = claim.type().equals("Denial") ? claim(claim.rejects()) : null;
        return rejected == null ? null : rejected.claimant();
    }

    /** Claims by an actor, and claims aimed at it: also denials that name nobody but reject what it says; newest first. */
    public List<ClaimEntry> exchangedWith(Thing actor) {
        return worked(Exchanged.class, actor.iri(), () -> new Exchanged(exchanged(actor))).claims;
    }

    private List<ClaimEntry> exchanged(Thing actor) {
        BitSet found = new BitSet(claims.size());
        for (ClaimEntry claim : claimsOf(actor)) {
            boolean by = claim.isBy(actor);
            if (by || claim.isAt(actor)) {
                found.set(places.of(claim));
            }
            if (by && claim.blames()) {
                replies(claim).stream()
                        .filter(reply -> reply.type().equals("Denial") && reply.target() == null)
                        .forEach(reply -> found.set(places.of(reply)));
            }
        }
        return found.stream().mapToObj(claims::get).toList();
    }

    /**
     * Whether nothing in the graph replies to an accusation: no claim that rejects or answers it, and no denial by the
     * accused about the same incident.
     */
    public boolean unanswered(ClaimEntry accusation) {
        int place = places.of(copies.first(accusation));
        return place >= 0 && unanswered.get(place);
    }

    private BitSet findUnanswered() {
        Map<String, Set<String>> deniers = new HashMap<>();
        for (ClaimEntry claim : claims) {
            if (claim.type().equals("Denial") && claim.about() != null) {
                Set<String> of = deniers.computeIfAbsent(claim.about().iri(), k -> new HashSet<>());
                for (Thing actor : new Thing[] {claim.speaker(), claim.speakerPrincipal()}) {
                    if (actor != null) {
                        of.add(actor.iri());
                    }
                }
            }
        }
        BitSet found = new BitSet(claims.size());
        for (int place = 0; place < claims.size(); place++) {
            ClaimEntry claim = claims.get(place);
            if (claim.type().equals("Accusation") && !replies.containsKey(claim.iri())) {
                Thing accused = claim.targetPrincipal();
                boolean denied = accused != null
                        && claim.about() != null
                        && deniers.getOrDefault(claim.about().iri(), Set.of()).contains(accused.iri());
                if (!denied) {
                    found.set(place);
                }
            }
        }
        return found;
    }

    /** Who accuses whom, most often first. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Things whose names hold the words: names that begin with them first, then those that hold them side by side, then in any order. */
    public List<Thing> findThings(String words, Predicate<Thing> wanted, int limit) {
        return search.things(words, wanted, limit);
    }

    /** Claims whose sentence holds the words, the best first; newest first where there is no index to tell. */
    public List<ClaimEntry> findClaims(String words, int limit) {
        return search.claims(words, limit);
    }

    /** Claims that hold the words, the best first; as they are where there is no index to tell. */
    public List<ClaimEntry> ranked(String words, List<ClaimEntry> holding) {
        return search.ranked(words, holding);
    }

    /** Articles whose title holds the words, the best first. */
    public List<ArticleEntry> findArticles(String words, int limit) {
        return search.articles(words, limit);
    }

    /** Whether the title of an article holds the words. */
    public Predicate<ArticleEntry> titled(String words) {
        return search.titled(words);
    }

    /** Which claims, by their places, have a sentence or quotation that holds the words. */
    IntPredicate holding(String words) {
        return search.holding(words);
    }

    /** Where a claim stands among the claims; null where it does not. */
    Integer place(ClaimEntry claim) {
        int place = places.of(claim);
        return place < 0 ? null : place;
    }

    /** {@link ClaimEntry#day()} of the claim at that place. */
    String day(int claim) {
        return days[claim];
    }
}
