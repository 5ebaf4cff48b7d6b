package riposte.web;

import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** Opens the store, and closes it with the application. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Iris iris(WebSettings settings) {
        return new Iris(settings.base());
    }

    @Bean
    ClaimStore store(WebSettings settings, Iris iris) {
        return ClaimStore.open(settings.store(), iris);
    }

    @Bean(destroyMethod = "")
    DatasetGraph dataset(ClaimStore store) {
        return store.dataset();
    }
}
