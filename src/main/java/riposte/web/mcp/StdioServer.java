package riposte.web.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import reactor.core.publisher.Mono;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.query.SafeArq;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tools over standard input and output, for a client that starts the program itself. The library's own transport for that ends
 * at the first line it cannot read, and loses what it had not answered when the input ends.
 */
public final class StdioServer implements McpStatelessServerTransport {

    private McpStatelessServerHandler handler;

    private StdioServer() {}

    /**
     * Answers the client until it closes its end.
     *
     * @param directory of the store
     * @param longest time that a query may take
     * @throws IOException when the output cannot be written
     */
    public static void run(ClaimStore store, Path directory, Duration longest, InputStream in, OutputStream out)
            throws IOException {
        SafeArq.fetchNothing();
        StdioServer server = new StdioServer();
        try (SearchIndex search = SearchIndex.of(store, longest)) {
            GraphServer.open(
                    server,
                    new GraphTools(GraphIndex.of(store, directory, search), new GraphReader(store), store, longest));
            Lines.answer(in, out, server::answer);
        }
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        this.handler = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    private String answer(String line) {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(GraphServer.JSON, line);
        } catch (IOException | RuntimeException e) {
            return Lines.error(null, Lines.NOT_JSON, "That line is no message of JSON-RPC 2.0.");
        }
        try {
            if (message instanceof JSONRPCRequest request) {
                return GraphServer.JSON.writeValueAsString(
                        handler.handleRequest(McpTransportContext.EMPTY, request).block());
            }
            if (message instanceof JSONRPCNotification notification) {
                handler.handleNotification(McpTransportContext.EMPTY, notification).block();
            }
            return "";
        } catch (IOException | RuntimeException e) {
            JsonNode id = message instanceof JSONRPCRequest request ? JsonMapper.shared().valueToTree(request.id()) : null;
            return Lines.error(id, Lines.REFUSED, Words.plain(String.valueOf(e.getMessage()), 300));
        }
    }
}
