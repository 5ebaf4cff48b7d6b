package riposte.web.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import riposte.rdf.Vocabulary;
import riposte.review.ClaimStatus;
import riposte.search.SearchIndex;
import riposte.store.graph.SubjectScan;
import riposte.story.Fingerprint;

/**
 * Reads {@linkplain Snapshot snapshots} of the graph in one pass over its quads: queries would look up each claim by itself.
 */
final class SnapshotReader {

    /** The classes of what claims speak of. */
    private static final List<Node> THINGS =
            Stream.concat(ActorTypes.NAMES.stream().map(Vocabulary::term), Stream.of(Vocabulary.INCIDENT)).toList();

    /** What is read of claims and their passages, of articles, actors and incidents. */
    private static final List<Node> PROPERTIES = List.of(
            Vocabulary.TYPE, Vocabulary.LABEL, Vocabulary.EVIDENCE, Vocabulary.SPEAKER, Vocabulary.SPEAKER_PRINCIPAL,
            Vocabulary.SPEAKER_MENTION, Vocabulary.TARGET, Vocabulary.TARGET_PRINCIPAL, Vocabulary.TARGET_MENTION, Vocabulary.VICTIM,
            Vocabulary.ABOUT, Vocabulary.CITES, Vocabulary.REJECTS, Vocabulary.ANSWERS, Vocabulary.HEDGED, Vocabulary.QUOTE,
            Vocabulary.SAID_ON, Vocabulary.WAS_DERIVED_FROM, Vocabulary.CONFIDENCE, Vocabulary.RULE, Vocabulary.REPORTS,
            Vocabulary.STATUS, Vocabulary.FOUND, Vocabulary.EXACT, Vocabulary.START, Vocabulary.END, Vocabulary.PAGE,
            Vocabulary.IN_LANGUAGE, Vocabulary.PUBLISHER, Vocabulary.DATE_PUBLISHED, Vocabulary.URL, Vocabulary.TEXT_FINGERPRINT, Vocabulary.ALT_LABEL,
            Vocabulary.ACTS_FOR, Vocabulary.DATE, Vocabulary.PROPOSED, Vocabulary.GATHERS, Vocabulary.SAME_AS, Vocabulary.SEE_ALSO);

    private final GraphReader reader;
    private final Pages pages;
    private final ReliabilityTable reliability;
    private final Arrivals arrivals;
    private final SearchIndex search;
    private volatile boolean stopped;

    /**
     * @param base what the IRIs of this server begin with
     * @param search finds words; null for no index
     */
    SnapshotReader(GraphReader reader, String base, ReliabilityTable reliability, Arrivals arrivals, SearchIndex search) {
        this.search = search;
        this.reader = reader;
        this.pages = new Pages(base);
        this.reliability = reliability;
        this.arrivals = arrivals;
    }

    /** @param now when this reading began; claims that none before it had came then */
    Snapshot read(Instant now) {
        return reader.read(() -> new Reading(now).snapshot());
    }

    /** Lets a reading under way, and all later ones, end with a {@link CancellationException}. */
    void stop() {
        stopped = true;
    }

    private void check() {
        if (stopped) {
            throw new CancellationException("the server ends");
        }
    }

    /** One pass over the graph. */
    private final class Reading {

        private record Found(Node iri, SubjectScan.Statements statements) {}

        private record Passage(String sentence, int start, int end, int page) {}

        private static final Passage NOWHERE = new Passage("", 0, 0, 0);

        private final Instant now;
        private final Map<String, Thing> things = new HashMap<>();
        private final Map<String, ArticleEntry> articles = new LinkedHashMap<>();
        private final List<Found> found = new ArrayList<>();
        private final Map<Object, Passage> passages = new HashMap<>();
        private final Map<String, Thing> gathered = new HashMap<>();
        private final Map<String, Fingerprint> fingerprints = new HashMap<>();
        /** Texts that many claims have alike, each once in memory. */
        private final Map<String, String> shared = new HashMap<>();

        /** Labels by what stands for them: many claims have the same. */
        private final Map<List<Object>, Map<String, String>> labels = new HashMap<>();
        private final List<ClaimEntry> claims = new ArrayList<>();
        private final List<ClaimEntry> hidden = new ArrayList<>();

        Reading(Instant now) {
            this.now = now;
        }

