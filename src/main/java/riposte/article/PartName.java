package riposte.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What authors call an element: the words of its class, id, role and the like. */
final class PartName {

    private static final String[] ATTRIBUTES = {
        "class", "id", "role", "itemprop", "data-component", "data-module", "data-testid"
    };
    private static final Pattern SEPARATORS = Pattern.compile("[ -]+");
    private static final Pattern MARKED_BODY = Pattern.compile(
            "(?:article|story|post|entry|news|content|page|blog)-?(?:body|content|text|copy)"
                + "(?:-(?:text|content|copy|inner))?"
                + "|body-?(?:text|copy|content)|articlebody|storytext|main-?(?:content|text)|article-?(?:main|page)");

    private PartName() {}

    /** Class, id and role in lower case, words within one name joined by hyphens. */
    static String of(Element e) {
        StringBuilder out = new StringBuilder();
        for (String key : ATTRIBUTES) {
            String value = e.attr(key);
            if (value.isEmpty() || value.length() > 500) {
                continue;
            }
            out.append(' ');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                char before = out.charAt(out.length() - 1);
                if (Character.isWhitespace(c)) {
                    out.append(' ');
                } else if (!Character.isLetterOrDigit(c)) {
                    if (before != '-') {
                        out.append('-');
                    }
                } else {
                    if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(value.charAt(i - 1))) {
                        out.append('~');
                    }
                    out.append(Character.toLowerCase(c));
                }
            }
        }
        return out.toString();
    }

    /** Whether a name says that the element is an article's body. */
    static boolean marksBody(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (String one : name.replace('~', '-').split(" ")) {
            if (MARKED_BODY.matcher(one).find()) {
                return true;
            }
        }
        return false;
    }

    /** The words of an element's name; short ones only where they stand alone and are no accident of capitals. */
    static List<String> words(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (String part : SEPARATORS.split(name)) {
            if (part.indexOf('~') < 0) {
                words.add(part);
            } else {
                for (String word : part.split("~")) {
                    if (word.length() > 3) {
                        words.add(word);
                    }
                }
            }
        }
        return words;
    }
}
