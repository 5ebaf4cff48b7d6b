package riposte.web.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import riposte.rdf.Iris;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.http.Addresses;
import riposte.web.page.Facets;

/** Incidents, accusations and denials over time; the facets of the lists narrow it, and stand in the address. */
@Controller
class TimelinePage {

    /** Values of a facet that it offers. */
    private static final int CHOICES = 8;

    /** Lines of the table. */
    private static final int LINES = 100;

    /** Lines of the list that says what the picture shows. */
    private static final int EVENTS = 200;

    /** What takes a walk over all claims. */
    private record Drawn(
            int total,
            Timeline timeline,
            String picture,
            Zoom zoom,
            List<Timeline.Event> events,
            Facets facets,
            Map<String, List<Facets.Choice>> choices) {}

    private final GraphIndex index;
    private final Iris iris;
    private final MessageSource messages;

    TimelinePage(GraphIndex index, Iris iris, MessageSource messages) {
        this.index = index;
        this.iris = iris;
        this.messages = messages;
    }

    @GetMapping("/timeline")
    String page(HttpServletRequest request, Model model) {
        Snapshot graph = index.current();
        ClaimFilter filter = ClaimFilter.of(request::getParameter);
        Drawn drawn = drawn(graph, filter, (String) model.getAttribute("lang"));
        model.addAttribute("graph", graph);
        model.addAttribute("total", drawn.total);
        model.addAttribute("timeline", drawn.timeline);
        model.addAttribute("courses", drawn.timeline.courses().stream().limit(LINES).toList());
        model.addAttribute("picture", drawn.picture);
        model.addAttribute("zoom", drawn.zoom);
        model.addAttribute("events", drawn.events.stream().limit(EVENTS).toList());
        model.addAttribute("eventCount", drawn.events.size());
        model.addAttribute("filter", filter);
        model.addAttribute("facets", drawn.choices);
        model.addAttribute("active", drawn.facets.active());
        model.addAttribute("download", Addresses.of("/timeline.svg", filter.values()));
        model.addAttribute("list", Addresses.of("/claims", filter.values()));
        model.addAttribute("unsure", filter.hidden(graph));
        model.addAttribute("withUnsure", Addresses.of("/timeline", filter.withUnsure().state()));
        return "explore/timeline";
    }

    private Drawn drawn(Snapshot graph, ClaimFilter filter, String lang) {
        return graph.worked(Drawn.class, List.of(filter.state(), lang), () -> {
            List<ClaimEntry> found = filter.apply(graph);
            Timeline timeline = Timeline.of(graph, found);
            Facets facets = new Facets("/timeline", filter, found, lang);
            Locale locale = Locale.forLanguageTag(lang);
            return new Drawn(
                    found.size(),
                    timeline,
                    draw(timeline, filter, lang, ""),
                    Zoom.of(filter, timeline, locale, messages.getMessage("timeline.all", null, locale)),
                    timeline.events(Period.of(filter)),
                    facets,
                    facets.choices(ClaimFilter.counts(filter.scope(graph), found, CHOICES)));
        });
    }

    @GetMapping("/timeline.svg")
    ResponseEntity<String> picture(HttpServletRequest request, Model model) {
        Snapshot graph = index.current();
        ClaimFilter filter = ClaimFilter.of(request::getParameter);
        String origin = iris.base().substring(0, iris.base().length() - 1);
        String svg = draw(
                Timeline.of(graph, filter.apply(graph)), filter, (String) model.getAttribute("lang"), origin);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"riposte-timeline.svg\"")
                .contentType(MediaType.valueOf("image/svg+xml;charset=utf-8"))
                .body(svg);
    }

    private String draw(Timeline timeline, ClaimFilter filter, String lang, String origin) {
        Locale locale = Locale.forLanguageTag(lang);
        return TimelineDrawing.draw(
                timeline, Period.of(filter), lang, origin, key -> messages.getMessage(key, null, locale),
                (days, lane) -> list(filter, days[0], days[1], lane));
    }

    private static String list(ClaimFilter filter, LocalDate from, LocalDate to, String lane) {
        Map<String, String> state = new LinkedHashMap<>(filter.values());
        if (!lane.equals("others")) {
            state.putIfAbsent("type", lane.equals("denials") ? "Denial" : "Accusation");
        }
        state.put("from", from.toString());
        state.put("to", to.toString());
        return Addresses.of("/claims", state);
    }
}
