package riposte.catalog;

import java.util.ArrayList;
import java.util.List;
import riposte.claim.Entity;

/**
 * A record of the catalogue.
 *
 * @param entity the actor or incident
 * @param names every name it is known by, its labels first, likeliest first; demonyms as base forms
 * @param sameAs IRIs of the same thing elsewhere
 * @param role for a government body, what it is to its state ({@code foreign-ministry} …), or null
 * @param iso for a state, its ISO 3166-1 alpha-2 code, or null
 * @param allegedSponsor for a threat group, id of the state others say is behind it, or null
 * @param products for an incident, ids of the products it went through
 * @param victims for an incident, ids of the actors it hit
 * @param accused for an incident, ids of those whom others say did it
 */
record Entry(
        Entity entity,
        List<Name> names,
        List<String> sameAs,
        String role,
        String iso,
        String allegedSponsor,
        List<String> products,
        List<String> victims,
        List<String> accused) {

    Entry {
        names = List.copyOf(names);
        sameAs = List.copyOf(sameAs);
        products = List.copyOf(products);
        victims = List.copyOf(victims);
        accused = List.copyOf(accused);
    }

    /** The same record with other names. */
    Entry withNames(List<Name> others) {
        return new Entry(entity, others, sameAs, role, iso, allegedSponsor, products, victims, accused);
    }

    /** The same record with one IRI more of the same thing. */
    Entry withSameAs(String iri) {
        List<String> more = new ArrayList<>(sameAs);
        more.add(iri);
        return new Entry(entity, names, more, role, iso, allegedSponsor, products, victims, accused);
    }

    String id() {
        return entity.id();
    }
}
