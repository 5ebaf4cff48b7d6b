package riposte.web.sparql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_Update;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.web.HttpNames;
import org.apache.jena.shared.OperationDeniedException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.modify.UsingList;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateAction;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import riposte.search.SearchException;

/**
 * SPARQL Update over HTTP: Fuseki's handler, without LOAD and SERVICE, and with every fault of a request answered as 400
 * where Fuseki answers 500. A request is read whole before it begins to write, and changes all or nothing.
 */
final class UpdateService extends SPARQL_Update {

    @Override
    protected void execute(HttpAction action, InputStream input) {
        byte[] text = bytes(input);
        NestingGuard.rehearse(new String(text, StandardCharsets.UTF_8), () -> allowed(action, text));
        UpdateRequest request = allowed(action, text);
        GuardedWrites.answer(() -> write(action, request));
    }

    private static void write(HttpAction action, UpdateRequest request) {
        action.beginWrite();
        try {
            UpdateAction.execute(request, action.getActiveDSG());
            action.commit();
        } catch (UpdateException | OperationDeniedException e) {
            action.abortSilent();
            ServletOps.errorBadRequest(e.getMessage() + ". Nothing was changed.");
        } catch (SearchException e) {
            action.abortSilent();
            ServletOps.error(e.later() ? 503 : 400, e.getMessage() + " Nothing was changed.");
        } catch (RuntimeException | Error e) {
            action.abortSilent();
            throw e;
        } finally {
            action.endWrite();
        }
    }

    private static byte[] bytes(InputStream input) {
        try (input) {
            return input.readAllBytes();
        } catch (IOException e) {
            ServletOps.errorBadRequest("The request could not be read: " + e.getMessage());
            throw new UncheckedIOException(e);
        }
    }

    private static UpdateRequest allowed(HttpAction action, byte[] text) {
        UpdateRequest request = new UpdateRequest();
        for (Update update : read(action, text)) {
            if (isAllowed(update, action.getContext())) {
                request.add(update);
            }
        }
        return request;
    }

    private static UpdateRequest read(HttpAction action, byte[] text) {
        UsingList using = new UsingList();
        graphs(action, HttpNames.paramUsingGraphURI, using::addUsing);
        graphs(action, HttpNames.paramUsingNamedGraphURI, using::addUsingNamed);
        try {
            return UpdateFactory.read(
                    using, new ByteArrayInputStream(text), Fuseki.BaseParserSPARQL, Syntax.syntaxARQ);
        } catch (QueryException | UpdateException e) {
            if (NestingGuard.isOverflow(e)) {
                throw e;
            }
            ServletOps.errorBadRequest("The update could not be read: " + e.getMessage());
            throw e;
        }
    }

    private static void graphs(HttpAction action, String parameter, Consumer<Node> use) {
        String[] values = action.getRequest().getParameterValues(parameter);
        for (String iri : values == null ? List.<String>of() : List.of(values)) {
            try {
                use.accept(NodeFactory.createURI(
                        IRIx.create(Fuseki.BaseParserSPARQL).resolve(iri).toString()));
            } catch (IRIException e) {
                ServletOps.errorBadRequest(parameter + " is not an IRI: " + e.getMessage());
            }
        }
    }

    /** Refuses what would ask another host. What says SILENT is left out instead: it may fail without a word. */
    private static boolean isAllowed(Update update, Context context) {
        if (update instanceof UpdateLoad load) {
            if (load.isSilent()) {
                return false;
            }
            ServletOps.error(
                    403, "LOAD is switched off here: send the graph itself with PUT or POST to /data?graph=IRI.");
        }
        if (update instanceof UpdateModify modify && modify.getWherePattern() != null) {
            Op pattern = Algebra.compile(modify.getWherePattern());
            QueryGuard.check(pattern);
            NestingGuard.rehearse(pattern, context);
        }
        return true;
    }
}
