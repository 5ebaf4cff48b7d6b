package riposte.export;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.Objects;
import no.hasmac.jsonld.JsonLd;
import no.hasmac.jsonld.JsonLdError;
import no.hasmac.jsonld.JsonLdErrorCode;
import no.hasmac.jsonld.JsonLdOptions;
import no.hasmac.jsonld.document.JsonDocument;
import no.hasmac.jsonld.document.RdfDocument;
import no.hasmac.rdf.Rdf;
import no.hasmac.rdf.RdfDataset;
import no.hasmac.rdf.RdfResource;
import no.hasmac.rdf.RdfTriple;
import no.hasmac.rdf.RdfValue;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;

/**
 * JSON-LD 1.1 in the terms of {@code ontology/context.jsonld}, one named graph at a time.
 *
 * <p>Rio's own writer collects the whole data before it writes. This one hands each graph, and each large graph in
 * parts, to the same JSON-LD processor, so memory does not grow with the data. Parts of one graph are node objects with
 * the same {@code @id}, which JSON-LD merges. A graph with blank nodes is kept whole.
 */
final class JsonLdWriter extends AbstractRDFHandler {

    private static final int PART = 4000;
    private static final JsonObject CONTEXT = context();

    private final Writer out;
    private final boolean lines;
    private final JsonLdOptions options = new JsonLdOptions();
    private RdfDataset part = Rdf.createDataset();
    private int size;
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
        options.setUriValidation(false);
        options.setOrdered(true);
        options.setCompactToRelative(false);
    }

    private static JsonObject context() {
        try (InputStream file = JsonLdWriter.class.getResourceAsStream("/ontology/context.jsonld");
                JsonReader reader = Json.createReader(Objects.requireNonNull(file, "ontology/context.jsonld"))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new IllegalStateException("ontology/context.jsonld cannot be read", e);
        }
    }

    @Override
    public void startRDF() {
        if (!lines) {
            write("{\"@context\":" + CONTEXT.get("@context") + ",\"@graph\":[");
        }
    }

    @Override
    public void handleStatement(Statement statement) {
        if (size > 0 && (!Objects.equals(graph, statement.getContext()) || size >= PART && !blank)) {
            writePart();
        }
        graph = statement.getContext();
        RdfResource subject = resource(statement.getSubject());
        RdfValue object = value(statement.getObject());
        blank |= subject.isBlankNode() || object.isBlankNode();
        part.add(Rdf.createTriple(subject, Rdf.createIRI(statement.getPredicate().stringValue()), object));
        size++;
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
        if (size == 0) {
            return;
        }
        try {
            writePart(compact(expanded()));
        } catch (JsonLdError e) {
            throw new RDFHandlerException("cannot write JSON-LD", e);
        }
        part = Rdf.createDataset();
        size = 0;
        blank = false;
        first = false;
    }

    private JsonArray expanded() throws JsonLdError {
        try {
            return expanded(part);
        } catch (NullPointerException e) {
            // The processor fails on broken lists; triple by triple it meets none.
            JsonArrayBuilder nodes = Json.createArrayBuilder();
            for (RdfTriple triple : part.getDefaultGraph().toList()) {
                expanded(Rdf.createDataset().add(triple)).forEach(nodes::add);
            }
            return nodes.build();
        }
    }

    private JsonArray expanded(RdfDataset data) throws JsonLdError {
        return JsonLd.fromRdf(RdfDocument.of(data)).options(options).get();
    }

    /** Compact by the context; or without one, where an IRI would read as a name with one of its prefixes. */
    private JsonObject compact(JsonArray expanded) throws JsonLdError {
        JsonDocument document = JsonDocument.of(expanded);
        try {
            return JsonLd.compact(document, JsonDocument.of(CONTEXT))
                    .options(options)
                    .get();
        } catch (JsonLdError e) {
            if (e.getCode() != JsonLdErrorCode.IRI_CONFUSED_WITH_PREFIX) {
                throw e;
            }
            JsonArrayBuilder nodes = Json.createArrayBuilder();
            for (JsonValue node : expanded) {
                nodes.add(Json.createObjectBuilder(node.asJsonObject()).add("@context", JsonValue.NULL));
            }
            return Json.createObjectBuilder().add("@graph", nodes).build();
        }
    }

    private void writePart(JsonObject compact) {
        JsonValue several = compact.get("@graph");
        StringBuilder nodes = new StringBuilder();
        if (several != null) {
            String list = several.toString();
            nodes.append(list, 1, list.length() - 1);
        } else {
            nodes.append(Json.createObjectBuilder(compact).remove("@context").build());
        }
        String start = lines ? "{\"@context\":" + CONTEXT.get("@context") + "," : first ? "\n" : ",\n";
        if (graph != null) {
            String name = "\"@id\":" + Json.createValue(id(graph)) + ",\"@graph\":[" + nodes + "]}";
            write(lines ? start + name + "\n" : start + "{" + name);
        } else {
            write(lines ? start + "\"@graph\":[" + nodes + "]}\n" : start + nodes);
        }
    }

    private static RdfValue value(Value value) {
        if (value instanceof Literal literal) {
            return literal.getLanguage().isPresent()
                    ? Rdf.createLangString(literal.getLabel(), literal.getLanguage().get())
                    : Rdf.createTypedString(
                            literal.getLabel(), literal.getDatatype().stringValue());
        }
        return resource((Resource) value);
    }

    private static RdfResource resource(Resource resource) {
        return resource instanceof BNode ? Rdf.createBlankNode(id(resource)) : Rdf.createIRI(id(resource));
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
