package riposte.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Cuts an element into the lines that a browser would show. */
final class BlockCutter implements NodeVisitor {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
            "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private final Element root;
    private final Predicate<Element> dropped;
    private final List<Block> out = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linkLength;
    private int links;
    private Node skipped;
    private Element owner;

    private BlockCutter(Element root, Predicate<Element> dropped) {
        this.root = root;
        this.dropped = dropped;
        this.owner = root;
    }

    /** The blocks of an element in order, without those of the elements to drop inside it. */
    static List<Block> cut(Element root, Predicate<Element> dropped) {
        BlockCutter cutter = new BlockCutter(root, dropped);
        root.traverse(cutter);
        cutter.flush();
        return cutter.out;
    }

    /** Whether an element runs on within a line. */
    static boolean isInline(Element e) {
        return INLINE.contains(e.normalName());
    }

    @Override
    public void head(Node node, int depth) {
        if (skipped != null) {
            return;
        }
        if (node instanceof TextNode t) {
            append(t.getWholeText());
        } else if (node instanceof Element e) {
            if (node != root && dropped.test(e)) {
                skipped = node;
                if (!INLINE.contains(e.normalName())) {
                    flush();
                }
            } else if (e.normalName().equals("br")) {
                flush();
            } else if (isLink(e)) {
                links++;
            } else if (isCell(e)) {
                append(" ");
            } else if (!INLINE.contains(e.normalName())) {
                flush();
                owner = e;
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (skipped != null) {
            if (skipped == node) {
                skipped = null;
            }
            return;
        }
        if (node instanceof Element e) {
            if (isLink(e)) {
                links--;
            } else if (isCell(e)) {
                append(" ");
            } else if (!INLINE.contains(e.normalName()) && !e.normalName().equals("br")) {
                flush();
                owner = node == root ? root : e.parent();
            }
        }
    }

    private void append(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\u200b' || c == '\u00ad' || c == '\ufeff') {
                continue;
            }
            boolean space = Character.isWhitespace(c) || c == '\u00a0' || c < 0x20;
            if (!space) {
                text.append(c);
                linkLength += links > 0 ? 1 : 0;
            } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
                linkLength += links > 0 ? 1 : 0;
            }
        }
    }

    private void flush() {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0) {
            Element at = owner;
            out.add(new Block(at, text.substring(0, end), Math.min(linkLength, end)));
        }
        text.setLength(0);
        linkLength = 0;
    }

    private static boolean isLink(Element e) {
        return e.normalName().equals("a") && e.hasAttr("href");
    }

    /** Whether an element is the cell of a table of data, whose row is one line. */
    private static boolean isCell(Element e) {
        if (!e.normalName().equals("td") && !e.normalName().equals("th")) {
            return false;
        }
        for (Element child : e.children()) {
            if (!INLINE.contains(child.normalName())) {
                return false;
            }
        }
        return true;
    }
}
