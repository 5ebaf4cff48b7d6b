package riposte.web.mcp;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import riposte.store.ClaimStore;
import riposte.web.WebSettings;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;

/** The tools at their address. */
@Configuration(proxyBeanMethods = false)
class McpConfiguration {

    @Bean
    ServletRegistrationBean<McpServlet> mcpServlet(
            GraphIndex index, GraphReader reader, ClaimStore store, WebSettings settings) {
        ServletRegistrationBean<McpServlet> servlet =
                new ServletRegistrationBean<>(new McpServlet(index, reader, store, settings), McpServlet.PATH);
        servlet.setName("mcp");
        return servlet;
    }
}
