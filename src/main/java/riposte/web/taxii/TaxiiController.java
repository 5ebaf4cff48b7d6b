package riposte.web.taxii;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import riposte.export.StixIds;
import riposte.web.http.Accept;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /taxii2/}: discovery, one API root, {@code graph}, and in it one collection, read only, with all that the graph shows. More
 * collections would part denials from what they deny; {@code match[type]} and {@code added_after} narrow this one.
 *
 * @see <a href="https://docs.oasis-open.org/cti/taxii/v2.1/os/taxii-v2.1-os.html">TAXII 2.1</a>
 */
@RestController
@RequestMapping("/taxii2/")
class TaxiiController {

    private static final String MEDIA_TYPE = "application/taxii+json;version=2.1";
    private static final String STIX = "application/stix+json;version=2.1";
    private static final String TITLE = "Cyber accusations and denials";

    /** The collection: the same UUID on every server, and a name that people can remember. */
    private static final UUID CLAIMS = UUID.fromString(StixIds.id("collection", "claims").substring("collection--".length()));

    private static final String ALIAS = "claims";

    /** As STIX writes times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Editions editions;

    TaxiiController(Editions editions) {
        this.editions = editions;
    }

    @GetMapping
    ResponseEntity<byte[]> discovery(HttpServletRequest request) {
        acceptable(request);
        String root = ServletUriComponentsBuilder.fromCurrentContextPath().path("/taxii2/graph/").toUriString();
        return answer(Map.of(
                "title", "Riposte",
                "description", "Who accuses whom of cyber attacks, and who denies it, as read from news articles.",
                "default", root,
                "api_roots", List.of(root)));
    }

    @GetMapping("graph/")
    ResponseEntity<byte[]> root(HttpServletRequest request) {
        acceptable(request);
        return answer(Map.of("title", TITLE, "versions", List.of(MEDIA_TYPE), "max_content_length", 1));
    }

    /** Nothing is added here, so nothing has a status. */
    @GetMapping("graph/status/{id}/")
    ResponseEntity<byte[]> status(@PathVariable String id, HttpServletRequest request) {
        acceptable(request);
        throw new TaxiiError(HttpStatus.NOT_FOUND, "Nothing is added over TAXII, so there is no status '" + id + "'.");
    }

    @GetMapping("graph/collections/")
    ResponseEntity<byte[]> collections(HttpServletRequest request) {
        acceptable(request);
        return answer(Map.of("collections", List.of(collection())));
    }

    @GetMapping("graph/collections/{collection}/")
    ResponseEntity<byte[]> collection(@PathVariable String collection, HttpServletRequest request) {
        acceptable(request);
        known(collection);
        return answer(collection());
    }

    @GetMapping("graph/collections/{collection}/objects/")
    ResponseEntity<byte[]> objects(@PathVariable String collection, HttpServletRequest request) throws IOException {
        acceptable(request);
        known(collection);
        Selection selection = Selection.of(request::getParameter);
        return editions.read(!selection.goesOn(), edition -> envelope(edition, selection.page(edition.objects())));
    }

    @GetMapping("graph/collections/{collection}/objects/{object}/")
    ResponseEntity<byte[]> object(@PathVariable String collection, @PathVariable String object, HttpServletRequest request)
            throws IOException {
        acceptable(request);
        known(collection);
        Selection selection = Selection.of(request::getParameter);
        return editions.read(true, edition -> envelope(edition, selection.page(List.of(found(edition, object)))));
    }

    @GetMapping("graph/collections/{collection}/objects/{object}/versions/")
    ResponseEntity<byte[]> versions(@PathVariable String collection, @PathVariable String object, HttpServletRequest request)
            throws IOException {
        acceptable(request);
        known(collection);
        Selection selection = Selection.of(request::getParameter);
        return editions.read(
                true,
                edition -> listed("versions", selection.page(List.of(found(edition, object))), StixObject::version));
    }

    @GetMapping("graph/collections/{collection}/manifest/")
    ResponseEntity<byte[]> manifest(@PathVariable String collection, HttpServletRequest request) throws IOException {
        acceptable(request);
        known(collection);
        Selection selection = Selection.of(request::getParameter);
        return editions.read(
                !selection.goesOn(), edition -> listed("objects", selection.page(edition.objects()), TaxiiController::record));
    }

    @PostMapping("graph/collections/{collection}/objects/")
    ResponseEntity<byte[]> add(@PathVariable String collection, HttpServletRequest request) {
        acceptable(request);
        known(collection);
        if (!isTaxii(request.getContentType())) {
            throw new TaxiiError(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "TAXII requests are " + MEDIA_TYPE + ".");
        }
        throw readOnly();
    }

