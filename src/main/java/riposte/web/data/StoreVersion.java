package riposte.web.data;

import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.springframework.stereotype.Component;

/** Tells whether the store has changed: a number that grows with every write: odd while one runs, even when it has ended. */
@Component
class StoreVersion {

    private final DatasetGraph dataset;

    StoreVersion(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    long current() {
        TransactionCoordinator transactions = TDBInternal.getTransactionCoordinator(dataset);
        return 2 * transactions.countBeginWrite() - transactions.countActiveWriter();
    }
}
