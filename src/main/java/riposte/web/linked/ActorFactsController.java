package riposte.web.linked;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import riposte.rdf.Iris;
import riposte.web.data.ActorFacts;
import riposte.web.data.ArticleEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * {@code /actor/china?names} as JSON: for whom an actor acts and since which article, and the words by which articles mean it
 * that are no name of it in the catalogue, each with how many articles and the earliest.
 */
@RestController
class ActorFactsController {

    private final GraphIndex index;
    private final ActorFacts facts;
    private final Iris iris;

    ActorFactsController(GraphIndex index, ActorFacts facts, Iris iris) {
        this.index = index;
        this.facts = facts;
        this.iris = iris;
    }

    @GetMapping(path = "/actor/{id:[^.]+}", params = "names", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> names(@PathVariable String id) {
        Snapshot graph = index.current();
        Thing actor = graph.thing(iris.actor(id));
        if (actor == null || actor.incident()) {
            return ResponseEntity.notFound().build();
        }
        List<Map<String, Object>> actsFor = facts.actsFor(graph, actor).stream()
                .map(service -> row("actor", service.principal().iri(), "catalog", service.catalog(), service.articles(), service.first()))
                .toList();
        List<Map<String, Object>> candidates = facts.candidates(graph, actor).stream()
                .map(candidate -> row("name", candidate.text(), "lang", candidate.lang(), candidate.articles(), candidate.first()))
                .toList();
        return ResponseEntity.ok(Map.of("actor", actor.iri(), "actsFor", actsFor, "candidates", candidates));
    }

    private static Map<String, Object> row(String key, Object value, String other, Object otherValue, int articles, ArticleEntry first) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(key, value);
        row.put(other, otherValue);
        row.put("articles", articles);
        row.put("first", first == null ? null : first.iri());
        row.put("since", first == null ? null : first.day());
        return row;
    }
}
