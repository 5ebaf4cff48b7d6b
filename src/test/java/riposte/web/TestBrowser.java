package riposte.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, and what it complains of: errors of pages, refusals of their policy, dialogs, requests to other hosts. */
public final class TestBrowser {

    private static final List<Path> PROGRAMS = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();

    /** All rules of the standard, up to WCAG 2.2 AA, and what axe holds for good practice. */
    private static final List<String> AXE =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    private TestBrowser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox")));
    }

    /** Starts the browser; where there is no Chromium, the test is left out. */
    public static TestBrowser launch() {
        Optional<Path> program = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "no Chromium is installed");
        return new TestBrowser(program.get());
    }

    /** An English reader at a desk. */
    public static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 800);
    }

    /** A page for somebody new, in place of the one before. */
    public Page open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options);
        Page page = context.newPage();
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith("http://localhost:") && !url.startsWith("data:") && !url.startsWith("blob:")) {
                complaints.add("leaves the origin: " + url);
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** What pages did so far that they should not. */
    public List<String> complaints() {
        return complaints;
    }

    /** Closes the page, at the end of a test, which fails when there was reason to complain. */
    public void leave() {
        if (context != null) {
            context.close();
            context = null;
        }
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        assertThat(all).as("errors, refusals of the content security policy, dialogs, requests to other hosts").isEmpty();
    }

    /** What axe finds on a page, which has to be opened with {@link Browser.NewContextOptions#setBypassCSP}. */
    public static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        new AxeBuilder(page).withTags(AXE).analyze().getViolations().forEach(rule -> rule.getNodes()
                .forEach(node -> found.add(page.url() + ": " + rule.getId() + ": " + node.getHtml())));
        return found;
    }

    /** Ends the browser and a server, as far as they began. */
    public static void close(TestBrowser browser, TestServer server) {
        if (browser != null) {
            browser.playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
