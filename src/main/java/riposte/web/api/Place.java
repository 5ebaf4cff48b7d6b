package riposte.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import riposte.web.data.ClaimEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an item stands in the order of a list, by itself: so that a page goes on behind the last item of the one before,
 * whatever came into the list or went from it meanwhile.
 *
 * @param order name of the order
 * @param number what counts first, ascending
 * @param group what counts next, such as the statement whose reports stand together
 * @param day newest first, or oldest first in the order {@code oldest}; null last
 * @param text a name or an IRI
 * @param start place in an article
 * @param iri of the item, which tells it from all others
 */
public record Place(String order, double number, String group, String day, String text, int start, String iri) {

    private static final Comparator<String> NEWEST = Comparator.nullsLast(Comparator.reverseOrder());
    private static final Comparator<String> OLDEST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Where a claim stands among others of that order, behind what counts before its day. */
    static Place of(String order, double number, String group, ClaimEntry claim) {
        return new Place(
                order, number, group, claim.day(), claim.article() == null ? "" : claim.article().iri(), claim.start(), claim.iri());
    }

    /** The order of places of one list. */
    static int compare(Place a, Place b) {
        int difference = Double.compare(a.number, b.number);
        if (difference == 0) {
            difference = a.group.compareTo(b.group);
        }
        if (difference == 0) {
            difference = (a.order.equals("oldest") ? OLDEST : NEWEST).compare(a.day, b.day);
        }
        if (difference == 0) {
            difference = a.text.compareTo(b.text);
        }
        if (difference == 0) {
            difference = Integer.compare(a.start, b.start);
        }
        return difference != 0 ? difference : a.iri.compareTo(b.iri);
    }

    /** How many items of a sorted list stand before this place or at it. */
    <T> int after(List<T> items, Function<T, Place> place) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(place.apply(items.get(middle)), this) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** As it stands in an address. */
    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that an address has.
     *
     * @throws Problem when it is none, or one of another order
     */
    static Place ofCursor(String cursor, String order) {
        try {
            Place place = JSON.readValue(Base64.getUrlDecoder().decode(cursor), Place.class);
            if (place != null && order.equals(place.order) && place.group != null && place.text != null && place.iri != null) {
                return place;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // said below
        }
        throw Problem.of(
                Query.CURSOR,
                "The parameter 'cursor' is not one of a list in this order. Take it from the link to the next page, and leave it out to"
                        + " begin with the first.",
                null);
    }
}
