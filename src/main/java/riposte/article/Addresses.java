package riposte.article;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Web addresses as names of articles. */
final class Addresses {

    private static final int LONGEST = 4096;

    private Addresses() {}

    /**
     * The address as an absolute {@code http} or {@code https} IRI without fragment, user or default port, its
     * forbidden characters escaped; null where it is none.
     */
    static String canonical(String address) {
        return canonical(address, false);
    }

    /** As {@link #canonical(String)}, but with its fragment: records of a corpus may be passages of one document. */
    static String passage(String address) {
        return canonical(address, true);
    }

    private static String canonical(String address, boolean withFragment) {
        if (address == null || address.isBlank() || address.length() > LONGEST) {
            return null;
        }
        URI uri = parse(address.strip());
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        int port = uri.getPort();
        boolean usual = port < 0 || port == (scheme.equals("http") ? 80 : 443);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port) + path
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + (withFragment && uri.getRawFragment() != null ? "#" + uri.getRawFragment() : "");
    }

    /** The address as a URI, after escaping what people and pages leave unescaped; null where it is none. */
    static URI parse(String address) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(address)) {
            // half of a pair of code units, which the JDK's URI cannot escape
            return null;
        }
        StringBuilder escaped = new StringBuilder(address.length() + 16);
        int authority = address.indexOf("://");
        int authorityEnd = address.length();
        for (int i = authority < 0 ? 0 : authority + 3; i < address.length(); i++) {
            if ("/?#".indexOf(address.charAt(i)) >= 0) {
                authorityEnd = i;
                break;
            }
        }
        if (authority > 0) {
            String host = address.substring(authority + 3, authorityEnd);
            escaped.append(address, 0, authority + 3);
            try {
                escaped.append(host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        String rest = authority > 0 ? address.substring(authorityEnd) : address;
        boolean fragment = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '%' && (i + 2 >= rest.length() || !isHex(rest.charAt(i + 1)) || !isHex(rest.charAt(i + 2)))) {
                escaped.append("%25");
            } else if (c == '#' && fragment) {
                escaped.append("%23");
            } else if (c <= 0x20 || "\"<>\\^`{|}[]".indexOf(c) >= 0 || c == 0x7f) {
                escaped.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                fragment |= c == '#';
                escaped.append(c);
            }
        }
        try {
            return new URI(new URI(escaped.toString()).toASCIIString());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Whether one host may name the articles of another: alike but for a leading label, or one inside the other. */
    static boolean sameSite(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        return a.equals(b) || a.endsWith("." + b) && b.indexOf('.') > 0 || b.endsWith("." + a) && a.indexOf('.') > 0;
    }

    private static String bare(String host) {
        String h = host.toLowerCase(Locale.ROOT);
        for (String label : new String[] {"www.", "m.", "mobile.", "amp."}) {
            if (h.startsWith(label) && h.indexOf('.', label.length()) > 0) {
                return h.substring(label.length());
            }
        }
        return h;
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
