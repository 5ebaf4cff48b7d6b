package riposte.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import riposte.rdf.Iris;
import riposte.search.Marks;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.StatementEntry;
import riposte.web.data.Thing;
import riposte.web.data.ThingFilter;
import riposte.web.http.Addresses;

/** Claims, statements, actors and incidents as JSON. */
@RestController
class ApiController {

    private static final String USUAL_LIMIT = "50";

    /** The addresses of lists, and of single things below them. */
    private static final Set<String> LISTS = Set.of("claims", "statements", "actors", "incidents", "search");

    private final GraphIndex index;
    private final ClaimViews views;
    private final Answers answers;
    private final Iris iris;

    ApiController(GraphIndex index, ClaimViews views, Answers answers, Iris iris) {
        this.index = index;
        this.views = views;
        this.answers = answers;
        this.iris = iris;
    }

    @GetMapping("/api/claims")
    @Takes(Query.CLAIMS)
    @Operation(operationId = "claims", summary = "Claims by filters", description = "The claims that fit all filters given.")
    @ApiResponse(responseCode = "200", description = "A part of the list.", content = @Content(schema = @Schema(implementation = ClaimView.Page.class)))
    ResponseEntity<byte[]> claims(HttpServletRequest request) {
        Map<String, String> query = Query.CLAIMS.read(request.getParameterMap());
        Snapshot graph = index.current();
        String lang = lang(query);
        ClaimFilter filter = ClaimFilter.of(query::get);
        return page(request, query, Lists.claims(graph, filter), some -> views.views(some, filter.scope(graph), lang), ClaimView.Page::new);
    }

    @GetMapping("/api/claims/{id}")
    @Takes(Query.THING)
    @Operation(operationId = "claim", summary = "A claim", description = "A claim, shown or hidden; its status tells.")
    @ApiResponse(responseCode = "200", description = "The claim.", content = @Content(schema = @Schema(implementation = ClaimView.class)))
    ResponseEntity<byte[]> claim(@PathVariable String id, HttpServletRequest request) {
        Map<String, String> query = Query.THING.read(request.getParameterMap());
        Snapshot graph = index.current();
        ClaimEntry claim = graph.claim(iris.claim(id));
        if (claim == null) {
            throw missing(iris.claim(id));
        }
        return answers.json(views.views(List.of(claim), graph, lang(query)).get(0), request, new HttpHeaders());
    }

    @GetMapping("/api/statements")
    @Takes(Query.STATEMENTS)
    @Operation(
            operationId = "statements",
            summary = "Statements by filters",
            description = "What the claims that fit all filters report, each statement once.")
    @ApiResponse(responseCode = "200", description = "A part of the list.", content = @Content(schema = @Schema(implementation = StatementView.Page.class)))
    ResponseEntity<byte[]> statements(HttpServletRequest request) {
        Map<String, String> query = Query.STATEMENTS.read(request.getParameterMap());
        Snapshot graph = index.current();
        String lang = lang(query);
        ClaimFilter filter = ClaimFilter.of(query::get);
        Function<List<StatementEntry>, List<StatementView>> reported = some -> {
            List<ClaimView> surest = views.views(some.stream().map(StatementEntry::surest).toList(), filter.scope(graph), lang);
            return IntStream.range(0, some.size())
                    .mapToObj(i -> StatementView.of(some.get(i), lang, surest.get(i), reports(request, some.get(i), filter)))
                    .toList();
        };
        return page(request, query, Lists.statements(graph, filter), reported, StatementView.Page::new);
    }

    /** Where the claims of a statement are that fit the filters. */
    private String reports(HttpServletRequest request, StatementEntry statement, ClaimFilter filter) {
        ClaimEntry first = statement.reports().get(0);
        if (first.statement() == null) {
            return address(request, "/api/claims/" + first.id(), Map.of());
        }
        Map<String, String> all = new LinkedHashMap<>(filter.values());
        all.keySet().retainAll(Set.of("status", "copies"));
        return address(request, "/api/claims", Addresses.with(all, "statement", Iris.id(statement.iri())));
    }

