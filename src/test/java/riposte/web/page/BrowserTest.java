package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.rdf.Iris;
import riposte.web.Fixture;
import riposte.web.TestBrowser;
import riposte.web.TestServer;

/** The pages in a real browser: what a person sees, clicks and types. Left out where there is no Chromium. */
class BrowserTest {


    @TempDir
    static Path directory;

    private static TestBrowser browser;
    private static TestServer server;

    private Page page;

    @BeforeAll
    static void start() {
        browser = TestBrowser.launch();
        server = TestServer.start(directory.resolve("store"));
        Fixture.load(server);
    }

    @AfterAll
    static void stop() {
        TestBrowser.close(browser, server);
    }

    @BeforeEach
    void open() {
        page = browser.open(TestBrowser.options());
    }

    @AfterEach
    void close() {
        browser.leave();
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
        page.locator("main input[type=search]").pressSequentially("wad");
        // An answer that comes late would take back what was chosen.
        page.waitForResponse("**/search.json?q=wadi", () -> page.keyboard().type("i"));
        page.waitForSelector("main .suggestions li");
        assertThat(page.textContent("main .suggestions")).contains("Grey Heron");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL("**/actor/grey-heron.html");
    }

    @Test
    void worksWithoutScript() {
        page = browser.open(TestBrowser.options().setJavaScriptEnabled(false));
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
            page = browser.open(TestBrowser.options().setColorScheme(scheme).setBypassCSP(true));
            for (String path : pages()) {
                visit(path);
                TestBrowser.violations(page).forEach(violation -> found.add(scheme + ": " + violation));
            }
        }
        assertThat(found).isEmpty();
    }

    /** The link to the original opens it at the words, as the browser understands them. */
    @Test
    void theOriginalOpensAtTheWordsOfTheClaim() {
        page.route("https://news.example/**", route -> route.fulfill(new Route.FulfillOptions()
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
        browser.complaints().removeIf(complaint -> complaint.startsWith("leaves the origin: https://news.example/"));
    }

    @Test
    void fitsAPhone() {
        page = browser.open(TestBrowser.options().setViewportSize(360, 740));
        for (String path : pages()) {
            visit(path);
            int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            assertThat(width).as(path).isLessThanOrEqualTo(360);
        }
    }
}
