package riposte.web.data;

import java.util.regex.Pattern;

/** Which IRIs of the data may become links of a page: only those of the web. The others are shown as text. */
public final class WebLinks {

    private static final Pattern WEB = Pattern.compile("https?://[^/?#].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WebLinks() {}

    /** The IRI when a browser may follow it, that is when it is http or https and names a host; else null. */
    public static String of(String iri) {
        return iri != null && WEB.matcher(iri).matches() ? iri : null;
    }
}
