package riposte.catalog;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Inflects the words for a people: from the base forms of the catalogue to every form running text may have. A form too
 * many does no harm as long as it is no other word; irregular feminines stand in the data after a slash
 * ({@code grec/grecque}).
 */
final class Demonyms {

    private Demonyms() {}

    /** Every form of a base form, which comes first; the base form alone where no rule of its language is known. */
    static Set<String> forms(String base, String lang) {
        Set<String> forms = new LinkedHashSet<>();
        switch (lang == null ? "" : lang) {
            case "en" -> english(base, forms);
            case "fr" -> french(base, forms);
            case "es" -> spanish(base, forms);
            case "de" -> german(base, forms);
            case "it" -> italian(base, forms);
            case "pt" -> portuguese(base, forms);
            case "ru" -> forms.addAll(base.matches(".*(ий|ый|ой)") ? Russian.adjective(base) : Russian.person(base));
            default -> forms.add(base);
        }
        return forms;
    }

    private static void english(String base, Set<String> forms) {
        forms.add(base);
        if (!ends(base, "ese", "ish", "ch", "s", "z", "men", "chman", "shman", "ic")) {
            forms.add(base + "s");
        }
    }

    /** Both genders, both numbers, and all of them with a capital: the adjective and the noun. */
    private static void french(String base, Set<String> forms) {
        int slash = base.indexOf('/');
        String masculine = slash < 0 ? base : base.substring(0, slash);
        String feminine = slash < 0 ? frenchFeminine(base) : base.substring(slash + 1);
        for (String form : new String[] {masculine, feminine}) {
            forms.add(form);
            forms.add(ends(form, "s", "x") ? form : form + "s");
        }
        capitals(forms);
    }

    private static String frenchFeminine(String masculine) {
        if (ends(masculine, "e")) {
            return masculine;
        }
        if (ends(masculine, "ien", "éen")) {
            return masculine + "ne";
        }
        return masculine + "e";
    }

    private static void endings(Set<String> forms, String stem, String... endings) {
        for (String ending : endings) {
            forms.add(stem + ending);
        }
    }

    private static void spanish(String base, Set<String> forms) {
        forms.add(base);
        if (ends(base, "o")) {
            String stem = cut(base, 1);
            endings(forms, stem, "a", "os", "as");
        } else if (ends(base, "és", "án", "ón")) {
            String plain = cut(base, 2)
                    + switch (base.charAt(base.length() - 2)) {
                        case 'é' -> "e";
                        case 'á' -> "a";
                        default -> "o";
                    }
                    + base.charAt(base.length() - 1);
            endings(forms, plain, "a", "es", "as");
        } else if (ends(base, "í", "ú")) {
            endings(forms, base, "es", "s");
        } else if (ends(base, "l", "n", "r")) {
            endings(forms, base, "a", "es", "as");
        } else {
            forms.add(base + "s");
        }
        capitals(forms);
    }

    private static void italian(String base, Set<String> forms) {
        forms.add(base);
        if (ends(base, "co", "go")) {
            String stem = cut(base, 1);
            endings(forms, stem, "a", "i", "hi", "he");
        } else if (ends(base, "o")) {
            String stem = cut(base, 1);
            endings(forms, stem, "a", "i", "e");
        } else if (ends(base, "e")) {
            forms.add(cut(base, 1) + "i");
        } else if (ends(base, "a")) {
            endings(forms, cut(base, 1), "i", "e");
        }
        capitals(forms);
    }

    private static void portuguese(String base, Set<String> forms) {
        forms.add(base);
        if (ends(base, "ão")) {
            String stem = cut(base, 2);
            endings(forms, stem, "ã", "ãs", "ães", "ões");
            forms.add(base + "s");
        } else if (ends(base, "o")) {
            String stem = cut(base, 1);
            endings(forms, stem, "a", "os", "as");
        } else if (ends(base, "ês")) {
            String stem = cut(base, 2);
            endings(forms, stem, "esa", "eses", "esas");
        } else if (ends(base, "ol")) {
            endings(forms, base, "a", "as");
            forms.add(cut(base, 1).replaceAll("o$", "ó") + "is");
        } else if (ends(base, "eu")) {
            String stem = cut(base, 2);
            forms.add(stem + "eia");
            forms.add(base + "s");
            forms.add(stem + "eias");
        } else {
            forms.add(base + "s");
        }
        capitals(forms);
    }

    /** An adjective where the base form is in lower case or ends in -isch, else the word for a person. */
    private static void german(String base, Set<String> forms) {
        if (Character.isLowerCase(base.charAt(0)) || ends(base, "isch")) {
            forms.add(base);
            endings(forms, base, "e", "en", "er", "es", "em");
            capitals(forms);
            return;
        }
        forms.add(base);
        if (ends(base, "e")) {
            forms.add(base + "n");
            forms.add(cut(base, 1) + "in");
            forms.add(cut(base, 1) + "innen");
        } else if (ends(base, "er", "ar")) {
            endings(forms, base, "n", "s", "in", "innen");
        } else if (ends(base, "i")) {
            forms.add(base + "s");
        } else {
            endings(forms, base, "en", "in", "innen");
        }
    }

    private static void capitals(Set<String> forms) {
        for (String form : Set.copyOf(forms).stream().sorted().toList()) {
            forms.add(form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1));
        }
    }

    private static boolean ends(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String word, int characters) {
        return word.substring(0, word.length() - characters);
    }
}
