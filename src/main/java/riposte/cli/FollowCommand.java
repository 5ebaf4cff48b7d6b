package riposte.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import riposte.article.InputFailure;
import riposte.article.ReadOptions;
import riposte.catalog.Catalog;
import riposte.follow.FollowException;
import riposte.follow.FollowOptions;
import riposte.follow.Follower;
import riposte.follow.Opml;
import riposte.follow.Report;
import riposte.follow.Source;
import riposte.follow.Sources;
import riposte.follow.Status;
import riposte.follow.Wish;
import riposte.ingest.ClaimFinder;
import riposte.ingest.FailureText;
import riposte.ingest.IngestOptions;
import riposte.ingest.Ingestion;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;
import riposte.ingest.ServerIntake;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.store.fault.StoreLockedException;
import riposte.store.file.RunningServer;

/** {@code riposte follow}: feeds, sitemaps and folders into the graph, as they change. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = "Follows feeds (RSS, Atom, JSON Feed), sitemaps and folders: reads what is new in them into the store, again and "
                + "again until Ctrl-C. Keeps to robots.txt and to what sites ask for. What was read is remembered: it may be stopped at "
                + "any time and run again. Without a FEED it follows all sources that were ever given. A server follows the sources of "
                + "its store by itself; its page /sources shows them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte follow https://news.example/feed.xml",
            "  riposte follow --every 1h --contact desk@news.example --opml feeds.opml",
            "  riposte follow --once",
            "  RIPOSTE_TOKEN=secret riposte follow --server https://claims.example.org/ incoming/"
        })
final class FollowCommand implements Callable<Integer> {

    /** Exit code of a process that was interrupted, by the custom of shells. */
    private static final int INTERRUPTED = 130;

    private static final int FAILURES_NAMED = 10;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FEED",
            description = "address of a feed or sitemap, or a folder; remembered as a source")
    private List<String> feeds = List.of();

    @Mixin
    private StoreOption storeOption;

    @Mixin
    private ExtractionOptions extraction;

    @Mixin
    private ServerOption server;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "folder that remembers the sources and what was read of them; by default in the store, with --server in the "
                    + "user's data folder (~/.local/share/riposte)")
    private Path state;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how often to look at the sources given: 15m (the default), 2h, 1d")
    private Duration every;

    @Option(
            names = "--pages",
            paramLabel = "N",
            converter = ExtractionOptions.Positive.class,
            description = "most pages to read of a source in one run, 50 by default; the rest waits for the next")
    private Integer pages;

    @Option(names = "--opml", paramLabel = "FILE", description = "a list of feeds, as feed readers export it")
    private Path opml;

    @Option(names = "--once", description = "look once, and end; for cron")
    private boolean once;

    @Option(names = "--list", description = "only list the sources, and how they are doing")
    private boolean list;

    @Option(names = "--remove", description = "only forget the sources given; their articles stay")
    private boolean remove;

    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            defaultValue = "${env:RIPOSTE_CONTACT:-}",
            description = "e-mail or web address at which sites can reach you, told to them with every request; or keep it in the "
                    + "variable RIPOSTE_CONTACT")
    private String contact;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            converter = Time.class,
            description = "pause between two requests to one host, 1s by default; more where its robots.txt asks for more")
    private Duration delay = FollowOptions.defaults().delay();

    @Option(
            names = "--allow-private-addresses",
            description = "also fetch from this machine and the local network, which is refused otherwise")
    private boolean allowPrivateAddresses;

    FollowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        FollowOptions options = options();
        if (list || remove) {
            try (Sources sources = open()) {
                return list ? list(sources) : remove(sources);
            }
        }
        if (server.address() != null) {
            String token = server.token();
            return follow(options, outcomes -> new ServerIntake(server.address(), token, outcomes), () -> {});
        }
        try (ClaimStore store = openStore()) {
            return follow(options, new LocalIntakes(store), store::describe);
        }
    }

    private FollowOptions options() {
        try {
            if (every != null || pages != null) {
                Source.check(every != null ? every : Source.EVERY, pages != null ? pages : Source.PAGES);
            }
            return FollowOptions.defaults()
                    .withContact(contact)
                    .withDelay(delay)
                    .withReading(ReadOptions.defaults().withAllowPrivateAddresses(allowPrivateAddresses));
        } catch (FollowException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ClaimStore openStore() {
        try {
            return storeOption.open();
        } catch (StoreLockedException e) {
            RunningServer running = RunningServer.of(storeOption.directory()).orElseThrow(() -> e);
            throw new StoreException("the store " + storeOption.directory() + " is open in the server at " + running.address()
                    + ", which follows its sources by itself; add them on its page /sources", e);
        }
    }

    private Sources open() {
        Sources sources = Sources.open(folder(), Clock.systemUTC());
        sources.problems().forEach(console::complain);
        return sources;
    }

    private Path folder() {
        if (state != null) {
            return state;
        }
        if (server.address() == null) {
            return storeOption.directory().resolve("sources");
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path user = data != null && !data.isBlank()
                ? Path.of(data)
                : Path.of(System.getProperty("user.home"), ".local", "share");
        // What one server has read is new to another.
        String name = (server.address().getHost() + (server.address().getPort() < 0 ? "" : "-" + server.address().getPort())).toLowerCase(Locale.ROOT);
        return user.resolve("riposte").resolve("sources").resolve(name.replaceAll("[^a-z0-9.-]", "_"));
    }

    private int list(Sources sources) {
        for (Status status : sources.all()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%s\t%s\t%s\t%d articles, %d claims%s%s",
                    status.title(),
                    status.source().address(),
                    status.state().toString().toLowerCase(Locale.ROOT),
                    status.articles(),
                    status.claims(),
                    status.waiting() > 0 ? ", " + status.waiting() + " wait" : "",
                    status.problem() == null ? "" : "\t" + status.problem()));
        }
        return Riposte.DONE;
    }

    private int remove(Sources sources) {
        Failures failures = new Failures(console);
        if (feeds.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--remove needs the addresses of the sources to forget");
        }
        for (String feed : feeds) {
            Source source = sources.known(feed);
            if (source == null) {
                failures.add(feed, "is not followed; --list lists what is");
            } else {
                sources.remove(source.id());
            }
        }
        return failures.exitCode();
    }

    private int follow(FollowOptions options, Follower.Intakes intakes, Runnable atEnd) throws IOException {
        try (Stopping stopping = new Stopping();
                Sources sources = open()) {
            List<Source> which = named(sources);
            if (which.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "nothing is followed yet: give the address of a feed, or a list with --opml");
            }
            if (contact.isBlank()) {
                console.note("no --contact is given: sites cannot tell you when something is wrong");
            }
            Printer printer = new Printer(once ? () -> {} : atEnd);
            boolean failed = false;
            try (Follower follower = new Follower(sources, options, intakes, printer)) {
                if (once) {
                    failed = !await(follower, follower.once(which), stopping, printer);
                } else {
                    Set<String> ids = which.stream().map(Source::id).collect(Collectors.toSet());
                    follower.start(source -> ids.contains(source.id()));
                    while (!stopping.asked() && !printer.abandoned) {
                        pause();
                    }
                }
            } finally {
                if (once && printer.articles > 0) {
                    atEnd.run();
                }
            }
            return stopping.asked() ? INTERRUPTED : failed ? Riposte.FAILED : Riposte.DONE;
        }
    }

    /** The sources of the command line; all there are, where it names none. */
    private List<Source> named(Sources sources) throws IOException {
        List<Wish> wishes = new ArrayList<>();
        if (opml != null) {
            wishes.addAll(Opml.read(Files.readAllBytes(opml)));
        }
        feeds.forEach(feed -> wishes.add(Wish.of(feed)));
        if (wishes.isEmpty()) {
            return sources.all().stream().map(Status::source).toList();
        }
        return wishes.stream()
                .map(wish -> sources.add(new Wish(
                        wish.address(),
                        wish.title(),
                        every != null ? every : wish.every(),
                        pages != null ? pages : wish.pages())))
                .distinct()
                .peek(source -> lookAgain(sources, source))
                .toList();
    }

    /** A source that was gone for good, and is named again. */
    private static void lookAgain(Sources sources, Source source) {
        if (sources.status(source.id()).state() == Status.State.ENDED) {
            sources.hurry(source.id());
        }
    }

    /** Waits for all runs; false when one of them failed. */
    private boolean await(Follower follower, List<Future<Report>> runs, Stopping stopping, Printer printer) {
        boolean well = true;
        for (Future<Report> run : runs) {
            Report report = null;
            while (!run.isDone()) {
                if (stopping.asked() || printer.abandoned) {
                    follower.stop();
                }
                try {
                    report = run.get(200, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // still at it
                } catch (InterruptedException e) {
                    follower.stop();
                } catch (ExecutionException e) {
                    break;
                }
            }
            try {
                report = run.get();
                well &= report != null && !report.failed();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                if (!printer.abandoned) {
                    console.complain(FailureText.of(e.getCause()));
                }
                well = false;
            }
        }
        return well;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            // Ctrl-C comes as the end of the process.
        }
    }

    /** Tells what came of each run. */
    private final class Printer implements Consumer<Report> {

        private final Runnable afterNews;
        private volatile boolean abandoned;
        private volatile int articles;

        Printer(Runnable afterNews) {
            this.afterNews = afterNews;
        }

        @Override
        public void accept(Report report) {
            Failures failures = new Failures(console, FAILURES_NAMED);
            for (InputFailure failure : report.failures()) {
                failures.add(
                        failure.place() == null ? failure.input() : failure.input() + ", " + failure.place(),
                        failure.message());
            }
            articles += report.articles();
            if (report.articles() > 0) {
                afterNews.run();
            }
            try {
                console.line(report.toString());
                console.writer().flush();
            } catch (UncheckedIOException e) {
                abandoned = true;
            }
        }
    }

    /** Into a store of this process. The reader of claims is made when there is something to read. */
    private final class LocalIntakes implements Follower.Intakes {

        private final ClaimStore store;
        private final IngestOptions options = extraction.ingestOptions(false);
        private ClaimFinder finder;

        LocalIntakes(ClaimStore store) {
            this.store = store;
        }

        @Override
        public Intake open(Consumer<Outcome> outcomes) {
            return new Ingestion(store, finder(), options, outcomes);
        }

        private synchronized ClaimFinder finder() {
            if (finder == null) {
                Catalog catalog = extraction.catalog();
                store.refresh(CatalogEntry.all(catalog));
                finder = options.finder(catalog);
            }
            return finder;
        }
    }

    /** A time such as 90s, 15m, 2h or 1d. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Pattern PATTERN = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

        @Override
        public Duration convert(String value) {
            Matcher time = PATTERN.matcher(value.strip());
            if (!time.matches()) {
                throw new TypeConversionException("'" + value + "' is no time such as 90s, 15m, 2h or 1d");
            }
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }
}
