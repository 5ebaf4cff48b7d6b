package riposte.web.articles;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.article.ArticleReader;
import riposte.article.InputFailure;
import riposte.article.ReadOptions;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;
import riposte.store.fault.RemoteException;
import riposte.store.fault.StoreException;
import riposte.web.WebSettings;
import riposte.web.http.Answers;
import riposte.web.http.BoundedBody;
import riposte.web.http.Client;
import riposte.web.http.Credentials;
import riposte.web.http.LocalToken;
import riposte.web.http.Pace;
import riposte.web.http.Spool;
import riposte.web.review.Authors;

/**
 * {@code POST /articles}: articles into the store of the running server, for who has its token or has logged in. The body is a page, a text, a PDF,
 * JSON lines or a WARC archive, each also packed with gzip; the answer has a line of JSON for each article of it
 * ({@link Outcome}), written when the article is on the disk. {@code lang}, {@code published} and {@code url} say what is known
 * beforehand. Nothing is fetched.
 */
@Controller
class ArticlesController {


    private static final int LATER_SECONDS = 5;

    /** What a body is called for the reader of articles, which goes by the ending; by content where that is none. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("text/html", "article.html"),
            Map.entry("application/xhtml+xml", "article.html"),
            Map.entry("text/plain", "article.txt"),
            Map.entry("application/pdf", "article.pdf"),
            Map.entry("application/x-ndjson", "articles.jsonl"),
            Map.entry("application/ndjson", "articles.jsonl"),
            Map.entry("application/jsonl", "articles.jsonl"),
            Map.entry("application/json", "articles.jsonl"),
            Map.entry("application/warc", "articles.warc"),
            Map.entry("application/gzip", "article"),
            Map.entry("application/octet-stream", "article"));

    private final WebSettings settings;
    private final LocalToken local;
    private final Authors authors;
    private final ObjectProvider<Intakes> intakes;

    ArticlesController(WebSettings settings, LocalToken local, Authors authors, ObjectProvider<Intakes> intakes) {
        this.settings = settings;
        this.local = local;
        this.authors = authors;
        this.intakes = intakes;
    }

    @PostMapping("/articles")
    void take(
            @RequestParam(required = false) String lang,
            @RequestParam(required = false) String published,
            @RequestParam(required = false) String url,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!mayWrite(request, response)) {
            return;
        }
        String name = name(request.getContentType());
        if (name == null) {
            Answers.line(response, 415, "Send a page (text/html), a text (text/plain), a document (application/pdf), JSON lines (application/x-ndjson) or an"
                    + " archive (application/warc), each also packed with gzip.");
            return;
        }
        ReadOptions options;
        try {
            options = ReadOptions.defaults()
                    .withLang(ReadOptions.language(lang))
                    .withPublished(ReadOptions.date(published))
                    .withUrl(url)
                    .withMaxLinks(0);
        } catch (IllegalArgumentException e) {
            Answers.line(response, 400, e.getMessage());
            return;
        }
        Intakes into = intakes.getObject();
        String client = Client.of(request);
        if (!into.enter(client)) {
            Answers.later(response, 503, LATER_SECONDS, "Other articles are being read at this moment. Try again in a while.");
            return;
        }
        try (Spool body = new Spool()) {
            BoundedBody.read(
                    request,
                    request.getInputStream(),
                    settings.maxUpload().toBytes(),
                    new Pace(settings.minRate().toBytes()),
                    body);
            response.setContentType("application/x-ndjson");
            response.setCharacterEncoding("utf-8");
            read(body, name, options, into, response.getOutputStream());
        } catch (BoundedBody.Refused e) {
            Answers.line(response, e.status(), e.getMessage());
        } catch (StoreException e) {
            if (response.isCommitted()) {
                throw e;
            }
            Answers.line(response, e instanceof RemoteException remote ? remote.fault().status() : 507, e.getMessage());
        } finally {
            into.leave(client);
        }
    }

    private static void read(Spool body, String name, ReadOptions options, Intakes intakes, OutputStream out)
            throws IOException {
        try (InputStream in = body.read();
                Intake intake = intakes.open(outcome -> tell(outcome, out))) {
            new ArticleReader(options).read(in, name, intake::add, failure -> tell(failed(failure), out));
            intake.finish();
        } catch (UncheckedIOException e) {
            // Who sent the articles is gone; what was told is in the store.
            throw e.getCause();
        }
    }

    static Outcome failed(InputFailure failure) {
        return Outcome.failed(failure.place() == null ? failure.input() : failure.place(), failure.message());
    }

    private static void tell(Outcome outcome, OutputStream out) {
        try {
            out.write((outcome.line() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean mayWrite(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String given = Credentials.bearer(request);
        if (given == null && Authors.reviewer(request) != null) {
            authors.of(request);
            return true;
        }
        if (settings.token().matches(given) || local.matches(given)) {
            return true;
        }
        if (!settings.writable()) {
            Answers.line(
                    response,
                    403,
                    "Articles are taken from strangers nowhere, and here from this machine's user alone ('riposte ingest' beside"
                            + " the server). Whoever runs this server can set a token: RIPOSTE_TOKEN=… in its environment.");
            return false;
        }
        response.setHeader("WWW-Authenticate", "Bearer realm=\"riposte\"");
        Answers.line(response, 401, "This address needs the server's token, as 'Authorization: Bearer …'.");
        return false;
    }

    private static String name(String contentType) {
        if (contentType == null) {
            return "article";
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return NAMES.get((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT));
        } catch (RuntimeException e) {
            return null;
        }
    }
}