    @GetMapping("/api/actors")
    @Takes(Query.ACTORS)
    @Operation(operationId = "actors", summary = "Actors", description = "The actors that claims speak of.")
    @ApiResponse(responseCode = "200", description = "A part of the list.", content = @Content(schema = @Schema(implementation = ActorView.Page.class)))
    ResponseEntity<byte[]> actors(HttpServletRequest request) {
        Snapshot graph = index.current();
        Map<String, String> query = Query.ACTORS.read(request.getParameterMap());
        String lang = lang(query);
        return page(
                request,
                query,
                Lists.things(graph, filter(query), false, lang),
                some -> some.stream().map(line -> actor(graph, line, lang)).toList(),
                ActorView.Page::new);
    }

    @GetMapping("/api/actors/{id}")
    @Takes(Query.THING)
    @Operation(operationId = "actor", summary = "An actor", description = "An actor; one that was merged into another leads there.")
    @ApiResponse(responseCode = "200", description = "The actor.", content = @Content(schema = @Schema(implementation = ActorView.class)))
    ResponseEntity<byte[]> actor(@PathVariable String id, HttpServletRequest request) {
        Map<String, String> query = Query.THING.read(request.getParameterMap());
        Snapshot graph = index.current();
        Thing actor = thing(graph, iris.actor(id), false);
        return answers.json(
                actor(graph, new ThingFilter.Line(actor, graph.claimsOf(actor).size()), lang(query)), request, new HttpHeaders());
    }

    @GetMapping("/api/incidents")
    @Takes(Query.INCIDENTS)
    @Operation(operationId = "incidents", summary = "Incidents", description = "The incidents that claims speak of.")
    @ApiResponse(responseCode = "200", description = "A part of the list.", content = @Content(schema = @Schema(implementation = IncidentView.Page.class)))
    ResponseEntity<byte[]> incidents(HttpServletRequest request) {
        Snapshot graph = index.current();
        Map<String, String> query = Query.INCIDENTS.read(request.getParameterMap());
        String lang = lang(query);
        return page(
                request,
                query,
                Lists.things(graph, filter(query), true, lang),
                some -> some.stream().map(line -> incident(graph, line, lang)).toList(),
                IncidentView.Page::new);
    }

    @GetMapping("/api/incidents/{id}")
    @Takes(Query.THING)
    @Operation(operationId = "incident", summary = "An incident", description = "An incident; one that was merged into another leads there.")
    @ApiResponse(responseCode = "200", description = "The incident.", content = @Content(schema = @Schema(implementation = IncidentView.class)))
    ResponseEntity<byte[]> incident(@PathVariable String id, HttpServletRequest request) {
        Map<String, String> query = Query.THING.read(request.getParameterMap());
        Snapshot graph = index.current();
        Thing incident = thing(graph, iris.incident(id), true);
        return answers.json(
                incident(graph, new ThingFilter.Line(incident, graph.claimsOf(incident).size()), lang(query)), request, new HttpHeaders());
    }

    @GetMapping("/api/search")
    @Takes(Query.SEARCH)
    @Operation(operationId = "search", summary = "Everything by words", description = "What holds the words, by kinds, the best first; without words nothing.")
    @ApiResponse(responseCode = "200", description = "What was found.", content = @Content(schema = @Schema(implementation = SearchView.class)))
    ResponseEntity<byte[]> search(HttpServletRequest request) {
        Map<String, String> query = Query.SEARCH.read(request.getParameterMap());
        Snapshot graph = index.current();
        String lang = lang(query);
        String words = query.getOrDefault("q", "").strip();
        int limit = words.isEmpty() ? 0 : Integer.parseInt(query.getOrDefault(Query.LIMIT, "10"));
        Marks marks = Marks.of(words);
        List<ClaimEntry> claims = graph.findClaims(words, limit);
        List<ClaimView> found = views.views(claims, graph, lang);
        SearchView view = new SearchView(
                IntStream.range(0, claims.size())
                        .mapToObj(i -> new SearchView.FoundClaim(found.get(i), SearchView.Mark.of(claims.get(i).sentence(), marks)))
                        .toList(),
                lines(graph, graph.findThings(words, thing -> !thing.incident(), limit)).map(line -> actor(graph, line, lang)).toList(),
                lines(graph, graph.findThings(words, Thing::incident, limit)).map(line -> incident(graph, line, lang)).toList(),
                graph.findArticles(words, limit).stream().map(article -> SearchView.FoundArticle.of(article, marks)).toList());
        return answers.json(view, request, new HttpHeaders());
    }

