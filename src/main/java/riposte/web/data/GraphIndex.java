package riposte.web.data;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import riposte.rdf.Vocabulary;
import riposte.review.ClaimStatus;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;
import riposte.web.http.Addresses;

/**
 * Keeps a {@link Snapshot} of the graph. It is read when first needed; after a write the old one is still given while
 * a new one is read in the background, so pages never wait for a large graph.
 */
@Component
public class GraphIndex {

    private static final Logger LOG = LoggerFactory.getLogger(GraphIndex.class);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    /** @param rest until when to leave the store in peace: as long as the reading took, in nanoseconds of the clock */
    private record Versioned(long version, Snapshot snapshot, long rest) {}

    private final GraphReader reader;
    private final LongSupplier version;
    private final String base;
    private final ReliabilityTable reliability;
    private final Arrivals arrivals;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private volatile Versioned current;

    @Autowired
    GraphIndex(GraphReader reader, WebSettings settings, StoreVersion version) {
        this(reader, settings.store(), settings.base(), version);
    }

    private GraphIndex(GraphReader reader, Path store, String base, StoreVersion version) {
        this.reader = reader;
        this.base = base;
        this.reliability = ReliabilityTable.ofStore(store);
        this.arrivals = Arrivals.ofStore(store, base);
        this.version = version::current;
    }

    /**
     * The index of a store that no web application has.
     *
     * @param directory of the store
     */
    public static GraphIndex of(ClaimStore store, Path directory) {
        return new GraphIndex(
                new GraphReader(store.dataset()), directory, store.iris().base(), new StoreVersion(store.dataset()));
    }

    /** The graph as it is, or as it was shortly before the last write. */
    public Snapshot current() {
        Versioned seen = current;
        // A store that is being filled for the first time: a page without anything helps nobody.
        if (seen == null || seen.snapshot.claims().isEmpty()) {
            return refresh();
        }
        if (System.nanoTime() - seen.rest >= 0 && seen.version != version.getAsLong()) {
            inBackground();
        }
        return seen.snapshot;
    }

