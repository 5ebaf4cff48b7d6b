package riposte.web.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.Fixture;
import riposte.web.TestBrowser;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Graph explorer, timeline and query editor as a person sees them. Left out where there is no Chromium. */
class ExploreBrowserTest {

    private static final List<String> PAGES =
            List.of("/graph", "/graph?focus=incident/harbour-mail-2023", "/timeline", "/timeline?type=Denial", "/query");
    private static final List<String> OTHER_PAGES = List.of(
            "/", "/claims", "/incident/harbour-mail-2023.html", "/actor/borealia.html", "/claim/cccc000000000001.html",
            "/about");

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
        page.navigate(path.startsWith("http") ? path : server.uri(path).toString());
        if (page.url().contains("/graph")) {
            page.waitForSelector("#explorer[data-ready]");
            settle();
        }
        if (page.url().contains("/query")) {
            page.waitForSelector("#editor[data-ready] .tabPanel.active .CodeMirror");
        }
    }

    /** Asks the drawing itself. */
    private Object drawing(String expression) {
        return page.evaluate("(() => { const cy = document.getElementById('graph-canvas').graph; return " + expression
                + "; })()");
    }

    @SuppressWarnings("unchecked")
    private List<String> nodes() {
        return (List<String>) drawing("cy.nodes().map(n => n.id()).sort()");
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void clickNode(String id, int times) {
        settle();
        Map<?, ?> at = (Map<?, ?>) drawing("cy.getElementById('" + id + "').renderedPosition()");
        press(at, times);
    }

    /** Waits until the page has been laid out and painted with what was done last, as a hand would. */
    private void settle() {
        page.waitForSelector("#explorer:not([data-labelling])");
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private void press(Map<?, ?> at, int times) {
        // Who presses a node sees it: below the fold a press goes nowhere.
        page.locator("#graph-canvas").scrollIntoViewIfNeeded();
        settle();
        var box = page.locator("#graph-canvas").boundingBox();
        double x = box.x + ((Number) at.get("x")).doubleValue();
        double y = box.y + ((Number) at.get("y")).doubleValue();
        // Two presses one behind the other: the second does not wait for what the first one led to.
        page.mouse().click(x, y, new Mouse.ClickOptions().setClickCount(times));
    }

    @Test
    void addsByNameExpandsHidesAndTakesBack() {
        visit("/graph?nodes=");
        assertThat(nodes()).isEmpty();
        assertThat(page.textContent("#graph-status")).contains("Nothing in view");
        page.locator("#graph-find").pressSequentially("corv");
        page.waitForSelector("#graph-found li");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> nodes().equals(List.of("actor/corvania")));
        assertThat(page.textContent("#graph-list")).contains("Corvania").contains("+3");

        clickNode("actor/corvania", 2);
        page.waitForCondition(() -> nodes().size() == 4);
        assertThat(page.textContent("#graph-status")).contains("3 added");

        // The list is the same for the keyboard.
        page.locator("#graph-list button").filter(withText("Attack on the pumps")).focus();
        page.keyboard().press("Delete");
        page.waitForCondition(() -> nodes().size() == 3);
        page.keyboard().press("Control+z");
        page.waitForCondition(() -> nodes().size() == 4);
        page.keyboard().press("Control+z");
        page.waitForCondition(() -> nodes().size() == 1);
        page.keyboard().press("Control+y");
        page.waitForCondition(() -> nodes().size() == 4);
        page.locator("#graph-list button").filter(withText("Borealia")).focus();
        page.keyboard().press("Enter");
        page.waitForCondition(() -> nodes().contains("incident/harbour-mail-2023"));
    }

    @Test
    void aLinkLeadsToTheSentence() {
        visit("/graph?nodes=actor/ardenia,actor/borealia");
        Map<?, ?> at = (Map<?, ?>) drawing("cy.edges('[source = \"actor/ardenia\"]').renderedMidpoint()");
        press(at, 1);
        page.waitForSelector("#graph-chosen .claim");
        assertThat(page.textContent("#graph-chosen")).contains("Ardenia").contains("accuses").contains("hedged");
        assertThat(page.textContent("#graph-chosen blockquote")).contains("probably behind the breach");
        page.click("#graph-chosen .claim .label");
        page.waitForURL("**/claim/aaaa000000000001.html");
    }

    @Test
    void showsWhoContradictsWhom() {
        visit("/graph?focus=incident/harbour-mail-2023");
        assertThat(drawing("cy.edges('[?conflict]').map(e => e.data('type')).sort()"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("Accusation", "Denial");
        assertThat(drawing("cy.edges('[type = \"Denial\"]')[0].style('line-style')")).isEqualTo("dashed");
        assertThat(drawing("cy.edges('[type = \"Accusation\"]')[0].style('line-style')")).isEqualTo("solid");
        assertThat((String) drawing("cy.edges('[?conflict]')[0].data('caption')")).startsWith("≠ ");
        assertThat(page.textContent("#graph-table tr.conflict")).contains("≠");
    }

    @Test
    void theAddressReopensTheView() {
        visit("/graph");
        page.uncheck("input[name=type][value=Denial]");
        page.waitForCondition(() -> drawing("cy.edges('[type = \"Denial\"]').length").equals(0));
        page.selectOption("#graph-layout", "circle");
        clickNode("actor/ardenia", 1);
        page.waitForSelector("#graph-chosen h2");
        // The address follows a moment later; its "nodes=actor" says nothing of what is chosen.
        page.waitForCondition(() -> page.url().contains("&s=actor") && page.url().contains("layout=circle"));
        Object before = drawing("[cy.nodes().map(n => [n.id(), Math.round(n.position('x')), Math.round(n.position('y'))])"
                + ", cy.edges().map(e => e.id()).sort(), cy.zoom().toFixed(2)]");
        String address = page.url();

        open();
        visit(address);
        Object after = drawing("[cy.nodes().map(n => [n.id(), Math.round(n.position('x')), Math.round(n.position('y'))])"
                + ", cy.edges().map(e => e.id()).sort(), cy.zoom().toFixed(2)]");
        assertThat(after).isEqualTo(before);
        assertThat(page.isChecked("input[name=type][value=Denial]")).isFalse();
        assertThat(page.inputValue("#graph-layout")).isEqualTo("circle");
        assertThat(page.textContent("#graph-chosen h2")).isEqualTo("Ardenia");
    }

    /** To choose a node grabs it too; only what was dragged is taken back, and at once. */
    @Test
    void pressesAreNothingToTakeBack() {
        visit("/graph?nodes=actor/ardenia,actor/borealia");
        for (String id : List.of("actor/ardenia", "actor/borealia", "actor/ardenia")) {
            clickNode(id, 1);
            page.waitForCondition(() -> drawing("cy.nodes('.chosen')[0].id()").equals(id));
            // Two presses within a moment expand a node.
            page.waitForTimeout(300);
        }
        String place = "cy.getElementById('actor/borealia').position('y').toFixed()";
        Object before = drawing(place);
        Map<?, ?> at = (Map<?, ?>) drawing("cy.getElementById('actor/borealia').renderedPosition()");
        var box = page.locator("#graph-canvas").boundingBox();
        double x = box.x + ((Number) at.get("x")).doubleValue();
        double y = box.y + ((Number) at.get("y")).doubleValue();
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x, y + 20);
        page.mouse().move(x, y + 40);
        page.mouse().up();
        page.waitForCondition(() -> !drawing(place).equals(before) && page.isEnabled("#graph-undo"));
        page.click("#graph-undo");
        page.waitForCondition(() -> drawing(place).equals(before));
        assertThat(page.isDisabled("#graph-undo")).isTrue();
    }

    @Test
    void theSameNodesGiveTheSamePicture() {
        visit("/graph?focus=actor/borealia");
        Object first = drawing("cy.nodes().map(n => [n.id(), Math.round(n.position('x')), Math.round(n.position('y'))])");
        open();
        visit("/graph?focus=actor/borealia");
        assertThat(drawing("cy.nodes().map(n => [n.id(), Math.round(n.position('x')), Math.round(n.position('y'))])"))
                .isEqualTo(first);
    }

    @Test
    void savesPictureAndData() throws Exception {
        visit("/graph");
        byte[] png = download("#graph-png");
        assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(5_000);

        byte[] svg = download("#graph-svg");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(document.getDocumentElement().getTextContent()).contains("Borealia").contains("<script>");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        int edges = (Integer) drawing("cy.edges().length");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(edges);

        JsonNode json = JsonMapper.shared().readTree(download("#graph-json"));
        assertThat(json.get("nodes").size()).isEqualTo(nodes().size());
        assertThat(json.get("edges").size()).isEqualTo(edges);
        assertThat(json.get("address").asString()).contains("/graph?");
    }

    private byte[] download(String button) throws IOException {
        Download download = page.waitForDownload(() -> page.click(button));
        return Files.readAllBytes(download.path());
    }

    @Test
    void withoutScriptTheGraphIsATable() {
        page = browser.open(TestBrowser.options().setJavaScriptEnabled(false));
        page.navigate(server.uri("/graph").toString());
        assertThat(page.locator("#graph-table tbody tr").count()).isPositive();
        assertThat(page.isVisible("#explorer")).isFalse();
        page.uncheck("input[value=Accusation]");
        page.click("#graph-apply");
        page.waitForURL("**/graph?type=Denial**");
        assertThat(page.textContent("#graph-table tbody")).contains("denies").doesNotContain("accuses");
        page.locator("#graph-table tbody .number a").first().click();
        page.waitForURL("**/claims?type=Denial**");
        assertThat(page.locator("ol.claims > li").count()).isEqualTo(1);
    }

    @Test
    void theTimelineLeadsToClaims() {
        visit("/timeline");
        assertThat(page.locator(".timeline .mark.accusations").count()).isEqualTo(4);
        assertThat(page.locator(".timeline .mark.denials").count()).isEqualTo(1);
        assertThat(page.locator(".delays tbody tr").first().textContent()).contains("Attack on the pumps");
        var harbour = page.locator(".delays tbody tr").filter(
                withText("Harbour mail breach"));
        // 2 March to 6 April 2023, and a denial in the same article.
        assertThat(harbour.locator("td.number").allTextContents()).containsExactly("35", "0", "2");
        page.click(".facets a:has-text('Denial')");
        page.waitForURL("**/timeline?type=Denial");
        assertThat(page.locator(".timeline .mark.accusations").count()).isZero();
        page.locator(".timeline a:has(.mark.denials)").click();
        page.waitForURL("**/claim/aaaa000000000002.html");
    }

    @Test
    void theEditorRunsExamplesCompletesAndShares() {
        visit("/query");
        page.selectOption("#query-example", "most-accused");
        page.waitForSelector(".tabPanel.active .yasr_results table tbody tr");
        assertThat(page.textContent(".tabPanel.active .yasr_results")).contains("Borealia");
        assertThat(page.textContent(".tabPanel.active .yasr_results")).contains("<script>");
        assertThat(page.locator("img[src=x]").count()).isZero();
        // The editor cleans each value in a document apart, where the browser notes handlers that may not run.
        browser.complaints().removeIf(complaint -> complaint.startsWith("Executing inline event handler"));
        assertThat(page.url()).contains("?query=");
        String address = page.url();

        open();
        visit(address);
        assertThat((String) page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"))
                .contains("rip:Accusation");
        page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue("
                + "'PREFIX rip: <https://w3id.org/riposte#>\\nSELECT * { ?s a rip:Accu')");
        page.evaluate("(() => { const cm = document.querySelector('.tabPanel.active .CodeMirror').CodeMirror;"
                + " cm.focus(); cm.setCursor(1, 99); })()");
        page.keyboard().press("Control+Space");
        page.waitForCondition(() -> ((String) page.evaluate(
                        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"
                                + " + (document.querySelector('.CodeMirror-hints')?.textContent ?? '')"))
                .contains("Accusation"));
    }

    @Test
    void aQueryThatDoesNotParseSaysWhy() {
        visit("/query?query=SELECT%20WHERE");
        page.evaluate("document.querySelector('.tabPanel.active .yasqe_queryButton').click()");
        page.waitForSelector(".tabPanel.active .errorResult, .tabPanel.active .errorHeader");
        assertThat(page.textContent(".tabPanel.active .yasr_results")).contains("Parse error").contains("line 1");
        // The browser itself logs the status.
        browser.complaints().removeIf(complaint -> complaint.contains("status of 400"));
    }

    /** All rules of the standard, up to WCAG 2.2 AA, and what axe holds for good practice. */
    @Test
    void axeFindsNothing() {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page = browser.open(TestBrowser.options().setColorScheme(scheme).setBypassCSP(true));
            for (String path : PAGES) {
                visit(path);
                TestBrowser.violations(page).forEach(violation -> found.add(scheme + ": " + violation));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void fitsAPhone() {
        page = browser.open(TestBrowser.options().setViewportSize(390, 780));
        for (String path : PAGES) {
            visit(path);
            int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            assertThat(width).as(path).isLessThanOrEqualTo(390);
        }
    }

    /** What they load and run is the application's own; the end of each test sees refusals and errors. */
    @Test
    void pagesStayWithinTheContentSecurityPolicy() {
        for (String path : Stream.concat(PAGES.stream(), OTHER_PAGES.stream()).toList()) {
            visit(path);
            assertThat(page.title()).as(path).endsWith("· Riposte");
            assertThat(page.locator("img[src=x]").count()).as(path).isZero();
            String policy = server.get(path).headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy).as(path).contains("script-src 'self';").doesNotContain("unsafe-eval");
        }
    }
}
