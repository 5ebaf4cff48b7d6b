package riposte.web.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.http.Addresses;
import tools.jackson.databind.json.JsonMapper;

/**
 * The graph explorer: its page, which without script is a table of the same view, and the small JSON answers from which
 * its script draws. Addresses name nodes by their path ({@code actor/china, incident/sony-pictures-hack-2014}).
 *
 * <table>
 * <caption>Parameters, beside the facets of {@link ClaimFilter}</caption>
 * <tr><td>{@code nodes}</td><td>the nodes in view, separated by commas; without any, the busiest</td></tr>
 * <tr><td>{@code focus}</td><td>path or IRI of a thing to begin from: it and its neighbours</td></tr>
 * <tr><td>{@code expand}</td><td>a node whose neighbours to add</td></tr>
 * <tr><td>{@code type}</td><td>types of claims, repeated; none means all</td></tr>
 * </table>
 */
@Controller
class GraphPage {

    static final List<String> TYPES = List.of(
            "Accusation", "Denial", "ResponsibilityClaim", "Condemnation", "Demand", "Sanction", "Indictment");

    /** Most nodes in a view. */
    private static final int MOST_NODES = 1_500;
    /** Nodes of a view that nobody asked for. */
    private static final int OVERVIEW = 28;
    /** Neighbours that one expansion adds. */
    private static final int EXPANSION = 40;
    /** Claims shown for one edge. */
    private static final int SHOWN = 50;
    /** Lines of the table. */
    private static final int LINES = 200;

    record NodeData(
            String id, String label, String kind, String kindLabel, String path, String date, int claims, int neighbours,
            int outside) {}

    record EdgeData(
            String id, String source, String target, String type, String verb, int count, int hedged, double confidence,
            String first, String last, boolean conflict) {}

    record ViewData(List<NodeData> nodes, List<EdgeData> edges, List<String> unknown, boolean cut) {}

    record ClaimData(
            String path, String type, String label, String sentence, String lang, String articlePath, String article,
            String publisher, String day, boolean hedged, double confidence) {}

    record ClaimsData(int total, List<ClaimData> claims) {}

    record Found(String id, String label, String kind, int claims) {}

    /** A line of the table: the edge, and the address of the list of its claims. */
    record Line(ClaimGraph.Edge edge, String href) {}

    private final GraphIndex index;
    private final MessageSource messages;
    private final JsonMapper json;

    GraphPage(GraphIndex index, MessageSource messages, JsonMapper json) {
        this.index = index;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping("/graph")
    String page(HttpServletRequest request, Model model) {
        ClaimGraph graph = graph(request);
        Snapshot snapshot = graph.snapshot();
        BitSet matching = matching(graph, request);
        Asked asked = asked(graph, matching, request);
        ClaimGraph.View view = view(graph, matching, asked, request);
        List<Line> lines = view.edges().stream()
                .limit(LINES)
                .map(edge -> new Line(edge, list(edge)))
                .toList();
        Set<String> types = types(request);
        Collection<String> chosen = types.isEmpty() && !noType(request) ? TYPES : types;
        ClaimFilter filter = filter(request, null);
        model.addAttribute("graph", snapshot);
        model.addAttribute("view", view);
        model.addAttribute("lines", lines);
        model.addAttribute("types", TYPES);
        model.addAttribute("chosen", chosen);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "unsure",
                chosen.equals(TYPES)
                        ? filter.hidden(snapshot)
                        : chosen.stream().mapToInt(type -> filter(request, type).hidden(snapshot)).sum());
        model.addAttribute("withUnsure", withUnsure(request, filter));
        model.addAttribute("nodes", request.getParameter("nodes"));
        model.addAttribute("words", json.writeValueAsString(words((String) model.getAttribute("lang"))));
        return "explore/graph";
    }

