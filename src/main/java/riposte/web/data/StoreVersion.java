package riposte.web.data;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.springframework.stereotype.Component;

/** Tells whether the store has changed: a number that grows with every write. */
@Component
public class StoreVersion {

    private final DatasetGraph dataset;

    StoreVersion(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    public long current() {
        return Txn.calculateRead(
                dataset,
                () -> TDBInternal.getDatasetGraphTDB(dataset)
                        .getTxnSystem()
                        .getThreadTransaction()
                        .getDataVersion());
    }
}
