package riposte.web.mcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.claim.ClaimType;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** {@code search_claims}: the list of claims of the pages, by the same filter, a few at a time. */
final class SearchTool implements GraphTool {

    private static final int USUAL = 10;
    private static final int MOST = 50;
    private static final List<String> ORDERS = List.of("relevance", "newest", "oldest", "confidence");
    private static final List<String> TYPES = Arrays.stream(ClaimType.values()).map(ClaimType::key).toList();

    /** How many claims were given, and the last of them. */
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,9})\\.([\\w-]{1,100})");

    @Override
    public Answer answer(Arguments arguments, Snapshot graph) {
        Map<String, String> facets = new HashMap<>();
        Map<String, Object> understood = new LinkedHashMap<>();
        actor("claimant", "speaker", arguments, graph, facets, understood);
        actor("target", "target", arguments, graph, facets, understood);
        actor("actor", "actor", arguments, graph, facets, understood);
        Thing incident = arguments.incident("incident", graph);
        if (incident != null) {
            facets.put("incident", incident.id());
            understood.put("incident", ClaimView.thing(incident));
        }
        String type = arguments.oneOf("type", TYPES);
        if (type != null) {
            facets.put("type", ClaimType.ofKey(type).ontologyClass());
        }
        String words = arguments.text("words");
        facets.put("q", words);
        facets.put("language", arguments.oneOf("language", graph.languages()));
        facets.put("from", arguments.day("since"));
        facets.put("to", arguments.day("until"));
        facets.put("confidence", arguments.share("min_confidence"));
        String order = arguments.oneOf("sort", ORDERS);
        facets.put("sort", order);
        if (arguments.flag("unanswered")) {
            facets.put("unanswered", "true");
        }
        int limit = arguments.number("limit", USUAL, 1, MOST);
        List<ClaimEntry> found = ClaimFilter.of(facets::get).apply(graph);
        if (words != null && (order == null || order.equals("relevance"))) {
            found = graph.ranked(words, found);
        }
        int from = from(arguments.text("cursor"), found);
        List<ClaimEntry> shown = found.subList(from, Math.min(found.size(), from + limit));
        int to = from + shown.size();
        String next = to < found.size() ? to + "." + shown.get(shown.size() - 1).id() : null;

        Map<String, Object> content = new LinkedHashMap<>();
        content.put("total", found.size());
        content.put("understood", understood);
        content.put("claims", ClaimView.contents(shown, graph));
        content.put("next_cursor", next);
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>();
        understood.forEach((name, thing) -> names.add(name + " = " + ((Map<?, ?>) thing).get("label")));
        ClaimView.list("Claims found" + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")"), shown, found.size(), text);
        if (next != null) {
            text.append("More with cursor ").append(next).append('\n');
        }
        return new Answer(text.toString(), content);
    }

    private static void actor(
            String argument,
            String facet,
            Arguments arguments,
            Snapshot graph,
            Map<String, String> facets,
            Map<String, Object> understood) {
        Thing actor = arguments.actor(argument, graph);
        if (actor != null) {
            facets.put(facet, actor.id());
            understood.put(argument, ClaimView.thing(actor));
        }
    }

    /** Where to go on: behind the last claim that was given, wherever it stands by now. */
    private static int from(String cursor, List<ClaimEntry> found) {
        if (cursor == null) {
            return 0;
        }
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw new Refused("'cursor' is what next_cursor of an earlier answer said.");
        }
        int given = Integer.parseInt(parts.group(1));
        String last = parts.group(2);
        if (given >= 1 && given <= found.size() && found.get(given - 1).id().equals(last)) {
            return given;
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(last)) {
                return i + 1;
            }
        }
        throw new Refused("The claim at which this list broke off is no longer in it; ask again without 'cursor'.");
    }
}