    /** The same view with the claims that it does not show. */
    private static String withUnsure(HttpServletRequest request, ClaimFilter filter) {
        Map<String, String> view = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.equals("type") || !ClaimFilter.PARAMETERS.contains(name)) {
                view.put(name, String.join(",", values));
            }
        });
        view.putAll(filter.withUnsure().values());
        return Addresses.of("/graph", view);
    }

    /** The facets of the address, with one type of claim or all. */
    private static ClaimFilter filter(HttpServletRequest request, String type) {
        return ClaimFilter.of(name -> name.equals("type") ? type : request.getParameter(name));
    }

    /** What the script says, in the language of the page. */
    private Map<String, String> words(String lang) {
        Map<String, String> words = new LinkedHashMap<>();
        Locale locale = Locale.forLanguageTag(lang);
        for (String key : List.of(
                "expand", "hide", "only", "open", "status", "added", "nothing.added", "failed", "empty", "more",
                "conflict", "hedged", "claims", "list", "select", "removed", "undone", "redone", "copied", "cut",
                "neighbours", "found.nothing", "none")) {
            words.put(key, messages.getMessage("graph.js." + key, null, locale));
        }
        return words;
    }

    private static String list(ClaimGraph.Edge edge) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("type", edge.type());
        if (edge.source().incident()) {
            state.put("incident", edge.source().id());
        } else {
            state.put("speaker", edge.source().id());
        }
        if (edge.target().incident()) {
            state.put("incident", edge.target().id());
        } else if (!edge.type().equals("Denial")) {
            state.put("target", edge.target().id());
        }
        return Addresses.of("/claims", state);
    }

    /** A view: the nodes asked for, or their expansion, or the busiest ones; and all that is said between them. */
    @RequestMapping(
            path = "/graph/data",
            method = {RequestMethod.GET, RequestMethod.POST})
    @ResponseBody
    ViewData data(HttpServletRequest request, Model model) {
        ClaimGraph graph = graph(request);
        BitSet matching = matching(graph, request);
        Asked asked = asked(graph, matching, request);
        String lang = (String) model.getAttribute("lang");
        Locale locale = Locale.forLanguageTag(lang);
        ClaimGraph.View view = view(graph, matching, asked, request);
        List<NodeData> nodes = new ArrayList<>();
        for (ClaimGraph.Node node : view.nodes()) {
            Thing thing = node.thing();
            nodes.add(new NodeData(
                    thing.key(), thing.label(lang), thing.type(), message("type." + thing.type(), locale), thing.path(),
                    thing.date(), node.claims(), node.neighbours(), node.outside()));
        }
        List<EdgeData> edges = new ArrayList<>();
        for (ClaimGraph.Edge edge : view.edges()) {
            edges.add(new EdgeData(
                    edge.source().key() + " " + edge.type() + " " + edge.target().key(), edge.source().key(),
                    edge.target().key(), edge.type(), verb(edge, locale), edge.claims(), edge.hedged(),
                    edge.confidence(), edge.first(), edge.last(), edge.conflict()));
        }
        return new ViewData(nodes, edges, asked.unknown, asked.cut);
    }

    private String verb(ClaimGraph.Edge edge, Locale locale) {
        return message((edge.source().incident() ? "graph.passive." : "graph.verb.") + edge.type(), locale);
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }

    /** The claims behind an edge: from {@code tail} to {@code head}, of the type {@code edge}. */
    @GetMapping("/graph/claims")
    @ResponseBody
    ClaimsData claims(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String tail,
            @RequestParam(defaultValue = "") String head,
            @RequestParam(required = false) String edge,
            Model model) {
        ClaimGraph graph = graph(request);
        Thing one = graph.snapshot().thingOf(tail);
        Thing other = graph.snapshot().thingOf(head);
        if (one == null || other == null) {
            return new ClaimsData(0, List.of());
        }
        String lang = (String) model.getAttribute("lang");
        List<ClaimEntry> claims = graph.claims(one, other, edge, matching(graph, request));
        return new ClaimsData(
                claims.size(),
                claims.stream().limit(SHOWN).map(c -> claim(c, lang)).toList());
    }

    private static ClaimData claim(ClaimEntry claim, String lang) {
        var article = claim.article();
        return new ClaimData(
                claim.path(), claim.type(), claim.label(lang), claim.sentence(), article == null ? null : article.lang(),
                article == null ? null : article.path(), article == null ? null : article.title(),
                article == null ? null : article.publisher(), claim.day(), claim.hedged(), claim.confidence());
    }

    /** Nodes by the beginning of one of their names. */
    @GetMapping("/graph/find")
    @ResponseBody
    List<Found> find(@RequestParam(defaultValue = "") String q, Model model) {
        ClaimGraph graph = graph(index.current());
        Map<String, Found> found = new LinkedHashMap<>();
        if (q.strip().length() >= 2) {
            String lang = (String) model.getAttribute("lang");
            for (Thing thing : graph.snapshot().findThings(q, t -> true, 20)) {
                Thing node = graph.nodeOf(thing);
                if (node != null && found.size() < 10) {
                    String label = node == thing ? thing.label(lang) : thing.label(lang) + " \u2192 " + node.label(lang);
                    found.putIfAbsent(
                            node.key(),
                            new Found(node.key(), label, node.type(), graph.snapshot().claimsOf(node).size()));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private ClaimGraph graph(HttpServletRequest request) {
        return graph(ClaimFilter.of(request::getParameter).scope(index.current()));
    }

    private static ClaimGraph graph(Snapshot snapshot) {
        return snapshot.worked(ClaimGraph.class, "", () -> new ClaimGraph(snapshot));
    }

    private static Set<String> types(HttpServletRequest request) {
        Set<String> types = new LinkedHashSet<>();
        String[] values = request.getParameterValues("type");
        if (values != null) {
            for (String value : values) {
                for (String type : value.split(",")) {
                    if (TYPES.contains(type)) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    /** Whether the address asks for types, all of them unknown, as {@code none}. */
    private static boolean noType(HttpServletRequest request) {
        String type = request.getParameter("type");
        return type != null && !type.isBlank() && types(request).isEmpty();
    }

    private static BitSet matching(ClaimGraph graph, HttpServletRequest request) {
        if (noType(request)) {
            return new BitSet();
        }
        ClaimFilter filter = filter(request, null);
        Set<String> types = types(request);
        return graph.snapshot().worked(BitSet.class, List.of(filter.values(), types), () -> {
            BitSet matching = filter.matching(graph.snapshot());
            if (!types.isEmpty()) {
                List<ClaimEntry> claims = graph.snapshot().claims();
                for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                    if (!types.contains(claims.get(i).type())) {
                        matching.clear(i);
                    }
                }
            }
            return matching;
        });
    }

    private record Asked(List<Thing> nodes, List<String> unknown, boolean cut) {}

    private Asked asked(ClaimGraph graph, BitSet matching, HttpServletRequest request) {
        Map<String, Thing> nodes = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        String listed = request.getParameter("nodes");
        if (listed != null) {
            for (String key : listed.split(",")) {
                add(graph, key, nodes, unknown);
            }
        }
        boolean named = listed != null && !listed.isBlank();
        for (String name : new String[] {"focus", "expand"}) {
            String key = request.getParameter(name);
            Thing node = key == null || key.isBlank() ? null : add(graph, key, nodes, unknown);
            if (node != null) {
                named = true;
                int before = nodes.size();
                for (Thing neighbour : graph.neighbours(node, matching, Integer.MAX_VALUE)) {
                    if (nodes.size() >= before + EXPANSION) {
                        break;
                    }
                    nodes.putIfAbsent(neighbour.iri(), neighbour);
                }
            }
        }
        // An empty list of nodes is an empty view; none at all leaves the choice to us.
        if (!named && listed == null) {
            overview(graph, matching, request).nodes.forEach(node -> nodes.put(node.iri(), node));
        }
        boolean cut = nodes.size() > MOST_NODES;
        return new Asked(nodes.values().stream().limit(MOST_NODES).toList(), unknown, cut);
    }

    /** The nodes that are shown where none is asked for. */
    private record Overview(List<Thing> nodes) {}

    private static Overview overview(ClaimGraph graph, BitSet matching, HttpServletRequest request) {
        return graph.snapshot().worked(Overview.class, facets(request), () -> new Overview(graph.busiest(matching, OVERVIEW)));
    }

    private static ClaimGraph.View view(ClaimGraph graph, BitSet matching, Asked asked, HttpServletRequest request) {
        List<Object> key = List.of(facets(request), asked.nodes.stream().map(Thing::iri).toList());
        return graph.snapshot().worked(ClaimGraph.View.class, key, () -> graph.view(asked.nodes, matching));
    }

    /** What {@link #matching} depends on. */
    private static List<Object> facets(HttpServletRequest request) {
        return List.of(filter(request, null).values(), types(request), noType(request));
    }

    private Thing add(ClaimGraph graph, String key, Map<String, Thing> nodes, List<String> unknown) {
        if (key.isBlank()) {
            return null;
        }
        Thing thing = graph.snapshot().thingOf(key.strip());
        Thing node = thing == null ? null : graph.nodeOf(thing);
        if (node == null) {
            node = thing;
        }
        if (node == null) {
            unknown.add(key);
        } else {
            nodes.putIfAbsent(node.iri(), node);
        }
        return node;
    }
}
