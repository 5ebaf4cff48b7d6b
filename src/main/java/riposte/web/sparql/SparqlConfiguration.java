package riposte.web.sparql;

import jakarta.servlet.ServletContext;
import java.util.List;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import riposte.store.ClaimStore;
import riposte.store.SafeArq;
import riposte.web.WebSettings;

/** Puts Fuseki's registries into the servlet context, and its dispatcher behind a filter. */
@Configuration(proxyBeanMethods = false)
class SparqlConfiguration {

    @Bean
    ServletContextInitializer fuseki(DatasetGraph dataset, ClaimStore store, WebSettings settings) {
        return context -> {
            OperationRegistry operations = OperationRegistry.createEmpty();
            operations.register(
                    Operation.Query, WebContent.contentTypeSPARQLQuery, new QueryService(settings.maxTriples()));
            operations.register(Operation.Update, WebContent.contentTypeSPARQLUpdate, new UpdateService());
            operations.register(Operation.GSP_RW, null, new GraphStoreService());
            OperationRegistry.set(context, operations);

            SafeArq.limitTime(dataset.getContext(), settings.queryTimeout().toMillis());
            SafeArq.fetchNothing();
            // No document of any kind is fetched, neither over HTTP nor from files.
            SafeArq.fetchNothing();
            DataAccessPointRegistry points = new DataAccessPointRegistry();
            register(points, operations, "/sparql", Operation.Query, dataset);
            if (settings.writable()) {
                DatasetGraph buffered = new BufferedWrites(new GuardedWrites(dataset, store));
                register(points, operations, "/update", Operation.Update, buffered);
                register(points, operations, "/data", Operation.GSP_RW, buffered);
            }
            DataAccessPointRegistry.set(context, points);
            Fuseki.setVerbose(context, false);
        };
    }

    private static void register(
            DataAccessPointRegistry points,
            OperationRegistry operations,
            String path,
            Operation operation,
            DatasetGraph dataset) {
        DataService service =
                DataService.newBuilder(dataset).addEndpoint(operation).build();
        service.setEndpointProcessors(operations);
        service.goActive();
        points.register(new DataAccessPoint(path, service));
    }

    @Bean
    FilterRegistrationBean<SparqlFilter> sparqlFilter(WebSettings settings, ServletContext context) {
        FilterRegistrationBean<SparqlFilter> registration = new FilterRegistrationBean<>(new SparqlFilter(settings));
        registration.addUrlPatterns("/sparql", "/update", "/data");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return registration;
    }

    /** One filter for all addresses: annotations on controllers would answer errors and 404 without these headers. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(WebSettings settings) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of("*"));
        cors.setAllowedMethods(
                settings.writable()
                        ? List.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH")
                        : List.of("GET", "HEAD", "POST", "OPTIONS"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("Link", "Location", "Content-Location", "Content-Disposition", "ETag"));
        cors.setMaxAge(86_400L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(source));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
