package riposte.web;

import java.time.Duration;
import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import riposte.rdf.Iris;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;

/** Opens the store, and closes it with the application. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** How long a query waits for an index of words that is being made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Iris iris(WebSettings settings) {
        return new Iris(settings.base());
    }

    @Bean
    ClaimStore store(WebSettings settings, Iris iris) {
        return ClaimStore.open(settings.store(), iris);
    }

    /** Closed before the store, which it needs. */
    @Bean
    SearchIndex search(ClaimStore store) {
        return SearchIndex.of(store, PATIENCE);
    }

    @Bean(destroyMethod = "")
    DatasetGraph dataset(ClaimStore store) {
        return store.dataset();
    }
}
