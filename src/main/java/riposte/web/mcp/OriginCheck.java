package riposte.web.mcp;

import io.modelcontextprotocol.server.transport.HeaderAccessor;
import io.modelcontextprotocol.server.transport.ServerHttpHeaderValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import java.net.URI;
import java.util.List;

/**
 * Which pages of the web may use the tools: this server's own, and those of origins that may read here. Programs send no
 * {@code Origin}. The specification asks for this check, since a page of a stranger can reach a server on its visitor's machine;
 * {@code CrossSiteFilter} and {@code HostFilter} do the same for browsers that tell more.
 */
final class OriginCheck implements ServerHttpHeaderValidator {

    private final List<String> origins;
    private final boolean open;

    /** @param open whether pages of all origins may read here */
    OriginCheck(List<String> origins, boolean open) {
        this.origins = List.copyOf(origins);
        this.open = open;
    }

    @Override
    public void validate(HeaderAccessor headers) throws ServerTransportSecurityException {
        String origin = header("origin", headers);
        if (origin != null && !open && !origins.contains(origin) && !isOwn(origin, header("host", headers))) {
            throw new ServerTransportSecurityException(403, "Pages of other sites may not ask this server.");
        }
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String header(String name, HeaderAccessor headers) {
        List<String> values = headers.getHeader(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
