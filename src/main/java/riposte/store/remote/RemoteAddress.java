package riposte.store.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.store.fault.RemoteException;
import riposte.store.fault.StoreException;

/**
 * Where a store in another engine is, and how it is entered. The address may be that of the engine, of a dataset in it or of its
 * query endpoint; where the other endpoints are follows from {@code engines.tsv}, unless they are named.
 *
 * <p>An address on this machine is as good as any: it is the operator's own, and never comes from a request.
 *
 * @param given the address as it was given
 * @param query SPARQL query endpoint
 * @param update SPARQL update endpoint; null where there is none
 * @param graphs Graph Store Protocol; null where there is none
 * @param user for Basic or Digest, which the engine chooses; null for none
 * @param password of that user
 * @param bearer token that is sent instead; null for none
 * @param patience how long the engine may say nothing
 * @see <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>
 * @see <a href="https://www.w3.org/TR/sparql11-http-rdf-update/">SPARQL 1.1 Graph Store HTTP Protocol</a>
 */
public record RemoteAddress(
        URI given, URI query, URI update, URI graphs, String user, String password, String bearer, Duration patience) {

    /** What can be set besides the address itself, as variables of the environment. */
    public static final String UPDATE = "RIPOSTE_STORE_UPDATE";

    public static final String GRAPHS = "RIPOSTE_STORE_GRAPHS";
    public static final String USER = "RIPOSTE_STORE_USER";
    public static final String PASSWORD = "RIPOSTE_STORE_PASSWORD";
    public static final String BEARER = "RIPOSTE_STORE_BEARER";
    public static final String PATIENCE = "RIPOSTE_STORE_TIMEOUT";

    /** What stands for an endpoint that is not to be used. */
    public static final String NONE = "none";

    private static final Duration USUAL = Duration.ofMinutes(5);

    /** Paths at which an engine or a dataset of that address may answer queries. */
    private static final List<String> BELOW = List.of("", "/query", "/sparql");

    /** One line of the table. */
    private record Convention(Pattern query, String update, String graphs) {}

    private static final class Holder {
        static final List<Convention> CONVENTIONS = conventions();
    }

    /** Whether that is the address of a store in another engine, and not the name of a folder. */
    public static boolean isAddress(String store) {
        String start = store.substring(0, Math.min(8, store.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    /**
     * Reads an address; asks nobody.
     *
     * @param variables what the environment says of a name, or null
     * @throws StoreException when it is none
     */
    public static RemoteAddress of(String address, UnaryOperator<String> variables) {
        URI given = uri(address);
        String bearer = text(variables.apply(BEARER));
        String user = text(variables.apply(USER));
        String password = variables.apply(PASSWORD);
        if ((user == null) != (text(password) == null)) {
            throw new StoreException("a store needs both " + USER + " and " + PASSWORD + ", or neither");
        }
        if (bearer != null && bearer.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new StoreException(BEARER + " is no token: it has spaces or other characters that no header may hold");
        }
        String wait = text(variables.apply(PATIENCE));
        if (wait != null && !wait.matches("[1-9][0-9]{0,4}")) {
            throw new StoreException(PATIENCE + " is a number of seconds, not '" + wait + "'");
        }
        return new RemoteAddress(
                given,
                null,
                endpoint(variables.apply(UPDATE)),
                endpoint(variables.apply(GRAPHS)),
                user,
                password,
                bearer,
                wait == null ? USUAL : Duration.ofSeconds(Long.parseLong(wait)));
    }

    /**
     * Finds the query endpoint by asking, and the others by convention.
     *
     * @throws StoreException when nothing there answers queries, or it does not let us in
     */
    public RemoteAddress found() {
        RemoteException first = null;
        for (String path : BELOW) {
            RemoteAddress there = completed(URI.create(given + path));
            try (RemoteClient client = new RemoteClient(there)) {
                client.ask("ASK { GRAPH ?g { ?s ?p ?o } }");
                return there;
            } catch (RemoteException e) {
                if (e.fault() != RemoteException.Fault.NO_ENDPOINT) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    private RemoteAddress completed(URI query) {
        for (Convention convention : Holder.CONVENTIONS) {
            Matcher matcher = convention.query.matcher(query.toString());
            if (matcher.matches()) {
                URI updates = update != null ? update : URI.create(matcher.replaceFirst(convention.update));
                URI store = graphs != null ? graphs : URI.create(matcher.replaceFirst(convention.graphs));
                return new RemoteAddress(given, query, used(updates), used(store), user, password, bearer, patience);
            }
        }
        throw new IllegalStateException("engines.tsv has no last line for all");
    }

    /** Endpoints that were named {@value #NONE} are not there. */
    private static URI used(URI endpoint) {
        return endpoint.toString().equals(NONE) ? null : endpoint;
    }

    private static URI endpoint(String given) {
        String text = text(given);
        return text == null ? null : text.equals(NONE) ? URI.create(NONE) : uri(text);
    }

    private static URI uri(String address) {
        try {
            URI uri = new URI(address.strip().replaceFirst("/+$", "")).parseServerAuthority();
            if (uri.getHost() == null || !isAddress(uri.toString())) {
                throw new StoreException("'" + address + "' is no address of a store, such as http://localhost:3030/claims");
            }
            if (uri.getUserInfo() != null) {
                throw new StoreException("the address of a store has no user and password in it; give them in " + USER + " and " + PASSWORD);
            }
            if (uri.getFragment() != null || uri.getQuery() != null) {
                throw new StoreException("the address of a store ends before '?' and '#': " + address);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new StoreException("'" + address + "' is no address of a store: " + e.getReason(), e);
        }
    }

    private static String text(String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static List<Convention> conventions() {
        try (InputStream in = RemoteAddress.class.getResourceAsStream("/riposte/store/engines.tsv")) {
            List<Convention> conventions = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.strip().split("\t+");
                    conventions.add(new Convention(Pattern.compile(columns[1]), columns[2], columns[3]));
                }
            }
            return conventions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what opens it. */
    @Override
    public String toString() {
        return given.toString();
    }
}
