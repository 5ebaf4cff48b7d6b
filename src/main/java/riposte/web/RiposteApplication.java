package riposte.web;

import org.apache.jena.sys.JenaSystem;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The web application: pages, linked data and the SPARQL endpoint over one store.
 *
 * <p>Start it with {@code SpringApplication.run(RiposteApplication.class, "--riposte.store=data",
 * "--server.port=8080")};
 * {@link WebSettings} lists what can be set. Closing the returned context closes the store. A port in use surfaces as
 * {@link org.springframework.boot.web.server.PortInUseException}, somewhere among the causes.
 */
@SpringBootApplication
@EnableConfigurationProperties(WebSettings.class)
public class RiposteApplication {

    static {
        JenaSystem.init();
    }

    public static void main(String... args) {
        SpringApplication.run(RiposteApplication.class, args);
    }
}