        Snapshot snapshot() {
            reader.scan(PROPERTIES, this::sort);
            // In the order of their IRIs, so that of several that gather one claim always the same has it.
            things.values().stream().filter(thing -> !thing.gathers().isEmpty()).sorted(Comparator.comparing(Thing::iri))
                    .forEach(thing -> thing.gathers().forEach(claim -> gathered.put(claim, thing)));
            // Beside the claims, which need none of it.
            CompletableFuture<ArticleStories> stories =
                    CompletableFuture.supplyAsync(() -> ArticleStories.of(articles.values(), fingerprints));
            Map<String, Thing> ofHidden = thingsOfHidden();
            Function<String, Thing> shown = iri -> things.computeIfAbsent(iri, k -> unknown(k, pages.apply(k)));
            Function<String, Thing> known = iri -> {
                Thing thing = things.get(iri);
                return thing != null ? thing : ofHidden.computeIfAbsent(iri, k -> unknown(k, Pages.ofHidden(k)));
            };
            found.forEach(claim -> {
                check();
                Description d = description(claim.statements);
                ClaimStatus status = status(d);
                // What a corrected claim was before is part of its history alone.
                if (status != ClaimStatus.ORIGINAL) {
                    Passage passage = passages.getOrDefault(claim.statements.key(Vocabulary.EVIDENCE), NOWHERE);
                    (status.shown() ? claims : hidden)
                            .add(claim(claim, d, passage, status, status.shown() ? shown : known));
                }
            });
            return new Snapshot(
                    now, new TreeMap<>(things), articles, claims, hidden, ofHidden, replaced(), pages, search, stories.join());
        }

        /** Claims and passages count graph by graph, hidden ones too; all else as the graphs that are shown say it together. */
        private void sort(SubjectScan.Subject subject) {
            check();
            SubjectScan.Statements shown = subject.shown();
            if (shown.has(Vocabulary.TYPE, Vocabulary.ARTICLE)) {
                named(subject, iri -> article(iri, description(shown)));
            }
            if (isThing(shown)) {
                named(subject, iri -> things.put(iri, thing(iri, pages.apply(iri), description(shown))));
            }
            for (SubjectScan.Statements statements : subject.byGraph()) {
                if (statements.has(Vocabulary.EVIDENCE)) {
                    Node iri = subject.node();
                    if (iri.isURI()) {
                        found.add(new Found(iri, statements));
                    }
                } else if (statements.has(Vocabulary.TYPE, Vocabulary.PASSAGE)) {
                    passages.computeIfAbsent(subject.key(), k -> passage(description(statements)));
                }
            }
        }

        private static boolean isThing(SubjectScan.Statements statements) {
            for (Node type : THINGS) {
                if (statements.has(Vocabulary.TYPE, type)) {
                    return true;
                }
            }
            return false;
        }

        private void named(SubjectScan.Subject subject, Consumer<String> use) {
            Node node = subject.node();
            if (node.isURI()) {
                use.accept(node.getURI());
            }
        }

        private void article(String iri, Description d) {
            articles.put(iri, new ArticleEntry(
                    iri,
                    pages,
                    d.text(Vocabulary.LABEL),
                    shared(d.text(Vocabulary.IN_LANGUAGE)),
                    shared(d.text(Vocabulary.PUBLISHER)),
                    shared(d.text(Vocabulary.DATE_PUBLISHED)),
                    d.text(Vocabulary.URL)));
            // Of several, which others may have written, always the same.
            d.texts(Vocabulary.TEXT_FINGERPRINT).sorted().flatMap(written -> Fingerprint.parse(written).stream()).findFirst()
                    .ifPresent(fingerprint -> fingerprints.put(iri, fingerprint));
        }

        private Passage passage(Description d) {
            String sentence = d.text(Vocabulary.EXACT);
            return new Passage(
                    sentence == null ? "" : shared(sentence),
                    (int) d.number(Vocabulary.START),
                    (int) d.number(Vocabulary.END),
                    (int) d.number(Vocabulary.PAGE));
        }

