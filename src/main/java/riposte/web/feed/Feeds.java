package riposte.web.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import riposte.rdf.Iris;
import riposte.web.api.Answers;
import riposte.web.api.Lists;
import riposte.web.data.ClaimEntry;
import riposte.web.data.StatementEntry;
import riposte.web.http.Addresses;
import tools.jackson.databind.json.JsonMapper;

/** Makes answers of lists whose newest comes first. */
@Component
public class Feeds {

    private static final String USUAL_LIMIT = "50";
    private static final MediaType ATOM = MediaType.parseMediaType("application/atom+xml;charset=utf-8");
    private static final MediaType JSON = MediaType.parseMediaType("application/feed+json");

    /**
     * What a feed says of itself.
     *
     * @param title for people
     * @param home path of the page that shows the same
     * @param query the parameters of its address
     * @param everybody whether all who read here see the same
     */
    public record Head(String title, String home, Map<String, String> query, boolean everybody) {

        private String lang() {
            return query.getOrDefault("lang", "en");
        }
    }

    private final Answers answers;
    private final JsonMapper json;
    private final Iris iris;

    Feeds(Answers answers, JsonMapper json, Iris iris) {
        this.answers = answers;
        this.json = json;
        this.iris = iris;
    }

    /** A feed of claims. */
    public ResponseEntity<byte[]> claims(Lists.Ordered<ClaimEntry> claims, Head head, HttpServletRequest request) {
        return answer(claims, claim -> item(claim, claim.iri(), claim.path(), claim.arrived(), claim.confidence(), head, request), head, request);
    }

    /** A feed of statements; each shows its surest report. */
    ResponseEntity<byte[]> statements(Lists.Ordered<StatementEntry> statements, Head head, HttpServletRequest request) {
        return answer(
                statements,
                statement -> {
                    Instant newest = statement.reports().stream().map(ClaimEntry::arrived).max(Instant::compareTo).orElseThrow();
                    Feed.Item item = item(
                            statement.surest(), statement.iri(), statement.path(), newest, statement.confidence(), head, request);
                    Instant first = statement.reports().stream().map(ClaimEntry::arrived).min(Instant::compareTo).orElseThrow();
                    return new Feed.Item(
                            item.id(), item.link(), item.title(), item.type(), first, item.updated(), item.sentence(), item.sentenceLang(),
                            item.confidence(), item.source(), item.sourceTitle());
                },
                head,
                request);
    }

    private <T> ResponseEntity<byte[]> answer(
            Lists.Ordered<T> list, Function<T, Feed.Item> item, Head head, HttpServletRequest request) {
        Map<String, String> query = head.query;
        var part = list.part(query.get("cursor"), Integer.parseInt(query.getOrDefault("limit", USUAL_LIMIT)));
        String path = request.getRequestURI();
        Map<String, String> first = Addresses.with(query, "cursor", null);
        Feed feed = new Feed(
                iris.base() + Addresses.of(path.substring(1), Addresses.with(first, "limit", null)),
                head.title,
                head.lang(),
                here(request, head.home),
                here(request, Addresses.of(path, query)),
                here(request, Addresses.of(path, first)),
                part.next() == null ? null : here(request, Addresses.of(path, Addresses.with(query, "cursor", part.next()))),
                part.items().stream().map(item).toList());
        return path.endsWith(".json")
                ? answers.of(json.writeValueAsBytes(JsonFeed.of(feed)), JSON, request, new HttpHeaders(), head.everybody)
                : answers.of(AtomWriter.write(feed), ATOM, request, new HttpHeaders(), head.everybody);
    }

    private static Feed.Item item(
            ClaimEntry claim, String iri, String path, Instant updated, double confidence, Head head, HttpServletRequest request) {
        var article = claim.article();
        return new Feed.Item(
                iri,
                here(request, path),
                claim.label(head.lang()),
                claim.typeKey(),
                claim.arrived(),
                updated,
                claim.sentence(),
                article == null ? null : article.lang(),
                confidence,
                article == null ? null : article.link(),
                article == null ? null : source(List.of(or(article.title()), or(article.publisher()), or(article.published()))));
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    private static String source(List<String> parts) {
        String source = String.join(", ", parts.stream().filter(part -> !part.isBlank()).toList());
        return source.isEmpty() ? null : source;
    }

    /** A path as an address of this server, as the client calls it. */
    private static String here(HttpServletRequest request, String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length()) + path;
    }
}
