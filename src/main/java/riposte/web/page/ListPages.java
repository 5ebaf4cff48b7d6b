package riposte.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** Lists: claims by facets, actors, incidents, articles. Their state is in the address. */
@Controller
class ListPages {

    static final int PER_PAGE = 50;

    /** One value of a facet, and the address that narrows the list to it, or no longer does. */
    record Choice(String value, String label, long count, boolean chosen, String href) {}

    /** A line of a list of things. */
    record Line(Thing thing, int claims) {}

    private record Counted(Snapshot of, Map<Map<String, String>, Map<String, List<Map.Entry<String, Long>>>> counts) {}

    private final GraphIndex index;
    private volatile Counted counted = new Counted(null, Map.of());

    ListPages(GraphIndex index) {
        this.index = index;
    }

    @GetMapping("/claims")
    String claims(HttpServletRequest request, @RequestParam(defaultValue = "1") String page, Model model) {
        Snapshot graph = index.current();
        ClaimFilter filter = ClaimFilter.of(request::getParameter);
        List<ClaimEntry> found = filter.apply(graph);
        String lang = (String) model.getAttribute("lang");
        Map<String, List<Choice>> facets = new LinkedHashMap<>();
        counts(graph, filter, found).forEach((facet, counts) -> {
            List<Choice> choices = new ArrayList<>();
            for (Map.Entry<String, Long> entry : counts) {
                boolean chosen = entry.getKey().equals(filter.get(facet));
                choices.add(new Choice(
                        entry.getKey(),
                        label(graph, found, facet, entry.getKey(), lang),
                        entry.getValue(),
                        chosen,
                        "/claims" + query(with(filter.values(), facet, chosen ? null : entry.getKey()))));
            }
            facets.put(facet, choices);
        });
        Map<String, Choice> active = new LinkedHashMap<>();
        filter.values()
                .forEach((name, value) -> active.put(
                        name,
                        new Choice(
                                value,
                                label(graph, found, name, value, lang),
                                0,
                                true,
                                "/claims" + query(with(filter.values(), name, null)))));
        model.addAttribute("graph", graph);
        model.addAttribute("filter", filter);
        model.addAttribute("facets", facets);
        model.addAttribute("active", active);
        model.addAttribute("query", query(filter.values()));
        paginate(found, page, "/claims", filter.values(), model);
        return "claims";
    }

    /** Counts of the facets, kept for addresses seen again over the same graph. */
    private Map<String, List<Map.Entry<String, Long>>> counts(
            Snapshot graph, ClaimFilter filter, List<ClaimEntry> found) {
        Counted kept = counted;
        if (kept.of != graph) {
            kept = new Counted(graph, new ConcurrentHashMap<>());
            counted = kept;
        }
        if (kept.counts.size() > 200) {
            kept.counts.clear();
        }
        return kept.counts.computeIfAbsent(filter.values(), k -> ClaimFilter.counts(found, 12));
    }

    private static String label(Snapshot graph, List<ClaimEntry> found, String facet, String value, String lang) {
        if (facet.equals("speaker") || facet.equals("target") || facet.equals("actor") || facet.equals("incident")) {
            String suffix = (facet.equals("incident") ? "/incident/" : "/actor/") + value;
            for (ClaimEntry claim : found) {
                for (Thing thing : new Thing[] {
                    claim.speakerPrincipal(), claim.targetPrincipal(), claim.about(), claim.speaker(), claim.target()
                }) {
                    if (thing != null && thing.iri().endsWith(suffix)) {
                        return thing.label(lang);
                    }
                }
            }
        }
        return value;
    }

    @GetMapping({"/actors", "/incidents"})
    String things(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Snapshot graph = index.current();
        boolean incidents = request.getRequestURI().endsWith("/incidents");
        List<Line> found = lines(graph, incidents, q, type, all.equals("true"), (String) model.getAttribute("lang"));
        Map<String, String> state = state("q", q, "type", type, "all", all);
        model.addAttribute("graph", graph);
        model.addAttribute("incidents", incidents);
        model.addAttribute("q", q);
        model.addAttribute("type", type);
        model.addAttribute("all", all.equals("true"));
        model.addAttribute("query", query(state));
        model.addAttribute(
                "types",
                List.of(
                        "State",
                        "GovernmentBody",
                        "InternationalOrganization",
                        "Company",
                        "Media",
                        "Organization",
                        "Person",
                        "ThreatGroup",
                        "Product"));
        paginate(found, page, request.getRequestURI(), state, model);
        return "things";
    }

    static List<Line> lines(Snapshot graph, boolean incidents, String q, String type, boolean all, String lang) {
        List<Thing> things = q.isBlank()
                ? List.copyOf(graph.things().values())
                : graph.findThings(q, t -> t.incident() == incidents, 10_000);
        return things.stream()
                .filter(t -> t.incident() == incidents)
                .filter(t -> type.isBlank() || t.type().equals(type))
                .map(t -> new Line(t, graph.claimsOf(t).size()))
                .filter(line -> all || !q.isBlank() || line.claims() > 0)
                .sorted(Comparator.comparingInt((Line line) -> -line.claims())
                        .thenComparing(line -> line.thing().label(lang))
                        .thenComparing(line -> line.thing().iri()))
                .toList();
    }

    @GetMapping("/articles")
    String articles(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String medium,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Snapshot graph = index.current();
        List<ArticleEntry> found = articles(graph, q, medium, language);
        Map<String, String> state = state("q", q, "medium", medium, "language", language);
        model.addAttribute("graph", graph);
        model.addAttribute("q", q);
        model.addAttribute("medium", medium);
        model.addAttribute("language", language);
        model.addAttribute(
                "languages",
                graph.articles().values().stream()
                        .map(ArticleEntry::lang)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute("query", query(state));
        paginate(found, page, "/articles", state, model);
        return "articles";
    }

    static List<ArticleEntry> articles(Snapshot graph, String q, String medium, String language) {
        String words = q.strip().toLowerCase(Locale.ROOT);
        return graph.articles().values().stream()
                .filter(a -> words.isEmpty()
                        || a.title() != null
                                && a.title().toLowerCase(Locale.ROOT).contains(words))
                .filter(a -> medium.isBlank() || medium.equals(a.publisher()))
                .filter(a -> language.isBlank() || language.equals(a.lang()))
                .sorted(Comparator.comparing(ArticleEntry::published, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(ArticleEntry::iri))
                .toList();
    }

    /** Puts one page of a list into the model, with the addresses of the pages before and after it. */
    static <T> void paginate(List<T> found, String page, String path, Map<String, String> state, Model model) {
        int pages = Math.max(1, (found.size() + PER_PAGE - 1) / PER_PAGE);
        int number = page.matches("[1-9]\\d{0,6}") ? Math.min(Integer.parseInt(page), pages) : 1;
        model.addAttribute("total", found.size());
        model.addAttribute("page", number);
        model.addAttribute("pages", pages);
        model.addAttribute("items", found.subList((number - 1) * PER_PAGE, Math.min(found.size(), number * PER_PAGE)));
        model.addAttribute("previous", number > 1 ? path + query(with(state, "page", "" + (number - 1))) : null);
        model.addAttribute("next", number < pages ? path + query(with(state, "page", "" + (number + 1))) : null);
    }

    private static Map<String, String> state(String... namesAndValues) {
        Map<String, String> state = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isBlank()) {
                state.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return state;
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static String query(Map<String, String> values) {
        StringBuilder query = new StringBuilder();
        values.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
