package riposte.web;

import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** Opens the store, with the union of its graphs as the default graph, and closes it in the end. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    ClaimStore store(WebSettings settings) {
        return ClaimStore.open(settings.store(), new Iris(settings.base()));
    }

    @Bean(destroyMethod = "")
    DatasetGraph dataset(ClaimStore store) {
        return store.dataset();
    }
}
