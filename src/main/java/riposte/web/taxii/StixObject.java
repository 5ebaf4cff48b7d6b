package riposte.web.taxii;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where an object of an edition stands.
 *
 * @param id its identifier, {@code TYPE--UUID}
 * @param version when it was last modified, as it says itself
 * @param added when its newest part came to this store
 * @param start of its JSON in the file, in bytes
 * @param length of its JSON, in bytes
 */
record StixObject(String id, String version, Instant added, long start, int length) {

    /** The order of answers: what came first comes first, so that what is new is at the end (TAXII 2.1, section 3.5). */
    static final Comparator<StixObject> ORDER =
            Comparator.comparing(StixObject::added).thenComparing(StixObject::id);

    String type() {
        return id.substring(0, id.indexOf("--"));
    }
}
