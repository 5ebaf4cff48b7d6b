package riposte.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifiers of <a href="https://attack.mitre.org/groups/">MITRE ATT&CK</a> for groups ({@code G0007}) and software
 * ({@code S0154}), and the one IRI each has, however it is written.
 */
final class AttackIds {

    private static final String SITE = "https://attack.mitre.org/";
    private static final Pattern ID = Pattern.compile("[GS]\\d{4}");
    private static final Pattern PAGE =
            Pattern.compile("https?://attack\\.mitre\\.org/(?:wiki/)?(?:[Gg]roups?|[Ss]oftware)/([GS]\\d{4})/?");

    private AttackIds() {}

    /** Whether a name is such an identifier. */
    static boolean is(String name) {
        return ID.matcher(name).matches();
    }

    /** The IRI of an identifier. */
    static Optional<String> iri(String id) {
        return is(id) ? Optional.of(SITE + (id.charAt(0) == 'G' ? "groups/" : "software/") + id) : Optional.empty();
    }

    /** The IRI of what a page of ATT&CK's site is about, present and former addresses alike. */
    static Optional<String> ofPage(String address) {
        Matcher page = PAGE.matcher(address.strip());
        return page.matches() ? iri(page.group(1)) : Optional.empty();
    }

    /** An IRI without the slash at its end, and ATT&CK's in its one form: so that equal ones are equal. */
    static String normal(String iri) {
        return ofPage(iri).orElseGet(() -> iri.replaceFirst("/$", ""));
    }
}
