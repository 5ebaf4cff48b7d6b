/**
 * The graph as other tools read it: RDF in every format of RDF4J Rio, claims as JSON lines, answers of queries.
 */
package riposte.export;
