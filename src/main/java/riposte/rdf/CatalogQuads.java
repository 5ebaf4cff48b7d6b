package riposte.rdf;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;

/** Writes the actors and incidents known as the quads of the catalogue's graph. Safe for use by several threads. */
public final class CatalogQuads {

    private final Iris iris;

    public CatalogQuads(Iris iris) {
        this.iris = Objects.requireNonNull(iris);
    }

    /**
     * The quads of one entry, sorted, each once.
     *
     * @throws IllegalArgumentException when the entry is of an actor or incident the catalogue does not know
     */
    public List<Quad> quads(CatalogEntry entry) {
        if (!entry.entity().known()) {
            throw new IllegalArgumentException(
                    "'" + entry.entity().id() + "' is not of the catalogue; its article's graph describes it");
        }
        Node subject = NodeFactory.createURI(iris.entity(entry.entity()));
        QuadSink sink = new QuadSink(NodeFactory.createURI(iris.catalogGraph()), iris);
        sink.describe(subject, entry.entity());
        entry.names().forEach((lang, names) -> {
            for (String name : names) {
                String shown = Literals.label(name);
                if (!shown.isEmpty() && !shown.equals(entry.entity().labels().get(lang))) {
                    sink.add(subject, Vocabulary.ALT_LABEL, Literals.text(shown, lang));
                }
            }
        });
        for (String other : entry.sameAs()) {
            Iris.external(other)
                    .ifPresent(iri -> sink.add(subject, Vocabulary.SAME_AS, NodeFactory.createURI(iri)));
        }
        for (String page : entry.seeAlso()) {
            Iris.external(page)
                    .ifPresent(iri -> sink.add(subject, Vocabulary.SEE_ALSO, NodeFactory.createURI(iri)));
        }
        return sink.quads();
    }

    /** Writes the quads of several entries, as {@link #quads(CatalogEntry)}. The stream must have been started. */
    public void write(Collection<CatalogEntry> entries, StreamRDF out) {
        entries.forEach(entry -> quads(entry).forEach(out::quad));
    }
}
