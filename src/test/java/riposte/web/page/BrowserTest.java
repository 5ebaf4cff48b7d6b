package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** The pages in a real browser: what a person sees, clicks and types. Left out where there is no Chromium. */
class BrowserTest {

    private static final List<Path> BROWSERS = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();

    @TempDir
    static Path directory;

    private static Playwright playwright;
    private static Browser browser;
    private static TestServer server;

    private BrowserContext context;
    private Page page;
    private final List<String> outside = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();

    @BeforeAll
    static void start() {
        var found = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(found.isPresent(), "no Chromium is installed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.get())
                        .setArgs(List.of("--no-sandbox")));
        server = TestServer.start(directory.resolve("store"));
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
            server.close();
        }
    }

    @BeforeEach
    void open() {
        open(new Browser.NewContextOptions().setLocale("en-GB"));
    }

    private void open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options);
        page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(server.uri("/").toString())
                    && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(outside).as("requests that leave the origin").isEmpty();
        assertThat(dialogs).as("script of an article ran").isEmpty();
    }

    private void visit(String path) {
        page.navigate(server.uri(path).toString());
    }

    private static List<String> pages() {
        String evil =
                Iris.local().article(Fixture.readings().get(2).article()).substring(Iris.DEFAULT_BASE.length() - 1);
        return List.of(
                "/",
                "/claims?type=Accusation",
                "/actors",
                "/incidents",
                "/articles",
                "/about",
                "/ontology.html",
                "/search?q=heron",
                "/incident/harbour-mail-2023",
                "/actor/borealia",
                "/actor/borealia?part=accused",
                "/compare?a=actor/ardenia&b=actor/borealia",
                "/claim/aaaa000000000002",
                evil);
    }

    @Test
    void leadsFromHomeToTheSentence() {
        visit("/");
        page.click(".plain a:has-text('Harbour mail breach')");
        page.waitForURL("**/incident/harbour-mail-2023.html");
        page.click(".denying .claim .label");
        page.waitForURL("**/claim/*.html");
        assertThat(page.textContent(".evidence mark")).contains("A fairy tale");
        page.click(".evidence figcaption a >> nth=0");
        page.waitForURL("**/article/*.html");
        assertThat(page.locator(".text mark").count()).isEqualTo(3);
    }

    @Test
    void suggestsWhileOneTypes() {
        visit("/");
        page.locator("main input[type=search]").pressSequentially("wadi");
        page.waitForSelector("main .suggestions li");
        assertThat(page.textContent("main .suggestions")).contains("Grey Heron");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL("**/actor/grey-heron.html");
    }

    @Test
    void worksWithoutScript() {
        open(new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
        visit("/");
        page.fill("main input[type=search]", "fairy");
        page.click("main button");
        page.waitForURL("**/search?q=fairy");
        assertThat(page.locator("ol.claims > li").count()).isEqualTo(1);
        visit("/claims");
        page.click(".facets a:has-text('Corvania') >> nth=0");
        page.waitForURL("**/claims?speaker=corvania");
        assertThat(page.locator("ol.claims > li").count()).isEqualTo(2);
    }

    @Test
    void switchesTheLanguageAndKeepsIt() {
        visit("/incident/harbour-mail-2023");
        page.click(".languages a[hreflang=fr]");
        page.waitForURL("**lang=fr");
        assertThat(page.textContent("h1")).isEqualTo("Piratage du courrier portuaire");
        visit("/");
        assertThat(page.textContent("h1")).contains("Qui accuse qui");
    }

    /** Markup and script in an article change nothing: the tests' end sees dialogs, this the title and the text. */
    @Test
    void showsHostileArticlesAsText() {
        for (String path : pages()) {
            visit(path);
            assertThat(page.title()).as(path).endsWith("· Riposte");
            assertThat(page.locator("img[src=x]").count()).as(path).isZero();
        }
        visit(pages().get(pages().size() - 1));
        assertThat(page.textContent(".text")).contains("<script>document.title='owned'</script>");
    }

    /** All rules of the standard, up to WCAG 2.2 AA, and what axe holds for good practice. */
    @Test
    void axeFindsNothing() {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            open(new Browser.NewContextOptions()
                    .setLocale("en-GB")
                    .setColorScheme(scheme)
                    .setBypassCSP(true));
            for (String path : pages()) {
                visit(path);
                for (Rule rule : new AxeBuilder(page).withTags(CrowdBrowserTest.AXE).analyze().getViolations()) {
                    rule.getNodes().forEach(node ->
                            found.add(path + " in " + scheme + ": " + rule.getId() + ": " + node.getHtml()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** The link to the original opens it at the words, as the browser understands them. */
    @Test
    void theOriginalOpensAtTheWordsOfTheClaim() {
        context.route("https://news.example/**", route -> route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html; charset=utf-8")
                .setBody("<!DOCTYPE html><title>Harbour</title><p>The port closed for a day.</p><div style='height:4000px'></div>"
                        + "<p id=words>Ardenia said on Thursday that <a href='#'>Borealia</a> was probably behind the breach of"
                        + " the <i>harbour mail</i>.</p><div style='height:4000px'></div>")));
        visit("/claim/aaaa000000000001");
        page.click(".evidence figcaption a[rel~=external]");
        page.waitForURL("https://news.example/harbour**");
        page.waitForCondition(() -> (boolean) page.evaluate(
                "(() => { const b = document.getElementById('words').getBoundingClientRect();"
                        + " return b.top >= 0 && b.bottom <= innerHeight; })()"));
        assertThat(page.url())
                .isEqualTo("https://news.example/harbour#:~:text=Ardenia%20said%20on%20Thursday%20that,"
                        + "breach%20of%20the%20harbour%20mail.");
        outside.clear();
    }

    @Test
    void fitsAPhone() {
        open(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(360, 740));
        for (String path : pages()) {
            visit(path);
            int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            assertThat(width).as(path).isLessThanOrEqualTo(360);
        }
    }
}
