package riposte.reader;

import riposte.text.TextSpan;

/**
 * A name in a text whose bearer the catalogue knows: the reader is told what kind of thing it is, and nothing else.
 *
 * @param span its words
 * @param kind what they name
 */
public record KnownName(TextSpan span, Kind kind) {

    /** Kinds of names in the order of the network's numbers, from 1; 0 is no name. {@code training/model.py} has the same. */
    public enum Kind {
        STATE,
        /** The word for a people, noun or adjective. */
        PEOPLE,
        GOVERNMENT_BODY,
        INTERNATIONAL_ORGANIZATION,
        COMPANY,
        MEDIA,
        ORGANIZATION,
        PERSON,
        THREAT_GROUP,
        PRODUCT,
        INCIDENT;

        int number() {
            return ordinal() + 1;
        }
    }
}
