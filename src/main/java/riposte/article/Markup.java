package riposte.article;

/** Looks at markup before it is parsed. */
final class Markup {

    private Markup() {}

    /** Counts the tags outside scripts, as each of them will cost memory. */
    static int tags(String markup) {
        int tags = 0;
        int i = markup.indexOf('<');
        while (i >= 0 && i + 1 < markup.length()) {
            char c = markup.charAt(i + 1);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                tags++;
                if (markup.regionMatches(true, i + 1, "script", 0, 6)) {
                    i = markup.indexOf("</", i + 7);
                    while (i >= 0 && !markup.regionMatches(true, i + 2, "script", 0, 6)) {
                        i = markup.indexOf("</", i + 2);
                    }
                    continue;
                }
            }
            i = markup.indexOf('<', i + 1);
        }
        return tags;
    }
}
