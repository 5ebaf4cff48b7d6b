package riposte.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells in one pass over the letters, without any model, whether an article can be about a cyber matter: whether it has a word of
 * {@code screen.txt}. Most news has none and costs no more than that.
 */
final class Screen {

    /** Stands before a word that counts only at the beginning of a word. */
    private static final char BEGINNING = '_';

    private static final Node ROOT = read();

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private Node[] latin = new Node[128];
        private boolean end;

        Node grow(char c) {
            Node node = next.computeIfAbsent(c, k -> new Node());
            if (c < latin.length) {
                latin[c] = node;
            }
            return node;
        }

        Node at(char c) {
            return c < latin.length ? latin[c] : next.get(c);
        }
    }

    private Screen() {}

    /** Whether the text has any of the words. */
    static boolean passes(String text) {
        boolean letterBefore = false;
        for (int i = 0; i < text.length(); i++) {
            if (stands(text, i, ROOT) || !letterBefore && stands(text, i, ROOT.at(BEGINNING))) {
                return true;
            }
            letterBefore = Character.isLetter(text.charAt(i));
        }
        return false;
    }

    private static boolean stands(String text, int at, Node from) {
        Node node = from;
        for (int i = at; node != null && i < text.length(); i++) {
            node = node.at(small(text.charAt(i)));
            if (node != null && node.end) {
                return true;
            }
        }
        return false;
    }

    private static char small(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : Character.toLowerCase(c);
    }

    private static Node read() {
        Node root = new Node();
        for (String word : words()) {
            Node node = root;
            for (int i = 0; i < word.length(); i++) {
                node = node.grow(word.charAt(i));
            }
            node.end = true;
        }
        return root;
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Screen.class.getResourceAsStream("/riposte/extract/screen.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    words.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
