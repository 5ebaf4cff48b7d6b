package riposte.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import riposte.rdf.ArticleClaims;
import riposte.rdf.ArticleQuads;
import riposte.rdf.CatalogEntry;
import riposte.rdf.CatalogQuads;
import riposte.rdf.Iris;
import riposte.rdf.OntologyQuads;
import riposte.rdf.Vocabulary;
import riposte.review.Binding;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.Docket;
import riposte.review.Judge;
import riposte.review.Judgement;
import riposte.review.Referent;
import riposte.review.ReviewedClaim;
import riposte.store.decision.Decided;
import riposte.store.decision.Proposals;
import riposte.store.decision.ReviewTransaction;
import riposte.store.decision.Tally;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;
import riposte.store.fault.StoreLockedException;
import riposte.store.file.Layout;
import riposte.store.graph.HiddenGraphs;
import riposte.store.graph.StoreStats;
import riposte.store.graph.SubjectScan;
import riposte.store.query.QueryLimits;
import riposte.store.query.QueryWatch;
import riposte.store.remote.RemoteAddress;
import riposte.store.write.ChangeLog;
import riposte.store.write.GraphWriter;
import riposte.store.write.TouchedGraphs;
import riposte.store.write.Writer;

/**
 * The graph of claims: in a TDB2 database on disk or in memory, or in an engine elsewhere.
 *
 * <pre>{@code
 * try (ClaimStore store = ClaimStore.open(Path.of("data"), Iris.local())) {
 *     store.refresh(catalogEntries);
 *     Replaced done = store.replace(readings);
 *     store.describe();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads: any number read while one thread of the store's own writes. Threads that read must
 * not be interrupted while they do.
 */
public final class ClaimStore implements AutoCloseable {

    private static final List<Node> DECIDED = List.of(Vocabulary.ACCEPTED, Vocabulary.CORRECTED, Vocabulary.REJECTED);

    private final Path directory;
    private final Iris iris;
    private final Engine engine;
    private final QueryWatch watch = new QueryWatch();
    private boolean closed;

    /** @param directory of a TDB2 database, or beside an engine elsewhere; null where there is none */
    ClaimStore(Path directory, Iris iris, Engine engine) {
        this.directory = directory;
        this.iris = iris;
        this.engine = engine;
    }

    /**
     * Opens the store in that directory, which is made when it is missing.
     *
     * @param iris how its things are named
     * @throws StoreLockedException when it is open already, here or in another process
     * @throws StoreException when the directory cannot be used
     */
    public static ClaimStore open(Path directory, Iris iris) {
        Objects.requireNonNull(iris);
        ClaimStore store = StoreFolder.open(directory, dataset -> iris, Layout.standard());
        store.checkBase();
        return store;
    }

    /**
     * The store in an engine elsewhere, over SPARQL 1.1 and its Graph Store Protocol.
     *
     * @param iris how its things are named
     * @param beside folder for what the engine does not keep; null for none
     * @throws StoreException when the engine cannot be reached, does not let us in, or holds a store of another base
     */
    public static ClaimStore connect(RemoteAddress address, Iris iris, Path beside) {
        Objects.requireNonNull(iris);
        ClaimStore store = new ClaimStore(beside, iris, new RemoteEngine(address.found(), iris));
        store.checkBase();
        return store;
    }

    /** A store in memory, for small uses and tests; it goes with the process. */
    public static ClaimStore inMemory(Iris iris) {
        Objects.requireNonNull(iris);
        return new ClaimStore(null, iris, new TdbEngine(null, iris, DatabaseMgr.createDatasetGraph()));
    }

    /** How its things are named. */
    public Iris iris() {
        return iris;
    }

    /**
     * The database itself, for query engines. Its default graph in queries is the union of all graphs but those of claims that are
     * not shown ({@link HiddenGraphs}); what goes by it in another way sees them. Whoever writes to it directly must not abort transactions, and must name the graph: {@link Iris#defaultGraph()} if no other.
     */
    public DatasetGraph dataset() {
        return engine.dataset();
    }

    /** Whether an engine elsewhere carries it: then what is written directly goes there, not to the {@link #dataset}. */
    public boolean isRemote() {
        return engine instanceof RemoteEngine;
    }

    /** A number that is another one after each write, as soon as this process can know of it. */
    public long version() {
        return engine.version();
    }

    /**
     * Gives each subject of all graphs that has one of the properties at least. Within {@link #read} alone.
     *
     * @param properties those that the subjects can be asked for
     */
    public void scan(Collection<Node> properties, Consumer<SubjectScan.Subject> use) {
        engine.scan(properties, use);
    }

    /** What was written, for copies that follow. */
    public ChangeLog changes() {
        return engine.changes();
    }

    /** Which graphs were written, for what is derived from them. */
    public TouchedGraphs touched() {
        return engine.touched();
    }

