package riposte.web.review;

import java.util.regex.Pattern;

/** Where a form leads back to: only pages of this server. */
final class Ways {

    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1999}");

    private Ways() {}

    /** That path, when it is one of this server, else the other; braces, which redirections take for templates, escaped. */
    static String back(String path, String otherwise) {
        return path != null && (path.equals("/") || HERE.matcher(path).matches())
                ? path.replace("{", "%7B").replace("}", "%7D")
                : otherwise;
    }
}
