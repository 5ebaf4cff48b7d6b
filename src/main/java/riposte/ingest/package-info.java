/**
 * Articles on their way into the graph: their claims are found on all processors, and both are written in batches, into a
 * store of this process or into a server that runs ({@link riposte.ingest.Intake}). Commands, the server's {@code POST
 * /articles} and the sources that are followed all go through here.
 *
 * <p>May use: {@code article}, {@code claim}, {@code catalog}, {@code extract}, {@code rdf}, {@code store}. Knows nothing of Spring.
 */
package riposte.ingest;
