/**
 * Claims as RDF: the vocabulary, the IRIs, and the quads of articles and of the catalogue.
 *
 * <h2>Graphs</h2>
 *
 * <p>Everything read from an article stands in one named graph, whose name is the article's IRI, but for claims that are not
 * shown: those have a graph beside it ({@link riposte.rdf.Iris#hidden}). Each decision has one
 * ({@link riposte.rdf.Iris#review}), and the catalogue, the ontology, proposed incidents and the dataset description
 * ({@link riposte.rdf.Iris#catalogGraph}, {@link riposte.rdf.Iris#ontologyGraph}, {@link riposte.rdf.Iris#proposedGraph},
 * {@link riposte.rdf.Iris#datasetGraph}). The default graph is the union of all but the hidden ones.
 *
 * <h2>Who describes what</h2>
 *
 * <p>In the union, each resource has one class of the ontology and one label per language. Therefore an actor or
 * incident of the catalogue is described in the catalogue's graph alone, and article graphs only point at it. One that
 * the catalogue does not know is described in every article graph that names it; its IRI ends in a digest of its class
 * and labels, so that two graphs that describe the same IRI say the same.
 *
 * <h2>Literals</h2>
 *
 * <p>Only forms that a TDB2 store gives back unchanged are written: strings, language strings, booleans, integers,
 * dates and partial dates, {@code dateTime} in UTC with whole seconds, and decimals without trailing zeros. Characters
 * that XML 1.0 cannot carry are replaced one for one, so that offsets into texts stay right.
 *
 * <p>Nothing here knows of Spring, reads a clock or depends on locale, time zone or host: the same article and version
 * give the same quads in the same order on every machine. May use {@code riposte.article}, {@code riposte.claim},
 * {@code riposte.catalog} and {@code riposte.story}; Jena stays here and in the packages behind it.
 */
package riposte.rdf;
