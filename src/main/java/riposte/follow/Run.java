package riposte.follow;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import riposte.article.Article;
import riposte.article.ArticleReader;
import riposte.article.Folder;
import riposte.article.InputFailure;
import riposte.article.LinkList;
import riposte.article.UnreadableException;
import riposte.article.WebAnswer;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;

/** One look at one source: at its lists, then at pages that wait. */
final class Run {

    /** Pages that are read before what became of them is waited for: so many are read again after a sudden death. */
    static final int TOGETHER = 10;

    private static final Duration LONGEST_TOGETHER = Duration.ofSeconds(20);
    /** Lists of a sitemap index that are asked for in one run, those first that were not for longest. */
    private static final int MOST_LISTS = 10;
    /** How often a page is asked for that does not come. */
    private static final int MOST_TRIES = 5;
    /** Failures of pages that are told; more are counted. */
    private static final int MOST_TOLD = 100;

    /** When to try again after articles could not be kept. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    private static final String LISTS = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
            + "text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5";

    private final Ledger ledger;
    private final Sources sources;
    private final Sites sites;
    private final Follower.Intakes intakes;
    private final FollowOptions options;
    private final ArticleReader reader;
    private final Instant begun;

    private final Deque<Reading> told = new ArrayDeque<>();
    private final List<InputFailure> failures = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();
    private boolean unchanged = true;
    private int articles;
    private int claims;
    private int skipped;
    private String problem;
    private Instant until;
    private boolean gone;
    private boolean broken;
    private Intake intake;
    private int together;
    private long since;

    Run(Ledger ledger, Sources sources, Sites sites, Follower.Intakes intakes, FollowOptions options) {
        this.ledger = ledger;
        this.sources = sources;
        this.sites = sites;
        this.intakes = intakes;
        this.options = options;
        this.reader = new ArticleReader(options.reading());
        this.begun = now();
    }

    /** A page whose articles are on their way. */
    private final class Reading {

        private final Ledger.Page page;
        private int open = 1;
        private int ofArticles;
        private int ofClaims;

        Reading(Ledger.Page page) {
            this.page = page;
        }

        void add(Article article) {
            open++;
            told.add(this);
            intake.add(article);
        }

        void tell(Outcome outcome) {
            switch (outcome.status()) {
                case KEPT -> {
                    ofArticles++;
                    ofClaims += outcome.claims();
                }
                case SKIPPED -> skipped++;
                case FAILED -> fail(page.address(), outcome.message());
            }
            close();
        }

        /** One of its articles is told, or it has no more. */
        void close() {
            if (--open == 0) {
                ledger.done(page, ofArticles, ofClaims, now());
                sources.leave(page.address());
                articles += ofArticles;
                claims += ofClaims;
            }
        }
    }

    /** Looks at the source, and says what came of it. */
    Report run() {
        boolean stopped = false;
        try {
            look();
            if (problem == null) {
                readPages();
            }
        } catch (StoppedException e) {
            stopped = true;
        } catch (RuntimeException | Error e) {
            notKept(e);
        }
        finish();
        if (stopped && problem == null) {
            // The next process goes on where this one ends.
            ledger.save();
        } else {
            ledger.ran(now(), problem, !broken, gone, next());
        }
        return new Report(
                ledger.source(),
                ledger.title(),
                unchanged,
                articles,
                claims,
                skipped,
                ledger.waiting(),
                failures,
                problem,
                ledger.due());
    }

    /** Waits for what is under way, and lets go of the intake. */
    private void finish() {
        try {
            if (intake != null && !broken) {
                intake.finish();
            }
        } catch (RuntimeException | Error e) {
            notKept(e);
        } finally {
            told.forEach(reading -> sources.leave(reading.page.address()));
            if (intake != null) {
                intake.close();
            }
        }
    }

