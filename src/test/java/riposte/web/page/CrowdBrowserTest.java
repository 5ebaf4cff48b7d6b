package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
import riposte.web.Crowd;
import riposte.web.TestBrowser;
import riposte.web.TestServer;

/** Pages over many claims, in a real browser. Left out where there is no Chromium. */
class CrowdBrowserTest {

    private static final int CLAIMS = 1_500;
    private static final String ACTOR = "/" + Crowd.busiest() + ".html";

    @TempDir
    static Path directory;

    private static TestBrowser browser;
    private static TestServer server;

    private Page page;

    @BeforeAll
    static void start() {
        browser = TestBrowser.launch();
        server = TestServer.start(directory.resolve("store"));
        Crowd.load(server, CLAIMS);
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
        if (path.startsWith("/graph")) {
            page.waitForSelector("#explorer[data-ready]");
        }
    }

    private int number(String script) {
        return ((Number) page.evaluate(script)).intValue();
    }

    private Object drawing(String expression) {
        return page.evaluate("(() => { const cy = document.getElementById('graph-canvas').graph; return " + expression
                + "; })()");
    }

    @Test
    void anActorsPageIsAFewScreensHighAndLeadsToAllOfIt() {
        visit(ACTOR);
        assertThat(number("document.documentElement.scrollHeight")).isLessThan(4_500);
        assertThat(page.locator(".counterparts tbody tr").count()).isEqualTo(ThingPages.COUNTERPARTS);
        // What a cell counts is what its list holds.
        var cell = page.locator(".counterparts tbody tr").first().locator("td.number a").first();
        String count = cell.textContent();
        cell.click();
        page.waitForURL("**/claims?**");
        assertThat(page.textContent("h1 small")).isEqualTo(count);

        visit(ACTOR);
        String all = page.textContent("#accuses h2 small");
        page.click("#accuses > p a");
        page.waitForURL("**?part=accuses");
        assertThat(page.textContent("#accuses h2 small")).isEqualTo(all);
        assertThat(page.locator("ol.claims > li").count()).isEqualTo(ListPages.PER_PAGE);
        page.click(".pages a[rel=next]");
        page.waitForURL("**part=accuses&page=2");
        page.click(".parts a[href*='counterparts']");
        page.waitForURL("**?part=counterparts");
        assertThat(page.locator(".counterparts tbody tr").count()).isGreaterThan(ThingPages.COUNTERPARTS);
    }

    @Test
    void twoActorsStandSideBySide() {
        visit(ACTOR);
        page.locator(".counterparts tbody tr").first().locator("a[aria-label^=Compare]").click();
        page.waitForURL("**/compare?a=actor/state-0&b=**");
        assertThat(page.locator(".exchange > li").count()).isPositive();
        assertThat(page.textContent("h1")).startsWith("Republic of the Island no. 0 and ");
        var answered = page.locator(".exchange > li:has(> div:first-child .accusation):has(> div:last-child .denial)");
        assertThat(answered.count()).isPositive();
        var left = answered.first().locator("div").first().boundingBox();
        var right = answered.first().locator("> div").last().boundingBox();
        assertThat(right.y).isEqualTo(left.y);
        assertThat(right.x).isGreaterThan(left.x);
    }

    @Test
    void theHeaderOfAPhoneIsOneLineWithAMenu() {
        for (boolean script : new boolean[] {true, false}) {
            page = browser.open(TestBrowser.options().setViewportSize(360, 740).setJavaScriptEnabled(script));
            visit("/");
            assertThat(page.locator("header.top").boundingBox().height).isLessThan(64);
            assertThat(page.isVisible("header.top a[href='/timeline']")).isFalse();
            page.click("header.top summary");
            page.click("header.top .menu a[href='/timeline']");
            page.waitForURL("**/timeline");
            assertThat(page.locator("header.top nav:visible").count()).isZero();
        }
        open();
        visit("/");
        assertThat(page.locator("header.top summary:visible").count()).isZero();
        assertThat(page.locator("header.top a[href='/timeline']:visible").count()).isEqualTo(1);
    }

