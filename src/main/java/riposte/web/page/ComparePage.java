package riposte.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** Two actors side by side. The address names them by path, IRI or name: {@code ?a=actor/china&b=actor/france}. */
@Controller
class ComparePage {

    private final GraphIndex index;

    ComparePage(GraphIndex index) {
        this.index = index;
    }

    @GetMapping("/compare")
    String compare(
            @RequestParam(defaultValue = "") String a,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            HttpServletResponse response) {
        Snapshot graph = index.current();
        Thing one = graph.meant(a, "actor");
        Thing other = graph.meant(b, "actor");
        List<String> unknown = new ArrayList<>();
        if (one == null && !a.isBlank()) {
            unknown.add(a);
        }
        if (other == null && !b.isBlank()) {
            unknown.add(b);
        }
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
}