    /** Where it lies, or what lies beside it; empty for a store in memory. */
    public Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    /**
     * Notes that somebody is about to commit what was written to the {@link #dataset} directly: copies cannot follow that, and
     * are told to begin anew.
     *
     * @param graphs names of the graphs that were written; null where that is not known
     * @return to be closed when the transaction has ended
     */
    public TouchedGraphs.Pending writtenDirectly(Collection<Node> graphs) {
        TouchedGraphs.Pending pending = touched().begin(graphs);
        try {
            changes().restart();
        } catch (RuntimeException e) {
            pending.close();
            throw e;
        }
        return pending;
    }

    /** What ends queries of this store that cost too much. */
    public QueryWatch watch() {
        return watch;
    }

    /**
     * Makes the graph of each article hold what was read from it and nothing else. Articles are written in batches, while
     * the next ones are taken from the stream; a parallel stream brings them from several threads. Of two readings of one
     * article in an ordered stream the later stays. An unchanged article changes no quad.
     *
     * @throws StoreException when the store cannot be written; batches written before stay
     */
    public Replaced replace(Stream<ArticleClaims> readings) {
        return replace(readings, ArticleQuads.VERSION);
    }

    /**
     * As {@link #replace(Stream)}.
     *
     * @param version of the software that found the claims, which each graph names as its origin
     */
    public Replaced replace(Stream<ArticleClaims> readings, String version) {
        return replace(readings, version, 0);
    }

