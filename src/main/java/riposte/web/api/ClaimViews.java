package riposte.web.api;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;

/** Claims as programs get them, ready to be written as JSON. */
@Component
public class ClaimViews {

    private final Neighbours neighbours;
    private final Catalogued catalogued;

    ClaimViews(Neighbours neighbours, Catalogued catalogued) {
        this.neighbours = neighbours;
        this.catalogued = catalogued;
    }

    /** Each of these claims, with labels in that language. */
    public List<?> of(List<ClaimEntry> claims, Snapshot graph, String lang) {
        return views(claims, graph, lang);
    }

    List<ClaimView> views(List<ClaimEntry> claims, Snapshot graph, String lang) {
        Map<String, ClaimView.Around> around = neighbours.of(claims);
        Predicate<String> known = catalogued.in(graph);
        return claims.stream()
                .map(claim -> ClaimView.of(claim, graph, lang, around.get(claim.iri()), known))
                .toList();
    }
}
