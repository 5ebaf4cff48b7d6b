package riposte.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON-LD 1.1 in the terms of {@code ontology/context.jsonld}, one named graph at a time.
 *
 * <p>Rio's own writer collects the whole data before it writes. This one writes each graph, and each large graph in
 * parts, by itself, so memory does not grow with the data: as {@link NodeObjects}, or through a JSON-LD processor, which
 * gives the same for more time, where a part has what they leave to it. Parts of one graph are node objects with
 * the same {@code @id}, which JSON-LD merges. A graph with blank nodes is kept whole.
 */
final class JsonLdWriter extends AbstractRDFHandler {

    private static final int PART = 4000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .rootValueSeparator(",")
            .build();

    private final Writer out;
    private final boolean lines;
    private final List<Statement> part = new ArrayList<>();
    private boolean blank;
    private Resource graph;
    private final boolean last;
    private boolean first;

    /**
     * @param lines whether to write one document per line (NDJSON-LD) instead of one document
     * @param place which part of the document; its beginning is written all the same
     */
    JsonLdWriter(Writer out, boolean lines, DocumentPart place) {
        this.out = out;
        this.lines = lines;
        this.first = place.first();
        this.last = place.last();
    }

    @Override
    public void startRDF() {
        if (!lines) {
            write("{\"@context\":" + JsonLdContext.TEXT + ",\"@graph\":[");
        }
    }

    @Override
    public void handleStatement(Statement statement) {
        if (!part.isEmpty()
                && (!Objects.equals(graph, statement.getContext()) || part.size() >= PART && !blank)) {
            writePart();
        }
        graph = statement.getContext();
        blank |= statement.getSubject().isBNode() || statement.getObject().isBNode();
        part.add(statement);
    }

    @Override
    public void endRDF() {
        writePart();
        if (!lines && last) {
            write("\n]}\n");
        }
        try {
            out.flush();
        } catch (IOException e) {
            throw new RDFHandlerException(e);
        }
    }

    private void writePart() {
        if (part.isEmpty()) {
            return;
        }
        Consumer<JsonGenerator> nodes = nodes();
        if (!lines) {
            write(first ? "\n" : ",\n");
        }
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            writeGraph(json, nodes);
        } catch (JacksonIOException e) {
            throw new RDFHandlerException(e.getCause());
        }
        if (lines) {
            write("\n");
        }
        part.clear();
        blank = false;
        first = false;
    }

    private void writeGraph(JsonGenerator json, Consumer<JsonGenerator> nodes) {
        if (graph == null && !lines) {
            nodes.accept(json);
            return;
        }
        json.writeStartObject();
        if (lines) {
            json.writeName("@context");
            json.writeRawValue(JsonLdContext.TEXT);
        }
        if (graph != null) {
            json.writeStringProperty("@id", id(graph));
        }
        json.writeName("@graph");
        json.writeStartArray();
        nodes.accept(json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What writes the node objects; it fails, if ever, before anything of the part is written. */
    private Consumer<JsonGenerator> nodes() {
        Optional<NodeObjects> nodes = NodeObjects.of(part);
        if (nodes.isPresent()) {
            return nodes.get()::write;
        }
        String text = ProcessedNodes.text(part);
        return json -> json.writeRaw(text);
    }

    private static String id(Resource resource) {
        return resource instanceof BNode blank ? "_:" + blank.getID() : resource.stringValue();
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new RDFHandlerException(e);
        }
    }
}
