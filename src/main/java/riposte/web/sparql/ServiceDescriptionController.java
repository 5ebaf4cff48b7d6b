package riposte.web.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.vocabulary.RDF;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import riposte.web.WebSettings;
import riposte.web.http.Accept;

/**
 * {@code /sparql} without a query: the service's description (SPARQL 1.1 Service Description), or for browsers the way
 * to the editor.
 */
@Controller
class ServiceDescriptionController {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private static final Map<String, RDFFormat> TYPES = Map.of(
            "text/turtle", RDFFormat.TURTLE_PRETTY,
            "application/rdf+xml", RDFFormat.RDFXML_PLAIN,
            "application/ld+json", RDFFormat.JSONLD11_PRETTY,
            "application/n-triples", RDFFormat.NTRIPLES);
    private static final List<String> OFFERS =
            List.of("text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples", "text/html");

    private final WebSettings settings;

    ServiceDescriptionController(WebSettings settings) {
        this.settings = settings;
    }

    @RequestMapping(
            path = "/sparql",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        String type;
        try {
            type = Accept.parse(request.getHeader("Accept")).best(OFFERS).orElse(null);
        } catch (IllegalArgumentException e) {
            response.sendError(400, e.getMessage());
            return;
        }
        if (type == null) {
            response.sendError(406, "The service description comes as " + String.join(", ", OFFERS) + ".");
            return;
        }
        if (type.equals("text/html")) {
            response.setStatus(303);
            response.setHeader("Location", request.getContextPath() + "/query");
            return;
        }
        response.setContentType(type + (type.startsWith("text/") ? "; charset=utf-8" : ""));
        RDFDataMgr.write(response.getOutputStream(), description(), TYPES.get(type));
    }

    private Model description() {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sd", SD);
        model.setNsPrefix("void", "http://rdfs.org/ns/void#");
        Resource service = model.createResource(settings.base() + "sparql");
        Resource dataset = model.createResource(settings.base() + ".well-known/void#dataset");
        Resource union = model.createResource(settings.base() + ".well-known/void#graph");
        service.addProperty(RDF.type, sd("Service"))
                .addProperty(property("endpoint"), service)
                .addProperty(property("supportedLanguage"), sd("SPARQL11Query"))
                .addProperty(property("feature"), sd("UnionDefaultGraph"))
                .addProperty(property("defaultDataset"), dataset);
        if (settings.takesUpdates()) {
            service.addProperty(property("supportedLanguage"), sd("SPARQL11Update"));
        }
        for (String format : List.of(
                "SPARQL_Results_JSON",
                "SPARQL_Results_XML",
                "SPARQL_Results_CSV",
                "SPARQL_Results_TSV",
                "Turtle",
                "N-Triples",
                "RDF_XML",
                "JSON-LD",
                "TriG",
                "N-Quads")) {
            service.addProperty(property("resultFormat"), ResourceFactory.createResource(FORMATS + format));
        }
        dataset.addProperty(RDF.type, sd("Dataset")).addProperty(property("defaultGraph"), union);
        union.addProperty(RDF.type, sd("Graph"));
        return model;
    }

    private static Resource sd(String name) {
        return ResourceFactory.createResource(SD + name);
    }

    private static Property property(String name) {
        return ResourceFactory.createProperty(SD + name);
    }
}
