package riposte.store.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.http.AsyncHttpRDF;
import org.apache.jena.http.auth.AuthLib;
import riposte.store.fault.RemoteException;

/** An answer of an engine while it comes in. Another thread may end it at any time, also while one waits for its next byte. */
final class RemoteAnswer implements AutoCloseable {

    /** Bytes of an error that are read. */
    private static final int EXPLANATION = 4_096;

    /** Bytes behind the last row that are still read. */
    private static final int REST = 4_096;

    private final CompletableFuture<HttpResponse<InputStream>> coming;
    private final HttpRequest request;
    private volatile InputStream body;
    private volatile boolean aborted;

    /** Sends a request. */
    RemoteAnswer(HttpClient http, HttpRequest request) {
        this.request = request;
        this.coming = AuthLib.authExecuteAsync(http, request, BodyHandlers.ofInputStream());
        coming.whenComplete((response, failure) -> {
            if (response != null) {
                body = response.body();
                if (aborted) {
                    close(body);
                }
            }
        });
    }

    /**
     * Waits for the beginning of the answer.
     *
     * @throws RuntimeException of Jena or the JDK when none comes, or a {@link RemoteException} for a status that is none of success
     */
    HttpResponse<InputStream> begun(RemoteFaults faults, URI endpoint) {
        HttpResponse<InputStream> response = AsyncHttpRDF.getOrElseThrow(coming, request);
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            throw faults.status(response.statusCode(), text(response.body()), endpoint, null);
        }
        return response;
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readNBytes(EXPLANATION), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends it, from any thread. What the engine has still to send is not waited for. */
    void abort() {
        aborted = true;
        coming.cancel(true);
        InputStream open = body;
        if (open != null) {
            close(open);
        }
    }

    /** Ends it where all that matters was read: with the little that may be left, so that the connection serves again. */
    void finish() {
        InputStream open = body;
        try {
            if (open != null && open.readNBytes(REST).length == REST) {
                abort();
            }
        } catch (IOException e) {
            // It was of no use any more.
        }
        close();
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It was of no use any more.
        }
    }

    @Override
    public void close() {
        abort();
    }
}
