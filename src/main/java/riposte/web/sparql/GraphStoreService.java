package riposte.web.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.IllegalFormatException;
import java.util.Set;
import java.util.UUID;
import org.apache.jena.fuseki.servlets.GSP_RW;
import org.apache.jena.fuseki.servlets.GraphTarget;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.fuseki.system.DataUploader;
import org.apache.jena.fuseki.system.FusekiNetLib;
import org.apache.jena.fuseki.system.UploadDetails;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The Graph Store Protocol: Fuseki's handler, with every fault of a body answered as 400, and with a new graph for a
 * POST that names none. A document of quads names its graphs itself: a POST adds to them, a PUT replaces them, and both leave
 * all other graphs as they are.
 */
final class GraphStoreService extends GSP_RW {

    private static final Set<Lang> QUADS = Set.of(Lang.TRIG, Lang.NQUADS, Lang.TRIX);

    private final String newGraphs;

    /** @param newGraphs what the names of new graphs begin with */
    GraphStoreService(String newGraphs) {
        this.newGraphs = newGraphs;
    }

    /** Whether documents of that media type name their graphs themselves. */
    static boolean holdsGraphs(String contentType) {
        Lang lang = contentType == null
                ? null
                : RDFLanguages.contentTypeToLang(contentType.replaceFirst(";.*", "").strip());
        return lang != null && QUADS.contains(lang);
    }

    @Override
    protected void doPutPostQuads(HttpAction action, boolean overwrite) {
        DatasetGraph sent = DatasetGraphFactory.create();
        UploadDetails details = read(action, new CheckedQuads(StreamRDFLib.dataset(sent)));
        GuardedWrites.answer(() -> write(action, sent, overwrite));
        details.setExistedBefore(true);
        ServletOps.uploadResponse(action, details);
    }

    private static void write(HttpAction action, DatasetGraph sent, boolean overwrite) {
        action.beginWrite();
        try {
            DatasetGraph store = action.getActiveDSG();
            if (overwrite) {
                sent.listGraphNodes().forEachRemaining(store::removeGraph);
                if (!sent.getDefaultGraph().isEmpty()) {
                    store.getDefaultGraph().clear();
                }
            }
            sent.find().forEachRemaining(store::add);
            action.commit();
        } catch (RuntimeException | Error e) {
            action.abortSilent();
            throw e;
        } finally {
            action.endWrite();
        }
    }

    @Override
    protected void execPostQuads(HttpAction action) {
        if (holdsGraphs(action.getRequestContentType())) {
            doPutPostQuads(action, false);
            return;
        }
        String graph = newGraphs + UUID.randomUUID();
        ((BoundedRequest) action.getRequest()).nameGraph(graph);
        execPostGSP(action);
        String path = action.getRequest().getContextPath() + action.getRequest().getServletPath();
        action.setResponseHeader("Location", path + "?graph=" + URLEncoder.encode(graph, UTF_8));
    }

    @Override
    protected void doPutPostGSP(HttpAction action, boolean overwrite) {
        Graph graph = GraphFactory.createDefaultGraph();
        UploadDetails details = read(action, new CheckedTriples(StreamRDFLib.graph(graph)));
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

    private static UploadDetails read(HttpAction action, StreamRDF into) {
        try {
            return DataUploader.incomingData(action, into);
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
