package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.follow.NewsSite;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.TestServer;

/** The command, into a real store. */
class FollowCommandTest {

    @TempDir
    Path folder;

    private NewsSite site;
    private String store;

    @BeforeEach
    void start() {
        site = new NewsSite();
        store = folder.resolve("store").toString();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Run follow(String... arguments) {
        return Run.of(Stream.concat(
                        Stream.of("follow", "--store", store, "--delay", "0s", "--allow-private-addresses"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private long articles() {
        try (ClaimStore opened = ClaimStore.open(Path.of(store), Iris.local())) {
            return opened.stats().of("Article");
        }
    }

    @Test
    void whatIsNewIsReadIntoTheStoreAndSourcesAreRemembered() {
        site.feed(1, 3);
        Run first = follow("--once", "--contact", "desk@news.example", site.at("/feed"));
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).matches("The Karsholm Courier: 3 articles, [3-6] claims\n");
        assertThat(first.code()).isZero();
        assertThat(articles()).isEqualTo(3);

        site.feed(3, 4);
        site.status("/news/4", 404);
        Run second = follow("--once");
        assertThat(second.out()).isEqualTo("The Karsholm Courier: 0 articles, 0 claims, 1 failed\n");
        assertThat(second.err()).contains("/news/4: answered with status 404", "no --contact is given");
        assertThat(second.code()).isEqualTo(1);

        Run listed = follow("--list");
        assertThat(listed.out()).startsWith("The Karsholm Courier\t" + site.at("/feed") + "\tok\t3 articles, ");
        assertThat(follow("--remove", site.at("/feed")).code()).isZero();
        assertThat(follow("--list").out()).isEmpty();
        assertThat(follow("--remove", site.at("/feed")).err()).contains("is not followed");
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(follow("--once").code()).isEqualTo(2);
        assertThat(follow("--once").err()).contains("nothing is followed yet", "--opml");
        assertThat(follow("--once", "--every", "often", "x").code()).isEqualTo(2);
        assertThat(follow("--once", "--every", "10s", site.at("/feed")).code()).isEqualTo(2);
        assertThat(follow("--once", "--contact", "two words", site.at("/feed")).err()).contains("e-mail or web address");
        assertThat(follow("--once", "nowhere/").err()).contains("nowhere/: is no folder");
        assertThat(follow("--once", "ftp://news.example/feed").code()).isEqualTo(1);
        assertThat(follow("--once", "--server", "http://localhost:1/", site.at("/feed")).err()).contains("RIPOSTE_TOKEN");
    }

    @Test
    void readsAListOfFeeds() throws IOException {
        site.feed(1, 1).status("/news/1", 404);
        Path opml = folder.resolve("feeds.opml");
        Files.writeString(opml, "<opml version='2.0'><body><outline text='Papers'><outline type='rss' text='Mine' xmlUrl='"
                + site.at("/feed") + "'/></outline></body></opml>");
        assertThat(follow("--once", "--opml", opml.toString()).out()).startsWith("Mine: 0 articles");
    }

    /**
     * The process is killed in the middle of a run, after its second transaction at the earliest: what was kept is not asked for
     * again, what was not is, and nothing is missing.
     */
    @Test
    void aKillLosesNothingAndReadsNothingTwice() throws Exception {
        site.feed(1, 35);
        // The newest page is read first; the process dies while it waits for the 25th.
        CountDownLatch reached = new CountDownLatch(1);
        CompletableFuture<Void> killed = new CompletableFuture<Void>().orTimeout(5, TimeUnit.MINUTES);
        site.answer("/news/11", exchange -> {
            reached.countDown();
            killed.join();
        });
        Process process = new Program()
                .start("follow", "--once", "--store", store, "--delay", "30ms", "--allow-private-addresses", site.at("/feed"));
        assertThat(reached.await(3, TimeUnit.MINUTES)).as("the 25th page is asked for").isTrue();
        for (int n = 0; n < 1200 && kept().size() < 10; n++) {
            Thread.sleep(50);
        }
        process.destroyForcibly();
        killed.complete(null);
        site.page("/news/11");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Set<String> kept = kept();
        assertThat(kept).hasSizeBetween(10, 34);
        int asked = site.requests().size() - 2;

        Run again = new Program()
                .run("follow", "--once", "--store", store, "--delay", "0s", "--allow-private-addresses");
        assertThat(again.code()).as(again.err()).isZero();
        IntStream.rangeClosed(1, 35).forEach(n -> {
            String page = "/news/" + n;
            assertThat(site.requests(page)).as(page).isBetween(1, kept.contains(site.at(page)) ? 1 : 2);
        });
        assertThat(site.requests("/robots.txt")).isEqualTo(1);
        assertThat(site.requests().stream().filter(path -> path.startsWith("/news/")).count())
                .as("asked for before the kill, and after it what was not kept")
                .isEqualTo(asked + 35 - kept.size());
        assertThat(articles()).isEqualTo(35);

        site.forgetRequests();
        assertThat(follow("--once").out()).isEqualTo("The Karsholm Courier: unchanged\n");
        assertThat(site.requests()).containsExactly("/feed");
    }

    /** The pages that the ledger says were kept, as it lies on the disk. */
    private Set<String> kept() throws IOException {
        Set<String> kept = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of(store, "sources"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                Matcher page = Pattern.compile("\\{\"page\":\"([^\"]+)\"[^\n]*}\n|$").matcher(Files.readString(file));
                while (page.find()) {
                    kept.add(page.group(1));
                }
            }
        }
        kept.remove(null);
        return kept;
    }

    @Test
    void readsIntoAServerThatRuns() throws Exception {
        site.feed(1, 2);
        try (TestServer server = TestServer.start(Path.of(store), "--riposte.token=right")) {
            assertThat(follow("--once", site.at("/feed")).err()).contains("is open in the server at", "add them on its page /sources");

            String[] arguments = {
                "follow", "--once", "--delay", "0s", "--allow-private-addresses", "--server", server.uri("/").toString(),
                "--state", folder.resolve("state").toString(), site.at("/feed")
            };
            Run wrong = new Program().variable("RIPOSTE_TOKEN", "wrong").run(arguments);
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.out()).contains("does not take this token");
            assertThat(site.requests("/news/1")).isEqualTo(1);

            // That was no fault of the source.
            Run right = new Program().variable("RIPOSTE_TOKEN", "right").run(arguments);
            assertThat(right.code()).as(right.err()).isZero();
            assertThat(right.out()).matches("The Karsholm Courier: 2 articles, \\d claims\n");
            assertThat(server.get("/articles").body()).contains("News of /news/1", "News of /news/2");
        }
    }

    /** Ctrl-C while it waits for the next run. */
    @Test
    void endsWhenItIsToldTo() throws Exception {
        site.feed(1, 1).status("/news/1", 404);
        Process process = new Program()
                .start("follow", "--store", store, "--delay", "0s", "--allow-private-addresses", site.at("/feed"));
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).startsWith("The Karsholm Courier: 0 articles");
        }
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(follow("--list").out()).contains("\tok\t0 articles");
    }
}
