/**
 * Linked data: every IRI of the graph opens. A thing answers 303 to the document of it that the client wants, a page or
 * one of four RDF formats; the dataset describes itself at {@code /.well-known/void}.
 */
package riposte.web.linked;
