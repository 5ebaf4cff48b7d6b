package riposte.follow;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import riposte.article.LinkList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a source, on the disk: the source itself, its lists, the pages that wait and those that were read. Safe
 * for use by several threads.
 *
 * <p>Two files. {@code ID.json} holds everything, and is replaced as a whole when a list was read and at the end of a run.
 * {@code ID.log} gets a line for each page that was read since; it is applied when the ledger is opened, and may be
 * applied twice. A line that a sudden death cut off is passed over: then its page is read again.
 */
final class Ledger {

    /** Pages of one source that are remembered, read or waiting; no sitemap names more than half as many. */
    static final int MOST_PAGES = 100_000;

    private static final int MOST_LISTS = 1000;

    /** The list at the source's own address; others go by theirs. */
    static final String MAIN = "";

    /** How long a page is remembered that no list names any more. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A list of the source.
     *
     * @param etag the validators it came with, as they go into the next request
     * @param updated when the sitemap index said that it was last changed
     * @param read when it was last asked for
     */
    record Listing(String etag, String lastModified, Instant updated, Instant read) {}

    /**
     * A page that was read.
     *
     * @param list which of the source's lists named it
     * @param updated when the list said that it was last changed, when it was read
     * @param gone since when the list does not name it any more; null while it does
     * @param read when it was read
     */
    record Seen(String list, Instant updated, Instant gone, Instant read) {}

    /**
     * A page that is to be read.
     *
     * @param published as the list says it, in ISO 8601
     * @param tries how often it was asked for in vain
     * @param after not before then
     */
    record Waiting(String list, String published, Instant updated, int tries, Instant after) {

        TemporalAccessor date() {
            try {
                return published == null
                        ? null
                        : published.length() == 10 ? LocalDate.parse(published) : OffsetDateTime.parse(published);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private Instant newest() {
            Instant since = date() instanceof OffsetDateTime time
                    ? time.toInstant()
                    : date() instanceof LocalDate day ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : null;
            return since == null || updated != null && updated.isAfter(since) ? updated : since;
        }
    }

    /** A page that is to be read, with its address or path. */
    record Page(String address, Waiting entry) {}

    /** The whole of it, as it is written. */
    private record Whole(
            Source source,
            String title,
            Instant lastRun,
            Instant nextRun,
            int failures,
            String problem,
            boolean ended,
            long articles,
            long claims,
            Map<String, Listing> lists,
            Map<String, Waiting> waiting,
            Map<String, Seen> seen) {}

    /** A line of the log: what came of a page. */
    private record Done(String page, String list, Instant updated, Instant read, int articles, int claims) {}

    private final Path file;
    private final Path log;
    private Source source;
    private String title;
    private Instant lastRun;
    private Instant nextRun;
    private int failures;
    private String problem;
    private boolean ended;
    private long articles;
    private long claims;
    private final Map<String, Listing> lists = new TreeMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private boolean running;
    private boolean removed;

    private Ledger(Path folder, String id) {
        this.file = folder.resolve(id + ".json");
        this.log = folder.resolve(id + ".log");
    }

    /** The ledger of a new source. */
    static Ledger begin(Path folder, Source source) {
        Ledger ledger = new Ledger(folder, source.id());
        ledger.source = source;
        ledger.nextRun = source.added();
        ledger.save();
        return ledger;
    }

    /**
     * The ledger that is in a file.
     *
     * @throws FollowException when it cannot be read
     */
    static Ledger open(Path file) {
        String name = file.getFileName().toString();
        Ledger ledger = new Ledger(file.getParent(), name.substring(0, name.length() - ".json".length()));
        try {
            Whole whole = JSON.readValue(Files.readAllBytes(file), Whole.class);
            ledger.source = whole.source();
            ledger.title = whole.title();
            ledger.lastRun = whole.lastRun();
            ledger.nextRun = whole.nextRun();
            ledger.failures = whole.failures();
            ledger.problem = whole.problem();
            ledger.ended = whole.ended();
            ledger.articles = whole.articles();
            ledger.claims = whole.claims();
            ledger.lists.putAll(whole.lists());
            ledger.waiting.putAll(whole.waiting());
            ledger.seen.putAll(whole.seen());
            ledger.source.id();
        } catch (IOException | RuntimeException e) {
            throw new FollowException(
                    file + " cannot be read (" + e.getMessage() + "); take it away, and add the source anew", e);
        }
        ledger.applyLog();
        return ledger;
    }

    private void applyLog() {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new FollowException(log + " cannot be read (" + e.getMessage() + ")", e);
        }
        for (String line : lines) {
            try {
                apply(JSON.readValue(line, Done.class));
            } catch (JacksonException e) {
                // cut off by a kill
            }
        }
        save();
    }

