package riposte.web.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.IllegalFormatException;
import java.util.UUID;
import org.apache.jena.fuseki.servlets.GSP_RW;
import org.apache.jena.fuseki.servlets.GraphTarget;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.fuseki.system.DataUploader;
import org.apache.jena.fuseki.system.FusekiNetLib;
import org.apache.jena.fuseki.system.UploadDetails;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The Graph Store Protocol: Fuseki's handler, with every fault of a body answered as 400, and with a new graph for a
 * POST that names none.
 */
final class GraphStoreService extends GSP_RW {

    private final String newGraphs;

    /** @param newGraphs what the names of new graphs begin with */
    GraphStoreService(String newGraphs) {
        this.newGraphs = newGraphs;
    }

    @Override
    protected void execPostQuads(HttpAction action) {
        String graph = newGraphs + UUID.randomUUID();
        ((BoundedRequest) action.getRequest()).nameGraph(graph);
        execPostGSP(action);
        String path = action.getRequest().getContextPath() + action.getRequest().getServletPath();
        action.setResponseHeader("Location", path + "?graph=" + URLEncoder.encode(graph, UTF_8));
    }

    @Override
    protected void doPutPostGSP(HttpAction action, boolean overwrite) {
        Graph graph = GraphFactory.createDefaultGraph();
        UploadDetails details = read(action, graph);
        GuardedWrites.answer(() -> write(action, graph, details, overwrite));
        ServletOps.uploadResponse(action, details);
    }

    private static void write(HttpAction action, Graph graph, UploadDetails details, boolean overwrite) {
        action.beginWrite();
        try {
            GraphTarget target = GraphTarget.determineTargetGSP(action.getActiveDSG(), action);
            details.setExistedBefore(target.exists());
            if (overwrite) {
                target.graph().clear();
            }
            FusekiNetLib.addDataInto(graph, target.dataset(), target.graphName());
            action.commit();
        } catch (RuntimeException | Error e) {
            action.abortSilent();
            throw e;
        } finally {
            action.endWrite();
        }
    }

    private static UploadDetails read(HttpAction action, Graph graph) {
        try {
            return DataUploader.incomingData(action, new CheckedTriples(StreamRDFLib.graph(graph)));
        } catch (RiotException | IllegalFormatException e) {
            // The second from Jena's own message about a body that ends too early.
            ServletOps.errorBadRequest("The graph could not be read: " + e.getMessage());
            throw e;
        }
    }

    @Override
    protected void execDeleteGSP(HttpAction action) {
        GuardedWrites.answer(() -> super.execDeleteGSP(action));
    }
}
