package riposte.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** A person reviews in a real browser. Left out where there is no Chromium. */
class ReviewBrowserTest {

    private static final String PASSWORD = "a password of the test";
    private static final List<Path> BROWSERS = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();
    private static final String HARBOUR =
            Iris.local().article(Fixture.readings().get(0).article()).substring(Iris.DEFAULT_BASE.length() - 1);

    @TempDir
    static Path directory;

    private static Playwright playwright;
    private static Browser browser;

    /** For all tests but the film, which decides, restarts and counts on a store of its own. */
    private static TestServer shared;

    private TestServer server;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void launch() {
        var found = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(found.isPresent(), "no Chromium is installed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.get())
                        .setArgs(List.of("--no-sandbox")));
        shared = started("shared");
        Fixture.load(shared);
    }

    private static TestServer started(String store) {
        return TestServer.start(directory.resolve(store), "--riposte.review-password=" + PASSWORD);
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
            shared.close();
        }
    }

    @BeforeEach
    void start() {
        server = shared;
        open(new Browser.NewContextOptions().setLocale("en-GB"));
    }

    @AfterEach
    void stop() {
        context.close();
        if (server != shared) {
            server.close();
        }
        assertThat(complaints).as("what the browser complains of, such as the content security policy").isEmpty();
    }

    private void open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options);
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
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

    /** The whole of it by forms, in a browser without script; then the same articles are read again, and the server starts anew. */
    @Test
    void whatAPersonDecidesStays() {
        server = started("film");
        Fixture.load(server);
        open(new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
        login();

        // A false claim is rejected, with a reason.
        visit("/claim/bbbb000000000001.html");
        page.click("#verdict summary");
        page.fill("#verdict input[name=reason]", "The <b>group</b> is only mentioned.");
        page.click("#verdict button.reject");
        assertThat(text(".thing .status")).isEqualTo("rejected");
        assertThat(text(".decisions")).contains("rejected", "Léa", "The <b>group</b> is only mentioned.");
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

        // Two actors are one, and one of these decisions is taken back.
        visit("/actor/corvania.html");
        page.click("details.correction summary");
        page.fill("input[name=into]", "Ardenia");
        page.click("form.sheet button");
        page.waitForURL("**/actor/ardenia.html");
        assertThat(text(".decisions")).contains("merged", "Corvania");
        visit("/actor/corvania");
        assertThat(page.url()).endsWith("/actor/ardenia.html");
        visit("/claim/aaaa000000000001.html");
        page.click("#verdict button.accept");
        assertThat(text(".thing .status")).isEqualTo("accepted");
        page.click(".decisions button.undo");
        assertThat(text(".thing .status")).isEqualTo("unreviewed");

        ClaimStore store = server.context().getBean(ClaimStore.class);
        long before = quads(store);
        store.replace(Fixture.readings().stream());
        assertThat(quads(store)).isEqualTo(before);
        isAsDecided();
        server.close();
        server = started("film");
        isAsDecided();
    }

    private static long quads(ClaimStore store) {
        return store.read(dataset -> {
            long[] n = new long[1];
            dataset.find().forEachRemaining(quad -> n[0]++);
            return n[0];
        });
    }

    private void isAsDecided() {
        visit("/claim/bbbb000000000001.html");
        assertThat(text(".thing .status")).isEqualTo("rejected");
        visit("/claim/aaaa000000000002.html");
        assertThat(text(".thing .status")).isEqualTo("corrected");
        assertThat(text("dl.facts")).contains("Grey Heron");
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

    @Test
    void isFitForAllAndInFrench() {
        login();
        visit("/claim/aaaa000000000002.html");
        page.click("#verdict button.accept");
        List<String> paths = List.of(
                "/review", "/claim/aaaa000000000002.html", HARBOUR + ".html", "/actor/corvania.html", "/claims",
                "/review" + HARBOUR, "/review" + HARBOUR + "?start=0&end=10", "/review/claim/aaaa000000000001",
                "/review/actor/corvania", "/login");
        var state = context.storageState();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            open(new Browser.NewContextOptions()
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
                List<String> found = new ArrayList<>();
                for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
                    if (List.of("serious", "critical").contains(rule.getImpact())) {
                        rule.getNodes().forEach(node -> found.add(rule.getId() + ": " + node.getHtml()));
                    }
                }
                assertThat(found).as(path + " in " + scheme).isEmpty();
            }
        }
        visit("/review");
        assertThat(text("h1")).isEqualTo("Relecture");
    }
}
