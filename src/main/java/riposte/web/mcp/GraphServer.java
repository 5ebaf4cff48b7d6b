package riposte.web.mcp;

import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import riposte.rdf.ArticleQuads;
import tools.jackson.databind.json.JsonMapper;

/** The tools as a server of the protocol, whatever carries it. It keeps nothing between two requests. */
final class GraphServer {

    static final JacksonMcpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.shared());

    private GraphServer() {}

    static McpStatelessSyncServer open(McpStatelessServerTransport transport, GraphTools tools) {
        McpServer.StatelessSyncSpecification server = McpServer.sync(transport)
                .serverInfo(Implementation.builder("riposte", ArticleQuads.VERSION).title("Riposte").build())
                .instructions(tools.instructions())
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(JSON)
                // The arguments are checked by the tools, in words.
                .validateToolInputs(false)
                // On the thread of the request: the library interrupts its own threads, and an interrupt harms the store.
                .immediateExecution(true);
        tools.tools().forEach(tool -> server.toolCall(tool, (context, call) -> tools.call(call)));
        return server.build();
    }
}
