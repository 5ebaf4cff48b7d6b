package riposte.web;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.jena.sparql.core.DatasetGraph;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import riposte.rdf.Iris;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.fault.DiskException;
import riposte.store.remote.RemoteAddress;

/** Opens the store, in its folder or in another engine, and closes it with the application. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** How long a query waits for an index of words that is being made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Iris iris(WebSettings settings) {
        return new Iris(settings.base());
    }

    @Bean
    ClaimStore store(WebSettings settings, Iris iris, Environment environment) {
        if (settings.remote().isBlank()) {
            return ClaimStore.open(settings.store(), iris);
        }
        try {
            Files.createDirectories(settings.store());
        } catch (IOException e) {
            throw DiskException.of(e, "what lies beside the store", settings.store());
        }
        return ClaimStore.connect(RemoteAddress.of(settings.remote(), environment::getProperty), iris, settings.store());
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
