/**
 * The known actors and incidents, their names in every language, and how they are found in a text.
 *
 * <p>The catalogue is data: CSV files in {@code ontology/catalog}, which a newcomer can read and mend. {@link
 * riposte.catalog.Catalog} reads them once and answers who somebody is, for whom they act, and where a text names them.
 * Names are never merged: one that several actors share gives several candidates.
 *
 * <p>Uses {@code riposte.claim}, ICU4J for the names of states in the languages of the world, and Commons CSV.
 */
package riposte.catalog;
