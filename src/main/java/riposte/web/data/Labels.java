package riposte.web.data;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names: which of several to show, and how they are compared in a search. */
final class Labels {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Labels() {}

    static String choose(Map<String, String> labels, String lang, String otherwise) {
        String label = labels.get(lang);
        if (label == null) {
            label = labels.get("en");
        }
        if (label == null && !labels.isEmpty()) {
            label = labels.values().iterator().next();
        }
        return label != null ? label : otherwise;
    }

    /** Small letters without accents, so that "Etats" finds "États". */
    static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > 127) {
                return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
            }
        }
        return lower;
    }
}
