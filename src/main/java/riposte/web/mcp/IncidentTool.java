package riposte.web.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.page.Dispute;

/** {@code incident}: who is blamed for an incident, and who denies it. */
final class IncidentTool implements GraphTool {

    private static final int USUAL = 10;
    private static final int MOST = 30;

    @Override
    public Answer answer(Arguments arguments, Snapshot graph) {
        arguments.required("name", 300);
        int limit = arguments.number("limit", USUAL, 1, MOST);
        Thing incident = arguments.incident("name", graph);
        Dispute dispute = Dispute.of(incident, graph);

        Map<String, Object> content = new LinkedHashMap<>(ClaimView.thing(incident));
        content.put("date", incident.date());
        content.put("proposed", incident.proposed());
        content.put("names", incident.names().stream().limit(20).map(name -> Words.plain(name, 100)).toList());
        content.put("links", incident.links().stream().limit(20).toList());
        StringBuilder text = new StringBuilder(Words.plain(incident.label("en"), 200)).append(", ").append(incident.iri());
        text.append(incident.date() == null ? "\n" : ", " + incident.date() + "\n");
        if (incident.proposed()) {
            text.append("No catalogue knows this incident: the software proposes it from articles that speak alike.\n");
        }
        part("accusations", "Who is blamed for it", dispute.accusations(), limit, graph, content, text);
        part("denials", "Who denies it", dispute.denials(), limit, graph, content, text);
        part("others", "What else is said of it", dispute.others(), limit, graph, content, text);
        return new Answer(text.toString(), content);
    }

    private static void part(
            String name,
            String head,
            List<ClaimEntry> claims,
            int limit,
            Snapshot graph,
            Map<String, Object> content,
            StringBuilder text) {
        List<ClaimEntry> shown = claims.subList(0, Math.min(limit, claims.size()));
        content.put(name + "_total", claims.size());
        content.put(name, ClaimView.contents(shown, graph));
        ClaimView.list(head, shown, claims.size(), text);
    }
}
