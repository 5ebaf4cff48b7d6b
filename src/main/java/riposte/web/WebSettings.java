package riposte.web;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What can be set for the web application, as {@code --riposte.NAME=value}, in {@code application.properties} or by
 * environment variables such as {@code RIPOSTE_TOKEN}.
 *
 * @param store directory of the TDB2 store
 * @param base IRI that all data IRIs start with; ends in a slash. The pages work under any other host too
 * @param token secret that opens {@code /update} and {@code /data} as {@code Authorization: Bearer …}; empty: both are
 *     off
 * @param license under which the operator gives the graph away; the texts of articles stay with their publishers
 * @param metrics whether {@code /metrics} answers
 * @param queryTimeout longest time one query may take
 * @param maxParallelQueries most queries that run at a time; further ones wait, and are sent away after a while
 * @param maxResult largest result of one query
 * @param maxTriples most triples that one CONSTRUCT or DESCRIBE may give
 * @param maxQuery largest query text
 * @param maxUpload largest request body of a write, unpacked
 */
@ConfigurationProperties("riposte")
public record WebSettings(
        Path store,
        String base,
        String token,
        String license,
        boolean metrics,
        Duration queryTimeout,
        int maxParallelQueries,
        DataSize maxResult,
        long maxTriples,
        DataSize maxQuery,
        DataSize maxUpload) {

    public WebSettings {
        if (!base.endsWith("/")) {
            base = base + "/";
        }
    }

    /** Whether requests may change the graph, given the token. */
    public boolean writable() {
        return token != null && !token.isBlank();
    }
}
