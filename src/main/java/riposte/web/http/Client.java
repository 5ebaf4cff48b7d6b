package riposte.web.http;

import jakarta.servlet.ServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who asks, as far as limits can tell: an address of IPv4, or the network of 64 bits that one subscriber of IPv6 gets.
 * Behind a proxy it is the proxy, unless {@code server.forward-headers-strategy=native} says to believe its headers.
 */
public final class Client {

    private static final int NETWORK_BYTES = 8;

    private Client() {}

    /** The client's name: equal for all requests that share a limit. */
    public static String of(ServletRequest request) {
        String address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal: no name is looked up.
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
