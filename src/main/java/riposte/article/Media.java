package riposte.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * The medium of an article that does not say it: by the site of its address, the part of its host that somebody can
 * register according to the public suffix list. {@code sites.csv} names the well-known ones; others are named by the
 * site itself. Sites that hold the pages of others (an empty name in the table) are no medium.
 */
final class Media {

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();
    private static final Map<String, String> NAMES = names();

    private Media() {}

    /**
     * The name that an article gives for its medium, else that of the site it stands on.
     *
     * @param given what the article says, or null
     * @param url its address, or null
     * @return a name, or null where neither is known
     */
    static String name(String given, String url) {
        if (given != null && !given.isBlank()) {
            return given;
        }
        URI address = url == null ? null : Addresses.parse(url);
        String host = address == null ? null : address.getHost();
        // The last label of a name is never a number, that of an address always.
        if (host == null || host.indexOf('.') < 0 || host.startsWith("[") || host.matches(".*\\.\\d+")) {
            return null;
        }
        String site = SUFFIXES.getDomainRoot(host.toLowerCase(Locale.ROOT));
        if (site == null) {
            return null;
        }
        String name = NAMES.getOrDefault(site, IDN.toUnicode(site));
        return name.isEmpty() ? null : name;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Media.class.getResourceAsStream("sites.csv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.indexOf(',');
                if (!line.startsWith("#") && comma > 0) {
                    names.put(line.substring(0, comma), line.substring(comma + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
