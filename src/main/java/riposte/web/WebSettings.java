package riposte.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import riposte.web.http.Secret;

/**
 * What can be set for the web application, as {@code --riposte.NAME=value}, in {@code application.properties} or by
 * environment variables such as {@code RIPOSTE_TOKEN}.
 *
 * @param store directory of the TDB2 store, or of what lies beside one that another engine carries
 * @param remote address of the engine that carries the store; empty: it is in the directory. What opens the engine stands in the
 *     variables of {@link riposte.store.remote.RemoteAddress}
 * @param catalog folder of imported catalogues, whose actors and names articles that come are read with
 * @param base IRI that all data IRIs start with; ends in a slash. The pages work under any other host too
 * @param token secret that opens {@code /update}, {@code /data} and {@code POST /articles} as {@code Authorization: Bearer …};
 *     empty: they are off, but for articles that commands beside the server bring
 * @param readToken secret without which nothing is read, as a Bearer token or as the password of a browser's login;
 *     empty: reading is free
 * @param reviewPassword what opens the review in the browser; empty: the one that was set in the browser, if any
 * @param publicHosts names by which strangers may reach this server; none: it is private
 * @param corsOrigins origins whose pages may read here; none: every origin's when the server is public, else none's
 * @param requestsPerMinute most requests of one client in a minute; 0 for any number
 * @param license under which the operator gives the graph away; the texts of articles stay with their publishers
 * @param exportText whether exports and documents may hold the texts of articles, with {@code text=true}
 * @param metrics whether {@code /metrics} answers
 * @param healthTimeout how long the store may take to answer before {@code /health/ready} says that it does not
 * @param queryTimeout longest time one query may take
 * @param maxParallelQueries most queries that run at a time; further ones wait, and are sent away after a while
 * @param maxResult largest result of one query
 * @param answerCache how many bytes of answers to queries are kept, to be given again while nothing is written; 0 for none
 * @param maxTriples most triples that one CONSTRUCT or DESCRIBE may give
 * @param maxQuery largest query text
 * @param maxUpload largest request body of a write, unpacked
 * @param maxRequests most requests to {@code /sparql}, {@code /update} and {@code /data} that are open at a time,
 *     reading, waiting, running or sending
 * @param maxDownloads most downloads of {@code /export} and of lists that are open at a time
 * @param clientShare which part of the queries, requests and downloads at a time one client may hold, up to 1
 * @param minRate bytes that a client must send or take in a second, on average over ten seconds of waiting for it
 */
@ConfigurationProperties("riposte")
public record WebSettings(
        Path store,
        String remote,
        Path catalog,
        String base,
        Secret token,
        Secret readToken,
        Secret reviewPassword,
        List<String> publicHosts,
        List<String> corsOrigins,
        int requestsPerMinute,
        String license,
        boolean exportText,
        boolean metrics,
        Duration healthTimeout,
        Duration queryTimeout,
        int maxParallelQueries,
        DataSize maxResult,
        DataSize answerCache,
        long maxTriples,
        DataSize maxQuery,
        DataSize maxUpload,
        int maxRequests,
        int maxDownloads,
        double clientShare,
        DataSize minRate) {

    public WebSettings {
        if (!base.endsWith("/")) {
            base = base + "/";
        }
    }

    /** Whether requests may change the graph, given the token. */
    public boolean writable() {
        return !token.isEmpty();
    }

    /** Whether {@code /update} and {@code /data} are open to who has the token: not those of an engine that has its own. */
    public boolean takesUpdates() {
        return writable() && remote.isBlank();
    }

    /** Whether strangers may read: then their pages may as well. */
    public boolean isPublic() {
        return !publicHosts.isEmpty() && readToken.isEmpty();
    }
}
