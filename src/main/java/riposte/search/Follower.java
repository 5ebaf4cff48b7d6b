package riposte.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.store.file.Backup;
import riposte.store.graph.ReadAhead;
import riposte.store.write.TouchedGraphs;

/** The thread that brings the index up to date with the store. What goes wrong on it is told in a line, and tried again later. */
final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** Lucene tells of its choice of instructions for vectors, which are not used here. */
    private static final java.util.logging.Logger LUCENE = java.util.logging.Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    /** Graphs that are read in one transaction. */
    private static final int GRAPHS = 500;
    /** Between two commits, which wait for the disk. */
    private static final long COMMIT_MS = 5_000;
    /** Before the index is opened, unless somebody searches: a server that starts has more urgent work. */
    private static final long QUIET_MS = 20_000;
    /** After something went wrong. */
    private static final long AGAIN_MS = 60_000;

    /** The application ends. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ClaimStore store;
    private final TouchedGraphs touched;
    private final Path folder;
    private Thread thread;
    private boolean stopped;
    private boolean asked;
    private String shown;
    private String fault;
    private volatile int rebuilds;
    private volatile boolean rebuilding;
    private volatile IndexFiles files;
    private volatile SearcherManager searchers;

    Follower(ClaimStore store) {
        this.store = store;
        this.touched = store.touched();
        this.folder = store.directory().map(directory -> directory.resolve(Backup.TEXT_INDEX)).orElse(null);
    }

    /** Those of an index that holds a whole state of the store; null as long as there is none. */
    SearcherManager searchers() {
        return searchers;
    }

    /** @param now whether somebody searches; otherwise there is time */
    synchronized void start(boolean now) {
        if (now && !asked) {
            asked = true;
            notifyAll();
        }
        if (thread == null && !stopped) {
            touched.follow(this::written);
            thread = new Thread(this::run, "riposte-search");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    private synchronized void written() {
        notifyAll();
    }

    /** Waits until the index holds what the store holds now, or something went wrong, or for so long. */
    void await(Duration longest, BooleanSupplier givenUp) {
        long end = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        synchronized (this) {
            String now = touched.token();
            while (!now.equals(shown) && fault == null && !stopped && !givenUp.getAsBoolean() && System.nanoTime() < end) {
                // A later state will do too.
                if (shown != null && behind(shown, now)) {
                    break;
                }
                try {
                    wait(20);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a state is behind another one of the same name. */
    private static boolean behind(String shown, String now) {
        int a = shown.indexOf('.');
        int b = now.indexOf('.');
        return a == b && shown.regionMatches(0, now, 0, a) && Long.parseLong(shown.substring(a + 1)) >= Long.parseLong(now.substring(b + 1));
    }

    /** Searches; empty where there is no index, or none any more. */
    <T> Optional<T> search(SearchIndex.Search<T> search, long longest) {
        SearcherManager manager = searchers;
        if (manager == null) {
            return Optional.empty();
        }
        try {
            IndexSearcher searcher = manager.acquire();
            try {
                return Optional.of(search.with(SearchIndex.bounded(searcher, longest)));
            } finally {
                manager.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The full-text index cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Why there is no index. */
    synchronized String whyNot() {
        return fault == null
                ? "The full-text index is being made; ask again in a moment."
                : "There is no full-text index: " + fault;
    }

    /** Whether it reads all graphs, which takes a while. */
    boolean rebuilding() {
        return rebuilding;
    }

    /** How often it read all graphs. */
    int rebuilds() {
        return rebuilds;
    }

    private void run() {
        waitUntilAsked();
        while (goesOn()) {
            try {
                follow();
            } catch (Stopped e) {
                return;
            } catch (Exception | Error e) {
                failed(e);
            }
        }
    }

    private synchronized boolean goesOn() {
        return !stopped;
    }

    private void follow() throws IOException {
        store.checkSpace();
        if (files == null) {
            files = IndexFiles.open(folder);
        }
        long committed = System.nanoTime();
        boolean unsaved = catchUp(true);
        while (goesOn()) {
            if (unsaved && System.nanoTime() - committed >= COMMIT_MS * 1_000_000) {
                files.commit();
                committed = System.nanoTime();
                unsaved = false;
            }
            waitForWrite();
            if (goesOn()) {
                unsaved |= catchUp(false);
            }
        }
        if (unsaved) {
            files.commit();
        }
    }

    private synchronized void waitUntilAsked() {
        long end = System.nanoTime() + QUIET_MS * 1_000_000;
        while (!stopped && !asked && System.nanoTime() < end) {
            waitFor(QUIET_MS);
        }
    }

    private synchronized void waitForWrite() {
        long end = System.nanoTime() + COMMIT_MS * 1_000_000;
        while (!stopped && touched.token().equals(shown) && System.nanoTime() < end) {
            waitFor(COMMIT_MS);
        }
    }

    private synchronized void waitFor(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /** Whether there was something to do that is not committed. */
    private boolean catchUp(boolean first) throws IOException {
        String now = touched.token();
        if (now.equals(files.state())) {
            show(now);
            return false;
        }
        store.checkSpace();
        Optional<Set<String>> graphs = touched.since(files.state());
        if (graphs.isPresent()) {
            replace(graphs.get());
        } else {
            rebuild();
        }
        files.show(now);
        if (graphs.isEmpty() || first) {
            files.commit();
        }
        show(now);
        return graphs.isPresent() && !first;
    }

    private void rebuild() throws IOException {
        long start = System.nanoTime();
        rebuilds++;
        rebuilding = true;
        files.clear();
        List<String> graphs = store.read(dataset -> {
            List<String> names = new ArrayList<>();
            dataset.listGraphNodes().forEachRemaining(graph -> {
                check();
                if (graph.isURI()) {
                    names.add(graph.getURI());
                }
            });
            return names;
        });
        long texts = replace(graphs);
        long ms = (System.nanoTime() - start) / 1_000_000;
        if (ms > 1_000) {
            LOG.info("Made the full-text index: {} texts of {} graphs in {} s.", texts, graphs.size(), ms / 1_000);
        }
    }

    private long replace(Collection<String> graphs) throws IOException {
        List<String> all = List.copyOf(graphs);
        long count = 0;
        for (int from = 0; from < all.size(); from += GRAPHS) {
            List<String> some = all.subList(from, Math.min(all.size(), from + GRAPHS));
            List<List<Text>> texts = store.read(dataset -> {
                ReadAhead.expect(dataset, some.stream().map(NodeFactory::createURI).toList());
                List<List<Text>> found = new ArrayList<>();
                for (String graph : some) {
                    check();
                    found.add(Texts.of(dataset, graph));
                }
                return found;
            });
            for (int i = 0; i < some.size(); i++) {
                check();
                files.replace(some.get(i), texts.get(i));
                count += texts.get(i).size();
            }
        }
        return count;
    }

    private void check() {
        if (!goesOn()) {
            throw new Stopped();
        }
    }

    private synchronized void show(String state) {
        shown = state;
        fault = null;
        rebuilding = false;
        searchers = files.searchers();
        notifyAll();
    }

    private void failed(Throwable why) {
        synchronized (this) {
            searchers = null;
            shown = null;
            fault = why instanceof StoreException ? why.getMessage() : why.getClass().getSimpleName() + " " + why.getMessage();
            notifyAll();
        }
        if (goesOn()) {
            LOG.warn("{}. Searches look through sentences and names as they stand; tried again in a minute.", whyNot());
            LOG.debug("The full-text index", why);
        }
        closeFiles();
        long end = System.nanoTime() + AGAIN_MS * 1_000_000;
        synchronized (this) {
            while (!stopped && System.nanoTime() < end) {
                waitFor(AGAIN_MS);
            }
        }
    }

    private void closeFiles() {
        IndexFiles open = files;
        files = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The full-text index could not be closed", e);
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            stopped = true;
            notifyAll();
            running = thread;
        }
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        searchers = null;
        closeFiles();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
