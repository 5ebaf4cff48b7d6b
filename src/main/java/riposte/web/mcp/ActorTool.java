package riposte.web.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.page.Counterpart;

/** {@code actor}: who an actor is, with whom it argues, and what it last said and heard. */
final class ActorTool implements GraphTool {

    private static final int COUNTERPARTS = 15;
    private static final int NAMES = 20;
    private static final int NEWEST = 5;

    @Override
    public Answer answer(Arguments arguments, Snapshot graph) {
        arguments.required("name", 300);
        Thing actor = arguments.actor("name", graph);
        List<Counterpart> counterparts = Counterpart.of(actor, graph);
        List<Counterpart> busiest = counterparts.subList(0, Math.min(COUNTERPARTS, counterparts.size()));
        List<ClaimEntry> exchanged = graph.exchangedWith(actor);
        List<ClaimEntry> said = exchanged.stream().filter(claim -> claim.isBy(actor)).toList();
        List<ClaimEntry> heard = exchanged.stream().filter(claim -> !claim.isBy(actor)).toList();
        List<ClaimEntry> newestSaid = said.subList(0, Math.min(NEWEST, said.size()));
        List<ClaimEntry> newestHeard = heard.subList(0, Math.min(NEWEST, heard.size()));
        List<String> names = actor.names().stream().limit(NAMES).map(name -> Words.plain(name, 100)).toList();
        Thing principal = graph.thing(actor.actsFor());

        Map<String, Object> content = new LinkedHashMap<>(ClaimView.thing(actor));
        content.put("kind", actor.type());
        content.put("names", names);
        content.put("acts_for", ClaimView.thing(principal));
        content.put("links", actor.links().stream().limit(NAMES).toList());
        content.put("says", said.size());
        content.put("hears", heard.size());
        content.put("counterparts", busiest.stream().map(ActorTool::content).toList());
        content.put("newest_said", ClaimView.contents(newestSaid, graph));
        content.put("newest_heard", ClaimView.contents(newestHeard, graph));

        StringBuilder text = new StringBuilder(Words.plain(actor.label("en"), 200))
                .append(" (").append(actor.type()).append("), ").append(actor.iri()).append('\n');
        if (!names.isEmpty()) {
            text.append("Also called: ").append(String.join(", ", names)).append('\n');
        }
        if (principal != null) {
            text.append("Acts, by the catalogue or by articles, for: ").append(Words.plain(principal.label("en"), 200)).append('\n');
        }
        for (Counterpart other : busiest) {
            text.append("With ").append(Words.plain(other.other().label("en"), 200))
                    .append(": accuses it ").append(other.accuses())
                    .append(" times, is accused by it ").append(other.accused())
                    .append(", denies ").append(other.denies())
                    .append(", is answered by a denial ").append(other.denied()).append('\n');
        }
        ClaimView.list("What it says", newestSaid, said.size(), text);
        ClaimView.list("What is said to or of it", newestHeard, heard.size(), text);
        return new Answer(text.toString(), content);
    }

    private static Map<String, Object> content(Counterpart counterpart) {
        Map<String, Object> content = ClaimView.thing(counterpart.other());
        content.put("accuses", counterpart.accuses());
        content.put("accused", counterpart.accused());
        content.put("denies", counterpart.denies());
        content.put("denied", counterpart.denied());
        return content;
    }
}
