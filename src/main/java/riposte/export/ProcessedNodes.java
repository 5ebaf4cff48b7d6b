package riposte.export;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
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

/**
 * The node objects of statements as a JSON-LD processor makes them: any statements, and what {@link NodeObjects} is
 * measured by.
 */
final class ProcessedNodes {

    private static final JsonLdOptions OPTIONS = JsonLdContext.options();

    private ProcessedNodes() {}

    /**
     * The node objects, with commas between them.
     *
     * @param statements of one graph, at least one; their graph is not looked at
     */
    static String text(List<Statement> statements) {
        RdfDataset data = Rdf.createDataset();
        for (Statement statement : statements) {
            data.add(Rdf.createTriple(
                    resource(statement.getSubject()),
                    Rdf.createIRI(statement.getPredicate().stringValue()),
                    value(statement.getObject())));
        }
        try {
            return text(compact(expanded(data)));
        } catch (JsonLdError e) {
            throw new RDFHandlerException("cannot write JSON-LD", e);
        }
    }

    private static JsonArray expanded(RdfDataset data) throws JsonLdError {
        try {
            return fromRdf(data);
        } catch (NullPointerException e) {
            // The processor fails on broken lists; triple by triple it meets none.
            JsonArrayBuilder nodes = Json.createArrayBuilder();
            for (RdfTriple triple : data.getDefaultGraph().toList()) {
                fromRdf(Rdf.createDataset().add(triple)).forEach(nodes::add);
            }
            return nodes.build();
        }
    }

    private static JsonArray fromRdf(RdfDataset data) throws JsonLdError {
        return JsonLd.fromRdf(RdfDocument.of(data)).options(OPTIONS).get();
    }

    /** Compact by the context; or without one, where an IRI would read as a name with one of its prefixes. */
    private static JsonObject compact(JsonArray expanded) throws JsonLdError {
        JsonDocument document = JsonDocument.of(expanded);
        try {
            return JsonLd.compact(document, JsonDocument.of(JsonLdContext.DOCUMENT))
                    .options(OPTIONS)
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

    private static String text(JsonObject compact) {
        JsonValue several = compact.get("@graph");
        if (several == null) {
            return Json.createObjectBuilder(compact).remove("@context").build().toString();
        }
        String list = several.toString();
        return list.substring(1, list.length() - 1);
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
        return resource instanceof BNode blank
                ? Rdf.createBlankNode("_:" + blank.getID())
                : Rdf.createIRI(resource.stringValue());
    }
}
