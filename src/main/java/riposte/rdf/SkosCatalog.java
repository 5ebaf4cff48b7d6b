package riposte.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import riposte.catalog.CatalogException;
import riposte.catalog.ImportedActor;
import riposte.claim.ActorType;

/**
 * Reads actors from linked data: concepts of <a href="https://www.w3.org/TR/skos-reference/">SKOS</a> with their
 * preferred, alternative and hidden labels, or anything of a class of the Riposte ontology. {@code owl:sameAs} and
 * {@code skos:exactMatch} are identities, as is the thing's own IRI; {@code skos:closeMatch} is none.
 */
public final class SkosCatalog {

    /** Largest file that is read, in bytes: it is held in memory as a graph. */
    private static final long MAX_BYTES = 64L << 20;

    /** Syntaxes that need nothing from elsewhere; JSON-LD may name contexts of other hosts. */
    private static final Set<Lang> SYNTAXES = Set.of(Lang.TURTLE, Lang.NTRIPLES, Lang.RDFXML, Lang.TRIG, Lang.NQUADS);

    private static final Node TYPE = NodeFactory.createURI(Vocabulary.RDF + "type");
    private static final Node RDFS_LABEL = NodeFactory.createURI(Vocabulary.RDFS + "label");
    private static final Node PREFERRED = NodeFactory.createURI(Vocabulary.SKOS + "prefLabel");
    private static final List<Node> FURTHER = List.of(
            NodeFactory.createURI(Vocabulary.SKOS + "altLabel"), NodeFactory.createURI(Vocabulary.SKOS + "hiddenLabel"));
    private static final List<Node> SAME = List.of(
            NodeFactory.createURI(Vocabulary.OWL + "sameAs"), NodeFactory.createURI(Vocabulary.SKOS + "exactMatch"));
    private static final Node CONCEPT = NodeFactory.createURI(Vocabulary.SKOS + "Concept");
    private static final Node CREATOR = NodeFactory.createURI("http://purl.org/dc/terms/creator");

    private SkosCatalog() {}

    /** Whether a file is in a syntax this reads, by its ending. */
    public static boolean reads(Path file) {
        Lang lang = RDFLanguages.filenameToLang(file.getFileName().toString());
        return lang != null && SYNTAXES.contains(lang);
    }

    /**
     * The actors of a file, by IRI. A concept that is of no class of the ontology is taken for an organisation.
     *
     * @param skipped gets what was left out, and why
     * @throws CatalogException when the file is too large or broken
     */
    public static List<ImportedActor> read(Path file, List<String> skipped) {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CatalogException(file + " is larger than " + (MAX_BYTES >> 20) + " MB");
            }
            try (InputStream in = Files.newInputStream(file)) {
                RDFParser.create()
                        .source(in)
                        .lang(RDFLanguages.filenameToLang(file.getFileName().toString()))
                        .base("urn:x-riposte:import")
                        .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                        .parse(graph);
            }
        } catch (IOException e) {
            throw new CatalogException(file + " cannot be read: " + e.getMessage(), e);
        } catch (RiotException e) {
            throw new CatalogException(file + " is broken: " + e.getMessage(), e);
        }
        Map<String, ImportedActor> actors = new TreeMap<>();
        graph.stream(Node.ANY, TYPE, Node.ANY).forEach(triple -> {
            Node subject = triple.getSubject();
            boolean ours = triple.getObject().isURI()
                    && triple.getObject().getURI().startsWith(Vocabulary.NS)
                    && type(triple.getObject()) != null;
            if ((ours || triple.getObject().equals(CONCEPT)) && subject.isURI() && !actors.containsKey(subject.getURI())) {
                ImportedActor actor = actor(graph, subject);
                if (actor == null) {
                    skipped.add(subject.getURI() + " has no label");
                } else {
                    actors.put(subject.getURI(), actor);
                }
            }
        });
        skipped.sort(null);
        return List.copyOf(actors.values());
    }

    private static ImportedActor actor(Graph graph, Node subject) {
        List<Label> preferred = labels(graph, subject, PREFERRED);
        preferred.addAll(labels(graph, subject, RDFS_LABEL));
        if (preferred.isEmpty()) {
            return null;
        }
        Label main = preferred.stream()
                .filter(l -> l.lang() == null || l.lang().equals("en"))
                .findFirst()
                .orElse(preferred.get(0));
        String coiner = graph.stream(subject, CREATOR, Node.ANY)
                .map(t -> t.getObject().isLiteral() ? t.getObject().getLiteralLexicalForm() : t.getObject().toString())
                .sorted()
                .findFirst()
                .orElse(null);
        List<Label> further = new ArrayList<>(preferred);
        further.remove(main);
        FURTHER.forEach(property -> further.addAll(labels(graph, subject, property)));
        Set<String> sameAs = new TreeSet<>();
        sameAs.add(subject.getURI());
        for (Node property : SAME) {
            graph.stream(subject, property, Node.ANY)
                    .filter(t -> t.getObject().isURI())
                    .forEach(t -> sameAs.add(t.getObject().getURI()));
        }
        sameAs.removeIf(iri -> Iris.external(iri).isEmpty());
        ActorType type = graph.stream(subject, TYPE, Node.ANY)
                .map(t -> type(t.getObject()))
                .filter(t -> t != null)
                .sorted()
                .findFirst()
                .orElse(ActorType.ORGANIZATION);
        return new ImportedActor(
                main.text(),
                type,
                further.stream()
                        .map(l -> new ImportedActor.Alias(l.text(), l.lang(), coiner, -1))
                        .toList(),
                null,
                -1,
                List.copyOf(sameAs));
    }

    private record Label(String text, String lang) {}

    private static List<Label> labels(Graph graph, Node subject, Node property) {
        List<Label> labels = new ArrayList<>();
        graph.stream(subject, property, Node.ANY)
                .map(t -> t.getObject())
                .filter(o -> o.isLiteral() && !o.getLiteralLexicalForm().isBlank())
                .map(o -> new Label(o.getLiteralLexicalForm().strip(), language(o.getLiteralLanguage())))
                .sorted(java.util.Comparator.comparing((Label l) -> l.lang() == null ? "" : l.lang())
                        .thenComparing(Label::text))
                .forEach(labels::add);
        return labels;
    }

    /** The first part of a language tag; null for none, and for mul. */
    private static String language(String tag) {
        String lang = tag == null ? "" : tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return lang.length() == 2 ? lang : null;
    }

    private static ActorType type(Node node) {
        for (ActorType type : ActorType.values()) {
            if (node.isURI() && node.getURI().equals(Vocabulary.NS + type.ontologyClass())) {
                return type;
            }
        }
        return null;
    }
}
