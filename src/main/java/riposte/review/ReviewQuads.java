package riposte.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Consequences;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Phrases;
import riposte.rdf.Vocabulary;

/**
 * Decisions as quads, one named graph for each, and back. What a query asks for stands in properties of its own; the whole
 * decision stands in {@code rip:record}, in the form of {@link ReviewJson}, so that it is the same in every store.
 */
public final class ReviewQuads {

    private final Iris iris;

    public ReviewQuads(Iris iris) {
        this.iris = iris;
    }

    /** The quads of a decision's graph, each once. */
    public List<Quad> quads(Decision decision) {
        return quads(decision, new Merges(new Docket(List.of())));
    }

    /**
     * The quads of a decision's graph, each once. That of a merge in force says what is replaced now, by what
     * ({@code dcterms:isReplacedBy}), and gives that the other's names.
     */
    public List<Quad> quads(Decision decision, Merges merges) {
        Node graph = uri(iris.review(decision.id()));
        Node reviewer = uri(iris.reviewer(decision.agent()));
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(graph, Vocabulary.TYPE, Vocabulary.DECISION));
        String agent = Literals.label(decision.agent());
        for (String lang : Phrases.LANGUAGES) {
            String label = Phrases.of("decision." + decision.kind().key(), lang, Map.of("agent", agent));
            triples.add(Triple.create(graph, Vocabulary.LABEL, Literals.text(label, lang)));
        }
        triples.add(Triple.create(graph, Vocabulary.VERDICT, Vocabulary.term(decision.kind().term())));
        triples.add(Triple.create(graph, Vocabulary.WAS_ASSOCIATED_WITH, reviewer));
        triples.add(Triple.create(reviewer, Vocabulary.TYPE, Vocabulary.REVIEWER));
        triples.add(Triple.create(reviewer, Vocabulary.LABEL, Literals.text(agent, "mul")));
        triples.add(Triple.create(graph, Vocabulary.ENDED_AT_TIME, Literals.date(decision.at())));
        if (!decision.reason().isEmpty()) {
            triples.add(Triple.create(graph, Vocabulary.REASON, Literals.string(decision.reason())));
        }
        Binding binding = decision.binding();
        if (binding != null) {
            triples.add(Triple.create(graph, Vocabulary.CONCERNS, uri(iris.claim(binding.claim()))));
            triples.add(Triple.create(graph, Vocabulary.HAS_SOURCE, uri(iris.article(binding.article()))));
            triples.add(Triple.create(graph, Vocabulary.EXACT, Literals.string(binding.exact())));
            triples.add(Triple.create(graph, Vocabulary.PREFIX, Literals.string(binding.prefix())));
            triples.add(Triple.create(graph, Vocabulary.SUFFIX, Literals.string(binding.suffix())));
        }
        for (Referent thing : things(decision)) {
            triples.add(Triple.create(graph, Vocabulary.CONCERNS, node(thing)));
        }
        for (String earlier : decision.supersedes()) {
            triples.add(Triple.create(graph, Vocabulary.SUPERSEDES, uri(iris.review(earlier))));
        }
        for (String other : decision.yieldsTo()) {
            triples.add(Triple.create(graph, Vocabulary.YIELDS_TO, uri(iris.review(other))));
        }
        triples.add(Triple.create(graph, Vocabulary.RECORD, Literals.string(ReviewJson.write(decision))));
        merges.replaced(decision).forEach(thing -> replace(thing, merges.now(thing), triples));
        return triples.stream().distinct().map(triple -> new Quad(graph, triple)).toList();
    }

    /**
     * The decision of a graph.
     *
     * @throws IllegalArgumentException when the graph holds none, or one that was altered
     */
    public static Decision read(Collection<Triple> graph) {
        String record = null;
        TreeSet<String> yieldsTo = new TreeSet<>();
        for (Triple triple : graph) {
            if (triple.getPredicate().equals(Vocabulary.RECORD) && triple.getObject().isLiteral()) {
                record = triple.getObject().getLiteralLexicalForm();
            } else if (triple.getPredicate().equals(Vocabulary.YIELDS_TO) && triple.getObject().isURI()) {
                yieldsTo.add(Iris.id(triple.getObject().getURI()));
            }
        }
        if (record == null) {
            throw new IllegalArgumentException("the graph holds no decision");
        }
        return ReviewJson.read(record).yieldingTo(yieldsTo);
    }

    private void replace(Referent thing, Referent into, List<Triple> triples) {
        triples.add(Triple.create(node(thing), Vocabulary.IS_REPLACED_BY, node(into)));
        var names = Consequences.names(into.labels(), into.path());
        Consequences.names(thing.labels(), thing.path()).forEach((lang, name) -> {
            if (!name.equals(names.get(lang))) {
                triples.add(Triple.create(node(into), Vocabulary.ALT_LABEL, Literals.text(name, lang)));
            }
        });
    }

    private static List<Referent> things(Decision decision) {
        return decision.thing() == null || decision.into() == null
                ? List.of()
                : List.of(decision.thing(), decision.into());
    }

    private Node node(Referent referent) {
        return uri(referent.iri(iris));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