    @Test
    void theQueryEditorIsDarkInTheDark() {
        page = browser.open(TestBrowser.options().setColorScheme(ColorScheme.DARK));
        visit("/query?example=most-accused");
        page.waitForSelector("#editor[data-ready] .tabPanel.active .CodeMirror");
        for (String part : List.of("#editor", ".tabPanel.active .CodeMirror", ".tabPanel.active .CodeMirror-gutters")) {
            assertThat(brightness(part)).as(part).isLessThan(80);
        }
        page.evaluate("document.querySelector('.tabPanel.active .yasqe_queryButton').click()");
        page.waitForSelector(".tabPanel.active .yasr_results table tbody tr");
        assertThat(brightness(".tabPanel.active .yasr_results table tbody td")).isLessThan(80);
    }

    /** Of the background that an element shows, its own or that of what it stands in; from 0 to 255. */
    private int brightness(String selector) {
        return number("""
                (() => {
                  for (let e = document.querySelector(%s); e; e = e.parentElement) {
                    const [r, g, b, a = 1] = getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number);
                    if (a > 0.5) return Math.round(0.3 * r + 0.6 * g + 0.1 * b);
                  }
                  return 255;
                })()""".formatted("'" + selector + "'"));
    }

    @Test
    void theTimelineIsNarrowedByLinksWithoutScript() {
        page = browser.open(TestBrowser.options().setJavaScriptEnabled(false));
        visit("/timeline?type=Accusation");
        page.click(".zoom li a:text-is('2019')");
        page.waitForURL("**/timeline?type=Accusation&from=2019&to=2019");
        int year = number(page.textContent(".zoom li small"), 0);
        page.locator(".zoom li a").first().click();
        page.waitForURL("**from=2019-**");
        assertThat(page.textContent(".timeline .axis >> nth=0")).startsWith("2019-");
        assertThat(page.textContent("h1 small")).startsWith(year + " ");
        page.locator(".zoom li a").first().click();
        page.waitForURL("**from=2019-*-*&**");
        page.click(".zoom .later");
        page.click(".zoom .trail a >> nth=1");
        page.waitForURL("**/timeline?type=Accusation&from=2019&to=2019");
        page.click(".zoom .earlier");
        page.waitForURL("**/timeline?type=Accusation&from=2018&to=2018");
        page.click("details.events summary");
        assertThat(page.locator("details.events tbody tr").count()).isGreaterThan(20);
        assertThat(page.textContent("details.events tbody tr >> nth=0")).contains("2018-");
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d+") ? Integer.parseInt(text) : otherwise;
    }

    @Test
    void theTimelineIsReadAndZoomedByKeysAndWheel() {
        visit("/timeline?type=Accusation");
        page.focus("#timeline-picture");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        String name = (String) page.evaluate("document.activeElement.getAttribute('aria-label')");
        assertThat(name).startsWith("Accusations, 20");
        page.keyboard().press("ArrowRight");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')")).isNotEqualTo(name);
        assertThat(number("document.querySelectorAll('.timeline a[tabindex=\"0\"]').length")).isEqualTo(1);

        int whole = span();
        page.keyboard().press("+");
        page.waitForCondition(() -> page.url().contains("from="));
        page.waitForCondition(() -> span() == Math.round(whole / 2.0));
        String from = page.getAttribute(".timeline", "data-from");
        page.keyboard().press("Shift+ArrowRight");
        page.waitForCondition(() -> page.getAttribute(".timeline", "data-from").compareTo(from) > 0);
        var box = page.locator(".timeline").boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.keyboard().down("Control");
        page.mouse().wheel(0, -100);
        page.keyboard().up("Control");
        page.waitForCondition(() -> span() < whole / 2);
        page.focus("#timeline-picture");
        page.keyboard().press("0");
        page.waitForCondition(() -> !page.url().contains("from="));
        assertThat(page.url()).endsWith("/timeline?type=Accusation");
    }

