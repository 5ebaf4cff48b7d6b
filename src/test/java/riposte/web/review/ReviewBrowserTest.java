package riposte.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.cli.Run;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestBrowser;
import riposte.web.TestServer;

/** A person reviews in a real browser. Left out where there is no Chromium. */
class ReviewBrowserTest {

    private static final String PASSWORD = "a password of the test";
    private static final String SECOND = "https://claims.example/";
    private static final String FILM = System.getProperty("riposte.film");
    private static final String HARBOUR =
            Iris.local().article(Fixture.readings().get(0).article()).substring(Iris.DEFAULT_BASE.length() - 1);

    @TempDir
    static Path directory;

    private static TestBrowser browser;

    /** For all tests but the film, which decides, restarts and counts on a store of its own. */
    private static TestServer shared;

    private TestServer server;
    private Page page;

    @BeforeAll
    static void launch() {
        browser = TestBrowser.launch();
        shared = started("shared");
        Fixture.load(shared);
    }

    private static TestServer started(String store, String... arguments) {
        return TestServer.start(
                directory.resolve(store),
                Stream.concat(Stream.of("--riposte.review-password=" + PASSWORD), Stream.of(arguments)).toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        TestBrowser.close(browser, shared);
    }

    @BeforeEach
    void start() {
        server = shared;
        page = browser.open(TestBrowser.options());
    }

    @AfterEach
    void stop() {
        if (server != shared) {
            server.close();
        }
        // The browser itself logs what the server refuses, which tests ask for.
        browser.complaints().removeIf(complaint -> complaint.contains("Failed to load resource"));
        browser.leave();
    }

    private void visit(String path) {
        page.navigate(server.uri(path).toString());
    }

    private void login() {
        visit("/login");
        page.fill("input[name=name]", "Léa");
        page.fill("input[name=password]", PASSWORD);
        page.click("main button");
        page.waitForURL("**/review");
        page.waitForLoadState();
    }

    private String text(String selector) {
        return page.textContent(selector);
    }

    /**
     * The whole of it by forms, in a browser without script; then the same articles are read again, the server starts anew, and
     * another newsroom takes the decisions over. With {@code -Driposte.film=DIR} a picture of each station is kept there.
     */
    @Test
    void whatAPersonDecidesStays() {
        server = started("film");
        Fixture.load(server);
        page = browser.open(TestBrowser.options().setJavaScriptEnabled(false));
        login();

        // A false claim is rejected, with a reason.
        visit("/claim/bbbb000000000001.html");
        page.click("#verdict summary");
        page.fill("#verdict input[name=reason]", "The <b>group</b> is only mentioned.");
        page.click("#verdict button.reject");
        assertThat(text(".thing .status")).isEqualTo("rejected");
        assertThat(text(".decisions")).contains("rejected", "Léa", "The <b>group</b> is only mentioned.");
        show("1-reject", ".desk");
        visit("/claims");
        assertThat(text("main")).doesNotContain("pompes");

        // A speaker is corrected: a name that is not clear is asked about, then chosen.
        visit("/claim/aaaa000000000002.html");
        page.click("#correction summary");
        page.fill("#correction input[name=speaker]", "Wading");
        page.click("#correction button");
        assertThat(text("#correction fieldset")).contains("Grey Heron");
        page.click("#correction fieldset label:has-text('Grey Heron')");
        page.click("#correction button");
        page.waitForURL("**/claim/aaaa000000000002.html");
        assertThat(text(".thing .status")).isEqualTo("corrected");
        assertThat(text("dl.facts")).contains("Grey Heron");
        assertThat(text(".original")).contains("Borealian embassy");
        show("2-correct", ".desk");

        // A claim that was missed is added, of somebody new.
        visit(HARBOUR);
        page.click("#add-claim");
        page.click("label:has-text('Ships waited.')");
        page.click("form.sheet button");
        page.selectOption("select[name=type]", "Demand");
        page.fill("input[name=speaker]", "Dock workers' union");
        page.fill("input[name=target]", "Ardenia");
        page.click("form.sheet button");
        page.click("fieldset label:has-text('a new actor')");
        page.click("form.sheet button");
        page.waitForURL("**" + HARBOUR + ".html");
        assertThat(text(".claims")).contains("Dock workers' union", "added");
        show("3-add", ".claim.demand");

        // Two actors are one, and one of these decisions is taken back.
        visit("/actor/corvania.html");
        page.click("#merge summary");
        page.fill("#merge input[name=into]", "Ardenia");
        page.click("#merge button");
        page.waitForURL("**/actor/ardenia.html");
        assertThat(text(".decisions")).contains("merged", "Corvania");
        show("4-merge", ".desk");
        visit("/actor/corvania");
        assertThat(page.url()).endsWith("/actor/ardenia.html");
        visit("/claim/aaaa000000000001.html");
        page.click("#verdict button.accept");
        assertThat(text(".thing .status")).isEqualTo("accepted");
        page.click(".decisions button.undo");
        assertThat(text(".thing .status")).isEqualTo("unreviewed");
        show("5-undo", ".desk");

        ClaimStore store = server.context().getBean(ClaimStore.class);
        long before = quads(store);
        store.replace(Fixture.readings().stream());
        assertThat(quads(store)).isEqualTo(before);
        isAsDecided("6-read-again");
        server.close();
        server = started("film");
        isAsDecided("7-restart");
        server.close();

        // Another newsroom, which has the same articles under a base of its own.
        Path second = directory.resolve("second");
        try (ClaimStore theirs = ClaimStore.open(second, new Iris(SECOND))) {
            Fixture.load(theirs);
        }
        String decisions = directory.resolve("decisions.jsonl").toString();
        Run export = Run.of("review", "export", "--store", directory.resolve("film").toString(), "-o", decisions);
        assertThat(export.code()).as(export.err()).isZero();
        Run taken = Run.of("review", "import", "--store", second.toString(), "--base", SECOND, decisions);
        assertThat(taken.code()).as(taken.err()).isZero();
        server = started("second", "--riposte.base=" + SECOND);
        isAsDecided("8-second-store");
        visit("/actor/ardenia.html");
        assertThat(text(".decisions")).contains("merged", "Corvania");
        show("9-second-actor", ".formats");
    }

    /** A picture of what the reader sees, with that part of the page in it. */
    private void show(String name, String part) {
        if (FILM != null) {
            page.locator(part).first().scrollIntoViewIfNeeded();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(FILM, name + ".png")));
        }
    }

    private static long quads(ClaimStore store) {
        return store.read(dataset -> {
            long[] n = new long[1];
            dataset.find().forEachRemaining(quad -> n[0]++);
            return n[0];
        });
    }

    private void isAsDecided(String station) {
        visit("/claim/bbbb000000000001.html");
        assertThat(text(".thing .status")).isEqualTo("rejected");
        visit("/claim/aaaa000000000002.html");
        assertThat(text(".thing .status")).isEqualTo("corrected");
        assertThat(text("dl.facts")).contains("Grey Heron");
        show(station, ".desk");
        visit("/claims?type=Demand");
        assertThat(text("ol.claims")).contains("Dock workers' union", "added");
        visit("/actor/corvania");
        assertThat(page.url()).endsWith("/actor/ardenia.html");
        visit("/claim/aaaa000000000001.html");
        assertThat(text(".thing .status")).isEqualTo("unreviewed");
        assertThat(text(".decisions")).contains("withdrawn", "no longer in force");
    }

    /** The queue by the keyboard alone. */
    @Test
    void keysDecideAndLeadOn() {
        login();
        int left = Integer.parseInt(text("#left"));
        int done = Integer.parseInt(text("#done"));
        String first = page.getAttribute("#one", "data-id");
        page.keyboard().press("a");
        page.waitForFunction("first => document.getElementById('one').dataset.id !== first", first);
        page.waitForFunction("() => document.getElementById('said').textContent === 'Accepted and saved.'");
        String second = page.getAttribute("#one", "data-id");
        page.keyboard().press("r");
        page.waitForFunction("() => document.getElementById('said').textContent === 'Rejected and saved.'");
        assertThat(text("#left")).isEqualTo(Integer.toString(left - 2));
        assertThat(text("#done")).isEqualTo(Integer.toString(done + 2));
        page.keyboard().press("u");
        page.waitForFunction("() => document.getElementById('said').textContent === 'Withdrawn and saved.'");
        page.waitForFunction("second => document.getElementById('one').dataset.id === second", second);
        page.keyboard().press("k");
        page.waitForFunction("first => document.getElementById('one').dataset.id === first", first);
        page.keyboard().press("j");
        page.waitForFunction("second => document.getElementById('one').dataset.id === second", second);
        page.keyboard().press("?");
        assertThat(page.isVisible("#keys dl")).isTrue();
        page.keyboard().press("Shift+R");
        page.keyboard().type("not a claim");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('said').textContent === 'Rejected and saved.'");
        page.keyboard().press("c");
        assertThat(page.isVisible("#correction select[name=type]")).isTrue();
        visit("/claim/" + second + ".html");
        assertThat(text(".decisions")).contains("rejected", "not a claim");
        assertThat(text(".thing .status")).isEqualTo("rejected");
        visit("/claim/" + first + ".html");
        assertThat(text(".thing .status")).isEqualTo("accepted");
    }

    /** Nothing is called saved that the server did not take. */
    @Test
    void saysSoWhenTheServerDoesNotAnswer() {
        login();
        String first = page.getAttribute("#one", "data-id");
        String done = text("#done");
        page.route("**/review/claim/" + first, route -> {
            if (route.request().method().equals("POST")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.keyboard().press("a");
        page.waitForSelector("#alerts p");
        assertThat(text("#alerts")).contains("NOT saved");
        assertThat(text("#said")).doesNotContain("saved");
        page.waitForFunction("first => document.getElementById('one').dataset.id === first", first);
        assertThat(text("#done")).isEqualTo(done);
    }

    /** Words marked with the mouse become a claim, with a speaker chosen while one types. */
    @Test
    void marksWordsInAnArticle() {
        login();
        visit(HARBOUR);
        page.locator(".text p:last-child").selectText();
        page.waitForSelector(".adding.ready");
        page.click("#add-claim");
        assertThat(text("blockquote mark")).isEqualTo("Ships waited.");
        page.locator("input[name=speaker]").pressSequentially("Wading");
        page.click(".suggestions a:has-text('Grey Heron')");
        page.click("form.sheet button");
        page.waitForURL("**" + HARBOUR + ".html");
        assertThat(text(".claims")).contains("Borealia makes an accusation", "added");
    }

    /** What the catalogue takes for one name of an actor is another one in the press. */
    @Test
    void oneActorIsTwo() {
        login();
        visit("/actor/grey-heron.html");
        page.click("#split summary");
        page.fill("#split input[name=into]", "H\u00e9ron gris");
        page.click("#split button");
        page.waitForSelector("fieldset");
        assertThat(page.isChecked("input[value=new]")).isTrue();
        page.selectOption("select[name='into.type']", "Media");
        page.click("form.sheet button");
        page.waitForURL("**/actor/grey-heron.html");
        assertThat(text(".decisions")).contains("split", "Grey Heron", "H\u00e9ron gris");
        page.click(".decisions a:has-text('H\u00e9ron gris')");
        page.waitForURL("**/actor/heron-gris-*.html");
        assertThat(text(".claims")).contains("pompes");
        visit("/actor/grey-heron.html");
        page.click(".decisions button.undo");
        page.waitForSelector(".decisions li.past");
        visit("/claim/bbbb000000000001.html");
        assertThat(page.locator("dl.facts a[href='/actor/grey-heron']").count()).isEqualTo(1);
    }

    @Test
    void isFitForAllAndInFrench() {
        login();
        visit("/claim/aaaa000000000002.html");
        page.click("#verdict button.accept");
        List<String> paths = List.of(
                "/review", "/claim/aaaa000000000002.html", HARBOUR + ".html", "/actor/corvania.html", "/claims",
                "/review" + HARBOUR, "/review" + HARBOUR + "?start=0&end=10", "/review/claim/aaaa000000000001",
                "/review/actor/corvania", "/review/incident/pumps-2024?kind=split", "/login");
        var state = page.context().storageState();
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page = browser.open(new Browser.NewContextOptions()
                    .setLocale("fr-FR")
                    .setColorScheme(scheme)
                    .setStorageState(state)
                    .setViewportSize(360, 740)
                    .setBypassCSP(true));
            for (String path : paths) {
                visit(path);
                page.querySelectorAll("main details").forEach(details -> details.evaluate("d => d.open = true"));
                assertThat(page.content()).as(path).doesNotContain("??");
                int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
                assertThat(width).as(path).isLessThanOrEqualTo(360);
                TestBrowser.violations(page).forEach(violation -> found.add(scheme + ": " + violation));
            }
        }
        assertThat(found).isEmpty();
        visit("/review");
        assertThat(text("h1")).isEqualTo("Relecture");
    }
}