    private void inBackground() {
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        refresh();
                    } catch (RuntimeException e) {
                        LOG.warn("The names and claims could not be read again: {}", e.getMessage());
                    } finally {
                        reading.set(false);
                    }
                },
                "riposte-index");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to read the graph as soon as the application answers, so that the first page waits for less of it. */
    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        inBackground();
    }

    /** Reads the graph if it has changed, and waits for that. */
    public synchronized Snapshot refresh() {
        long now = version.getAsLong();
        Versioned seen = current;
        if (seen != null && seen.version == now) {
            return seen.snapshot;
        }
        long start = System.nanoTime();
        Snapshot snapshot = read();
        arrivals.save();
        if (seen != null) {
            remember(seen.snapshot, snapshot);
        }
        current = new Versioned(now, snapshot, 2 * System.nanoTime() - start);
        return snapshot;
    }

    /** Whether a claim, statement or article of that IRI stood in the graph since the start, and does no more. */
    public boolean gone(String iri) {
        return gone.contains(iri);
    }

    private void remember(Snapshot before, Snapshot after) {
        before.claims().forEach(claim -> gone.add(claim.iri()));
        gone.addAll(before.articles().keySet());
        before.statements().forEach(statement -> gone.add(statement.iri()));
        gone.removeIf(iri -> after.claim(iri) != null || after.article(iri) != null || after.statement(iri) != null);
    }

    private Snapshot read() {
        Instant now = moment();
        return reader.read(() -> {
            Map<String, Thing> things = things("things", this::path);
            Map<String, Thing> ofHidden = things("hidden-things", GraphIndex::pathOfHidden);
            Map<String, ArticleEntry> articles = articles();
            List<ClaimEntry> hidden = new ArrayList<>();
            List<ClaimEntry> claims = claims(things, ofHidden, articles, gathered(things), hidden, now);
            return new Snapshot(now, things, articles, claims, hidden, ofHidden, replaced(), this::path);
        });
    }

    /** When a reading begins: a second that no reading before it has, so that what it finds came after what they found. */
    private Instant moment() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Versioned seen = current;
        return seen == null || now.isAfter(seen.snapshot.read()) ? now : seen.snapshot.read().plusSeconds(1);
    }

    /** The values of one subject, by property: IRIs and literals of any kind, since others may write into the graph too. */
    private static final class Description {
        private final Map<String, List<Node>> values = new HashMap<>();

        void add(Node property, Node value) {
            if (!value.isBlank()) {
                values.computeIfAbsent(property.getURI(), k -> new ArrayList<>(1)).add(value);
            }
        }

        private Stream<Node> all(Node property) {
            return values.getOrDefault(property.getURI(), List.of()).stream();
        }

        Stream<String> iris(Node property) {
            return all(property).filter(Node::isURI).map(Node::getURI);
        }

        Stream<String> texts(Node property) {
            return all(property).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
        }

        /** The value of a property that has one, or null. */
        String text(Node property) {
            return all(property)
                    .findFirst()
                    .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                    .orElse(null);
        }

        /** The number that a property has, or 0. */
        double number(Node property) {
            String text = text(property);
            return text != null && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
        }

        Map<String, String> byLanguage(Node property) {
            Map<String, String> texts = new TreeMap<>();
            all(property).filter(Node::isLiteral).forEach(node -> texts.merge(
                    node.getLiteralLanguage(), node.getLiteralLexicalForm(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
            return texts;
        }
    }

    /** As {@link #describe}, for a query that gives all rows of a subject in a graph together. */
    private void describeEach(String query, BiConsumer<String, Description> use) {
        Node[] subject = new Node[1];
        Node[] graph = new Node[1];
        Description[] current = new Description[1];
        reader.select(query, Map.of(), row -> {
            Node thing = row.get("thing");
            if (!thing.isURI()) {
                return;
            }
            if (!thing.equals(subject[0]) || !row.get("graph").equals(graph[0])) {
                if (subject[0] != null) {
                    use.accept(subject[0].getURI(), current[0]);
                }
                subject[0] = thing;
                graph[0] = row.get("graph");
                current[0] = new Description();
            }
            current[0].add(row.get("p"), row.get("o"));
        });
        if (subject[0] != null) {
            use.accept(subject[0].getURI(), current[0]);
        }
    }

    private Map<String, Description> describe(String query) {
        Map<String, Description> found = new LinkedHashMap<>();
        reader.select(query, Map.of(), row -> {
            Node thing = row.get("thing");
            if (thing.isURI()) {
                found.computeIfAbsent(thing.getURI(), k -> new Description()).add(row.get("p"), row.get("o"));
            }
        });
        return found;
    }

    private Map<String, Thing> things(String query, UnaryOperator<String> path) {
        Map<String, Thing> things = new LinkedHashMap<>();
        describe(query).forEach((iri, d) -> {
            things.put(
                    iri,
                    new Thing(
                            iri,
                            path.apply(iri),
                            type(d),
                            d.byLanguage(Vocabulary.LABEL),
                            d.texts(Vocabulary.ALT_LABEL).distinct().sorted().toList(),
                            d.text(Vocabulary.ACTS_FOR),
                            d.text(Vocabulary.DATE),
                            "true".equals(d.text(Vocabulary.PROPOSED)),
                            d.iris(Vocabulary.GATHERS).sorted().toList(),
                            Stream.concat(d.iris(Vocabulary.SAME_AS), d.iris(Vocabulary.SEE_ALSO))
                                    .sorted()
                                    .toList()));
        });
        return things;
    }

    /** The proposed incident that gathers a claim, by the claim's IRI. */
    private static Map<String, Thing> gathered(Map<String, Thing> things) {
        Map<String, Thing> gathered = new HashMap<>();
        things.values().forEach(thing -> thing.gathers().forEach(claim -> gathered.put(claim, thing)));
        return gathered;
    }

    private Map<String, ArticleEntry> articles() {
        Map<String, ArticleEntry> articles = new LinkedHashMap<>();
        describe("articles")
                .forEach((iri, d) -> articles.put(
                        iri,
                        new ArticleEntry(
                                iri,
                                path(iri),
                                d.text(Vocabulary.LABEL),
                                interned(d.text(Vocabulary.IN_LANGUAGE)),
                                interned(d.text(Vocabulary.PUBLISHER)),
                                d.text(Vocabulary.DATE_PUBLISHED),
                                d.text(Vocabulary.URL))));
        return articles;
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

    /** The claims shown; the others, but for what a corrected one was before, are added to a list of their own. */
    private List<ClaimEntry> claims(
            Map<String, Thing> things,
            Map<String, Thing> ofHidden,
            Map<String, ArticleEntry> articles,
            Map<String, Thing> gathered,
            List<ClaimEntry> hidden,
            Instant now) {
        Map<String, Description> passages = describe("passages");
        Map<String, String> statements = new HashMap<>();
        Function<String, Thing> shown =
                iri -> things.computeIfAbsent(iri, k -> unknown(k, path(k)));
        Function<String, Thing> known = iri -> {
            Thing thing = things.get(iri);
            return thing != null ? thing : ofHidden.computeIfAbsent(iri, k -> unknown(k, pathOfHidden(k)));
        };
        List<ClaimEntry> claims = new ArrayList<>();
        describeEach("claims", (iri, d) -> {
            ClaimStatus status = status(d);
            if (status == ClaimStatus.ORIGINAL) {
                return;
            }
            Function<String, Thing> of = status.shown() ? shown : known;
            Description passage = passages.getOrDefault(d.text(Vocabulary.EVIDENCE), new Description());
            String sentence = passage.text(Vocabulary.EXACT);
            Thing about = thing(of, d, Vocabulary.ABOUT);
            double confidence = d.number(Vocabulary.CONFIDENCE);
            (status.shown() ? claims : hidden).add(new ClaimEntry(
                    iri,
                    path(iri),
                    type(d),
                    d.byLanguage(Vocabulary.LABEL),
                    thing(of, d, Vocabulary.SPEAKER),
                    thing(of, d, Vocabulary.SPEAKER_PRINCIPAL),
                    d.text(Vocabulary.SPEAKER_MENTION),
                    thing(of, d, Vocabulary.TARGET),
                    thing(of, d, Vocabulary.TARGET_PRINCIPAL),
                    d.text(Vocabulary.TARGET_MENTION),
                    thing(of, d, Vocabulary.VICTIM),
                    about != null ? about : gathered.get(iri),
                    d.iris(Vocabulary.CITES).map(of).toList(),
                    d.text(Vocabulary.REJECTS),
                    d.text(Vocabulary.ANSWERS),
                    "true".equals(d.text(Vocabulary.HEDGED)),
                    d.texts(Vocabulary.QUOTE).sorted().toList(),
                    d.text(Vocabulary.SAID_ON),
                    sentence == null ? "" : sentence,
                    (int) passage.number(Vocabulary.START),
                    (int) passage.number(Vocabulary.END),
                    (int) passage.number(Vocabulary.PAGE),
                    articles.get(d.text(Vocabulary.WAS_DERIVED_FROM)),
                    confidence,
                    interned(d.text(Vocabulary.RULE)),
                    statement(statements, d),
                    status,
                    !"false".equals(d.text(Vocabulary.FOUND)),
                    reliability.band(confidence),
                    arrivals.of(iri, now)));
        });
        return claims;
    }

    /** One object for each statement, however many claims report it. */
    private static String statement(Map<String, String> statements, Description d) {
        String iri = d.iris(Vocabulary.REPORTS).min(Comparator.naturalOrder()).orElse(null);
        return iri == null ? null : statements.computeIfAbsent(iri, k -> k);
    }

    /** Claims that others wrote may have none. */
    private static ClaimStatus status(Description d) {
        String term = d.text(Vocabulary.STATUS);
        ClaimStatus status =
                term == null || !term.startsWith(Vocabulary.NS) ? null : ClaimStatus.ofTerm(term.substring(Vocabulary.NS.length()));
        return status == null ? ClaimStatus.UNREVIEWED : status;
    }

    /** Few values, on many claims. */
    private static String interned(String text) {
        return text == null ? null : text.intern();
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

    /**
     * Data IRIs open on this server, whatever host it is reached by; others of the web at their own. What no browser
     * may follow leads to the thing's place in the graph.
     */
    private String path(String iri) {
        if (iri.startsWith(base) && !iri.startsWith("/", base.length())) {
            return "/" + iri.substring(base.length());
        }
        return WebLinks.of(iri) != null ? iri : Addresses.of("/graph", Map.of("focus", iri));
    }

    /** What only claims speak of that are not shown has no page: its place in the graph, with all claims. */
    private static String pathOfHidden(String iri) {
        return Addresses.of("/graph", new TreeMap<>(Map.of("focus", iri, "status", "all")));
    }
}
