/**
 * The graph as other tools read it.
 *
 * <p>{@link riposte.export.ExportFormat} is the one table of formats. {@link riposte.export.Exporter} writes a dataset in
 * any of them; {@link riposte.export.RdfExport} and {@link riposte.export.RdfStream} write a dataset, a graph, or quads as
 * they come, through the writers of RDF4J Rio. {@link riposte.export.ResultWriter} writes the answers of queries,
 * {@link riposte.export.ClaimJson} claims as JSON lines.
 *
 * <h2>RDF</h2>
 *
 * <p>All formats stream: whatever the size of the graph, a bounded part of it is in memory. Formats of quads keep the
 * named graphs, one after the other. Formats of triples hold the union of all graphs, each triple once; that costs no
 * memory because TDB2 reads its union in the order of its triples. Traps of the writers, and what is done about them:
 *
 * <ul>
 *   <li>Rio's JSON-LD and NDJSON-LD writers collect the whole data, or write prefixes instead of terms. Here each graph
 *       is written by itself, with the terms of {@code ontology/context.jsonld}: straight away, by a table made of the context,
 *       or by the JSON-LD processor where a graph has blank nodes, lists or IRIs that read as a name with a prefix. Both
 *       give the same bytes. NDJSON-LD has one line for each article.
 *   <li>Rio's Turtle shorthand for numbers changes them ({@code 1} becomes {@code 1.0}); a literal here stands without
 *       quotes only where it reads back the same. Its N3 writer takes no settings, so N3 is written as Turtle, which it
 *       includes.
 *   <li>RDF/JSON may name each subject once. That holds for a TDB2 dataset; from any other source the triples are
 *       collected first.
 *   <li>XML 1.0 cannot hold some control characters: RDF/XML and TriX have U+FFFD in their place.
 *   <li>IRIs with characters that no syntax allows are percent-encoded.
 * </ul>
 *
 * <h2>Graph tools</h2>
 *
 * <p>GEXF, GraphML and CSV have actors as nodes and claims as edges, from the principal of the speaker to that of the
 * target, or to the incident where there is no target. Where an article names nobody, the edge begins or ends at a node
 * called {@code unnamed}, so that no claim is lost. STIX has claims as notes and denials as opinions; an accusation is a
 * relationship only as its claimant's word (see {@code docs/stix.md}). These formats do not depend on the order in which articles
 * were stored.
 *
 * <p>May use {@code riposte.store}, {@code riposte.rdf}, {@code riposte.claim}, {@code riposte.article}; RDF4J stays here.
 */
package riposte.export;
