package riposte.web.sparql;

import jakarta.servlet.ServletContext;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.query.SafeArq;
import riposte.web.WebSettings;
import riposte.web.data.StoreVersion;

/** Puts Fuseki's registries into the servlet context, and its dispatcher behind a filter. */
@Configuration(proxyBeanMethods = false)
class SparqlConfiguration {

    @Bean
    ServletContextInitializer fuseki(ClaimStore store, DatasetGraph dataset, WebSettings settings, Iris iris) {
        return context -> {
            store.watch().allowLong(settings.maxParallelQueries());
            OperationRegistry operations = OperationRegistry.createEmpty();
            operations.register(
                    Operation.Query,
                    WebContent.contentTypeSPARQLQuery,
                    new QueryService(store.watch(), settings.queryTimeout(), settings.maxTriples()));
            operations.register(Operation.Update, WebContent.contentTypeSPARQLUpdate, new UpdateService());
            operations.register(Operation.GSP_RW, null, new GraphStoreService(iris.base() + "graph/"));
            OperationRegistry.set(context, operations);

            // No document of any kind is fetched, neither over HTTP nor from files.
            SafeArq.fetchNothing();
            DataAccessPointRegistry points = new DataAccessPointRegistry();
            register(points, operations, "/sparql", Operation.Query, dataset);
            if (settings.takesUpdates()) {
                DatasetGraph buffered = new BufferedWrites(
                        new GuardedWrites(dataset, store), NodeFactory.createURI(iris.defaultGraph()));
                register(points, operations, "/update", Operation.Update, buffered);
                register(points, operations, "/data", Operation.GSP_RW, buffered);
            }
            DataAccessPointRegistry.set(context, points);
            Fuseki.setVerbose(context, false);
        };
    }

    /** Whoever stops the server does not wait for long queries. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfQueries(ClaimStore store) {
        return event -> store.watch().endAll();
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
    FilterRegistrationBean<SparqlFilter> sparqlFilter(
            WebSettings settings, StoreVersion version, ServletContext context) {
        AnswerCache answers = new AnswerCache(
                // What others write past this server is not known here.
                settings.remote().isBlank() ? settings.answerCache().toBytes() : 0, version::current);
        FilterRegistrationBean<SparqlFilter> registration = new FilterRegistrationBean<>(new SparqlFilter(settings, answers));
        registration.addUrlPatterns("/sparql", "/update", "/data");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return registration;
    }
}