    private void apply(Done done) {
        if (done == null || done.page() == null) {
            return;
        }
        Seen before = seen.get(done.page());
        if (before != null && done.read().equals(before.read()) && Objects.equals(done.updated(), before.updated())) {
            // It is in the whole file already.
            return;
        }
        waiting.remove(done.page());
        seen.put(done.page(), new Seen(done.list(), done.updated(), null, done.read()));
        articles += done.articles();
        claims += done.claims();
    }

    synchronized Source source() {
        return source;
    }

    synchronized String title() {
        return source.title() != null ? source.title() : title != null ? title : source.address();
    }

    synchronized Status status() {
        Status.State state;
        if (source.paused()) {
            state = Status.State.PAUSED;
        } else if (ended) {
            state = Status.State.ENDED;
        } else if (problem != null) {
            state = Status.State.FAILING;
        } else if (lastRun == null) {
            state = Status.State.NEW;
        } else {
            state = waiting.isEmpty() ? Status.State.OK : Status.State.WAITING;
        }
        return new Status(
                source, title(), state, running, lastRun, due(), articles, claims, waiting.size(), problem);
    }

    /** When to look at it next; null when not to. */
    synchronized Instant due() {
        return source.paused() || ended || removed ? null : nextRun;
    }

    /** Whether the source is left alone for a while because it failed. */
    synchronized boolean isBackingOff(Instant now) {
        return failures > 0 && nextRun != null && now.isBefore(nextRun);
    }

    synchronized int failures() {
        return failures;
    }

    synchronized void change(Source to) {
        boolean newAddress = !to.address().equals(source.address());
        if (to.every().compareTo(source.every()) < 0 && problem == null && lastRun != null) {
            Instant sooner = lastRun.plus(to.every());
            nextRun = nextRun == null || sooner.isBefore(nextRun) ? sooner : nextRun;
        }
        source = to;
        if (newAddress) {
            // Its validators belong to the old one.
            lists.remove(MAIN);
        }
        save();
    }

    /** Has it looked at as soon as may be. */
    synchronized void hurry(Instant now) {
        ended = false;
        nextRun = now;
        save();
    }

    /** Begins a run. False when one is under way, or the source was removed. */
    synchronized boolean enter() {
        if (running || removed) {
            return false;
        }
        running = true;
        return true;
    }

    synchronized void leave() {
        running = false;
    }

    /** What is known of a list; empty when it is new. */
    synchronized Listing listing(String list) {
        return lists.getOrDefault(list, new Listing(null, null, null, null));
    }

    /**
     * Takes in what a list names: pages that are new or were changed wait from now on. On the disk when this returns.
     *
     * @param list {@link #MAIN}, or the address of a list that the source's own list names
     * @param links what it names
     * @param listing its validators
     * @param now the time
     * @return how many pages were left out, since the ledger is full
     */
    synchronized int listed(String list, LinkList links, Listing listing, Instant now) {
        if (list.equals(MAIN)) {
            title = links.title() != null ? links.title() : title;
            keepLists(links.links(), now);
        }
        Set<String> named = links.links().stream().map(LinkList.Link::address).collect(Collectors.toSet());
        seen.replaceAll((page, was) -> {
            if (!was.list().equals(list) || named.contains(page) == (was.gone() == null)) {
                return was;
            }
            return new Seen(list, was.updated(), named.contains(page) ? null : now, was.read());
        });
        forget(now);
        int left = 0;
        for (LinkList.Link link : links.links()) {
            if (link.list()) {
                continue;
            }
            String page = link.address();
            Seen was = seen.get(page);
            Waiting waits = waiting.get(page);
            if (was != null && waits == null && !isNews(was, link.updated())) {
                if (was.updated() == null && link.updated() != null) {
                    seen.put(page, new Seen(list, link.updated(), was.gone(), was.read()));
                }
                continue;
            }
            if (was == null && waits == null && seen.size() + waiting.size() >= MOST_PAGES) {
                left++;
                continue;
            }
            String published = link.published() == null ? null : link.published().toString();
            waiting.put(
                    page,
                    waits == null
                            ? new Waiting(list, published, link.updated(), 0, null)
                            : new Waiting(list, published, link.updated(), waits.tries(), waits.after()));
        }
        lists.put(list, listing);
        save();
        return left;
    }