    /** The pages that were read and not told wait still. */
    private void notKept(Throwable e) {
        broken = true;
        problem = e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private Instant next() {
        if (gone) {
            return null;
        }
        Duration every = ledger.source().every();
        if (problem == null) {
            return begun.plus(every);
        }
        if (broken) {
            return now().plus(SOON);
        }
        Duration first = every.compareTo(FIRST_PAUSE) < 0 ? every : FIRST_PAUSE;
        Instant again = now().plus(Backoff.after(ledger.failures() + 1, first, options.random()));
        return until != null && until.isAfter(again) ? until : again;
    }

    private void look() {
        if (ledger.source().isFolder()) {
            lookIntoFolder();
            return;
        }
        try {
            ask(Ledger.MAIN, ledger.source().address());
        } catch (NotNowException e) {
            problem = e.getMessage();
            until = e.until();
        } catch (NotAllowedException | UnreadableException e) {
            problem = e.getMessage();
        }
        if (problem == null) {
            lookAtLists();
        }
    }

    /** The lists that a sitemap index names: one that fails is no failure of the source. */
    private void lookAtLists() {
        for (String list : ledger.dueLists().stream().limit(MOST_LISTS).toList()) {
            try {
                ask(list, list);
            } catch (NotNowException e) {
                fail(list, e.getMessage());
                return;
            } catch (NotAllowedException | UnreadableException e) {
                ledger.unchanged(list, now());
                fail(list, e.getMessage());
            }
        }
    }

    /** Asks for a list, and takes in what it names. */
    private void ask(String list, String address)
            throws NotNowException, NotAllowedException, UnreadableException {
        Ledger.Listing known = ledger.listing(list);
        Map<String, String> headers = new HashMap<>(Map.of("Accept", LISTS));
        if (known.etag() != null) {
            headers.put("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            headers.put("If-Modified-Since", known.lastModified());
        }
        Sites.Found found = sites.get(URI.create(address), headers);
        WebAnswer answer = found.answer();
        if (answer.status() == 410 && list.equals(Ledger.MAIN)) {
            gone = true;
            problem = "is gone for good, its site says (status 410); remove it, or add its new address";
            return;
        }
        if (answer.status() >= 500) {
            throw new NotNowException(
                    "answered with status " + answer.status() + ", a failure of its site; it is tried again later", null, true);
        }
        LinkList links = answer.status() == 304 ? null : LinkList.read(answer.content());
        if (found.moved() != null && list.equals(Ledger.MAIN)) {
            ledger.change(ledger.source().at(found.moved().toString()));
        }
        if (links == null) {
            ledger.unchanged(list, now());
            return;
        }
        unchanged = false;
        take(list, links, new Ledger.Listing(
                answer.header("ETag"), answer.header("Last-Modified"), known.updated(), now()));
    }

    private void lookIntoFolder() {
        Path folder = ledger.source().folder();
        if (!Files.isDirectory(folder)) {
            problem = "is no folder any more; put it back, or remove the source";
            return;
        }
        List<LinkList.Link> files = new ArrayList<>();
        Folder.walk(
                folder,
                file -> {
                    try {
                        files.add(new LinkList.Link(
                                file.toString(), null, Files.getLastModifiedTime(file).toInstant(), false));
                    } catch (IOException e) {
                        // gone since the folder was listed
                    }
                },
                this::fail);
        take(Ledger.MAIN, new LinkList(null, files), new Ledger.Listing(null, null, null, now()));
        unchanged = ledger.waiting() == 0;
    }

    private void take(String list, LinkList links, Ledger.Listing listing) {
        int left = ledger.listed(list, links, listing, now());
        if (left > 0) {
            fail(
                    list.equals(Ledger.MAIN) ? ledger.source().address() : list,
                    "names " + left + " pages more than the " + Ledger.MOST_PAGES
                            + " that are followed of one source; follow a smaller list, such as the sitemap of its news");
        }
    }

    private void readPages() {
        Instant end = begun.plus(ledger.source().every());
        int taken = 0;
        for (Ledger.Page page : ledger.ready(now())) {
            if (taken == ledger.source().pages() || ledger.due() == null || taken > 0 && now().isAfter(end)) {
                return;
            }
            if (!sources.take(page.address())) {
                continue;
            }
            Reading reading = new Reading(page);
            boolean asked = false;
            try {
                asked = read(reading);
            } finally {
                if (!asked) {
                    sources.leave(page.address());
                }
            }
            if (asked) {
                taken++;
                keepSome();
            }
        }
    }

    /** Waits, every now and then, until what was read is kept. */
    private void keepSome() {
        if (intake == null || told.isEmpty()) {
            together = 0;
            return;
        }
        if (together++ == 0) {
            since = System.nanoTime();
        }
        if (together >= TOGETHER || System.nanoTime() - since > LONGEST_TOGETHER.toNanos()) {
            intake.finish();
            together = 0;
        }
    }

    /**
     * Reads a page.
     *
     * @return whether it was asked for; false when it waits still, or needs no reading
     */
    private boolean read(Reading reading) {
        Ledger.Page page = reading.page;
        String address = page.address();
        if (sources.hasSeen(ledger, address, page.entry().updated())) {
            reading.close();
            return false;
        }
        if (ledger.source().isFolder()) {
            openIntake();
            reader.read(List.of(address), reading::add, failure -> fail(address, failure));
            reading.close();
            return true;
        }
        URI uri = URI.create(address);
        if (silent.contains(uri.getRawAuthority())) {
            return false;
        }
        try {
            WebAnswer answer = sites.get(uri, Map.of()).answer();
            if (answer.status() >= 500) {
                later(page, "answered with status " + answer.status(), null);
            } else {
                openIntake();
                reader.read(answer, page.entry().date(), reading::add, failure -> fail(address, failure));
                reading.close();
                return true;
            }
        } catch (NotNowException e) {
            silent.add(uri.getRawAuthority());
            if (e.answered()) {
                later(page, e.getMessage(), e.until());
            } else {
                fail(address, e.getMessage());
                return false;
            }
        } catch (UnreadableException e) {
            if (e.isForGood()) {
                fail(address, e.getMessage());
                reading.close();
                return true;
            }
            silent.add(uri.getRawAuthority());
            later(page, e.getMessage(), null);
        } catch (NotAllowedException e) {
            fail(address, e.getMessage());
            reading.close();
            return false;
        }
        return true;
    }

    /** Leaves a page for another run, unless that was done often enough. */
    private void later(Ledger.Page page, String why, Instant notBefore) {
        int tries = page.entry().tries() + 1;
        if (tries >= MOST_TRIES) {
            fail(page.address(), why + "; given up after " + tries + " tries");
            ledger.done(page, 0, 0, now());
        } else {
            fail(page.address(), why + "; it is tried again later");
            Instant after = now().plus(Backoff.after(tries, FIRST_PAUSE, options.random()));
            ledger.later(page, tries, notBefore != null && notBefore.isAfter(after) ? notBefore : after);
        }
        sources.leave(page.address());
    }

    private void openIntake() {
        if (intake == null) {
            intake = intakes.open(outcome -> told.remove().tell(outcome));
        }
    }

    private void fail(String input, String message) {
        fail(new InputFailure(input, null, message));
    }

    private void fail(String page, InputFailure failure) {
        fail(new InputFailure(page, failure.place(), failure.message()));
    }

    private void fail(InputFailure failure) {
        if (failures.size() < MOST_TOLD) {
            failures.add(failure);
        }
    }

    private Instant now() {
        return options.clock().instant();
    }
}
