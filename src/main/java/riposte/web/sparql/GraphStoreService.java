package riposte.web.sparql;

import java.util.IllegalFormatException;
import org.apache.jena.fuseki.servlets.GSP_RW;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.riot.RiotException;

/** The Graph Store Protocol: Fuseki's handler, with every fault of a body answered as 400. */
final class GraphStoreService extends GSP_RW {

    @Override
    protected void doPutPostGSP(HttpAction action, boolean overwrite) {
        try {
            GuardedWrites.answer(() -> super.doPutPostGSP(action, overwrite));
        } catch (RiotException | IllegalFormatException e) {
            // the second from Jena's own message about a body that ends too early
            ServletOps.errorBadRequest("The graph could not be read: " + e.getMessage());
        }
    }

    @Override
    protected void execDeleteGSP(HttpAction action) {
        GuardedWrites.answer(() -> super.execDeleteGSP(action));
    }
}
