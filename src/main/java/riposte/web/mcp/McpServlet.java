package riposte.web.mcp;

import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;

/**
 * {@code /mcp}: the tools over HTTP (Streamable HTTP without sessions, so that clients hold nothing here between two requests).
 * What holds for other addresses holds for this one: hosts, limits, the token for reading. The container makes it when somebody
 * first asks, since a start need not wait for it.
 */
final class McpServlet extends HttpServlet {

    static final String PATH = "/mcp";
    private static final int LARGEST_REQUEST = 256 << 10;
    private static final long serialVersionUID = 1;

    private final transient GraphIndex index;
    private final transient GraphReader reader;
    private final transient ClaimStore store;
    private final transient WebSettings settings;
    private transient HttpServletStatelessServerTransport transport;

    McpServlet(GraphIndex index, GraphReader reader, ClaimStore store, WebSettings settings) {
        this.index = index;
        this.reader = reader;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void init() throws ServletException {
        transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(GraphServer.JSON)
                .messageEndpoint(PATH)
                .maxRequestSize(LARGEST_REQUEST)
                .httpHeaderValidator(
                        new OriginCheck(settings.corsOrigins(), settings.isPublic() && settings.corsOrigins().isEmpty()))
                .build();
        transport.init(getServletConfig());
        GraphServer.open(transport, new GraphTools(index, reader, store, settings.queryTimeout()));
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        transport.service(request, response);
    }

    @Override
    public void destroy() {
        transport.destroy();
    }
}
