package riposte.store;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/**
 * Incidents that the catalogue does not know, proposed from what several articles say alike: the same accuser and accused, or the same group
 * and the victim it claims, within days, and a further name that their sentences share, in articles of different publishers. Better none than a
 * wrong one. A function of the store's claims alone: the order in which articles came makes no difference.
 */
final class Proposals {

    /** Claims further apart speak of another affair, as far as one can tell. */
    private static final int DAYS = 7;

    private static final int PREFIX = 4;
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\p{N}-]{3,}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T.*)?");
    private static final List<Node> ACCUSING = List.of(Vocabulary.ACCUSATION, Vocabulary.INDICTMENT, Vocabulary.SANCTION);

    /** What one claim says: who holds whom responsible, or which group takes the responsibility for whose harm. */
    private record Saying(Node claim, Node speaker, Node target, boolean own, LocalDate day, String publisher, Set<String> names) {

        String parties() {
            return own + " " + speaker.getURI() + " " + target.getURI();
        }
    }

    private final Iris iris;
    private final Node graph;
    private final DatasetGraph dataset;
    private final List<Quad> quads = new ArrayList<>();

    /** @param dataset in a transaction */
    Proposals(Iris iris, DatasetGraph dataset) {
        this.iris = iris;
        this.graph = NodeFactory.createURI(iris.proposedGraph());
        this.dataset = dataset;
    }

    /** The quads of the graph of proposed incidents. */
    List<Quad> quads() {
        Map<String, List<Saying>> byParties = new TreeMap<>();
        for (Node type : ACCUSING) {
            sayings(type, false, byParties);
        }
        sayings(Vocabulary.RESPONSIBILITY_CLAIM, true, byParties);
        for (List<Saying> sayings : byParties.values()) {
            sayings.sort(Comparator.comparing(Saying::day).thenComparing(saying -> saying.claim().getURI()));
            affairs(sayings).stream().filter(Proposals::isToldTwice).forEach(this::propose);
        }
        return quads;
    }

    private void sayings(Node type, boolean own, Map<String, List<Saying>> into) {
        Iterator<Quad> claims = dataset.find(Node.ANY, Node.ANY, Vocabulary.TYPE, type);
        while (claims.hasNext()) {
            Quad quad = claims.next();
            Saying saying = iris.isArticleGraph(quad.getGraph().toString()) ? saying(quad.getGraph(), quad.getSubject(), own) : null;
            if (saying != null) {
                into.computeIfAbsent(saying.parties(), parties -> new ArrayList<>()).add(saying);
            }
        }
    }

    /** What a claim says, or null where it is about an incident already, or where its parties, day or publisher are not known. */
    private Saying saying(Node article, Node claim, boolean own) {
        Node speaker = value(article, claim, Vocabulary.SPEAKER_PRINCIPAL);
        Node target = value(article, claim, Vocabulary.TARGET_PRINCIPAL);
        LocalDate day = day(value(article, claim, Vocabulary.SAID_ON));
        day = day == null ? day(value(article, article, Vocabulary.DATE_PUBLISHED)) : day;
        String publisher = publisher(article);
        Node cyber = value(article, claim, Vocabulary.CYBER);
        boolean known = isKnown(speaker) && isKnown(target) && !speaker.equals(target);
        if (!known || day == null || publisher == null || value(article, claim, Vocabulary.ABOUT) != null || cyber == null || !cyber.getLiteralLexicalForm().equals("true")) {
            return null;
        }
        return new Saying(claim, speaker, target, own, day, publisher, names(article, claim, speaker, target));
    }

    private boolean isKnown(Node actor) {
        return actor != null && dataset.contains(NodeFactory.createURI(iris.catalogGraph()), actor, Vocabulary.TYPE, Node.ANY);
    }

    private static LocalDate day(Node date) {
        return date != null && date.isLiteral() && DAY.matcher(date.getLiteralLexicalForm()).matches()
                ? LocalDate.parse(date.getLiteralLexicalForm().substring(0, 10))
                : null;
    }

    private String publisher(Node article) {
        Node publisher = value(article, article, Vocabulary.PUBLISHER);
        if (publisher != null && publisher.isLiteral()) {
            return publisher.getLiteralLexicalForm();
        }
        Node url = value(article, article, Vocabulary.URL);
        return url == null || !url.isURI() ? null : URI.create(url.getURI()).getHost();
    }

    /** The words of its sentence that look like names, without the first, which may be any word, and without the parties' own. */
    private Set<String> names(Node article, Node claim, Node speaker, Node target) {
        Set<String> parties = new HashSet<>();
        for (Node mention : List.of(Vocabulary.SPEAKER_MENTION, Vocabulary.TARGET_MENTION)) {
            dataset.find(article, claim, mention, Node.ANY).forEachRemaining(quad -> prefixes(quad.getObject(), parties));
        }
        for (Node actor : List.of(speaker, target)) {
            for (Node name : List.of(Vocabulary.LABEL, Vocabulary.ALT_LABEL)) {
                dataset.find(NodeFactory.createURI(iris.catalogGraph()), actor, name, Node.ANY).forEachRemaining(quad -> prefixes(quad.getObject(), parties));
            }
        }
        Set<String> names = new TreeSet<>();
        Node sentence = value(article, value(article, claim, Vocabulary.EVIDENCE), Vocabulary.EXACT);
        Matcher name = NAME.matcher(sentence == null ? "" : sentence.getLiteralLexicalForm());
        while (name.find()) {
            if (name.start() > 0 && !parties.contains(prefix(name.group())) && !CALENDAR.contains(prefix(name.group()))) {
                names.add(name.group());
            }
        }
        return names;
    }

    private static final Set<String> CALENDAR = calendar();

    private static Set<String> calendar() {
        Set<String> words = new HashSet<>();
        for (String lang : List.of("de", "en", "es", "fr", "it", "pt", "ru")) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern("EEEE MMMM", Locale.forLanguageTag(lang));
            for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(26)) {
                for (String word : day.format(format).split(" ")) {
                    words.add(prefix(word));
                }
            }
        }
        return words;
    }

    private static void prefixes(Node text, Set<String> into) {
        for (String word : text.getLiteralLexicalForm().split("[^\\p{L}\\p{M}\\p{N}]+")) {
            into.add(prefix(word));
        }
    }

    /** So far "China" and "Chinese" are the same. */
    private static String prefix(String word) {
        return word.substring(0, Math.min(PREFIX, word.length())).toLowerCase(Locale.ROOT);
    }

    /** Sayings of the same parties, by affair: each is within days of another one and shares a name with it. */
    private static List<List<Saying>> affairs(List<Saying> sayings) {
        List<List<Saying>> affairs = new ArrayList<>();
        for (Saying saying : sayings) {
            List<List<Saying>> same = affairs.stream().filter(affair -> affair.stream().anyMatch(other -> isOneAffair(saying, other))).toList();
            List<Saying> joined = new ArrayList<>();
            same.forEach(joined::addAll);
            joined.add(saying);
            affairs.removeAll(same);
            affairs.add(joined);
        }
        return affairs;
    }

    private static boolean isOneAffair(Saying one, Saying other) {
        return Math.abs(one.day().toEpochDay() - other.day().toEpochDay()) <= DAYS && (one.own() || one.names().stream().anyMatch(other.names()::contains));
    }

    private static boolean isToldTwice(List<Saying> affair) {
        return affair.stream().map(Saying::publisher).distinct().count() > 1;
    }

    private void propose(List<Saying> affair) {
        Saying first = affair.stream().min(Comparator.comparing(Saying::day).thenComparing(saying -> saying.claim().getURI())).orElseThrow();
        Node incident = NodeFactory.createURI(
                iris.incident(String.join("-", "proposed", id(first.speaker()), id(first.target()), first.day().toString(), id(first.claim()).substring(0, PREFIX))));
        add(incident, Vocabulary.TYPE, Vocabulary.INCIDENT);
        add(incident, Vocabulary.PROPOSED, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
        add(incident, Vocabulary.DATE, NodeFactory.createLiteralDT(first.day().toString().substring(0, 7), XSDDatatype.XSDgYearMonth));
        for (String lang : List.of("en", "fr")) {
            add(incident, Vocabulary.LABEL, NodeFactory.createLiteralLang(label(first, lang), lang));
        }
        affair.forEach(saying -> add(incident, Vocabulary.GATHERS, saying.claim()));
    }

    private String label(Saying saying, String lang) {
        boolean english = lang.equals("en");
        String phrase = saying.own()
                ? (english ? "attacks on %2$s claimed by %1$s, %3$s (proposed)" : "attaques contre %2$s revendiquées par %1$s, %3$s (proposé)")
                : (english ? "attacks %2$s is accused of by %1$s, %3$s (proposed)" : "attaques reprochées à %2$s par %1$s, %3$s (proposé)");
        String month = DateTimeFormatter.ofPattern("LLLL yyyy", Locale.forLanguageTag(lang)).format(saying.day());
        return String.format(Locale.ROOT, phrase, label(saying.speaker(), lang), label(saying.target(), lang), month);
    }

    private String label(Node actor, String lang) {
        TreeMap<String, String> labels = new TreeMap<>();
        dataset.find(NodeFactory.createURI(iris.catalogGraph()), actor, Vocabulary.LABEL, Node.ANY)
                .forEachRemaining(quad -> labels.put(quad.getObject().getLiteralLanguage(), quad.getObject().getLiteralLexicalForm()));
        return labels.getOrDefault(lang, labels.getOrDefault("en", id(actor)));
    }

    private static String id(Node thing) {
        return thing.getURI().substring(thing.getURI().lastIndexOf('/') + 1);
    }

    private Node value(Node in, Node subject, Node property) {
        if (subject == null) {
            return null;
        }
        Iterator<Quad> found = dataset.find(in, subject, property, Node.ANY);
        return found.hasNext() ? found.next().getObject() : null;
    }

    private void add(Node subject, Node property, Node value) {
        quads.add(new Quad(graph, subject, property, value));
    }
}
