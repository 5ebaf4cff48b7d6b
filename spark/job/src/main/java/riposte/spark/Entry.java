package riposte.spark;

import java.io.Serializable;

/**
 * What became of an article, or of an input that could not be read as one.
 *
 * @param kind what became of it
 * @param claims claims that are shown
 * @param hidden claims that are kept, hidden
 * @param quads how many quads its graphs have
 * @param lines these as N-Quads, each line ended; empty when it is not written
 * @param input the article's address, or its key where it has none; of an input its path
 * @param place where in the input, or null
 * @param message why it was skipped or failed, in words for people; else null
 */
record Entry(Kind kind, int claims, int hidden, int quads, byte[] lines, String input, String place, String message)
        implements Serializable {

    private static final byte[] NONE = {};

    enum Kind {
        /** An article that is written. */
        KEPT,
        /** An article without claims, left out as asked for. */
        LEFT_OUT,
        /** An article in a language that is not read. */
        SKIPPED,
        /** An article that could not be dealt with. */
        FAILED,
        /** An input, or a record of one, that could not be read as an article. */
        UNREADABLE
    }

    static Entry kept(String article, int claims, int hidden, int quads, byte[] lines) {
        return new Entry(Kind.KEPT, claims, hidden, quads, lines, article, null, null);
    }

    /** An entry of which nothing is written. */
    static Entry of(Kind kind, String input, String place, String message) {
        return new Entry(kind, 0, 0, 0, NONE, input, place, message);
    }

    boolean isArticle() {
        return kind != Kind.UNREADABLE;
    }
}