    private static Stream<ThingFilter.Line> lines(Snapshot graph, List<Thing> things) {
        return things.stream().map(thing -> new ThingFilter.Line(thing, graph.claimsOf(thing).size()));
    }

    @Hidden
    @RequestMapping({"/api", "/api/**"})
    void nothing(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", -1);
        boolean known = path.length > 2 && path.length < 5 && LISTS.contains(path[2]);
        if (known && !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "The API is for reading: GET or HEAD.").with("Allow", "GET, HEAD");
        }
        throw Problem.of(
                HttpStatus.NOT_FOUND, "There is nothing at " + request.getRequestURI() + ". The API is described at /api/openapi.json.");
    }

    @ExceptionHandler
    ResponseEntity<Problem.Body> problem(Problem problem) {
        return problem.answer();
    }

    private <T, V> ResponseEntity<byte[]> page(
            HttpServletRequest request,
            Map<String, String> query,
            Lists.Ordered<T> list,
            Function<List<T>, List<V>> shown,
            PageOf<V> page) {
        int limit = Integer.parseInt(query.getOrDefault(Query.LIMIT, USUAL_LIMIT));
        var part = list.part(query.get(Query.CURSOR), limit);
        HttpHeaders headers = new HttpHeaders();
        String next = null;
        if (part.next() != null) {
            next = address(request, request.getRequestURI(), Addresses.with(query, Query.CURSOR, part.next()));
            headers.set("Link", "<" + next + ">; rel=\"next\"");
        }
        return answers.json(page.of(list.items().size(), shown.apply(part.items()), next), request, headers);
    }

    /** Makes the body of a page. */
    private interface PageOf<V> {
        Object of(int total, List<V> items, String next);
    }

    private static ActorView actor(Snapshot graph, ThingFilter.Line line, String lang) {
        return ActorView.of(line.thing(), line.claims(), newest(graph, line.thing()), lang);
    }

    private static IncidentView incident(Snapshot graph, ThingFilter.Line line, String lang) {
        return IncidentView.of(line.thing(), line.claims(), newest(graph, line.thing()), lang);
    }

    private static String newest(Snapshot graph, Thing thing) {
        String newest = ThingFilter.newest(graph, thing);
        return newest.isEmpty() ? null : newest;
    }

    private static ThingFilter filter(Map<String, String> query) {
        return new ThingFilter(
                query.getOrDefault("q", ""),
                query.getOrDefault("type", ""),
                "true".equals(query.get("all")),
                ClaimFilter.confidence(query.get("confidence")),
                query.getOrDefault(Query.SORT, ThingFilter.ORDERS.get(0)));
    }

    private Thing thing(Snapshot graph, String iri, boolean incident) {
        Thing thing = graph.thing(iri);
        if (thing != null && thing.incident() == incident) {
            return thing;
        }
        String now = graph.replacedBy(iri);
        if (now != null && now.startsWith(iris.base())) {
            String room = incident ? "incident/" : "actor/";
            String path = iris.path(now);
            if (path.startsWith(room)) {
                throw Problem.of(HttpStatus.TEMPORARY_REDIRECT, iri + " was merged into " + now + ".")
                        .with("Location", "/api/" + room.replace("/", "s/") + path.substring(room.length()));
            }
        }
        throw missing(iri);
    }

    private Problem missing(String iri) {
        return index.gone(iri)
                ? Problem.of(HttpStatus.GONE, iri + " was here until its article was read again, and is no longer part of the graph.")
                : Problem.of(HttpStatus.NOT_FOUND, "The graph knows nothing of " + iri + ".");
    }

    private static String lang(Map<String, String> query) {
        return query.getOrDefault(Query.LANG, "en");
    }

    /** An address of this server, as the client calls it. */
    private static String address(HttpServletRequest request, String path, Map<String, String> query) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length()) + Addresses.of(path, query);
    }
}
