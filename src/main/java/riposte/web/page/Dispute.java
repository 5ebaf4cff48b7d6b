package riposte.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * What is said of one incident: who is blamed for it, who denies it, and the rest. Each claim stands in one of the lists, once;
 * newest first.
 */
public record Dispute(List<ClaimEntry> accusations, List<ClaimEntry> denials, List<ClaimEntry> others) {

    public static Dispute of(Thing incident, Snapshot graph) {
        // Each claim once, by its IRI.
        Map<String, ClaimEntry> accusations = new LinkedHashMap<>();
        Map<String, ClaimEntry> denials = new LinkedHashMap<>();
        Map<String, ClaimEntry> others = new LinkedHashMap<>();
        for (ClaimEntry claim : graph.claimsOf(incident)) {
            boolean about = claim.about() != null && claim.about().iri().equals(incident.iri());
            (about && claim.blames() ? accusations : about && claim.type().equals("Denial") ? denials : others)
                    .put(claim.iri(), claim);
        }
        // A denial rarely names the incident again; it belongs here all the same.
        for (ClaimEntry accusation : accusations.values()) {
            for (ClaimEntry reply : graph.replies(accusation)) {
                if (reply.type().equals("Denial")) {
                    denials.putIfAbsent(reply.iri(), reply);
                } else if (!accusations.containsKey(reply.iri())) {
                    others.putIfAbsent(reply.iri(), reply);
                }
            }
        }
        return new Dispute(List.copyOf(accusations.values()), List.copyOf(denials.values()), List.copyOf(others.values()));
    }
}
