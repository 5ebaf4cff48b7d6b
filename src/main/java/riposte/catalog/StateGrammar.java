package riposte.catalog;

import java.util.Set;

/** The forms a state's name takes inside the label of another thing: articles, prepositions and cases. */
final class StateGrammar {

    private static final Set<String> ENGLISH_ARTICLE = Set.of(
            "Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles", "Ivory Coast");
    private static final Set<String> FRENCH_BARE = Set.of(
            "Andorre",
            "Antigua-et-Barbuda",
            "Bahreïn",
            "Chypre",
            "Cuba",
            "Djibouti",
            "Haïti",
            "Hong Kong",
            "Israël",
            "Kiribati",
            "Macao",
            "Madagascar",
            "Malte",
            "Maurice",
            "Monaco",
            "Nauru",
            "Oman",
            "Saint-Christophe-et-Niévès",
            "Saint-Marin",
            "Saint-Vincent-et-les Grenadines",
            "Sainte-Lucie",
            "Sao Tomé-et-Principe",
            "Singapour",
            "Taïwan",
            "Trinité-et-Tobago",
            "Tuvalu",
            "Vanuatu");
    private static final Set<String> FRENCH_PLURAL = Set.of(
            "Bahamas",
            "Comores",
            "Émirats arabes unis",
            "États-Unis",
            "Fidji",
            "Îles Marshall",
            "Îles Salomon",
            "Maldives",
            "Palaos",
            "Pays-Bas",
            "Philippines",
            "Seychelles",
            "Tonga");
    private static final Set<String> FRENCH_MASCULINE =
            Set.of("Belize", "Cambodge", "Mexique", "Mozambique", "Royaume-Uni", "Suriname", "Zimbabwe");
    private static final Set<String> GERMAN_FEMININE = Set.of(
            "DDR",
            "Demokratische Republik Kongo",
            "Dominikanische Republik",
            "Elfenbeinküste",
            "Europäische Union",
            "Moldau",
            "Mongolei",
            "Republik Kongo",
            "Schweiz",
            "Slowakei",
            "Sowjetunion",
            "Türkei",
            "Ukraine",
            "Vatikanstadt",
            "Zentralafrikanische Republik");
    private static final Set<String> GERMAN_MASCULINE = Set.of("Jemen", "Libanon", "Sudan", "Südsudan");
    private static final Set<String> GERMAN_PLURAL = Set.of(
            "Bahamas",
            "Komoren",
            "Malediven",
            "Marshallinseln",
            "Niederlande",
            "Philippinen",
            "Salomonen",
            "Seychellen",
            "Vereinigte Arabische Emirate",
            "Vereinigte Staaten");
    private static final String FRENCH_VOWELS = "AEIOUYÀÂÉÈÊÎÔ";

    private StateGrammar() {}

    /** "the United Kingdom", "China". */
    static String english(String name) {
        boolean article = ENGLISH_ARTICLE.contains(name)
                || name.startsWith("United ")
                || name.contains("Republic")
                || name.endsWith(" Islands")
                || name.endsWith(" Union");
        return article ? "the " + name : name;
    }

    /** "de Chine", "du Japon", "d'Iran", "des États-Unis". */
    static String frenchOf(String name) {
        boolean vowel = FRENCH_VOWELS.indexOf(name.charAt(0)) >= 0;
        if (FRENCH_PLURAL.contains(name)) {
            return "des " + name;
        }
        if (vowel) {
            return (name.startsWith("Union") ? "de l'" : "d'") + name;
        }
        if (FRENCH_BARE.contains(name)) {
            return "de " + name;
        }
        if (name.startsWith("République") || name.startsWith("Barbade") || name.startsWith("Dominique")) {
            return "de la " + name;
        }
        return (frenchFeminine(name) ? "de " : "du ") + name;
    }

    /** "en Chine", "au Japon", "en Iran", "aux États-Unis", "à Cuba". */
    static String frenchIn(String name) {
        if (FRENCH_PLURAL.contains(name)) {
            return "aux " + name;
        }
        if (name.equals("Israël") || name.equals("Haïti") || name.equals("Andorre")) {
            return "en " + name;
        }
        if (FRENCH_BARE.contains(name)) {
            return "à " + name;
        }
        if (frenchFeminine(name) || FRENCH_VOWELS.indexOf(name.charAt(0)) >= 0) {
            return "en " + name;
        }
        return "au " + name;
    }

    private static boolean frenchFeminine(String name) {
        String head = name.split("[ -]", 2)[0];
        boolean compound = head.equals("Nouvelle") || head.equals("Sierra") || head.equals("République");
        return compound || head.endsWith("e") && !FRENCH_MASCULINE.contains(name);
    }

    /** "Chinas", "der Vereinigten Staaten", "des Vereinigten Königreichs", "der Schweiz". */
    static String germanOf(String name) {
        if (GERMAN_FEMININE.contains(name) || GERMAN_PLURAL.contains(name)) {
            return "der " + weak(name);
        }
        if (GERMAN_MASCULINE.contains(name)) {
            return "des " + name;
        }
        return switch (name.charAt(name.length() - 1)) {
            case 's', 'z', 'x', 'ß' -> name + "'";
            default -> name + "s";
        };
    }

    /** "in China", "in den Vereinigten Staaten", "im Libanon", "in der Schweiz". */
    static String germanIn(String name) {
        if (GERMAN_FEMININE.contains(name)) {
            return "in der " + weak(name);
        }
        if (GERMAN_PLURAL.contains(name)) {
            String weak = weak(name);
            return "in den " + (weak.endsWith("n") || weak.endsWith("s") ? weak : weak + "n");
        }
        return (GERMAN_MASCULINE.contains(name) ? "im " : "in ") + name;
    }

    /** Adjectives of a name after an article: Vereinigte Staaten, (der) Vereinigten Staaten. */
    private static String weak(String name) {
        return name.replaceAll("e(?= \\p{Lu})", "en");
    }
}
