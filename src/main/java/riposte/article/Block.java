package riposte.article;

import org.jsoup.nodes.Element;

/**
 * One line of a page's text as a browser would break it.
 *
 * @param owner the block-level element it stands in
 * @param linkLength how many of its characters are inside links
 */
record Block(Element owner, String text, int linkLength) {

    double linkDensity() {
        return (double) linkLength / text.length();
    }

    boolean isHeading() {
        String name = owner.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    boolean isParagraph() {
        return text.length() >= 80 && linkDensity() < 0.4;
    }

    boolean isSentence() {
        char last = text.charAt(text.length() - 1);
        return text.length() >= 30 && ".!?…\"”»。".indexOf(last) >= 0;
    }

    double weight() {
        int own = text.length() - linkLength;
        return own < 25 || linkDensity() > 0.5 ? 0 : own;
    }
}
