package riposte.store.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import riposte.store.fault.RemoteException;
import riposte.store.fault.RemoteException.Fault;

/** Says in one line what went wrong between us and an engine. */
final class RemoteFaults {

    private static final int LONGEST = 300;

    private final RemoteAddress address;

    RemoteFaults(RemoteAddress address) {
        this.address = address;
    }

    /** The fault as it is told, whatever Jena or the JDK made of it. */
    RemoteException of(Throwable failure, URI endpoint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteException known) {
                return known;
            }
            if (cause instanceof QueryExceptionHTTP http && http.getStatusCode() > 0) {
                return status(http.getStatusCode(), http.getResponse(), endpoint, failure);
            }
            if (cause instanceof HttpException http && http.getStatusCode() > 0) {
                return status(http.getStatusCode(), http.getResponse(), endpoint, failure);
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
                return silent(endpoint, failure);
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return unreachable(endpoint, "nobody knows the name " + endpoint.getHost(), failure);
            }
            if (cause instanceof SSLException tls) {
                return unreachable(endpoint, "no safe connection: " + line(tls.getMessage()), failure);
            }
            if (cause instanceof ConnectException) {
                return unreachable(endpoint, "nothing answers at that address", failure);
            }
            if (cause instanceof IOException io) {
                return unreachable(endpoint, "the connection broke: " + line(io.getMessage()), failure);
            }
        }
        String text = line(failure.getMessage());
        if (text.contains("Content-Type") || text.contains("Content Type")) {
            return noEndpoint(endpoint, "it answers in another format than SPARQL's", failure);
        }
        return new RemoteException(
                Fault.FAILED, "The store's answer cannot be read.", at(endpoint) + " answers what cannot be read: " + text, failure);
    }

    /** For a status that is none of success. */
    RemoteException status(int status, String body, URI endpoint, Throwable cause) {
        String said = line(body);
        String told = said.isEmpty() ? "" : ": " + said;
        return switch (status) {
            case 401, 403, 407 -> new RemoteException(
                    Fault.NO_ACCESS,
                    "The store does not let this server in.",
                    at(endpoint) + " does not let us in (" + status + "): " + wayIn(),
                    cause);
            case 404, 405, 410, 415, 406, 501 -> noEndpoint(endpoint, "status " + status + told, cause);
            case 301, 302, 303, 307, 308 -> noEndpoint(endpoint, "it sends us elsewhere (" + status + "), which is not followed", cause);
            case 408, 504 -> silent(endpoint, cause);
            case 429, 503 -> new RemoteException(
                    Fault.FAILED, "The store has too much to do.", at(endpoint) + " has too much to do (" + status + ")" + told, cause);
            default -> status < 500
                    ? new RemoteException(
                            Fault.NOT_TAKEN,
                            "The store does not take that" + (told.isEmpty() ? "." : told),
                            at(endpoint) + " does not take what was sent (" + status + ")" + told,
                            cause)
                    : new RemoteException(
                            Fault.FAILED, "The store failed.", at(endpoint) + " failed (" + status + ")" + told, cause);
        };
    }

    RemoteException silent(URI endpoint, Throwable cause) {
        return new RemoteException(
                Fault.SILENT,
                "The store did not answer in time.",
                at(endpoint) + " did not answer in time; give it longer than " + address.patience().toSeconds() + " s with "
                        + RemoteAddress.PATIENCE + ", or raise its own limit",
                cause);
    }

    /** For what this engine cannot be asked to do. */
    RemoteException readOnly() {
        return new RemoteException(
                Fault.NO_ACCESS,
                "The store is only read here.",
                "the store " + address + " is only read here: neither " + RemoteAddress.UPDATE + " nor " + RemoteAddress.GRAPHS
                        + " names where it can be written",
                null);
    }

    private RemoteException unreachable(URI endpoint, String why, Throwable cause) {
        return new RemoteException(
                Fault.UNREACHABLE, "The store cannot be reached.", at(endpoint) + " cannot be reached: " + why, cause);
    }

    RemoteException noEndpoint(URI endpoint, String why, Throwable cause) {
        return new RemoteException(
                Fault.NO_ENDPOINT,
                "The store is not where this server looks for it.",
                at(endpoint) + " is no endpoint for that: " + why + "; see docs/remote-store.md for the address of each engine",
                cause);
    }

    private String wayIn() {
        if (address.bearer() != null) {
            return "it does not take the token of " + RemoteAddress.BEARER;
        }
        return address.user() == null
                ? "give " + RemoteAddress.USER + " and " + RemoteAddress.PASSWORD + ", or " + RemoteAddress.BEARER
                : "it does not take the user and password of " + RemoteAddress.USER + " and " + RemoteAddress.PASSWORD;
    }

    private static String at(URI endpoint) {
        return "the store at " + endpoint;
    }

    /** One line of what somebody else wrote: its beginning, without anything that a terminal would act on. */
    private static String line(String text) {
        if (text == null) {
            return "";
        }
        String first = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        if (first.startsWith("<")) {
            return "";
        }
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
    }
}
