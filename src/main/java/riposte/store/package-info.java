/**
 * The claims graph: a TDB2 database on disk with one named graph per article and one for its hidden claims, replaced as a
 * whole, one per decision, and the union of all but the hidden ones as the default graph of queries.
 *
 * <p>{@link riposte.store.ClaimStore} is the room's door. What it guards against:
 *
 * <ul>
 *   <li>All quads are made and checked before a write transaction begins, because a transaction that is aborted is costly
 *       and, in the Jena used here, harmful without the corrected class
 *       {@link org.apache.jena.dboe.base.file.BinaryDataFileRandomAccess}.
 *   <li>One thread writes, and nobody interrupts it: an interrupt in the midst of TDB2 disables the database until the
 *       process ends. For the same reason no thread that reads may be interrupted; queries end by Jena's own time-out.
 *   <li>Articles are written several hundred to a transaction; one at a time makes the files many times larger.
 *   <li>A graph is compared with what the store holds and only the difference is written, so that reading the same
 *       article again changes nothing and costs no space.
 *   <li>Everything is written to explicit graphs: the union default graph cannot be written.
 *   <li>Replaced articles leave unused space behind. {@link riposte.store.ClaimStore#compact} gives it back; it needs a
 *       moment without readers.
 * </ul>
 *
 * <p>Or another engine carries the graph, over HTTP: {@link riposte.store.Engine} is the seam, with TDB2 ({@code TdbEngine}) and the engines
 * elsewhere ({@code RemoteEngine}) behind it. There is no transaction then: graphs are replaced one by one. {@code ShownUnion} says in SPARQL
 * what the union without hidden graphs means.
 *
 * <p>What people decide is worked in with each reading ({@link riposte.review}), in the same transaction.
 *
 * <p>Behind this room lie seven, none of which knows it: {@code fault}, {@code graph}, {@code write}, {@code query} (uses {@code graph}), {@code remote}
 * (uses the four), {@code file} and {@code decision}.
 *
 * <p>May use {@code riposte.rdf}, {@code riposte.review} and Jena. Knows of HTTP only as a client, in {@code remote}.
 */
package riposte.store;
