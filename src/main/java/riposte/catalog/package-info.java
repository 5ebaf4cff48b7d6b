/**
 * The known actors and incidents, their names in every language, and how they are found in a text.
 *
 * <p>The catalogue is data: CSV files in {@code ontology/catalog}, which a newcomer can read and mend; each tells its
 * columns in its head. {@link riposte.catalog.Catalog} reads them once and answers who somebody is, for whom they act,
 * and where a text names them.
 *
 * <ul>
 *   <li>Names are compared token by token with their capitals, the longest first; long names of bodies, and lines in
 *       capitals, are compared without. Typographic variants of apostrophes, hyphens, spaces and accents on capitals are
 *       one. {@code other-names.csv} holds what looks like a name and is none.
 *   <li>A name that several actors share gives several candidates. Nothing is merged, and nothing is chosen here.
 *   <li>A name that is an ordinary word, marked with {@code ?}, counts only beside a cue such as "hackers".
 *   <li>Demonyms stand in the data as base forms; {@code Demonyms} inflects them.
 *   <li>Bodies that every state has (embassies, ministries, armies) are made by rule, from {@code bodies.csv} and
 *       {@code body-patterns.csv}; such an actor is not {@linkplain riposte.claim.Entity#known() known}, but always has
 *       the same id and labels. Those of {@code government.csv} take their place where their {@code role} says so.
 *   <li>{@link riposte.catalog.CatalogImport} adds actors and names of other catalogues in a folder of the user's, and
 *       keeps who coined a name and how sure the source is.
 * </ul>
 *
 * <p>To add a name: put it into the list of its owner, with {@code en:}, {@code fr:}, {@code es:} or {@code de:} before
 * it when only that language uses it, and run the tests of this package: they check every id, reference and name.
 *
 * <p>Uses {@code riposte.claim}, ICU4J for the names of states in the languages of the world, Commons CSV and Jackson.
 */
package riposte.catalog;