        private ClaimEntry claim(
                Found found, Description d, Passage passage, ClaimStatus status, Function<String, Thing> of) {
            String iri = shared(found.iri.getURI());
            Thing about = thing(of, d, Vocabulary.ABOUT);
            double confidence = d.number(Vocabulary.CONFIDENCE);
            return new ClaimEntry(
                    iri,
                    pages,
                    type(d),
                    labels(found.statements),
                    thing(of, d, Vocabulary.SPEAKER),
                    thing(of, d, Vocabulary.SPEAKER_PRINCIPAL),
                    shared(d.text(Vocabulary.SPEAKER_MENTION)),
                    thing(of, d, Vocabulary.TARGET),
                    thing(of, d, Vocabulary.TARGET_PRINCIPAL),
                    shared(d.text(Vocabulary.TARGET_MENTION)),
                    thing(of, d, Vocabulary.VICTIM),
                    about != null ? about : gathered.get(iri),
                    d.iris(Vocabulary.CITES).map(of).collect(Collectors.toUnmodifiableList()),
                    shared(d.text(Vocabulary.REJECTS)),
                    shared(d.text(Vocabulary.ANSWERS)),
                    "true".equals(d.text(Vocabulary.HEDGED)),
                    d.texts(Vocabulary.QUOTE).sorted().map(this::shared).collect(Collectors.toUnmodifiableList()),
                    shared(d.text(Vocabulary.SAID_ON)),
                    passage.sentence,
                    passage.start,
                    passage.end,
                    passage.page,
                    articles.get(d.text(Vocabulary.WAS_DERIVED_FROM)),
                    confidence,
                    shared(d.text(Vocabulary.RULE)),
                    shared(d.iris(Vocabulary.REPORTS).min(Comparator.naturalOrder()).orElse(null)),
                    status,
                    !"false".equals(d.text(Vocabulary.FOUND)),
                    reliability.band(confidence),
                    arrivals.of(iri, now));
        }

        private Map<String, String> labels(SubjectScan.Statements statements) {
            return labels.computeIfAbsent(
                    statements.keys(Vocabulary.LABEL),
                    k -> new FewTexts(description(statements).byLanguage(Vocabulary.LABEL), this::shared));
        }

        private String shared(String text) {
            return text == null ? null : shared.computeIfAbsent(text, k -> k);
        }
    }

    private Map<String, Thing> thingsOfHidden() {
        Map<String, Description.Gathered> found = new LinkedHashMap<>();
        reader.select("hidden-things", Map.of(), row -> {
            Node thing = row.get("thing");
            if (thing.isURI()) {
                found.computeIfAbsent(thing.getURI(), k -> new Description.Gathered()).add(row.get("p"), row.get("o"));
            }
        });
        Map<String, Thing> things = new LinkedHashMap<>();
        found.forEach((iri, d) -> things.put(iri, thing(iri, Pages.ofHidden(iri), d)));
        return things;
    }

    private static Thing thing(String iri, String path, Description d) {
        return new Thing(
                iri,
                path,
                type(d),
                d.byLanguage(Vocabulary.LABEL),
                d.texts(Vocabulary.ALT_LABEL).distinct().sorted().toList(),
                d.text(Vocabulary.ACTS_FOR),
                d.text(Vocabulary.DATE),
                "true".equals(d.text(Vocabulary.PROPOSED)),
                d.iris(Vocabulary.GATHERS).sorted().toList(),
                Stream.concat(d.iris(Vocabulary.SAME_AS), d.iris(Vocabulary.SEE_ALSO)).sorted().toList());
    }

    private Map<String, String> replaced() {
        Map<String, String> replaced = new HashMap<>();
        reader.select("replaced", Map.of(), row -> {
            if (row.get("thing").isURI() && row.get("into").isURI()) {
                replaced.put(row.get("thing").getURI(), row.get("into").getURI());
            }
        });
        return replaced;
    }

    private static Description description(SubjectScan.Statements statements) {
        return new Said(statements);
    }

    private record Said(SubjectScan.Statements statements) implements Description {

        @Override
        public List<Node> all(Node property) {
            List<Node> values = statements.all(property);
            values.removeIf(Node::isBlank);
            return values;
        }
    }

    /** Claims that others wrote may have none. */
    private static ClaimStatus status(Description d) {
        String term = d.text(Vocabulary.STATUS);
        ClaimStatus status =
                term == null || !term.startsWith(Vocabulary.NS) ? null : ClaimStatus.ofTerm(term.substring(Vocabulary.NS.length()));
        return status == null ? ClaimStatus.UNREVIEWED : status;
    }

    /** A thing the graph refers to; where nothing describes it, one that is known by its IRI alone. */
    private static Thing thing(Function<String, Thing> things, Description d, Node property) {
        String iri = d.text(property);
        return iri == null ? null : things.apply(iri);
    }

    /** Its place says whether it is an incident; of an actor that is all there is to say. */
    private static Thing unknown(String iri, String path) {
        String type = path.startsWith("/incident/") ? "Incident" : "Organization";
        return new Thing(iri, path, type, Map.of(), List.of(), null, null, false, List.of(), List.of());
    }

    private static String type(Description d) {
        String type = d.text(Vocabulary.TYPE);
        return type == null || !type.startsWith(Vocabulary.NS)
                ? ""
                : type.substring(Vocabulary.NS.length()).intern();
    }
}
