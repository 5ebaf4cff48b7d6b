package riposte.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.jena.sparql.util.Symbol;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import riposte.store.ClaimStore;

/**
 * Finds what a store holds by words: claims by their sentences and quotations, articles by their titles, actors and incidents by their names.
 *
 * <p>The index lies in a folder beside the store, and follows from it: a thread of its own brings it up to date after each write, and at the start by
 * the graphs that were written meanwhile, or by all of them. Until it is there, and whenever its disk or files fail, searches are empty-handed
 * ({@link Optional#empty}), and who asks looks another way. Hidden graphs are in it: who shows what was found must ask whether it is to be shown.
 *
 * <p>With it queries over the store's dataset know {@code text:query} ({@link TextQueryFunction}). Safe for use by several threads. To be closed before the store.
 */
public final class SearchIndex implements AutoCloseable {

    /** Where the context of a dataset has it. */
    static final Symbol SYMBOL = Symbol.create("riposte:search");

    private static final long LONGEST_MS = 2_000;
    /** How long a search waits for what was written just before it. */
    private static final Duration BEHIND = Duration.ofMillis(200);

    /**
     * Something found.
     *
     * @param iri of the claim, actor, incident or article
     */
    public record Found(String iri, float score) {}

    /** Work with a searcher. */
    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    private final Follower follower;
    private final Duration patience;
    private final WordAnalyzer analyzer = WordAnalyzer.ofQueries();
    private final PlainWords words = new PlainWords(analyzer);

    private SearchIndex(ClaimStore store, Duration patience) {
        this.follower = new Follower(store);
        this.patience = patience;
    }

    /**
     * The index of a store. Nothing is opened yet.
     *
     * @param patience how long a query waits for an index that is being made
     */
    public static SearchIndex of(ClaimStore store, Duration patience) {
        SearchIndex index = new SearchIndex(store, patience);
        TextQueryFunction.register();
        store.dataset().getContext().set(SYMBOL, index);
        return index;
    }

    /** Begins to open the index and to bring it up to date, in the background. */
    public void start() {
        follower.start(true);
    }

    /** As {@link #start}, in a while, unless somebody searches before. */
    public void startSoon() {
        follower.start(false);
    }

    /** Whether searches find something. */
    public boolean ready() {
        return follower.searchers() != null;
    }

    /** The number by which {@link #keys} names a thing. */
    public static long key(String iri) {
        return Texts.key(iri);
    }

    /**
     * What holds the words of a search box, best first.
     *
     * @return empty where the index cannot tell
     */
    public Optional<List<Found>> find(String typed, Collection<Kind> kinds, int most) {
        Query query = words.query(typed);
        if (query == null) {
            return ready() ? Optional.of(List.of()) : Optional.empty();
        }
        return search(searcher -> {
            List<Found> found = new ArrayList<>();
            for (Hits.Hit hit : Hits.best(searcher, of(query, kinds), Texts.SUBJECT_KEY, most)) {
                found.add(new Found(searcher.storedFields().document(hit.document()).get(Texts.SUBJECT), hit.score()));
            }
            return found;
        });
    }

    /**
     * The {@link #key}s of all that holds the words of a search box, in no order, some maybe twice.
     *
     * @return empty where the index cannot tell
     */
    public Optional<long[]> keys(String typed, Collection<Kind> kinds) {
        Query query = words.query(typed);
        if (query == null) {
            return ready() ? Optional.of(new long[0]) : Optional.empty();
        }
        return search(searcher -> {
            Hits hits = new Hits(Texts.SUBJECT_KEY);
            searcher.search(of(query, kinds), hits);
            return hits.keys();
        });
    }

    private <T> Optional<T> search(Search<T> search) {
        follower.start(true);
        if (!ready()) {
            return Optional.empty();
        }
        if (!follower.rebuilding()) {
            follower.await(BEHIND, () -> false);
        }
        return follower.search(search, LONGEST_MS);
    }

    /**
     * The texts that a query in {@link Syntax} finds, best first, each text of a thing once.
     *
     * @param property IRIs of the properties that may give the text; empty for all
     * @param graph IRI of the graph it must stand in; null for any
     * @param subject IRI of what it must belong to; null for anything
     * @param cancelled whether who asks has given up
     * @throws SearchException when the query is none, or the index is not there
     */
    List<ScoredText> texts(String query, Collection<String> property, String graph, String subject, int most, AtomicBoolean cancelled) {
        Query parsed = Syntax.parse(query, analyzer);
        if (parsed == null) {
            throw SearchException.of("A full-text query needs a word.");
        }
        follower.start(true);
        BooleanSupplier givenUp = () -> cancelled != null && cancelled.get();
        follower.await(ready() ? BEHIND : patience, givenUp);
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(parsed, Occur.MUST);
        if (!property.isEmpty()) {
            narrowed.add(new TermInSetQuery(Texts.PROPERTY, property.stream().map(BytesRef::new).toList()), Occur.FILTER);
        }
        if (graph != null) {
            narrowed.add(new TermQuery(Texts.ofGraph(graph)), Occur.FILTER);
        }
        if (subject != null) {
            narrowed.add(new TermQuery(new Term(Texts.SUBJECT_KEY, Long.toHexString(Texts.key(subject)))), Occur.FILTER);
        }
        return follower.search(
                        searcher -> {
                            List<Hits.Hit> hits = Hits.best(searcher, narrowed.build(), Texts.KEY, most);
                            if (searcher.timedOut()) {
                                throw SearchException.of("The full-text query takes too long; ask for fewer or longer words.");
                            }
                            List<ScoredText> found = new ArrayList<>();
                            for (Hits.Hit hit : hits) {
                                found.add(new ScoredText(Texts.text(searcher.storedFields().document(hit.document())), hit.score()));
                            }
                            return found;
                        },
                        LONGEST_MS)
                .orElseThrow(() -> SearchException.later(follower.whyNot()));
    }

    /** A text, and how well it fits. */
    record ScoredText(Text text, float score) {}

    private static Query of(Query query, Collection<Kind> kinds) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermInSetQuery(Texts.KIND, Texts.names(kinds).stream().map(BytesRef::new).toList()), Occur.FILTER)
                .build();
    }

    /** Ends the thread that follows the store, and has the index outlast the process. */
    @Override
    public void close() {
        follower.close();
    }

    /** A searcher of its own for a search, that gives up after a time. */
    static IndexSearcher bounded(IndexSearcher searcher, long longest) {
        IndexSearcher own = new IndexSearcher(searcher.getIndexReader());
        own.setQueryCache(null);
        own.setTimeout(new QueryTimeoutImpl(longest));
        return own;
    }

    /** How many texts are in it; -1 as long as it is not there. */
    int size() {
        return follower.search(searcher -> searcher.getIndexReader().numDocs(), LONGEST_MS).orElse(-1);
    }

    /** How often all graphs were read. */
    int rebuilds() {
        return follower.rebuilds();
    }

    /** Waits until it is up to date, or cannot be, or for so long. */
    public boolean awaitReady(Duration longest) {
        follower.start(true);
        follower.await(longest, () -> false);
        return ready();
    }

}
