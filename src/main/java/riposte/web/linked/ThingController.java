package riposte.web.linked;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import riposte.export.WithoutTexts;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.web.WebSettings;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;
import riposte.web.http.Accept;
import riposte.web.page.ThingPages;

/**
 * Things and their documents (W3C note "Cool URIs for the Semantic Web", 303 form): {@code /actor/china} leads to
 * {@code /actor/china.html}, {@code .ttl}, {@code .jsonld}, {@code .nt} or {@code .rdf} by {@code Accept}.
 */
@Controller
class ThingController {

    /** Longest query that a redirection repeats: it is answered in a header. */
    private static final int LONGEST_QUERY = 2_000;

    private static final String ROOM = "{room:actor|incident|claim|article|statement}";

    private final GraphIndex index;
    private final GraphReader reader;
    private final ThingPages pages;
    private final WebSettings settings;
    private final Texts texts;
    private final Iris iris;
    private final DatasetGraph dataset;

    ThingController(
            GraphIndex index,
            GraphReader reader,
            ThingPages pages,
            WebSettings settings,
            Texts texts,
            Iris iris,
            DatasetGraph dataset) {
        this.index = index;
        this.reader = reader;
        this.pages = pages;
        this.settings = settings;
        this.texts = texts;
        this.iris = iris;
        this.dataset = dataset;
    }

    @RequestMapping(
            path = "/" + ROOM + "/{id:[^.]+}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void thing(
            @PathVariable String room,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String iri = pages.iri(room, id);
        if (exists(iri, response)) {
            redirect(request, response);
        }
    }

