/**
 * The web application: pages for people, linked data for programs and the SPARQL endpoint, over one store.
 *
 * <p>{@link riposte.web.RiposteApplication} starts it; {@link riposte.web.WebSettings} lists its settings. May use
 * {@code store}, {@code export} and {@code rdf}; Spring and the servlet API stay here and in the command line.
 */
package riposte.web;
