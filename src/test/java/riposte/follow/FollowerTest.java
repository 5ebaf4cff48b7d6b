package riposte.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of sites, and when; what is kept, and what comes again. */
class FollowerTest {

    @TempDir
    Path folder;

    private NewsSite site;
    private Following following;

    @BeforeEach
    void start() {
        site = new NewsSite();
        following = new Following(folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        following.close();
        site.close();
    }

    /** robots.txt is asked for once in a day and host: by the first request here. */
    @Test
    void anUnchangedFeedCostsOneRequestAndANewEntryTwo() {
        site.feed(1, 50);
        following.add(site.at("/feed"));
        Report first = following.lookAtOne();
        assertThat(first.articles()).isEqualTo(50);
        assertThat(first.failures()).isEmpty();
        assertThat(site.requests()).hasSize(52).startsWith("/robots.txt", "/feed");

        site.forgetRequests();
        Report second = following.lookAtOne();
        assertThat(second.unchanged()).isTrue();
        assertThat(second.toString()).isEqualTo("The Karsholm Courier: unchanged");
        assertThat(site.requests()).containsExactly("/feed");

        site.feed(2, 51);
        site.forgetRequests();
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
        assertThat(site.requests()).containsExactly("/feed", "/news/51");
    }

    @Test
    void aProcessThatStartsAnewRemembersAllOfThis() {
        site.feed(1, 3);
        following.add(site.at("/feed"));
        following.look();
        following.restart();
        site.forgetRequests();
        assertThat(following.lookAtOne().unchanged()).isTrue();
        assertThat(site.requests()).containsExactly("/feed");
        assertThat(following.status().articles()).isEqualTo(3);
        assertThat(following.status().title()).isEqualTo("The Karsholm Courier");

        following.clock.pass(Duration.ofHours(25));
        site.forgetRequests();
        following.look();
        assertThat(site.requests()).containsExactly("/robots.txt", "/feed");
    }

    @Test
    void saysWhoAsks() {
        site.feed(1, 1);
        following.add(site.at("/feed"));
        following.look();
        assertThat(site.lastHeader("User-agent")).matches("Riposte/\\S+ \\(\\+desk@news\\.example\\)");
    }

    @Test
    void whatIsMoreThanARunMayReadWaitsEvenWhenTheFeedForgetsIt() {
        site.feed(1, 25);
        following.sources().add(new Wish(site.at("/feed"), null, null, 10));
        Report first = following.lookAtOne();
        assertThat(first.articles()).isEqualTo(10);
        assertThat(first.waiting()).isEqualTo(15);
        assertThat(following.status().state()).isEqualTo(Status.State.WAITING);
        site.feed(26, 26);
        following.restart();
        following.look();
        following.look();
        assertThat(following.kept).hasSize(26);
        assertThat(following.status().state()).isEqualTo(Status.State.OK);
        IntStream.rangeClosed(1, 26).forEach(n -> assertThat(site.requests("/news/" + n)).as("page " + n).isEqualTo(1));
    }

    @Test
    void theNewestIsReadFirst() {
        site.page("/a").page("/b").page("/c");
        site.serve("/feed", "application/rss+xml", "<rss><channel><title>x</title>"
                + item("/a", "Mon, 02 Mar 2026 06:00:00 GMT") + item("/b", "Mon, 02 Mar 2026 07:00:00 GMT")
                + item("/c", "Sun, 01 Mar 2026 07:00:00 GMT") + "</channel></rss>");
        following.add(site.at("/feed"));
        following.look();
        assertThat(site.requests()).endsWith("/b", "/a", "/c");
        assertThat(following.kept.get(0).published()).hasToString("2026-03-02T07:00Z");
    }

    private String item(String path, String published) {
        return "<item><link>" + site.at(path) + "</link><pubDate>" + published + "</pubDate></item>";
    }

    @Test
    void aPageIsReadAgainWhenTheFeedSaysItWasUpdated() {
        site.page("/a").page("/b");
        atom("2026-03-02T07:00:00Z", "2026-03-02T07:00:00Z");
        following.add(site.at("/feed"));
        assertThat(following.lookAtOne().articles()).isEqualTo(2);
        atom("2026-03-02T07:00:00Z", "2026-03-02T07:30:00Z");
        site.forgetRequests();
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
        assertThat(site.requests()).containsExactly("/feed", "/b");
        atom("2026-03-02T07:00:00Z", "2026-03-02T07:10:00Z");
        site.forgetRequests();
        following.look();
        assertThat(site.requests()).containsExactly("/feed");
    }

    private void atom(String a, String b) {
        String entry = "<entry><link href='%s'/><updated>%s</updated></entry>";
        site.serve(
                "/feed",
                "application/atom+xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Atom</title>" + entry.formatted("/a", a) + entry.formatted("/b", b)
                        + "</feed>");
    }

    @Test
    void aPageOfTwoSourcesIsReadOnce() {
        site.feed(1, 5);
        site.serve("/other", "application/rss+xml", "<rss><channel><title>Other</title>" + item("/news/3", "") + "</channel></rss>");
        following.add(site.at("/feed"));
        following.look();
        following.add(site.at("/other"));
        following.look();
        assertThat(site.requests("/news/3")).isEqualTo(1);
        assertThat(following.sources().all()).extracting(Status::waiting).containsOnly(0);
    }

    @Test
    void readsAJsonFeed() {
        site.page("/a").page("/b");
        site.serve("/feed", "application/feed+json", """
                {"version": "https://jsonfeed.org/version/1.1", "title": "In JSON", "items": [
                 {"id": "1", "url": "%s", "date_published": "2026-03-02T07:00:00Z"}, {"id": "%s"}, {"id": "3", "content_text": "x"}]}
                """.formatted(site.at("/a"), site.at("/b")));
        following.add(site.at("/feed"));
        Report report = following.lookAtOne();
        assertThat(report.title()).isEqualTo("In JSON");
        assertThat(report.articles()).isEqualTo(2);
    }

    @Test
    void readsSitemapsAndTheirIndex() {
        site.page("/a").page("/b").page("/c");
        index("2026-03-01", "2026-03-01");
        sitemap("/one.xml", "/a");
        sitemap("/two.xml", "/b");
        following.add(site.at("/sitemap.xml"));
        assertThat(following.lookAtOne().articles()).isEqualTo(2);

        // Only the one that has changed is asked for.
        index("2026-03-01", "2026-03-02");
        sitemap("/two.xml", "/b", "/c");
        site.forgetRequests();
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
        assertThat(site.requests()).containsExactly("/sitemap.xml", "/two.xml", "/c");
        site.forgetRequests();
        following.look();
        assertThat(site.requests()).containsExactly("/sitemap.xml");
    }

    private void index(String one, String two) {
        String entry = "<sitemap><loc>%s</loc><lastmod>%s</lastmod></sitemap>";
        site.serve(
                "/sitemap.xml",
                "application/xml",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + entry.formatted(site.at("/one.xml"), one)
                        + entry.formatted(site.at("/two.xml"), two) + "</sitemapindex>");
    }

    private void sitemap(String path, String... pages) {
        StringBuilder urls = new StringBuilder();
        for (String page : pages) {
            urls.append("<url><loc>").append(site.at(page)).append("</loc></url>");
        }
        site.serve(path, "application/xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + urls + "</urlset>");
    }

    @Test
    void followsAFolder() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming/deeper"));
        Files.writeString(incoming.resolve("a.txt"), "Estonia accused Russia of hacking its parliament.");
        Files.writeString(incoming.resolve("two.jsonl"), "{\"id\":\"x\",\"text\":\"One.\"}\nno json\n{\"id\":\"y\",\"text\":\"Two.\"}\n");
        following.add(folder.resolve("incoming").toString());
        Report first = following.lookAtOne();
        assertThat(first.articles()).isEqualTo(3);
        assertThat(first.failures()).singleElement().asString().contains("two.jsonl, line 2", "is not JSON");
        assertThat(following.lookAtOne().unchanged()).isTrue();

        Path file = incoming.resolve("a.txt");
        Files.writeString(file, "Estonia accused Russia of hacking its parliament again.");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
        assertThat(following.kept).extracting(article -> article.id()).containsExactly("a", "x", "y", "a");
    }

    @Test
    void nothingThatRobotsTxtForbidsIsAskedFor() {
        site.feed(1, 2);
        site.serve("/robots.txt", "text/plain", "User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /news/1\n");
        following.add(site.at("/feed"));
        Report report = following.lookAtOne();
        assertThat(report.articles()).isEqualTo(1);
        assertThat(report.failures()).singleElement().asString().contains("/news/1: is closed to robots by", "/robots.txt");
        assertThat(site.requests("/news/1")).isZero();
        assertThat(following.lookAtOne().waiting()).isZero();

        site.serve("/robots.txt", "text/plain", "User-agent: riposte\nDisallow: /\n");
        following.clock.pass(Duration.ofDays(2));
        site.forgetRequests();
        assertThat(following.lookAtOne().problem()).contains("is closed to robots");
        assertThat(site.requests()).containsExactly("/robots.txt");
    }

    @Test
    void aRedirectToWhatRobotsTxtForbidsIsNotFollowed() {
        site.feed(1, 1).page("/closed/1").status("/news/1", 302, "Location", "/closed/1");
        site.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed\n");
        following.add(site.at("/feed"));
        assertThat(following.lookAtOne().failures()).hasSize(1);
        assertThat(site.requests()).contains("/news/1").doesNotContain("/closed/1");
    }

    @Test
    void aSiteThatCannotSayWhatIsAllowedIsLeftAlone() {
        site.feed(1, 1).status("/robots.txt", 500);
        following.add(site.at("/feed"));
        assertThat(following.lookAtOne().problem()).contains("does not say what robots may read", "500", "tried again");
        assertThat(site.requests()).containsExactly("/robots.txt");

        site.status("/robots.txt", 404);
        following.clock.pass(Duration.ofDays(1));
        assertThat(following.lookAtOne().articles()).isEqualTo(1);

        // What it said the day before holds while it cannot be asked.
        site.status("/robots.txt", 503);
        following.clock.pass(Duration.ofDays(2));
        assertThat(following.lookAtOne().problem()).isNull();
    }

    @Test
    void keepsToTheDelay() {
        following.close();
        following = new Following(folder.resolve("slow"), Duration.ofMillis(100), true);
        site.feed(1, 3);
        following.add(site.at("/feed"));
        long start = System.nanoTime();
        following.look();
        // Five requests, four pauses.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));

        site.serve("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.7\nAllow: /\n");
        site.feed(1, 4);
        following.clock.pass(Duration.ofDays(2));
        start = System.nanoTime();
        following.look();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void retryAfterIsObeyedInSecondsAndAsADate() {
        site.feed(1, 1).status("/feed", 503, "Retry-After", "7200");
        following.add(site.at("/feed"));
        Report report = following.lookAtOne();
        assertThat(report.problem()).contains("503", "2026-03-02T10:00:00Z");
        assertThat(report.nextRun()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        site.forgetRequests();
        following.clock.pass(Duration.ofMinutes(119));
        following.restart();
        assertThat(following.lookAtOne().problem()).contains("is left alone until 2026-03-02T10:00:00Z");
        assertThat(site.requests()).isEmpty();

        following.clock.pass(Duration.ofMinutes(1));
        site.status("/feed", 429, "Retry-After", "Tue, 03 Mar 2026 12:00:00 GMT");
        assertThat(following.lookAtOne().nextRun()).isEqualTo(Instant.parse("2026-03-03T12:00:00Z"));
        following.clock.pass(Duration.ofHours(26));
        site.feed(1, 1);
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
        assertThat(following.status().problem()).isNull();
    }

    @Test
    void aSiteThatIsBusyIsAskedForNoMorePages() {
        site.feed(1, 5).status("/news/3", 429, "Retry-After", "600");
        following.add(site.at("/feed"));
        Report report = following.lookAtOne();
        assertThat(report.articles()).isEqualTo(2);
        assertThat(report.waiting()).isEqualTo(3);
        assertThat(site.requests()).doesNotContain("/news/1", "/news/2");
        site.page("/news/3");
        following.clock.pass(Duration.ofHours(1));
        assertThat(following.lookAtOne().articles()).isEqualTo(3);
    }

    @Test
    void aBusyHostIsBusyForAllItsSources() {
        site.feed(1, 1).status("/busy", 503, "Retry-After", "600");
        Source busy = following.add(site.at("/busy"));
        following.look();
        following.sources().remove(busy.id());
        following.add(site.at("/feed"));
        site.forgetRequests();
        assertThat(following.lookAtOne().problem()).contains("asks to wait until 2026-03-02T08:10:00Z");
        assertThat(site.requests()).isEmpty();
        following.clock.pass(Duration.ofHours(1));
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
    }

    @Test
    void aSourceThatFailsIsAskedLessAndLessOften() {
        site.status("/feed", 500);
        following.add(site.at("/feed"));
        Instant[] asked = new Instant[12];
        for (int n = 0; n < asked.length; n++) {
            asked[n] = following.clock.instant();
            Report report = following.lookAtOne();
            assertThat(report.problem()).contains("500");
            Duration pause = Duration.between(asked[n], report.nextRun());
            Duration expected = Duration.ofMinutes(15L << n);
            if (n < 6) {
                assertThat(pause).isBetween(expected.multipliedBy(3).dividedBy(4), expected.multipliedBy(5).dividedBy(4));
            } else {
                assertThat(pause).isBetween(Duration.ofHours(12), Duration.ofDays(1));
            }
            following.clock.pass(pause);
        }
        site.feed(1, 1);
        Report report = following.lookAtOne();
        assertThat(report.nextRun()).isEqualTo(following.clock.instant().plus(Source.EVERY));
    }

    @Test
    void aPageThatDoesNotComeIsTriedAgainAndGivenUp() {
        site.feed(1, 2).status("/news/1", 500);
        following.add(site.at("/feed"));
        assertThat(following.lookAtOne().failures()).singleElement().asString().contains("tried again later");
        for (int n = 0; n < 10; n++) {
            following.clock.pass(Duration.ofDays(1));
            following.restart();
            following.look();
        }
        assertThat(site.requests("/news/1")).isEqualTo(5);
        assertThat(following.status().waiting()).isZero();
        assertThat(following.kept).hasSize(1);
    }

    @Test
    void aFeedThatMovedForGoodIsFollowedWhereItIs() {
        site.feed(1, 2).status("/old", 301, "Location", "/older").status("/older", 308, "Location", "/feed");
        Source source = following.add(site.at("/old"));
        assertThat(following.lookAtOne().articles()).isEqualTo(2);
        assertThat(following.status().source().address()).isEqualTo(site.at("/feed"));
        assertThat(following.status().source().id()).isEqualTo(source.id());
        following.restart();
        site.forgetRequests();
        assertThat(following.lookAtOne().unchanged()).isTrue();
        assertThat(site.requests()).containsExactly("/feed");

        // For a while is not for good, and neither is a way to nowhere.
        site.status("/temporary", 302, "Location", "/feed").status("/nowhere", 301, "Location", "/missing");
        following.add(site.at("/temporary"));
        following.add(site.at("/nowhere"));
        following.look();
        assertThat(following.sources().all())
                .extracting(status -> status.source().address())
                .contains(site.at("/temporary"), site.at("/nowhere"));
    }

    @Test
    void aFeedThatIsGoneEnds() {
        site.status("/feed", 410);
        following.add(site.at("/feed"));
        Report report = following.lookAtOne();
        assertThat(report.problem()).contains("gone for good", "410", "remove it");
        assertThat(report.nextRun()).isNull();
        assertThat(following.status().state()).isEqualTo(Status.State.ENDED);
        site.forgetRequests();
        assertThat(following.lookAtOne().problem()).contains("gone for good");
        assertThat(site.requests()).isEmpty();
        site.feed(1, 1);
        following.sources().hurry(following.status().source().id());
        assertThat(following.lookAtOne().articles()).isEqualTo(1);
    }

    @Test
    void saysWhatToDoAboutAPageThatIsNoFeed() {
        site.serve("/", "text/html", "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>x</body></html>");
        following.add(site.at("/"));
        assertThat(following.lookAtOne().problem()).contains("neither a feed nor a sitemap", "give " + site.at("/feed"));
    }

    @Test
    void aPageThatCannotBeReadIsToldOnce() {
        site.feed(1, 3).status("/news/1", 404);
        site.serve("/news/2", "application/zip", "PK");
        following.add(site.at("/feed"));
        Report report = following.lookAtOne();
        assertThat(report.failures()).hasSize(2);
        assertThat(report.failures().toString()).contains("404", "application/zip");
        assertThat(report.articles()).isEqualTo(1);
        site.forgetRequests();
        following.look();
        assertThat(site.requests()).containsExactly("/feed");
    }

    @Test
    void whatCannotBeKeptWaits() {
        site.feed(1, 25);
        following.add(site.at("/feed"));
        following.breaksAfter = 15;
        Report report = following.lookAtOne();
        assertThat(report.problem()).contains("the store is full");
        assertThat(report.articles()).isEqualTo(10);
        assertThat(report.waiting()).isEqualTo(15);
        following.breaksAfter = -1;
        following.restart();
        following.clock.pass(Duration.ofDays(1));
        assertThat(following.lookAtOne().articles()).isEqualTo(15);
        assertThat(following.kept).hasSize(25);
    }

    @Test
    void addressesInsideAreRefused() {
        following.close();
        following = new Following(folder.resolve("strict"), Duration.ZERO, false);
        site.feed(1, 1);
        following.add(site.at("/feed"));
        assertThat(following.lookAtOne().problem()).contains("is refused", "--allow-private-addresses");
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void whatNoFeedNamesAnyMoreIsForgottenAfterAMonth() throws IOException {
        site.feed(1, 3);
        Source source = following.add(site.at("/feed"));
        following.look();
        site.feed(3, 4);
        following.look();
        Path file = folder.resolve("state").resolve(source.id() + ".json");
        following.clock.pass(Duration.ofDays(29));
        following.look();
        assertThat(Files.readString(file)).contains("/news/1\"");
        following.clock.pass(Duration.ofDays(2));
        following.look();
        assertThat(Files.readString(file)).doesNotContain("/news/1\"").contains("/news/3\"", "/news/4\"");
    }

    @Test
    void theBackgroundLooksWhenItIsTime() throws Exception {
        // In real time, by the smallest interval there is being over already.
        site.feed(1, 2);
        following.close();
        try (Sources sources = Sources.open(folder.resolve("state"), following.clock)) {
            List<Report> reports = new java.util.concurrent.CopyOnWriteArrayList<>();
            FollowOptions options = FollowOptions.defaults()
                    .withDelay(Duration.ZERO)
                    .withClock(following.clock)
                    .withReading(riposte.article.ReadOptions.defaults().withAllowPrivateAddresses(true));
            try (Follower follower = new Follower(sources, options, Following::nowhere, reports::add)) {
                follower.start(source -> true);
                Source source = sources.add(Wish.of(site.at("/feed")));
                await(() -> reports.size() == 1);
                sources.pause(source.id(), true);
                following.clock.pass(Duration.ofHours(1));
                sources.hurry(source.id());
                Thread.sleep(100);
                assertThat(reports).hasSize(1);
                sources.pause(source.id(), false);
                await(() -> reports.size() == 2);
                sources.remove(source.id());
                following.clock.pass(Duration.ofHours(1));
                assertThat(sources.all()).isEmpty();
            }
        }
        following = new Following(folder.resolve("state"));
        assertThat(following.sources().all()).isEmpty();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int n = 0; n < 1200 && !condition.getAsBoolean(); n++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
