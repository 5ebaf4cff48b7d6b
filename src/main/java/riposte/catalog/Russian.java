package riposte.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Inflects Russian names and adjectives through the cases, by their endings alone. A form too many does no harm as long as it is no
 * other word.
 */
final class Russian {

    private static final String HUSHING = "гкхжчшщц";
    /** Endings of the adjective after a hard consonant and after г, к, х: nominative masculine, then all other forms. */
    private static final List<String> HARD =
            List.of("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми");

    private static final List<String> SOFTENED =
            List.of("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими");

    private Russian() {}

    /** All forms of an adjective, small and with a capital. */
    static Set<String> adjective(String base) {
        Set<String> forms = new LinkedHashSet<>();
        String stem = base.substring(0, base.length() - 2);
        for (String ending : HUSHING.indexOf(stem.charAt(stem.length() - 1)) >= 0 ? SOFTENED : HARD) {
            forms.add(stem + ending);
        }
        if (base.endsWith("ой")) {
            forms.add(base);
        }
        for (String form : List.copyOf(forms)) {
            forms.add(form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1));
        }
        return forms;
    }

    /** The word for one of a people, in both numbers: {@code россиянин}, {@code американец}. */
    static Set<String> person(String base) {
        Set<String> forms = new LinkedHashSet<>();
        if (base.endsWith("анин") || base.endsWith("янин")) {
            String stem = base.substring(0, base.length() - 2);
            add(forms, base, "", "а", "у", "ом", "е");
            add(forms, stem, "", "е", "ам", "ами", "ах");
        } else if (base.endsWith("ец")) {
            String stem = base.substring(0, base.length() - 2) + (vowel(base.charAt(base.length() - 3)) ? "йц" : "ц");
            forms.add(base);
            add(forms, stem, "а", "у", "ем", "ом", "е", "ы", "ев", "ам", "ами", "ах");
        } else {
            forms.addAll(name(base));
        }
        return forms;
    }

    /** A name of one or several words in every case; each word by its own ending. */
    static Set<String> name(String name) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(name);
        String[] words = name.split(" ");
        for (int oblique = 0; oblique < 4; oblique++) {
            StringBuilder form = new StringBuilder();
            for (String word : words) {
                if (form.length() > 0) {
                    form.append(' ');
                }
                form.append(inflected(word, oblique, words.length > 1));
            }
            forms.add(form.toString());
        }
        return forms;
    }

    /** A word in the genitive (0), dative (1), instrumental (2) or prepositional (3); unchanged where its ending is not known. */
    private static String inflected(String word, int which, boolean phrase) {
        if (word.length() < 3 || !Character.isLetter(word.charAt(word.length() - 1)) || word.equals(word.toUpperCase(Locale.ROOT))) {
            return word;
        }
        String stem = word.substring(0, word.length() - 1);
        String two = word.substring(0, word.length() - 2);
        char before = word.charAt(word.length() - 2);
        boolean hushing = HUSHING.indexOf(before) >= 0;
        if (word.endsWith("ия")) {
            return stem + List.of("и", "и", "ей", "и").get(which);
        }
        if (phrase && (word.endsWith("ая") || word.endsWith("яя"))) {
            return two + "ой";
        }
        if (phrase && (word.endsWith("ый") || word.endsWith("ий") || word.endsWith("ой")) || word.endsWith("ский")) {
            return two + List.of("ого", "ому", hushing || word.endsWith("ский") ? "им" : "ым", "ом").get(which);
        }
        if (phrase && (word.endsWith("ые") || word.endsWith("ие"))) {
            String vowel = word.substring(word.length() - 2, word.length() - 1);
            return two + List.of(vowel + "х", vowel + "м", vowel + "ми", vowel + "х").get(which);
        }
        if (phrase && word.endsWith("ое")) {
            return two + List.of("ого", "ому", "ым", "ом").get(which);
        }
        if (word.endsWith("ова") || word.endsWith("ева") || word.endsWith("ина") && Character.isUpperCase(word.charAt(0)) && word.endsWith("кина")) {
            return stem + List.of("ой", "ой", "ой", "ой").get(which);
        }
        switch (word.charAt(word.length() - 1)) {
            case 'а':
                return stem + List.of(hushing ? "и" : "ы", "е", before == 'ц' ? "ей" : "ой", "е").get(which);
            case 'я':
                return stem + List.of("и", "е", "ей", "е").get(which);
            case 'й':
                return stem + List.of("я", "ю", "ем", "е").get(which);
            case 'ь':
                return stem + (word.endsWith("усь") ? List.of("и", "и", "ью", "и") : List.of("я", "ю", "ем", "е")).get(which);
            case 'ы':
                return stem + List.of("ов", "ам", "ами", "ах").get(which);
            case 'о', 'е', 'и', 'у', 'ю', 'э', 'ё':
                return word.endsWith("ние") || word.endsWith("тво") ? stem + List.of("а", "у", "м", "е").get(which) : word;
            default:
                boolean surname = word.endsWith("ов") || word.endsWith("ев") || word.endsWith("ин");
                return word + List.of("а", "у", surname && word.length() > 4 && !word.endsWith("лин") ? "ым" : "ом", "е").get(which);
        }
    }

    private static boolean vowel(char c) {
        return "аеёиоуыэюя".indexOf(c) >= 0;
    }

    private static void add(Set<String> forms, String stem, String... endings) {
        for (String ending : endings) {
            forms.add(stem + ending);
        }
    }
}
