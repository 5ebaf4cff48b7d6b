package riposte.web.linked;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import riposte.rdf.Iris;
import riposte.web.WebSettings;
import riposte.web.data.GraphReader;
import riposte.web.http.Accept;

/**
 * What the data set says of itself: its description (VoID, DCAT, with partitions, examples and prefixes), and counts in
 * the form in which graph explorers ask Neptune for them.
 */
@Controller
class DescriptionController {

    private static final List<DocumentFormat> RDF =
            DocumentFormat.ALL.stream().filter(f -> f != DocumentFormat.HTML).toList();

    private final GraphReader reader;
    private final Iris iris;
    private final WebSettings settings;

    DescriptionController(GraphReader reader, Iris iris, WebSettings settings) {
        this.reader = reader;
        this.iris = iris;
        this.settings = settings;
    }

    @RequestMapping(
            path = {"/.well-known/void", "/void.ttl"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void description(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        DocumentFormat format;
        try {
            // Browsers show Turtle as text; there is no page.
            Accept accept = Accept.parse(request.getHeader("Accept"));
            format = accept.best(RDF, DocumentFormat::mediaType)
                    .or(() -> accept.best(List.of(DocumentFormat.HTML), DocumentFormat::mediaType)
                            .map(html -> DocumentFormat.TURTLE))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            response.sendError(400, e.getMessage());
            return;
        }
        if (format == null) {
            response.sendError(
                    406,
                    "The description comes as text/turtle, application/ld+json, application/n-triples"
                            + " and application/rdf+xml.");
            return;
        }
        Graph graph = GraphFactory.createDefaultGraph();
        reader.read(() -> {
            reader.construct("graph", Map.of("graph", NodeFactory.createURI(iris.datasetGraph())), graph);
            return null;
        });
        DatasetHeader.add(graph, iris, settings);
        Prefixes.set(graph);
        response.setContentType(format.mediaType() + (format == DocumentFormat.TURTLE ? "; charset=utf-8" : ""));
        RDFDataMgr.write(response.getOutputStream(), graph, format.writer());
    }

    /** Classes and predicates with their counts, from the description in the store rather than from a scan. */
    @GetMapping("/rdf/statistics/summary")
    ResponseEntity<Map<String, Object>> summary() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(reader.read(() -> Summary.of(reader, iris)));
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        String rules = """
            User-agent: *
            Disallow: /sparql
            Disallow: /export
            Disallow: /query
            Disallow: /graph
            Disallow: /search
            Disallow: /claims?
            Sitemap: %ssitemap.xml
            # The data set's description: %s.well-known/void
            """.formatted(iris.base(), iris.base());
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(rules);
    }
}
