package riposte.web.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.Thing;

/** The facets of {@link ClaimFilter} as links of a page. */
final class Facets {

    private static final int CHOICES = 8;

    /** One value of a facet, and the address that narrows the page to it, or no longer does. */
    record Choice(String value, String label, long count, boolean chosen, String href) {}

    private final String path;
    private final ClaimFilter filter;
    private final List<ClaimEntry> found;
    private final String lang;

    Facets(String path, ClaimFilter filter, List<ClaimEntry> found, String lang) {
        this.path = path;
        this.filter = filter;
        this.found = found;
        this.lang = lang;
    }

    Map<String, List<Choice>> choices() {
        Map<String, List<Choice>> facets = new LinkedHashMap<>();
        ClaimFilter.counts(found, CHOICES).forEach((facet, counts) -> {
            List<Choice> choices = new ArrayList<>();
            for (Map.Entry<String, Long> entry : counts) {
                boolean chosen = entry.getKey().equals(filter.get(facet));
                choices.add(choice(facet, entry.getKey(), entry.getValue(), chosen, chosen ? null : entry.getKey()));
            }
            if (!choices.isEmpty()) {
                facets.put(facet, choices);
            }
        });
        return facets;
    }

    /** The facets that narrow, with the addresses that take each away. */
    Map<String, Choice> active() {
        Map<String, Choice> active = new LinkedHashMap<>();
        filter.values().forEach((facet, value) -> active.put(facet, choice(facet, value, 0, true, null)));
        return active;
    }

    private Choice choice(String facet, String value, long count, boolean chosen, String next) {
        Map<String, String> state = new LinkedHashMap<>(filter.values());
        if (next == null) {
            state.remove(facet);
        } else {
            state.put(facet, next);
        }
        return new Choice(value, label(facet, value), count, chosen, Addresses.of(path, state));
    }

    private String label(String facet, String value) {
        boolean incident = facet.equals("incident");
        if (!incident && !List.of("actor", "speaker", "target").contains(facet)) {
            return value;
        }
        String ending = (incident ? "/incident/" : "/actor/") + value;
        for (ClaimEntry claim : found) {
            for (Thing thing : new Thing[] {
                claim.speakerPrincipal(), claim.targetPrincipal(), claim.about(), claim.speaker(), claim.target()
            }) {
                if (thing != null && thing.iri().endsWith(ending)) {
                    return thing.label(lang);
                }
            }
        }
        return value;
    }
}
