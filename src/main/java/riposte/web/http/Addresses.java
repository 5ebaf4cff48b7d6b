package riposte.web.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses with parameters. */
public final class Addresses {

    private Addresses() {}

    /** A path with parameters, in their order. */
    public static String of(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        parameters.forEach((name, value) -> address.append(address.length() == path.length() ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        return address.toString();
    }

    /** Parameters with one changed; without it where the value is null. */
    public static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    /** Text as it stands in the query of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
