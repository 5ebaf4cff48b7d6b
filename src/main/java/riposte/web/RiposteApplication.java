package riposte.web;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.sys.JenaSystem;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * The web application: pages, linked data and the SPARQL endpoint over one store.
 *
 * <p>Start it with {@code RiposteApplication.application().run("--riposte.store=data", "--server.port=8080")};
 * {@link WebSettings} lists what can be set. Closing the returned context closes the store. A port in use surfaces as
 * {@link org.springframework.boot.web.server.PortInUseException}, somewhere among the causes.
 *
 * <p>Of what Spring Boot configures by itself it takes what stands here: to look for more among all libraries takes longer
 * than to make it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    ApplicationAvailabilityAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    TomcatMetricsAutoConfiguration.class
})
@EnableConfigurationProperties(WebSettings.class)
public class RiposteApplication {

    /**
     * The application, not yet started. Jena gets ready beside Spring, which needs it for its beans only.
     *
     * @param beside further sources of beans
     */
    public static SpringApplication application(Class<?>... beside) {
        // What libraries say is led by Logback's own means, for commands and server alike.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        // By one thread: what another one logs meanwhile, SLF4J would announce on standard error.
        LoggerFactory.getILoggerFactory();
        CompletableFuture<Void> jena = CompletableFuture.runAsync(JenaSystem::init, task -> new Thread(task, "jena").start());
        SpringApplication application = new SpringApplication(RiposteApplication.class);
        application.addPrimarySources(List.of(beside));
        application.addInitializers(context -> context.addBeanFactoryPostProcessor(beans -> jena.join()));
        return application;
    }

    public static void main(String... args) {
        application().run(args);
    }
}
