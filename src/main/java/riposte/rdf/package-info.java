/** Names and shapes of the graph: IRIs. */
package riposte.rdf;
