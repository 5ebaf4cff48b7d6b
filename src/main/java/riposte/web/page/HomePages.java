package riposte.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.search.Marks;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** Home, search and help. */
@Controller
class HomePages {

    /** What home shows that takes a walk over all claims. */
    private record Digest(Matrix matrix, List<Thing> disputed, Map<String, Long> counts) {}

    /** A line of the list that drops down while one types. */
    record Suggestion(String path, String kind, String text) {}

    private final GraphIndex index;

    HomePages(GraphIndex index) {
        this.index = index;
    }

    @GetMapping("/")
    String home(HttpServletRequest request, HttpServletResponse response, Model model) {
        Snapshot graph = index.current();
        Instant before = Visits.before(request, response, graph.read());
        // It is another for each reader.
        response.setHeader("Cache-Control", "private, no-cache");
        if (before != null) {
            model.addAttribute("before", before);
            model.addAttribute("beforeDay", LocalDate.ofInstant(before, ZoneOffset.UTC));
            model.addAttribute("came", graph.arrivedAfter(before));
        }
        Digest shown = graph.worked(Digest.class, "", () -> digest(graph));
        model.addAttribute("graph", graph);
        model.addAttribute("newest", graph.statements().stream().limit(12).toList());
        model.addAttribute("matrix", shown.matrix);
        model.addAttribute("disputed", shown.disputed);
        model.addAttribute("counts", shown.counts);
        return "home";
    }

    private static Digest digest(Snapshot graph) {
        List<Thing> incidents = new ArrayList<>(graph.things().values().stream()
                .filter(Thing::incident)
                .filter(t -> !graph.claimsOf(t).isEmpty())
                .toList());
        incidents.sort(
                Comparator.comparingInt((Thing t) -> -graph.claimsOf(t).size()).thenComparing(Thing::iri));
        Map<String, Long> counts = Map.of(
                "claims", (long) graph.claims().size(),
                "articles", (long) graph.articles().size(),
                "incidents", (long) incidents.size(),
                "unanswered",
                        graph.claims().stream()
                                .filter(c -> c.type().equals("Accusation"))
                                .filter(graph::unanswered)
                                .count());
        return new Digest(
                Matrix.of(graph, 10), List.copyOf(incidents.subList(0, Math.min(8, incidents.size()))), counts);
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        Snapshot graph = index.current();
        String words = q.strip();
        boolean blank = words.isEmpty();
        model.addAttribute("graph", graph);
        model.addAttribute("q", words);
        model.addAttribute("actors", blank ? List.of() : graph.findThings(words, t -> !t.incident(), 30));
        model.addAttribute("incidents", blank ? List.of() : graph.findThings(words, Thing::incident, 30));
        model.addAttribute("claims", blank ? List.of() : graph.findClaims(words, 30));
        model.addAttribute("articles", blank ? List.of() : graph.findArticles(words, 30));
        model.addAttribute("marks", Marks.of(words));
        return "search";
    }

    @GetMapping("/search.json")
    ResponseEntity<List<Suggestion>> suggestions(@RequestParam(defaultValue = "") String q, Model model) {
        Snapshot graph = index.current();
        String words = q.strip();
        List<Suggestion> found = new ArrayList<>();
        if (words.length() < 2) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(found);
        }
        String lang = (String) model.getAttribute("lang");
        for (Thing thing : graph.findThings(words, t -> true, 8)) {
            found.add(new Suggestion(thing.path(), thing.type(), thing.label(lang)));
        }
        Marks marks = Marks.of(words);
        for (ClaimEntry claim : graph.findClaims(words, 12 - found.size())) {
            found.add(new Suggestion(claim.path(), claim.type(), excerpt(claim.sentence(), marks)));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(found);
    }

    /** Some words before the first one that was found, and some behind it. */
    private static String excerpt(String sentence, Marks marks) {
        int at = 0;
        for (Marks.Part part : marks.in(sentence)) {
            if (part.found()) {
                break;
            }
            at += part.text().length();
        }
        int from = at == sentence.length() ? 0 : Math.max(0, at - 40);
        int to = Math.min(sentence.length(), from + 120);
        return (from > 0 ? "…" : "") + sentence.substring(from, to) + (to < sentence.length() ? "…" : "");
    }

    @GetMapping("/about")
    String about(Model model) {
        model.addAttribute("graph", index.current());
        return "about";
    }
}
