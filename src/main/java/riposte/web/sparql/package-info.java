/**
 * The SPARQL endpoint: Fuseki's own request handling on the application's port.
 *
 * <p>{@link riposte.web.sparql.SparqlFilter} stands in front of Fuseki's dispatcher for {@code /sparql},
 * {@code /update} and {@code /data}. It bounds request bodies, asks for the token where the graph may be changed, and
 * holds every answer back until it is complete, so that a time-out or a result that is too large still gets its own
 * status. The handlers are Fuseki's, with small subclasses for what the endpoint adds or refuses. Specifications:
 * SPARQL 1.1 Protocol, Graph Store HTTP Protocol, Service Description.
 */
package riposte.web.sparql;
