package riposte.web.sparql;

import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.ServletOps;
import riposte.store.ClaimStore;
import riposte.store.DiskException;

/** Answers a write with 507 (RFC 4918, Insufficient Storage) when the disk of the store takes no more. */
final class DiskGuard {

    private static final int INSUFFICIENT_STORAGE = 507;

    private DiskGuard() {}

    /** Does a write, if there is room for one. */
    static void write(ClaimStore store, Runnable write) {
        try {
            store.checkSpace();
            write.run();
        } catch (DiskException e) {
            ServletOps.error(INSUFFICIENT_STORAGE, e.getMessage());
        } catch (ActionErrorException e) {
            if (e.getRC() >= 500 && store.explained(e) instanceof DiskException disk) {
                ServletOps.error(INSUFFICIENT_STORAGE, disk.getMessage());
            }
            throw e;
        }
    }
}
