package riposte.web.mcp;

import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;

/**
 * {@code /mcp}: the tools over HTTP (Streamable HTTP without sessions, so that clients hold nothing here between two requests).
 * What holds for other addresses holds for this one: hosts, limits, the token for reading.
 */
@Configuration(proxyBeanMethods = false)
class McpConfiguration {

    private static final String PATH = "/mcp";
    private static final int LARGEST_REQUEST = 256 << 10;

    @Bean
    ServletRegistrationBean<HttpServletStatelessServerTransport> mcpServlet(WebSettings settings) {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(GraphServer.JSON)
                .messageEndpoint(PATH)
                .maxRequestSize(LARGEST_REQUEST)
                .httpHeaderValidator(
                        new OriginCheck(settings.corsOrigins(), settings.isPublic() && settings.corsOrigins().isEmpty()))
                .build();
        ServletRegistrationBean<HttpServletStatelessServerTransport> servlet = new ServletRegistrationBean<>(transport, PATH);
        servlet.setName("mcp");
        return servlet;
    }

    @Bean(destroyMethod = "")
    McpStatelessSyncServer mcpServer(
            ServletRegistrationBean<HttpServletStatelessServerTransport> mcpServlet,
            GraphIndex index,
            GraphReader reader,
            ClaimStore store,
            WebSettings settings) {
        return GraphServer.open(mcpServlet.getServlet(), new GraphTools(index, reader, store, settings.queryTimeout()));
    }
}
