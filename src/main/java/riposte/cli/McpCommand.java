package riposte.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.store.fault.StoreLockedException;
import riposte.web.mcp.McpBridge;
import riposte.web.mcp.StdioServer;

/** {@code riposte mcp}: the graph for an assistant that starts the program itself. */
@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        description = "Answers an assistant over standard input and output (Model Context Protocol): it may search the claims, look up "
                + "actors and incidents, compare two sides, see the evidence, and query; it changes nothing. The client starts this "
                + "command; docs/mcp.md says how to tell it. A server that runs answers by itself, at /mcp.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte mcp --store /srv/riposte",
            "  riposte mcp --server http://localhost:8080     leads to a server that runs",
            "",
            "A server that asks for a token gets the one in the variable RIPOSTE_READ_TOKEN."
        })
final class McpCommand implements Callable<Integer> {

    private static final Duration LONGEST_QUERY = Duration.ofSeconds(20);

    private final Console console;

    @Mixin
    private StoreOption storeOption;

    @Option(
            names = "--server",
            paramLabel = "URL",
            converter = Server.class,
            description = "address of a server that runs, in place of a store")
    private URI server;

    McpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (server != null) {
            new McpBridge(server, System.getenv("RIPOSTE_READ_TOKEN")).run(console.in(), console.out());
            return Riposte.DONE;
        }
        try (ClaimStore store = storeOption.openExisting()) {
            StdioServer.run(store, storeOption.madeDirectory(), LONGEST_QUERY, console.in(), console.out());
        } catch (StoreLockedException e) {
            throw new StoreException(
                    e.getMessage() + "; if a server has it, point the client at that one's /mcp, such as http://localhost:8080/mcp, or"
                            + " start 'riposte mcp --server http://localhost:8080'",
                    e);
        }
        return Riposte.DONE;
    }

    /** The address of a server. */
    static final class Server implements ITypeConverter<URI> {
        @Override
        public URI convert(String address) {
            try {
                URI uri = URI.create(address);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                // told below
            }
            throw new TypeConversionException("'" + address + "' is no address such as http://localhost:8080");
        }
    }
}
