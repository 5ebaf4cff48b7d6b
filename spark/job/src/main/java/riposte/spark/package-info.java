/**
 * The backfill: articles from any file system that Hadoop knows, on the executors of a Spark cluster, into parts of N-Quads. The
 * reading, the finding of claims and the quads are the program's own classes; here is only what brings them to many machines and
 * the results together.
 *
 * <h2>Course</h2>
 *
 * <ol>
 *   <li>The driver lists the files ({@link riposte.spark.Inputs}) and packs them into tasks.
 *   <li>A task reads its files and finds the claims, one article at a time ({@link riposte.spark.Reading}, {@link
 *       riposte.spark.Workshop}). Whatever becomes of an article or of an input that cannot be read is an {@link
 *       riposte.spark.Entry}.
 *   <li>Entries go by their keys to the parts ({@link riposte.spark.KeyRanges}), sorted, where one of each article is written
 *       and all are counted ({@link riposte.spark.PartWriter}, {@link riposte.spark.Tally}).
 * </ol>
 *
 * <h2>Why the bytes are always the same</h2>
 *
 * <p>The key of an article is a digest of its address. Which of several versions of an article is written is decided by what they
 * say, not by where they stand. Counts go through the parts too, not through Spark's accumulators, which count a task that was
 * tried twice twice. Part i of N holds the i-th of N equal ranges of keys: the parts one after the other are the same whatever N.
 */
package riposte.spark;
