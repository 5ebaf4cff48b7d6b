package riposte.web.data;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import riposte.web.http.Addresses;

/** Where on this server the page of an IRI is. Entries are asked for it when a page links to them, since it would take as much memory as the IRI. */
final class Pages implements UnaryOperator<String> {

    private final String base;

    /** @param base what the IRIs of this server begin with */
    Pages(String base) {
        this.base = base;
    }

    /**
     * Data IRIs open on this server, whatever host it is reached by; others of the web at their own. What no browser
     * may follow leads to the thing's place in the graph.
     */
    @Override
    public String apply(String iri) {
        if (iri.startsWith(base) && !iri.startsWith("/", base.length())) {
            return "/" + iri.substring(base.length());
        }
        return WebLinks.of(iri) != null ? iri : Addresses.of("/graph", Map.of("focus", iri));
    }

    /** What only claims speak of that are not shown has no page: its place in the graph, with all claims. */
    static String ofHidden(String iri) {
        return Addresses.of("/graph", new TreeMap<>(Map.of("focus", iri, "status", "all")));
    }
}
