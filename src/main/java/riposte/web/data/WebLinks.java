package riposte.web.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which IRIs of the data may become links of a page: only those of the web. The others are shown as text. */
public final class WebLinks {

    private static final Pattern WEB = Pattern.compile("https?://[^/?#].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern HOST = Pattern.compile("https?://(?:[^/?#@]*@)?([^/?#:]+)", Pattern.CASE_INSENSITIVE);

    private WebLinks() {}

    /** The host that an address of the web names, in small letters; null for other addresses. */
    static String host(String iri) {
        Matcher host = HOST.matcher(iri == null ? "" : iri);
        return host.lookingAt() ? host.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /** The IRI when a browser may follow it, that is when it is http or https and names a host; else null. */
    public static String of(String iri) {
        return iri != null && WEB.matcher(iri).matches() ? iri : null;
    }
}
