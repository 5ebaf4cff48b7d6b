package riposte.web.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.follow.NewsSite;
import riposte.web.TestBrowser;
import riposte.web.TestServer;

/** A person gives a source in a real browser, and finds its articles in the graph. Left out where there is no Chromium. */
class SourcesBrowserTest {

    private static final String PASSWORD = "a password of the test";

    @TempDir
    static Path directory;

    private static TestBrowser browser;
    private static TestServer server;
    private static NewsSite site;

    private Page page;

    @BeforeAll
    static void launch() {
        browser = TestBrowser.launch();
        site = new NewsSite();
        server = TestServer.start(
                directory.resolve("store"),
                "--riposte.review-password=" + PASSWORD,
                "--riposte.sources.delay=0s",
                "--riposte.sources.allow-private-addresses=true");
    }

    @AfterAll
    static void close() {
        TestBrowser.close(browser, server);
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void leave() {
        // The browser itself logs what the server refuses, which the test asks for.
        browser.complaints().removeIf(complaint -> complaint.contains("Failed to load resource"));
        browser.leave();
    }

    private void visit(String path) {
        page.navigate(server.uri(path).toString());
    }

    private String text(String selector) {
        return page.textContent(selector);
    }

    @Test
    void aSourceIsGivenAndItsArticlesAppear() throws Exception {
        site.feed(1, 2);
        // Without script, as every page.
        page = browser.open(TestBrowser.options().setJavaScriptEnabled(false));
        visit("/");
        page.click("footer a[href='/sources']");
        assertThat(text("main")).contains("Nothing is followed yet");
        page.click("main a:has-text('Log in')");
        page.fill("input[name=name]", "Léa");
        page.fill("input[name=password]", PASSWORD);
        page.click("main button");
        page.waitForURL("**/sources");

        page.fill("#add input[name=address]", "nonsense");
        page.click("#add button");
        assertThat(text("[role=alert]")).contains("That cannot be followed", "http or https");
        assertThat(page.inputValue("#add input[name=address]")).isEqualTo("nonsense");

        page.fill("#add input[name=address]", site.at("/feed"));
        page.selectOption("#add select", "60");
        page.click("#add button");
        for (int n = 0; n < 240 && !text("ol.sources").contains("All that it names has been read"); n++) {
            Thread.sleep(250);
            visit("/sources");
        }
        assertThat(text("ol.sources")).contains("The Karsholm Courier", "2 articles", "Looked at every", "hour");
        for (int n = 0; n < 40 && !text("main").contains("News of /news/2"); n++) {
            Thread.sleep(250);
            visit("/articles");
        }
        assertThat(text("main")).contains("News of /news/1", "News of /news/2");

        Path opml = directory.resolve("feeds.opml");
        Files.writeString(opml, "<opml version='2.0'><body><outline text='The Other' xmlUrl='" + site.at("/gone") + "'/></body></opml>");
        site.status("/gone", 410);
        visit("/sources");
        page.setInputFiles("#opml input[type=file]", opml);
        page.click("#opml button");
        page.waitForURL("**/sources");
        for (int n = 0; n < 40 && !text("ol.sources").contains("for good"); n++) {
            Thread.sleep(250);
            visit("/sources");
        }
        assertThat(text("ol.sources li:has-text('The Other')")).contains("gone", "410", "remove it");

        page.click("ol.sources li:has-text('Karsholm') button:has-text('Pause')");
        assertThat(text("ol.sources li:has-text('Karsholm') .mark")).isEqualTo("paused");
        page.click("ol.sources li:has-text('The Other') summary");
        page.click("ol.sources li:has-text('The Other') button.reject");
        assertThat(text("main")).doesNotContain("The Other");
        isFitForAllAndInFrench(page.context().storageState());
    }

    private void isFitForAllAndInFrench(String state) {
        List<String> found = new ArrayList<>();
        for (String session : new String[] {state, null}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page = browser.open(new Browser.NewContextOptions()
                        .setLocale("fr-FR")
                        .setColorScheme(scheme)
                        .setStorageState(session)
                        .setViewportSize(360, 740)
                        .setBypassCSP(true));
                visit("/sources");
                page.querySelectorAll("main details").forEach(details -> details.evaluate("d => d.open = true"));
                assertThat(page.content()).doesNotContain("??");
                assertThat(text("main")).contains("2 articles", "Consultée toutes les", "heures");
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue()).isLessThanOrEqualTo(360);
                TestBrowser.violations(page).forEach(violation -> found.add(scheme + ": " + violation));
            }
        }
        assertThat(found).isEmpty();
    }
}
