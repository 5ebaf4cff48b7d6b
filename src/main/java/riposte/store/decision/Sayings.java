package riposte.store.decision;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Values;
import riposte.rdf.Vocabulary;
import riposte.store.graph.ReadAhead;

/** Reads from the graphs of articles what {@link Proposals} compares. What others wrote there, in whatever form, says nothing. */
final class Sayings {

    /**
     * What one claim says: who holds whom responsible, or which group takes the responsibility for whose harm.
     *
     * @param own whether the speaker speaks of its own act
     * @param names words of the sentence that look like names, without the parties' own
     */
    record Saying(Node claim, Node speaker, Node target, boolean own, LocalDate day, String publisher, Set<String> names) {}

    private static final Set<Node> ACCUSING = Set.of(Vocabulary.ACCUSATION, Vocabulary.INDICTMENT, Vocabulary.SANCTION);
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\p{N}-]{3,}");

    /** Letters by which words are compared: so far "China" and "Chinese" are the same. */
    private static final int STEM = 4;

    /** The names of days and months. */
    private static final Set<String> CALENDAR = calendar();

    private final Iris iris;
    private final DatasetGraph dataset;
    private final Map<Node, Graph> changed;
    private final Graph catalog;
    private final Map<Node, Set<String>> stems = new HashMap<>();

    /**
     * @param dataset in a transaction
     * @param changed graphs that are about to be others than the dataset has
     */
    Sayings(Iris iris, DatasetGraph dataset, Map<Node, Graph> changed) {
        this.iris = iris;
        this.dataset = dataset;
        this.changed = changed;
        this.catalog = dataset.getGraph(NodeFactory.createURI(iris.catalogGraph()));
    }

    /** What all shown claims of the dataset say. */
    List<Saying> all() {
        List<Saying> sayings = new ArrayList<>();
        for (Node type : ACCUSING) {
            add(dataset.find(Node.ANY, Node.ANY, Vocabulary.TYPE, type), sayings);
        }
        add(dataset.find(Node.ANY, Node.ANY, Vocabulary.TYPE, Vocabulary.RESPONSIBILITY_CLAIM), sayings);
        return sayings;
    }

    /** What those claims say, where they are shown. */
    List<Saying> of(Set<Node> claims) {
        List<Saying> sayings = new ArrayList<>();
        for (Node claim : claims) {
            dataset.find(Node.ANY, claim, Vocabulary.EVIDENCE, Node.ANY).forEachRemaining(quad -> add(quad, sayings));
        }
        return sayings;
    }

    private void add(Iterator<Quad> found, List<Saying> sayings) {
        List<Quad> quads = Iter.toList(found);
        ReadAhead.over(dataset, quads, Quad::getGraph).forEach(quad -> add(quad, sayings));
    }

    private void add(Quad quad, List<Saying> sayings) {
        boolean shown = quad.getGraph().isURI() && iris.isArticleGraph(quad.getGraph().getURI()) && quad.getSubject().isURI();
        Saying saying = shown ? saying(quad.getGraph(), quad.getSubject()) : null;
        if (saying != null) {
            sayings.add(saying);
        }
    }

    /** What a claim says, or null where it is about an incident already, or where its parties, day or publisher are not known. */
    private Saying saying(Node article, Node claim) {
        Graph graph = changed.containsKey(article) ? changed.get(article) : dataset.getGraph(article);
        Node type = Values.one(graph, claim, Vocabulary.TYPE);
        boolean own = Vocabulary.RESPONSIBILITY_CLAIM.equals(type);
        Node speaker = Values.one(graph, claim, Vocabulary.SPEAKER_PRINCIPAL);
        Node target = Values.one(graph, claim, Vocabulary.TARGET_PRINCIPAL);
        if (type == null
                || !own && !ACCUSING.contains(type)
                || !isKnown(speaker)
                || !isKnown(target)
                || speaker.equals(target)
                || Values.one(graph, claim, Vocabulary.ABOUT) != null
                || !"true".equals(Values.text(graph, claim, Vocabulary.CYBER))) {
            return null;
        }
        LocalDate said = Literals.day(Values.text(graph, claim, Vocabulary.SAID_ON));
        LocalDate day = said != null ? said : Literals.day(Values.text(graph, article, Vocabulary.DATE_PUBLISHED));
        String publisher = publisher(graph, article);
        return day == null || publisher == null
                ? null
                : new Saying(claim, speaker, target, own, day, publisher, names(graph, article, claim, speaker, target));
    }

    private boolean isKnown(Node actor) {
        return actor != null && actor.isURI() && catalog.contains(actor, Vocabulary.TYPE, Node.ANY);
    }

    private static String publisher(Graph graph, Node article) {
        String publisher = Values.text(graph, article, Vocabulary.PUBLISHER);
        Node url = Values.one(graph, article, Vocabulary.URL);
        if (publisher != null || url == null || !url.isURI()) {
            return publisher;
        }
        try {
            return new URI(url.getURI()).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /**
     * The words of its sentence that look like names, without the first, which may be any word, and without the parties' own. None in
     * German, where every noun looks like one.
     */
    private Set<String> names(Graph graph, Node article, Node claim, Node speaker, Node target) {
        Node passage = Values.one(graph, claim, Vocabulary.EVIDENCE);
        String sentence = passage == null ? null : Values.text(graph, passage, Vocabulary.EXACT);
        String lang = Values.text(graph, article, Vocabulary.IN_LANGUAGE);
        if (sentence == null || lang == null || lang.equals("de") || lang.startsWith("de-")) {
            return Set.of();
        }
        Set<String> parties = new HashSet<>(stems.computeIfAbsent(speaker, this::stems));
        parties.addAll(stems.computeIfAbsent(target, this::stems));
        stems(graph, claim, Vocabulary.SPEAKER_MENTION, parties);
        stems(graph, claim, Vocabulary.TARGET_MENTION, parties);
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(sentence);
        while (name.find()) {
            String stem = stem(name.group());
            if (name.start() > 0 && !parties.contains(stem) && !CALENDAR.contains(stem)) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** The words of the names that the catalogue has for an actor. */
    private Set<String> stems(Node actor) {
        Set<String> stems = new HashSet<>();
        stems(catalog, actor, Vocabulary.LABEL, stems);
        stems(catalog, actor, Vocabulary.ALT_LABEL, stems);
        return stems;
    }

    private static void stems(Graph graph, Node subject, Node property, Set<String> into) {
        for (Triple named : graph.find(subject, property, Node.ANY).toList()) {
            if (named.getObject().isLiteral()) {
                for (String word : named.getObject().getLiteralLexicalForm().split("[^\\p{L}\\p{M}\\p{N}]+")) {
                    into.add(stem(word));
                }
            }
        }
    }

    private static Set<String> calendar() {
        Set<String> words = new HashSet<>();
        for (String lang : List.of("en", "es", "fr", "it", "pt", "ru")) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern("EEEE MMMM", Locale.forLanguageTag(lang));
            for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(26)) {
                for (String word : day.format(format).split(" ")) {
                    words.add(stem(word));
                }
            }
        }
        return words;
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(STEM, word.length())).toLowerCase(Locale.ROOT);
    }

    /** The names that the catalogue shows of an actor, by language; its id where it has none. */
    Map<String, String> labels(Node actor) {
        Map<String, String> labels = new TreeMap<>();
        for (Triple named : catalog.find(actor, Vocabulary.LABEL, Node.ANY).toList()) {
            if (named.getObject().isLiteral()) {
                labels.put(named.getObject().getLiteralLanguage(), named.getObject().getLiteralLexicalForm());
            }
        }
        return labels.isEmpty() ? Map.of("und", Iris.id(actor.getURI())) : labels;
    }
}
