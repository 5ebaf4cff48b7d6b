package riposte.export;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import no.hasmac.jsonld.JsonLdOptions;

/** {@code ontology/context.jsonld}, and how data is compacted by it. */
final class JsonLdContext {

    /** The document, an object with {@code @context}. */
    static final JsonObject DOCUMENT = document();

    /** The value of {@code @context} as JSON on one line. */
    static final String TEXT = DOCUMENT.get("@context").toString();

    private JsonLdContext() {}

    private static JsonObject document() {
        try (InputStream file = JsonLdContext.class.getResourceAsStream("/ontology/context.jsonld");
                JsonReader reader = Json.createReader(Objects.requireNonNull(file, "ontology/context.jsonld"))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new IllegalStateException("ontology/context.jsonld cannot be read", e);
        }
    }

    /** IRIs as they are, members in the order of their expanded names. */
    static JsonLdOptions options() {
        JsonLdOptions options = new JsonLdOptions();
        options.setUriValidation(false);
        options.setOrdered(true);
        options.setCompactToRelative(false);
        return options;
    }
}