    @DeleteMapping("graph/collections/{collection}/objects/{object}/")
    ResponseEntity<byte[]> delete(@PathVariable String collection, HttpServletRequest request) {
        acceptable(request);
        known(collection);
        throw readOnly();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> error(TaxiiError error, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", error.status().getReasonPhrase());
        body.put("description", error.getMessage());
        body.put("http_status", String.valueOf(error.status().value()));
        ResponseEntity.BodyBuilder answer = headed(ResponseEntity.status(error.status()));
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            // What was sent is not read, so the next request needs another connection.
            answer.header("Connection", "close");
        }
        return answer.body(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static TaxiiError readOnly() {
        return new TaxiiError(HttpStatus.FORBIDDEN, "This collection is only read: can_write is false.");
    }

    private static Map<String, Object> collection() {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("id", CLAIMS.toString());
        collection.put("title", TITLE);
        collection.put("description", "Claims as notes, attributions and opinions, with who makes them and the articles they stand in.");
        collection.put("alias", ALIAS);
        collection.put("can_read", true);
        collection.put("can_write", false);
        collection.put("media_types", List.of(STIX));
        return collection;
    }

    private static void known(String collection) {
        if (!collection.equals(ALIAS) && !collection.equals(CLAIMS.toString())) {
            throw new TaxiiError(HttpStatus.NOT_FOUND, "There is no collection '" + collection + "', only '" + ALIAS + "'.");
        }
    }

    private static StixObject found(Edition edition, String id) {
        StixObject object = edition.object(id);
        if (object == null) {
            throw new TaxiiError(HttpStatus.NOT_FOUND, "The collection has no object '" + id + "'.");
        }
        return object;
    }

    private static Map<String, Object> record(StixObject object) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", object.id());
        record.put("date_added", TIME.format(object.added()));
        record.put("version", object.version());
        record.put("media_type", STIX);
        return record;
    }

    private static ResponseEntity<byte[]> listed(String name, Selection.Page page, Function<StixObject, Object> as) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("more", page.more());
        if (page.more()) {
            body.put("next", page.next());
        }
        if (!page.objects().isEmpty()) {
            body.put(name, page.objects().stream().map(as).toList());
        }
        return dated(page).body(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static ResponseEntity<byte[]> envelope(Edition edition, Selection.Page page) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8("{\"more\":" + page.more()));
        if (page.more()) {
            body.writeBytes(utf8(",\"next\":\"" + page.next() + "\""));
        }
        String before = ",\"objects\":[\n";
        for (StixObject object : page.objects()) {
            body.writeBytes(utf8(before));
            body.writeBytes(edition.json(object));
            before = ",\n";
        }
        body.writeBytes(utf8(page.objects().isEmpty() ? "}" : "\n]}"));
        return dated(page).body(body.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity<byte[]> answer(Map<String, Object> body) {
        return headed(ResponseEntity.ok()).body(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static ResponseEntity.BodyBuilder dated(Selection.Page page) {
        ResponseEntity.BodyBuilder answer = headed(ResponseEntity.ok());
        List<StixObject> objects = page.objects();
        if (!objects.isEmpty()) {
            answer.header("X-TAXII-Date-Added-First", time(objects.get(0).added()));
            answer.header("X-TAXII-Date-Added-Last", time(objects.get(objects.size() - 1).added()));
        }
        return answer;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static ResponseEntity.BodyBuilder headed(ResponseEntity.BodyBuilder answer) {
        return answer.header("Content-Type", MEDIA_TYPE).header("Vary", "Accept");
    }

    /** @throws TaxiiError 406 when the client does not take TAXII 2.1 */
    private static void acceptable(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        try {
            if (accept == null || Accept.parse(ofThisVersion(accept)).best(List.of("application/taxii+json")).isPresent()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new TaxiiError(HttpStatus.NOT_ACCEPTABLE, "For TAXII, " + e.getMessage() + ".");
        }
        throw new TaxiiError(HttpStatus.NOT_ACCEPTABLE, "Answers come as " + MEDIA_TYPE + "; the Accept header asks for others.");
    }

    /** The header without ranges of other versions of TAXII; what remains may be nothing. */
    private static String ofThisVersion(String accept) {
        StringBuilder kept = new StringBuilder();
        for (String range : accept.split(",")) {
            boolean other = range.contains("taxii+json") && range.contains("version") && !isTaxii(range.replaceAll(";\\s*q=[\\d.]+", ""));
            kept.append(other ? "application/x-other" : range).append(',');
        }
        return kept.toString();
    }

    private static boolean isTaxii(String mediaType) {
        return mediaType != null && mediaType.strip().matches("(?i)application/taxii\\+json(\\s*;\\s*version=\"?2\\.1\"?)?\\s*");
    }
}
