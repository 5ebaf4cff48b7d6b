package riposte.catalog;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Names of states in the languages of the world, from the Unicode CLDR by way of ICU4J. */
final class CldrNames {

    private static final class Languages {
        private static final List<String> ALL = Arrays.stream(ULocale.getAvailableLocales())
                .map(ULocale::getLanguage)
                .filter(l -> l.length() == 2)
                .distinct()
                .sorted()
                .toList();
    }

    private static final Pattern EXPLAINED = Pattern.compile("[(&]| - ");
    private static final Map<String, LocaleDisplayNames> DISPLAY = new ConcurrentHashMap<>();

    private CldrNames() {}

    /** The names of a region in every language that has one of its own. */
    static List<Name> of(String iso) {
        List<Name> names = new ArrayList<>();
        for (String lang : Languages.ALL) {
            Name name = of(iso, lang);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** The name of a region in a language, or null where CLDR has none or only one with an explanation in brackets. */
    static Name of(String iso, String lang) {
        if (lang.length() != 2 || iso.equals("SU") || iso.equals("DD") || iso.equals("YU")) {
            return null;
        }
        String name = DISPLAY.computeIfAbsent(lang, l -> LocaleDisplayNames.getInstance(new ULocale(l)))
                .regionDisplayName(iso);
        if (name == null || name.equals(iso) || EXPLAINED.matcher(name).find()) {
            return null;
        }
        return new Name(name, lang, Match.Kind.NAME, false, Name.CLDR, -1);
    }
}
