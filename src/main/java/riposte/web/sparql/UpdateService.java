package riposte.web.sparql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_Update;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;

/** SPARQL Update over HTTP: Fuseki's handler, without LOAD and SERVICE. */
final class UpdateService extends SPARQL_Update {

    @Override
    protected void execute(HttpAction action, InputStream input) {
        byte[] text = {};
        try {
            text = input.readAllBytes();
        } catch (IOException e) {
            ServletOps.errorBadRequest("The request could not be read: " + e.getMessage());
        }
        try {
            for (Update update :
                    UpdateFactory.read(new ByteArrayInputStream(text), Fuseki.BaseParserSPARQL, Syntax.syntaxARQ)) {
                check(update);
            }
        } catch (QueryParseException | UpdateException e) {
            ServletOps.errorBadRequest("The update could not be read: " + e.getMessage());
        }
        InputStream update = new ByteArrayInputStream(text);
        GuardedWrites.answer(() -> super.execute(action, update));
    }

    private static void check(Update update) {
        if (update instanceof UpdateLoad) {
            ServletOps.error(
                    403, "LOAD is switched off here: send the graph itself with PUT or POST to /data?graph=IRI.");
        }
        if (update instanceof UpdateModify modify && modify.getWherePattern() != null) {
            QueryGuard.check(Algebra.compile(modify.getWherePattern()));
        }
    }
}
