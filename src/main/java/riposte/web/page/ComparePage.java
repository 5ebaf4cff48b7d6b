package riposte.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.rdf.Iris;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** Two actors side by side. The address names them by path, IRI or name: {@code ?a=actor/china&b=actor/france}. */
@Controller
class ComparePage {

    private final GraphIndex index;
    private final Iris iris;

    ComparePage(GraphIndex index, Iris iris) {
        this.index = index;
        this.iris = iris;
    }

    @GetMapping("/compare")
    String compare(
            @RequestParam(defaultValue = "") String a,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            HttpServletResponse response) {
        Snapshot graph = index.current();
        Thing one = actor(graph, a);
        Thing other = actor(graph, b);
        List<String> unknown = Stream.of(a, b)
                .filter(name -> !name.isBlank() && actor(graph, name) == null)
                .toList();
        model.addAttribute("graph", graph);
        model.addAttribute("a", one);
        model.addAttribute("b", other);
        model.addAttribute("askedFor", List.of(a, b));
        model.addAttribute("unknown", unknown);
        if (!unknown.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        if (one != null && other != null) {
            Comparison comparison = Comparison.of(one, other, graph);
            model.addAttribute("comparison", comparison);
            ListPages.paginate(comparison.exchanges(), page, "/compare", Map.of("a", one.key(), "b", other.key()), model);
        }
        return "compare";
    }

    /** The actor that somebody means, or null. */
    private Thing actor(Snapshot graph, String asked) {
        String name = asked.strip();
        if (name.isEmpty()) {
            return null;
        }
        String path = name.startsWith("/") ? name.substring(1) : name;
        return Stream.of(name, iris.base() + path, iris.base() + "actor/" + path)
                .map(graph::thing)
                .filter(thing -> thing != null && !thing.incident())
                .findFirst()
                .orElseGet(() -> named(graph, name));
    }

    /** The actor of that name, else the busiest one with a name that begins so, or null. */
    private static Thing named(Snapshot graph, String name) {
        List<Thing> found = graph.findThings(name, thing -> !thing.incident(), 50);
        return found.stream()
                .filter(thing -> thing.labels().values().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0));
    }
}
