package riposte.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.Thing;
import riposte.web.http.Addresses;

/** The facets of {@link ClaimFilter} as links of a page. */
public final class Facets {

    /** One value of a facet, and the address that narrows the page to it, or no longer does. */
    public record Choice(String value, String label, long count, boolean chosen, String href) {}

    private final String path;
    private final ClaimFilter filter;
    private final List<ClaimEntry> found;
    private final String lang;

    /** @param found the claims that the filter finds */
    public Facets(String path, ClaimFilter filter, List<ClaimEntry> found, String lang) {
        this.path = path;
        this.filter = filter;
        this.found = found;
        this.lang = lang;
    }

    /** The values of each facet that has any, from {@link ClaimFilter#counts}. */
    public Map<String, List<Choice>> choices(Map<String, List<Map.Entry<String, Long>>> counts) {
        Map<String, List<Choice>> facets = new LinkedHashMap<>();
        counts.forEach((facet, values) -> {
            List<Choice> choices = new ArrayList<>();
            for (Map.Entry<String, Long> entry : values) {
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
    public Map<String, Choice> active() {
        Map<String, Choice> active = new LinkedHashMap<>();
        filter.values().forEach((facet, value) -> active.put(facet, choice(facet, value, 0, true, null)));
        return active;
    }

    private Choice choice(String facet, String value, long count, boolean chosen, String next) {
        return new Choice(value, label(facet, value), count, chosen, Addresses.of(path, Addresses.with(filter.state(), facet, next)));
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