    @RequestMapping(
            path = {"/ontology", "/catalog"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void graph(HttpServletRequest request, HttpServletResponse response) throws IOException {
        redirect(request, response);
    }

    private void redirect(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        Optional<DocumentFormat> format;
        try {
            format = Accept.parse(request.getHeader("Accept")).best(DocumentFormat.ALL, DocumentFormat::mediaType);
        } catch (IllegalArgumentException e) {
            response.sendError(400, e.getMessage());
            return;
        }
        String document = request.getRequestURI();
        links(response, document, settings.base() + document.substring(1), false);
        if (format.isEmpty()) {
            response.sendError(
                    406,
                    "This comes as "
                            + DocumentFormat.ALL.stream()
                                    .map(DocumentFormat::mediaType)
                                    .collect(Collectors.joining(", "))
                            + ".");
            return;
        }
        String query = request.getQueryString();
        if (query != null && query.length() > LONGEST_QUERY) {
            response.sendError(414, "The address is longer than a redirection can repeat.");
            return;
        }
        response.setStatus(303);
        response.setHeader("Location", document + "." + format.get().extension() + (query == null ? "" : "?" + query));
    }

    @RequestMapping(
            path = "/" + ROOM + "/{id:[^.]+}.{extension:html|ttl|jsonld|nt|rdf}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    String document(
            @PathVariable String room,
            @PathVariable String id,
            @PathVariable String extension,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        String iri = pages.iri(room, id);
        DocumentFormat format = DocumentFormat.ofExtension(extension).orElseThrow();
        String thing =
                request.getRequestURI().substring(0, request.getRequestURI().length() - extension.length() - 1);
        if (format == DocumentFormat.HTML) {
            String template =
                    pages.page(room, iri, (String) model.getAttribute("lang"), request::getParameter, model);
            if (template != null) {
                links(response, thing, iri, true);
                response.setHeader("Vary", "Accept-Language, Cookie");
                model.addAttribute("iri", iri);
                model.addAttribute("document", thing);
                return template;
            }
            if (exists(iri, response)) {
                // Others may write what no page is made for; its data are there all the same.
                response.setStatus(303);
                response.setHeader("Location", thing + ".ttl");
            }
            return null;
        }
        boolean complete = "true".equals(request.getParameter("text"));
        if (complete && !texts.mayBeGivenTo(request)) {
            response.sendError(403, Texts.REFUSED);
            return null;
        }
        Graph whole = GraphFactory.createDefaultGraph();
        Map<String, Node> of = Map.of("thing", NodeFactory.createURI(iri));
        Graph graph = reader.read(() -> {
            reader.construct("document", of, whole);
            if (whole.isEmpty()) {
                if (room.equals("claim")) {
                    reader.construct("hidden-claim", of, whole);
                }
                return complete ? whole : passedOn(whole);
            }
            reader.construct("incoming", of, whole);
            if (room.equals("claim")) {
                reader.construct("passage", of, whole);
            } else if (room.equals("article")) {
                reader.construct("graph", Map.of("graph", NodeFactory.createURI(iri)), whole);
            }
            return complete ? whole : passedOn(whole);
        });
        if (graph.isEmpty()) {
            missing(iri, response);
            return null;
        }
        links(response, thing, iri, true);
        write(graph, format, thing, response);
        return null;
    }

    private Graph passedOn(Graph whole) {
        return new WithoutTexts(dataset).apply(whole, GraphFactory.createDefaultGraph());
    }

    @RequestMapping(
            path = "/{name:ontology|catalog}.{extension:ttl|jsonld|nt|rdf}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void graph(@PathVariable String name, @PathVariable String extension, HttpServletResponse response)
            throws IOException {
        String iri = name.equals("ontology") ? iris.ontologyGraph() : iris.catalogGraph();
        Graph graph = GraphFactory.createDefaultGraph();
        reader.read(() -> {
            reader.construct("graph", Map.of("graph", NodeFactory.createURI(iri)), graph);
            return null;
        });
        if (graph.isEmpty()) {
            missing(iri, response);
            return;
        }
        graph.add(Triple.create(
                NodeFactory.createURI(iri),
                NodeFactory.createURI("http://purl.org/dc/terms/isPartOf"),
                NodeFactory.createURI(iris.dataset())));
        links(response, "/" + name, iri, true);
        write(graph, DocumentFormat.ofExtension(extension).orElseThrow(), "/" + name, response);
    }

    @GetMapping("/catalog.html")
    String catalog() {
        return "redirect:/actors?all=true";
    }

    private static void write(Graph graph, DocumentFormat format, String name, HttpServletResponse response)
            throws IOException {
        Prefixes.set(graph);
        response.setContentType(format.mediaType() + (format == DocumentFormat.TURTLE ? "; charset=utf-8" : ""));
        String file = name.substring(name.lastIndexOf('/') + 1) + "." + format.extension();
        response.setHeader("Content-Disposition", "inline; filename=\"" + file + "\"");
        RDFDataMgr.write(response.getOutputStream(), graph, format.writer());
    }

    /** Links as FAIR Signposting asks for them. */
    private void links(HttpServletResponse response, String path, String iri, boolean document) {
        for (DocumentFormat format : DocumentFormat.ALL) {
            response.addHeader(
                    "Link",
                    "<%s.%s>; rel=\"alternate\"; type=\"%s\"".formatted(path, format.extension(), format.mediaType()));
        }
        if (document) {
            response.addHeader("Link", "<%s>; rel=\"describes\"".formatted(iri));
            response.addHeader("Link", "<%s>; rel=\"canonical\"".formatted(iri));
        }
        response.addHeader("Link", "<%s>; rel=\"license\"".formatted(settings.license()));
        String type = type(iri);
        if (type != null) {
            response.addHeader("Link", "<%s>; rel=\"type\"".formatted(Vocabulary.NS + type));
        }
        response.addHeader("Link", "</.well-known/void>; rel=\"collection\"; type=\"text/turtle\"");
    }

    private String type(String iri) {
        var graph = index.current();
        if (graph.thing(iri) != null) {
            return graph.thing(iri).type();
        }
        if (graph.claim(iri) != null) {
            return graph.claim(iri).type();
        }
        if (graph.article(iri) != null) {
            return "Article";
        }
        return graph.statement(iri) != null ? "Statement" : null;
    }

    private boolean exists(String iri, HttpServletResponse response) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        boolean known = type(iri) != null
                || reader.read(() -> {
                    reader.construct("document", Map.of("thing", NodeFactory.createURI(iri)), graph);
                    return !graph.isEmpty();
                });
        if (!known) {
            missing(iri, response);
        }
        return known;
    }

    private void missing(String iri, HttpServletResponse response) throws IOException {
        if (index.gone(iri)) {
            response.sendError(
                    410, iri + " was here until its article was read again, and is no longer part of the graph.");
        } else {
            response.sendError(404, "The graph knows nothing of " + iri + ".");
        }
    }
}
