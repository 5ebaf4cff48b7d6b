package riposte.cli;

import java.net.URI;
import picocli.CommandLine.Option;
import riposte.ingest.IngestException;

/** A server that runs, which is to take articles in place of a store that is closed. */
final class ServerOption {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "reads into the server that runs there instead of into a store that is closed; its token is taken from"
                    + " the variable RIPOSTE_TOKEN")
    private URI address;

    /** Where it runs, or null when none was named. */
    URI address() {
        return address;
    }

    /**
     * The token that it takes articles for.
     *
     * @throws IngestException when there is none
     */
    String token() {
        String token = System.getenv("RIPOSTE_TOKEN");
        if (token == null || token.isBlank()) {
            throw new IngestException(
                    "the server at " + address + " takes articles for its token: give it in the variable RIPOSTE_TOKEN");
        }
        return token.strip();
    }
}
