package riposte.catalog;

import java.text.Normalizer;

/**
 * What counts as the same character when names are looked up: typographic apostrophes, hyphens and spaces are as good as
 * plain ones, and a capital as good as one without its accent (Etats-Unis, États-Unis). Small letters keep theirs, and so
 * do umlauts.
 */
final class Fold {

    private static final char[] FOLDED = new char[0x10000];
    /** Capitals that are letters of their own and keep their marks: Über is not Uber. */
    private static final String OTHER_LETTERS = "ÄÖÜÑÅ";

    static {
        for (int c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = (char) c;
        }
        for (char c = 0xC0; c < 0x1F00; c++) {
            if (c == 0x180) {
                c = 0x1E00;
            }
            if (Character.isUpperCase(c) && OTHER_LETTERS.indexOf(c) < 0) {
                FOLDED[c] = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
            }
        }
        for (char c : "‘’‛ʼʻ′´`＇".toCharArray()) {
            FOLDED[c] = '\'';
        }
        for (char c : "‐‑‒–−﹣-".toCharArray()) {
            FOLDED[c] = '-';
        }
    }

    private Fold() {}

    static char fold(char c) {
        return FOLDED[c];
    }

    static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            folded.append(fold(composed.charAt(i)));
        }
        return folded.toString();
    }

    /** Combining marks are part of the letter before them. */
    static boolean combining(char c) {
        return c >= 0x300 && c < 0x370;
    }
}
