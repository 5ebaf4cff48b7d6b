package riposte.web.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.page.Comparison;

/** {@code compare}: what two actors say of each other, side by side. */
final class CompareTool implements GraphTool {

    private static final int USUAL = 8;
    private static final int MOST = 25;
    private static final int INCIDENTS = 15;
    /** Claims of one side in one exchange: one accusation may be denied in a hundred articles. */
    private static final int SIDE = 5;

    @Override
    public Answer answer(Arguments arguments, Snapshot graph) {
        arguments.required("a", 300);
        arguments.required("b", 300);
        int limit = arguments.number("limit", USUAL, 1, MOST);
        Thing a = arguments.actor("a", graph);
        Thing b = arguments.actor("b", graph);
        if (a.iri().equals(b.iri())) {
            throw new Refused("'a' and 'b' both mean " + Words.plain(a.label("en"), 200) + "; name two actors.");
        }
        Comparison comparison = Comparison.of(a, b, graph);
        List<Comparison.Exchange> exchanges =
                comparison.exchanges().subList(0, Math.min(limit, comparison.exchanges().size()));
        List<Comparison.Shared> shared =
                comparison.incidents().subList(0, Math.min(INCIDENTS, comparison.incidents().size()));

        Map<String, Object> content = new LinkedHashMap<>();
        content.put("a", ClaimView.thing(a));
        content.put("b", ClaimView.thing(b));
        content.put("exchanges_total", comparison.exchanges().size());
        content.put("exchanges", exchanges.stream().map(exchange -> content(exchange, graph)).toList());
        content.put("incidents", shared.stream().map(CompareTool::content).toList());

        String nameA = Words.plain(a.label("en"), 200);
        String nameB = Words.plain(b.label("en"), 200);
        StringBuilder text = new StringBuilder(nameA).append(" and ").append(nameB).append(": ")
                .append(comparison.exchanges().size()).append(" exchanges");
        text.append(exchanges.size() < comparison.exchanges().size() ? ", the newest " + exchanges.size() + " here\n" : "\n");
        for (Comparison.Exchange exchange : exchanges) {
            text.append("Exchange\n");
            ClaimView.list("  " + nameA, exchange.byA().stream().limit(SIDE).toList(), exchange.byA().size(), text);
            ClaimView.list("  " + nameB, exchange.byB().stream().limit(SIDE).toList(), exchange.byB().size(), text);
        }
        for (Comparison.Shared incident : shared) {
            text.append("Both speak about ").append(Words.plain(incident.incident().label("en"), 200))
                    .append(": ").append(nameA).append(' ').append(incident.byA())
                    .append(" times, ").append(nameB).append(' ').append(incident.byB()).append('\n');
        }
        return new Answer(text.toString(), content);
    }

    private static Map<String, Object> content(Comparison.Exchange exchange, Snapshot graph) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("a_says_total", exchange.byA().size());
        content.put("a_says", ClaimView.contents(exchange.byA().stream().limit(SIDE).toList(), graph));
        content.put("b_says_total", exchange.byB().size());
        content.put("b_says", ClaimView.contents(exchange.byB().stream().limit(SIDE).toList(), graph));
        return content;
    }

    private static Map<String, Object> content(Comparison.Shared shared) {
        Map<String, Object> content = ClaimView.thing(shared.incident());
        content.put("by_a", shared.byA());
        content.put("by_b", shared.byB());
        return content;
    }
}
