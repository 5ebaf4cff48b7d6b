package riposte.web.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import riposte.rdf.Iris;
import riposte.web.api.Lists;
import riposte.web.api.Problem;
import riposte.web.api.Query;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.http.Addresses;

/**
 * The lists of the pages as feeds, {@code .atom} and {@code .json}: claims and statements by any filters, and the claims of an
 * actor or an incident.
 */
@RestController
class FeedController {

    private final GraphIndex index;
    private final Feeds feeds;
    private final Iris iris;

    FeedController(GraphIndex index, Feeds feeds, Iris iris) {
        this.index = index;
        this.feeds = feeds;
        this.iris = iris;
    }

    @GetMapping("/feed/{list:claims|statements}.{format:atom|json}")
    ResponseEntity<byte[]> list(@PathVariable String list, HttpServletRequest request) {
        Map<String, String> query = Query.FEED.read(request.getParameterMap());
        Snapshot graph = index.current();
        ClaimFilter filter = ClaimFilter.of(query::get);
        String filters = String.join(", ", filter.values().values());
        String of = filters.isEmpty() ? "" : ": " + filters;
        if (list.equals("statements")) {
            String home = Addresses.of("/claims", Addresses.with(filter.values(), "group", "statement"));
            Feeds.Head head = new Feeds.Head("Riposte statements" + of, home, query, true);
            return feeds.statements(Lists.arrivedStatements(graph, filter), head, request);
        }
        Feeds.Head head = new Feeds.Head("Riposte claims" + of, Addresses.of("/claims", filter.values()), query, true);
        return feeds.claims(Lists.arrived(graph, filter), head, request);
    }

    @GetMapping("/feed/{room:actor|incident}/{id}.{format:atom|json}")
    ResponseEntity<byte[]> thing(@PathVariable String room, @PathVariable String id, HttpServletRequest request) {
        Map<String, String> query = Query.FEED.read(request.getParameterMap());
        if (query.containsKey(room)) {
            throw Problem.of(room, "The parameter '" + room + "' is in the path of this address.", null);
        }
        Snapshot graph = index.current();
        Thing thing = graph.thing(room.equals("actor") ? iris.actor(id) : iris.incident(id));
        if (thing == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "The graph knows nothing of " + room + " '" + id + "'.");
        }
        ClaimFilter filter = ClaimFilter.of(Addresses.with(query, room, thing.id())::get);
        String title = thing.label(query.getOrDefault("lang", "en"));
        return feeds.claims(Lists.arrived(graph, filter), new Feeds.Head("Riposte: " + title, thing.path(), query, true), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem.Body> problem(Problem problem) {
        return problem.answer();
    }
}
