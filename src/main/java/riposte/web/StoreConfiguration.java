package riposte.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store, with the union of its graphs as the default graph. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean(destroyMethod = "")
    DatasetGraph dataset(WebSettings settings) {
        try {
            Files.createDirectories(settings.store());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the store's directory " + settings.store(), e);
        }
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(
                Location.create(settings.store().toString()));
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
        return dataset;
    }

    @Bean
    DisposableBean storeCloser(DatasetGraph dataset) {
        return () -> TDBInternal.expel(dataset);
    }
}
