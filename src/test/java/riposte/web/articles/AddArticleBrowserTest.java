package riposte.web.articles;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.TestBrowser;
import riposte.web.TestServer;

/** A person adds articles in a real browser. Left out where there is no Chromium. */
class AddArticleBrowserTest {

    private static final String PASSWORD = "a password of the test";
    private static final String ACCUSATION =
            "Estonia on Friday accused Russia of hacking the servers of its parliament. Moscow rejected the accusation.";

    @TempDir
    static Path directory;

    private static TestBrowser browser;
    private static TestServer server;

    private Page page;

    @BeforeAll
    static void start() {
        browser = TestBrowser.launch();
        server = TestServer.start(directory.resolve("store"), "--riposte.review-password=" + PASSWORD);
    }

    @AfterAll
    static void stop() {
        TestBrowser.close(browser, server);
    }

    @BeforeEach
    void open() {
        page = browser.open(TestBrowser.options().setBypassCSP(true));
        page.navigate(server.uri("/articles/new").toString());
        assertThat(page.url()).contains("/login?to=");
        page.fill("input[name=name]", "Léa");
        page.fill("input[name=password]", PASSWORD);
        page.click("main button");
        page.waitForURL("**/articles/new");
    }

    @AfterEach
    void leave() {
        // The browser itself logs what the server refuses, which tests ask for.
        browser.complaints().removeIf(complaint -> complaint.contains("Failed to load resource"));
        browser.leave();
    }

    @Test
    void aTextLeadsToItsArticleAndTheSentenceThatSaysIt() {
        assertThat(TestBrowser.violations(page)).isEmpty();
        page.fill("input[name=address]", "https://example.org/parliament");
        page.fill("textarea", ACCUSATION);
        page.fill("input[name=published]", "2024-03-01");
        // The first article of a server waits for the reader to be loaded, and the click for the page that it leads to.
        page.click("#add button", new Page.ClickOptions().setTimeout(120_000));
        page.waitForURL("**/article/*.html", new Page.WaitForURLOptions().setTimeout(120_000));

        assertThat(page.textContent("main")).contains("Estonia", "Russia", "accused Russia of hacking the servers of its parliament");
        assertThat(page.textContent("main")).contains("example.org");
    }

    @Test
    void aFileThatIsChosenIsReadAndEachOfItsArticlesIsLinked() {
        String lines = line("one", "en", ACCUSATION) + line("two", "eo", "Estas nenio por legi.");
        page.setInputFiles("input[type=file]", new FilePayload("news.jsonl", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
        // The first article of a server waits for the reader to be loaded.
        page.waitForSelector("#outcomes li:nth-child(2)", new Page.WaitForSelectorOptions().setTimeout(120_000));

        assertThat(page.textContent("#outcomes")).contains("one: claims shown:", "two: no claims are read in language 'eo'");
        page.navigate(server.uri("/article/" + page.getAttribute("#outcomes a", "href").replaceFirst(".*/", "")).toString());
        assertThat(page.textContent("main")).contains("accused Russia");
    }

    @Test
    void innerAddressesFilesAndNothingAreRefusedInWords() {
        page.fill("input[name=address]", server.uri("/health").toString());
        page.click("#add button");
        page.waitForLoadState();
        assertThat(page.textContent("main [role=alert]")).contains("could not be read").contains("private");
        assertThat(page.inputValue("input[name=address]")).isEqualTo(server.uri("/health").toString());

        page.evaluate("document.querySelector('[name=address]').type = 'text'");
        page.fill("input[name=address]", "/etc/passwd");
        page.click("#add button");
        page.waitForLoadState();
        assertThat(page.textContent("main [role=alert]")).contains("begins with http");

        page.navigate(server.uri("/articles/new").toString());
        page.click("#add button");
        page.waitForLoadState();
        assertThat(page.textContent("main [role=alert]")).contains("Give an address, a text or a file.");
    }

    @Test
    void aFormOfAnotherSessionAddsNothing() {
        page.evaluate("document.querySelector('#add [name=token]').value = 'guessed'");
        page.fill("textarea", ACCUSATION);
        // The browser tells of it itself.
        assertThat(page.waitForConsoleMessage(() -> page.click("#add button")).text()).contains("403");
        assertThat(page.textContent("main")).contains("The form is not one of this session.");
    }

    private static String line(String id, String lang, String text) {
        return "{\"id\":\"" + id + "\",\"url\":\"https://example.org/" + id + "\",\"lang\":\"" + lang + "\",\"text\":\"" + text + "\"}\n";
    }
}