    private int span() {
        return number("(() => { const d = document.querySelector('.timeline').dataset;"
                + " return (Date.parse(d.to) - Date.parse(d.from)) / 86400000 + 1; })()");
    }

    @Test
    void noDelayIsNegative() {
        visit("/timeline");
        List<String> delays = page.locator(".delays tbody td.number").allTextContents();
        assertThat(delays).noneMatch(delay -> delay.matches(".*[-\u2212]\\d.*"));
        assertThat(delays).anyMatch(delay -> delay.matches("\\d+ before"));
    }

    @Test
    void linksOfAGraphAreBundledAndNoLabelLiesUponAnother() {
        visit("/graph");
        int links = number("fetch('/graph/data').then(r => r.json()).then(view => view.edges.length)");
        assertThat(links).isGreaterThanOrEqualTo(100);
        assertThat(drawing("cy.edges().map(e => [e.source().id(), e.target().id()].sort().join() + ' ' + e.data('group'))"
                        + ".filter((key, i, all) => all.indexOf(key) < i).length"))
                .isEqualTo(0);
        assertThat((int) drawing("cy.edges().length")).isLessThan(links);
        assertThat((int) drawing("cy.edges().reduce((sum, e) => sum + e.data('count'), 0)"))
                .isEqualTo(number(
                        "fetch('/graph/data').then(r => r.json()).then(view => view.edges.reduce((sum, e) => sum + e.count, 0))"));
        assertThat((int) drawing(OVERLAPS)).isZero();
        assertThat((int) drawing("cy.nodes().filter(n => !n.hasClass('mute')).length")).isGreaterThan(8);
        // The most important one has its name.
        assertThat((boolean) drawing("cy.nodes().sort((a, b) => b.data('claims') - a.data('claims'))[0].hasClass('mute')"))
                .isFalse();

        String bundle = (String) drawing("cy.edges('[?bundle]').sort((a, b) => b.data('bundle').length"
                + " - a.data('bundle').length)[0].id()");
        int parts = (int) drawing("cy.getElementById('" + bundle + "').data('bundle').length");
        drawing("cy.getElementById('" + bundle + "').emit('tap').length");
        page.waitForCondition(() -> page.locator("#graph-chosen button.part").count() == parts);
        assertThat((int) drawing("cy.edges('[?opened]').length")).isEqualTo(parts);
        page.click("#graph-chosen button.part >> nth=0");
        page.waitForSelector("#graph-chosen .claim");
        assertThat((int) drawing("cy.edges('[?opened]').length")).isEqualTo(parts);
    }

    /** How many pairs of labels that are shown cover one another. */
    private static final String OVERLAPS = """
            (() => {
              const boxes = cy.elements().filter(e => !e.hasClass('mute') && e.style('label'))
                .map(e => e.boundingBox({ includeNodes: false, includeEdges: false, includeLabels: true, includeOverlays: false, includeUnderlays: false }));
              let found = 0;
              boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
                if (a.x1 + 1 < b.x2 && b.x1 + 1 < a.x2 && a.y1 + 1 < b.y2 && b.y1 + 1 < a.y2) found++;
              }));
              return found;
            })()""";

    @Test
    void axeFindsNothing() {
        List<String> found = new ArrayList<>();
        for (String path : List.of(
                ACTOR, ACTOR + "?part=accuses", ACTOR + "?part=counterparts", "/compare?a=actor/state-0&b=actor/state-1",
                "/compare", "/timeline?from=2019&to=2019", "/graph")) {
            page = browser.open(TestBrowser.options().setBypassCSP(true));
            visit(path);
            found.addAll(TestBrowser.violations(page));
        }
        assertThat(found).isEmpty();
    }
}
