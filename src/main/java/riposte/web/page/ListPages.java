package riposte.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.search.Marks;
import riposte.web.data.ActorTypes;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.ThingFilter;
import riposte.web.http.Addresses;

/** Lists: claims by facets, actors, incidents, articles. Their state is in the address. */
@Controller
class ListPages {

    static final int PER_PAGE = 50;

    /** The orders of lists of articles, the usual one first. */
    static final List<String> ORDERS_OF_ARTICLES = List.of("newest", "oldest", "claims");

    /**
     * Which articles to list.
     *
     * @param q words of the title
     * @param medium its name, or blank for all
     * @param language code, or blank for all
     * @param confidence lowest of the claims that count; above 0, articles without one are left out
     * @param sort one of {@link #ORDERS_OF_ARTICLES}
     */
    record Articles(String q, String medium, String language, double confidence, String sort) {}

    private record Counts(Map<String, List<Map.Entry<String, Long>>> values) {}

    private final GraphIndex index;

    ListPages(GraphIndex index) {
        this.index = index;
    }

    @GetMapping("/claims")
    String claims(HttpServletRequest request, @RequestParam(defaultValue = "1") String page, Model model) {
        Snapshot graph = index.current();
        ClaimFilter filter = ClaimFilter.of(request::getParameter);
        List<ClaimEntry> found = filter.apply(graph);
        Facets facets = new Facets("/claims", filter, found, (String) model.getAttribute("lang"));
        model.addAttribute("graph", graph);
        model.addAttribute("filter", filter);
        model.addAttribute("facets", facets.choices(counts(graph, filter, found)));
        model.addAttribute("active", facets.active());
        model.addAttribute("query", Addresses.of("", filter.state()));
        model.addAttribute("orders", orders("/claims", filter.state(), ClaimFilter.ORDERS, filter.order()));
        model.addAttribute(
                "grouping",
                Addresses.of("/claims", Addresses.with(filter.state(), "group", filter.grouped() ? null : "statement")));
        model.addAttribute(
                "feed", Addresses.of(filter.grouped() ? "/feed/statements.atom" : "/feed/claims.atom", filter.values()));
        if (filter.get("q") != null) {
            model.addAttribute("marks", Marks.of(filter.get("q")));
        }
        model.addAttribute("unsure", filter.hidden(graph));
        model.addAttribute("withUnsure", Addresses.of("/claims", filter.withUnsure().state()));
        model.addAttribute("copied", filter.copied(graph));
        model.addAttribute("withCopies", Addresses.of("/claims", filter.withCopies().state()));
        if (filter.grouped()) {
            paginate(filter.statements(graph, found), page, "/claims", filter.state(), model);
        } else {
            paginate(found, page, "/claims", filter.state(), model);
        }
        return "claims";
    }

    /** The orders of a list as links; the usual one, which is the first, needs no parameter. */
    private static List<Facets.Choice> orders(String path, Map<String, String> state, List<String> orders, String chosen) {
        return orders.stream()
                .map(order -> new Facets.Choice(
                        order,
                        order,
                        0,
                        order.equals(chosen),
                        Addresses.of(path, Addresses.with(state, "sort", order.equals(orders.get(0)) ? null : order))))
                .toList();
    }

    private static Map<String, List<Map.Entry<String, Long>>> counts(
            Snapshot graph, ClaimFilter filter, List<ClaimEntry> found) {
        return graph.worked(Counts.class, filter.values(), () -> new Counts(ClaimFilter.counts(filter.scope(graph), found, 12))).values;
    }

    @GetMapping({"/actors", "/incidents"})
    String things(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "") String confidence,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Snapshot graph = index.current();
        boolean incidents = request.getRequestURI().endsWith("/incidents");
        double least = ClaimFilter.confidence(confidence);
        List<ThingFilter.Line> found =
                new ThingFilter(q, type, all.equals("true"), least, sort).apply(graph, incidents, (String) model.getAttribute("lang"));
        Map<String, String> state = state("q", q, "type", type, "all", all, "confidence", confidence, "sort", sort);
        addOrder(graph, request.getRequestURI(), state, ThingFilter.ORDERS, sort, least, model);
        model.addAttribute("graph", graph);
        model.addAttribute("incidents", incidents);
        model.addAttribute("q", q);
        model.addAttribute("type", type);
        model.addAttribute("all", all.equals("true"));
        model.addAttribute("query", Addresses.of("", state));
        model.addAttribute("types", ActorTypes.NAMES);
        paginate(found, page, request.getRequestURI(), state, model);
        return "things";
    }

    /** What a list shows beside its lines: its bound, the ways to other orders, and how many claims do not count. */
    private static void addOrder(
            Snapshot graph, String path, Map<String, String> state, List<String> orders, String sort, double least, Model model) {
        model.addAttribute("confidence", least > 0 ? state.get("confidence") : null);
        model.addAttribute("least", least);
        model.addAttribute("sort", sort);
        model.addAttribute("orders", orders(path, state, orders, orders.contains(sort) ? sort : orders.get(0)));
        model.addAttribute("unsure", graph.claims().size() - graph.count(graph.claims(), least));
        model.addAttribute("withUnsure", Addresses.of(path, Addresses.with(state, "confidence", null)));
    }

    @GetMapping("/articles")
    String articles(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String medium,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String confidence,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Snapshot graph = index.current();
        double least = ClaimFilter.confidence(confidence);
        List<ArticleEntry> found = articles(graph, new Articles(q, medium, language, least, sort));
        Map<String, String> state =
                state("q", q, "medium", medium, "language", language, "confidence", confidence, "sort", sort);
        addOrder(graph, "/articles", state, ORDERS_OF_ARTICLES, sort, least, model);
        model.addAttribute("graph", graph);
        model.addAttribute("q", q);
        model.addAttribute("medium", medium);
        model.addAttribute("language", language);
        model.addAttribute("languages", graph.languages());
        model.addAttribute("query", Addresses.of("", state));
        paginate(found, page, "/articles", state, model);
        return "articles";
    }

    static List<ArticleEntry> articles(Snapshot graph, Articles wanted) {
        Predicate<ArticleEntry> named = wanted.q.isBlank() ? article -> true : graph.titled(wanted.q.strip());
        Comparator<ArticleEntry> order = switch (wanted.sort) {
            case "oldest" -> Comparator.comparing(ArticleEntry::published, Comparator.nullsLast(Comparator.naturalOrder()));
            case "claims" ->
                Comparator.comparingInt((ArticleEntry a) -> -graph.count(graph.claimsOf(a), wanted.confidence));
            default -> Comparator.comparing(ArticleEntry::published, Comparator.nullsLast(Comparator.reverseOrder()));
        };
        return graph.articles().values().stream()
                .filter(named)
                .filter(a -> wanted.medium.isBlank() || wanted.medium.equals(a.publisher()))
                .filter(a -> wanted.language.isBlank() || wanted.language.equals(a.lang()))
                .filter(a -> wanted.confidence <= 0 || graph.count(graph.claimsOf(a), wanted.confidence) > 0)
                .sorted(order.thenComparing(ArticleEntry::iri))
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
        model.addAttribute("previous", number > 1 ? Addresses.of(path, Addresses.with(state, "page", "" + (number - 1))) : null);
        model.addAttribute("next", number < pages ? Addresses.of(path, Addresses.with(state, "page", "" + (number + 1))) : null);
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
}