    private boolean isNews(Seen was, Instant updated) {
        if (updated == null || was.updated() == null) {
            return false;
        }
        // A file may be replaced by an older one.
        return source.isFolder() ? !updated.equals(was.updated()) : updated.isAfter(was.updated());
    }

    /** The lists that a sitemap index names now; what others named is as good as gone. */
    private void keepLists(List<LinkList.Link> links, Instant now) {
        Map<String, LinkList.Link> named = new LinkedHashMap<>();
        links.stream().filter(LinkList.Link::list).limit(MOST_LISTS).forEach(link -> named.put(link.address(), link));
        if (lists.keySet().removeIf(list -> !list.equals(MAIN) && !named.containsKey(list))) {
            seen.replaceAll((page, was) -> was.gone() != null || was.list().equals(MAIN) || lists.containsKey(was.list())
                    ? was
                    : new Seen(was.list(), was.updated(), now, was.read()));
        }
        named.forEach((address, link) -> {
            Listing known = listing(address);
            boolean news = link.updated() != null
                    && (known.updated() == null || link.updated().isAfter(known.updated()));
            lists.put(
                    address,
                    new Listing(known.etag(), known.lastModified(), link.updated(), news ? null : known.read()));
        });
    }

    /** The lists of a sitemap index that may have changed since they were read; those first that were not for longest. */
    synchronized List<String> dueLists() {
        return lists.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(MAIN))
                .filter(entry -> entry.getValue().read() == null || entry.getValue().updated() == null)
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().read(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Notes that a list was asked for and has nothing new, or cannot be read. */
    synchronized void unchanged(String list, Instant now) {
        Listing known = listing(list);
        lists.put(list, new Listing(known.etag(), known.lastModified(), known.updated(), now));
    }

    private void forget(Instant now) {
        Instant before = now.minus(REMEMBERED);
        seen.values().removeIf(was -> was.gone() != null && was.gone().isBefore(before));
    }

    /** Whether a page was read as it is, if it was last changed then. */
    synchronized boolean hasSeen(String page, Instant updated) {
        Seen was = seen.get(page);
        return was != null
                && (updated == null
                        || !updated.isAfter(was.read())
                        || was.updated() != null && !updated.isAfter(was.updated()));
    }

    /** The pages that may be read now, newest first. */
    synchronized List<Page> ready(Instant now) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().after() == null || !now.isBefore(entry.getValue().after()))
                .map(entry -> new Page(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                        page -> page.entry().newest(), Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Leaves a page for later. */
    synchronized void later(Page page, int tries, Instant after) {
        Waiting entry = page.entry();
        waiting.computeIfPresent(
                page.address(),
                (k, v) -> new Waiting(entry.list(), entry.published(), entry.updated(), tries, after));
    }

    /** Notes that a page was read, and what came of it. Outlives the process when this returns. */
    synchronized void done(Page page, int ofArticles, int ofClaims, Instant now) {
        Waiting entry = page.entry();
        Done done = new Done(page.address(), entry.list(), entry.updated(), now, ofArticles, ofClaims);
        apply(done);
        if (removed) {
            return;
        }
        try (RandomAccessFile out = new RandomAccessFile(log.toFile(), "rw")) {
            out.seek(out.length());
            // The first byte ends a line that a kill cut off.
            out.write(("\n" + JSON.writeValueAsString(done) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new FollowException(log + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Notes the end of a run.
     *
     * @param wrong what was wrong; null when nothing was
     * @param itsFault whether that was the source's fault, and not that of where articles go
     * @param gone whether it is gone for good
     * @param next when to look again
     */
    synchronized void ran(Instant now, String wrong, boolean itsFault, boolean gone, Instant next) {
        lastRun = now;
        problem = wrong;
        failures = wrong == null || !itsFault ? 0 : failures + 1;
        ended = gone;
        nextRun = next;
        forget(now);
        save();
    }

    /** Leaves it alone for a while, where not even that can be written. */
    synchronized void postpone(Instant next) {
        nextRun = next;
    }

    /** Takes it from the disk. A run that is under way finishes what it has begun. */
    synchronized void remove() {
        removed = true;
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new FollowException(file + " cannot be deleted (" + e.getMessage() + ")", e);
        }
    }

    synchronized void save() {
        if (removed) {
            return;
        }
        Whole whole = new Whole(
                source, title, lastRun, nextRun, failures, problem, ended, articles, claims, new HashMap<>(lists), waiting, seen);
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(whole));
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new FollowException(file + " cannot be written (" + e.getMessage() + "); is the disk full?", e);
        }
    }
}
