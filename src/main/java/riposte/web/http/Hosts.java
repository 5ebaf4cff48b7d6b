package riposte.web.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names this server goes by. A page of a stranger can point a name of its own at this machine (DNS rebinding), and
 * then reads what is here as if it were its own; so other names are not answered.
 *
 * <p>Always answered: the local names ({@code localhost}, {@code *.localhost}, {@code 127.0.0.0/8}, {@code [::1]}), the
 * host of the base IRI and the public hosts. A server that listens to other machines also answers to addresses, since
 * no stranger can give a name to an address, and the address by which it is reached need not be its own (port
 * forwarding, containers).
 */
public final class Hosts {

    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names = new HashSet<>();
    private final boolean addresses;

    /**
     * @param listensOutside whether other machines reach this server
     * @param base the base IRI
     * @param publicHosts further names
     */
    Hosts(boolean listensOutside, String base, List<String> publicHosts) {
        this.addresses = listensOutside;
        String host = URI.create(base).getHost();
        if (host != null) {
            names.add(plain(host));
        }
        publicHosts.forEach(name -> names.add(plain(name)));
    }

    /** Whether this server answers to a name or address, without a port. */
    boolean answersTo(String host) {
        String name = plain(host);
        return isLocal(name) || names.contains(name) || addresses && isAddress(name);
    }

    /** Whether a name or address, without a port, always means the machine on which it is used. */
    public static boolean isLocal(String host) {
        String name = plain(host);
        return name.equals("localhost") || name.endsWith(".localhost") || isAddress(name) && isLoopback(name);
    }

    /** Whether that is an address by which a machine reaches itself. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String plain(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isAddress(String name) {
        return name.startsWith("[") || FOUR.matcher(name).matches();
    }
}