    /**
     * As {@link #replace(Stream)}.
     *
     * @param version of the software that found the claims, which each graph names as its origin
     * @param least confidence from which claims are shown that nobody has decided about; the others are hidden
     */
    public Replaced replace(Stream<ArticleClaims> readings, String version, double least) {
        checkOpen();
        Bulk bulk = new Bulk(iris, new ArticleQuads(iris, version, least), engine);
        try (readings) {
            readings.forEach(bulk::add);
        } catch (RuntimeException | Error e) {
            try {
                bulk.settle();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        return bulk.finish();
    }

    /**
     * Removes an article and everything read from it. What was decided about it stays, and holds again when it is read anew.
     *
     * @param article its IRI
     * @return how many quads that were
     * @throws IllegalArgumentException when the IRI is not one of an article
     */
    public long remove(String article) {
        if (!iris.isArticleGraph(article)) {
            throw new IllegalArgumentException("'" + article + "' is not the IRI of an article below " + iris.base());
        }
        checkOpen();
        checkSpace();
        Node hidden = NodeFactory.createURI(iris.hidden(iris.key(article)));
        return Writer.await(engine.replace(current -> {
                    Map<Node, Collection<Quad>> none = new LinkedHashMap<>();
                    none.put(NodeFactory.createURI(article), List.of());
                    none.put(hidden, List.of());
                    new Proposals(iris, current).settle(none);
                    return none;
                }))
                .removed();
    }

    /**
     * Takes decisions in and rearranges the claims they are about, in one transaction. It is on the disk when this returns.
     * Decisions that the store holds already change nothing.
     *
     * @throws StoreException when the store cannot be written; then none was taken in
     */
    public Decided decide(Collection<Decision> decisions) {
        return take(decisions, false);
    }

    /**
     * As {@link #decide}, for decisions of others: one that contradicts another person's that is in force here, and does not
     * replace it, is kept but has no effect as long as that one holds.
     */
    public Decided admit(Collection<Decision> decisions) {
        return take(decisions, true);
    }

    /** All decisions, oldest first. */
    public List<Decision> decisions() {
        return read(current -> new ReviewTransaction(iris, current).decisions());
    }

    /** The decisions that were ever made about a claim, an actor or an incident, by its IRI; oldest first. */
    public List<Decision> decisions(String iri) {
        return read(current -> new ReviewTransaction(iris, current).about(iri));
    }

    /** A claim, shown or hidden, with what was decided about it; empty when the store has none of that IRI. */
    public Optional<ReviewedClaim> reviewed(String claim) {
        return read(current -> new ReviewTransaction(iris, current).claim(claim));
    }

    /** What people found about the claims as the newest readings have them. */
    public List<Judgement> judgements() {
        return read(current -> {
            Set<Node> claims = new LinkedHashSet<>();
            for (Node status : DECIDED) {
                current.find(Node.ANY, Node.ANY, Vocabulary.STATUS, status).forEachRemaining(quad -> claims.add(quad.getSubject()));
            }
            ReviewTransaction transaction = new ReviewTransaction(iris, current);
            Judge judge = new Judge(new Docket(transaction.decisions()));
            List<Judgement> judgements = new ArrayList<>();
            for (Node claim : claims) {
                // Others may have written into the graph too.
                if (claim.isURI()) {
                    transaction.claim(claim.getURI()).flatMap(judge::of).ifPresent(judgements::add);
                }
            }
            return judgements;
        });
    }

    /** An actor or incident of the graph, for use in a decision; empty when the store has none of that IRI. */
    public Optional<Referent> referent(String iri) {
        return read(current -> new ReviewTransaction(iris, current).referent(iri));
    }

    /**
     * What a decision to add a claim is bound to.
     *
     * @param article IRI of the article
     * @param content the claim, with offsets into the article's text
     * @throws IllegalArgumentException when the store has no such article, or its text is shorter
     */
    public Binding binding(String article, Content content) {
        return read(current -> new ReviewTransaction(iris, current).binding(article, content));
    }

    /**
     * Brings the graphs of the ontology and of the catalogue up to date. To be called before articles are written, with
     * the same catalogue that was used to read them.
     *
     * @return whether anything changed
     */
    public boolean refresh(Collection<CatalogEntry> catalog) {
        CatalogQuads catalogQuads = new CatalogQuads(iris);
        List<Quad> known = new ArrayList<>();
        catalog.forEach(entry -> known.addAll(catalogQuads.quads(entry)));
        List<Quad> ontology = OntologyQuads.quads(iris);
        boolean changed = replaceGraph(iris.ontologyGraph(), ontology).graphs() > 0;
        return replaceGraph(iris.catalogGraph(), known).graphs() > 0 || changed;
    }

    /**
     * Brings up to date what follows from the whole store, so it is for the end of a batch: the incidents that are proposed from what several
     * articles say alike, and the dataset description (VoID, DCAT), which counts.
     *
     * @return whether anything changed
     */
    public boolean describe() {
        checkOpen();
        checkSpace();
        Node proposed = NodeFactory.createURI(iris.proposedGraph());
        // In one transaction: what is decided or removed meanwhile settles proposals too.
        boolean changed =
                Writer.await(engine.replace(current -> Map.of(proposed, new Proposals(iris, current).quads()))).graphs() > 0;
        DatasetDescription self = new DatasetDescription(iris);
        List<Quad> description = self.quads(engine.counts(self.graph()));
        return replaceGraph(iris.datasetGraph(), description).graphs() > 0 || changed;
    }

    /**
     * What went wrong while the {@link #dataset} was written to, where it is a fault of the disk.
     *
     * @param failure an error of the virtual machine too: a page of a mapped file may find no place on the disk
     */
    public Optional<DiskException> diskFault(Throwable failure) {
        return failure instanceof DiskException disk ? Optional.of(disk) : engine.diskFault(failure);
    }

    /**
     * Runs something over the store within a read transaction. What it gives back must not read lazily.
     *
     * @throws StoreException when the store is closed
     */
    public <T> T read(Function<DatasetGraph, T> work) {
        checkOpen();
        return engine.read(work);
    }

    /** Queries over the store, with limits. */
    public Queries queries(QueryLimits limits) {
        return new Queries(this, limits);
    }

    /** How much the store holds. */
    public StoreStats stats() {
        checkOpen();
        return engine.counts(null).stats(engine.size());
    }

    /**
     * Checks the whole graph against the SHACL shapes. Works through it resource by resource, in constant memory.
     *
     * @param report called for each violation
     * @return how many there are
     */
    public long validate(Consumer<Violation> report) {
        checkOpen();
        return engine.validate(report);
    }

    /**
     * Writes all graphs as N-Quads, which any RDF tool reads, to a new file; packed when its name ends in {@code .gz}, and with the
     * other files of the store's folder when it ends in {@code .zip}.
     *
     * @return how many quads were written
     * @throws StoreException when the file exists or cannot be written
     */
    public long backup(Path file) {
        checkOpen();
        return engine.backup(file);
    }

    /** The files of the store's folder that only a {@code .zip} backup holds, by their paths in it. */
    public List<String> beside() {
        return engine.beside();
    }

    /** Closes the store, when what was asked of it is done. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.close();
        engine.close();
        if (directory != null) {
            StoreFolder.release(directory);
        }
    }

    private Decided take(Collection<Decision> decisions, boolean foreign) {
        checkOpen();
        checkSpace();
        List<Decision> all = List.copyOf(decisions);
        AtomicReference<Tally> tally = new AtomicReference<>();
        GraphWriter.Changes done = Writer.await(engine.replace(current -> {
            tally.set(new Tally());
            return new ReviewTransaction(iris, current).take(all, foreign, tally.get());
        }));
        return tally.get().decided(done.graphs());
    }

    private GraphWriter.Changes replaceGraph(String graph, List<Quad> quads) {
        checkOpen();
        checkSpace();
        Node name = NodeFactory.createURI(graph);
        return Writer.await(engine.replace(current -> Map.of(name, quads)));
    }

    /** Bytes on this machine's disk; 0 where it has none. */
    long bytes() {
        return engine.size();
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new StoreException(engine.name() + " is closed already");
        }
    }

    /** One store holds the IRIs of one base: under another, everything would stand in it twice. */
    private void checkBase() {
        List<String> bases = read(current -> DatasetDescription.bases(current));
        if (!bases.isEmpty() && !bases.contains(iris.base())) {
            close();
            throw new StoreException(engine.name() + " has IRIs below " + bases.get(0) + ", not below "
                    + iris.base() + "; use that base, change the store's with 'riposte rebase', or choose another one with --store");
        }
    }

    /**
     * Makes sure that the disk has room for a write. It is done before each one here; whoever writes to the
     * {@link #dataset} does it too.
     *
     * @throws DiskException when there is too little
     */
    public void checkSpace() {
        engine.checkSpace();
    }
}
