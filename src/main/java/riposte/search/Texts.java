package riposte.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import riposte.claim.ActorType;
import riposte.rdf.Vocabulary;

/**
 * Which texts of a graph can be found, and how they stand in the index. Of claims the sentence and the quotations, of articles the title, of actors and
 * incidents the names; what a claim's own line says follows from these.
 */
final class Texts {

    static final String GRAPH = "graph";
    static final String SUBJECT = "subject";
    static final String SUBJECT_KEY = "subject-key";
    static final String KEY = "key";
    static final String KIND = "kind";
    static final String PROPERTY = "property";
    static final String PASSAGE = "passage";
    static final String TEXT = "text";
    static final String LANG = "lang";

    /** Properties that can be asked for. */
    static final List<Node> PROPERTIES = List.of(Vocabulary.EVIDENCE, Vocabulary.QUOTE, Vocabulary.LABEL, Vocabulary.ALT_LABEL);

    /** The longest text that is found by its words, in characters; of longer ones the beginning. */
    private static final int LONGEST = 20_000;

    private static final Map<Node, Kind> KINDS = kinds();

    private Texts() {}

    private static Map<Node, Kind> kinds() {
        Map<Node, Kind> kinds = new HashMap<>();
        Stream.of(ActorType.values()).forEach(type -> kinds.put(Vocabulary.term(type.ontologyClass()), Kind.ACTOR));
        kinds.put(Vocabulary.INCIDENT, Kind.INCIDENT);
        kinds.put(Vocabulary.ARTICLE, Kind.ARTICLE);
        return kinds;
    }

    /** The texts of a graph; none where there is no such graph. Within a transaction of the calling thread. */
    static List<Text> of(DatasetGraph dataset, String name) {
        Node graph = NodeFactory.createURI(name);
        List<Text> texts = new ArrayList<>();
        find(dataset, graph, Node.ANY, Vocabulary.EVIDENCE).forEachRemaining(quad -> evidence(dataset, quad, texts));
        find(dataset, graph, Node.ANY, Vocabulary.QUOTE)
                .forEachRemaining(quad -> add(Kind.QUOTE, quad, null, quad.getObject(), texts));
        names(dataset, graph, texts);
        return texts;
    }

    private static void evidence(DatasetGraph dataset, Quad quad, List<Text> texts) {
        Node passage = quad.getObject();
        Set<Node> words = sentences(dataset, quad.getGraph(), passage);
        if (words.isEmpty()) {
            words = sentences(dataset, Node.ANY, passage);
        }
        words.forEach(sentence -> add(Kind.EVIDENCE, quad, passage, sentence, texts));
    }

    private static Set<Node> sentences(DatasetGraph dataset, Node graph, Node passage) {
        Set<Node> sentences = new HashSet<>();
        find(dataset, graph, passage, Vocabulary.EXACT).forEachRemaining(quad -> sentences.add(quad.getObject()));
        return sentences;
    }

    private static void names(DatasetGraph dataset, Node graph, List<Text> texts) {
        Map<Node, Kind> kinds = new HashMap<>();
        Set<Node> others = new HashSet<>();
        find(dataset, graph, Node.ANY, Vocabulary.TYPE).forEachRemaining(quad -> {
            Kind kind = KINDS.get(quad.getObject());
            if (kind == null) {
                others.add(quad.getSubject());
            } else {
                kinds.put(quad.getSubject(), kind);
            }
        });
        others.removeAll(kinds.keySet());
        for (Node property : List.of(Vocabulary.LABEL, Vocabulary.ALT_LABEL)) {
            find(dataset, graph, Node.ANY, property).forEachRemaining(quad -> {
                Node subject = quad.getSubject();
                if (!others.contains(subject)) {
                    Kind kind = kinds.get(subject);
                    if (kind == null) {
                        kind = kindElsewhere(dataset, subject);
                        if (kind == null) {
                            others.add(subject);
                            return;
                        }
                        kinds.put(subject, kind);
                    }
                    add(kind, quad, null, quad.getObject(), texts);
                }
            });
        }
    }

    private static Kind kindElsewhere(DatasetGraph dataset, Node subject) {
        Set<Kind> found = new HashSet<>();
        find(dataset, Node.ANY, subject, Vocabulary.TYPE).forEachRemaining(quad -> {
            if (KINDS.containsKey(quad.getObject())) {
                found.add(KINDS.get(quad.getObject()));
            }
        });
        return found.stream().sorted().findFirst().orElse(null);
    }

    private static Iterator<Quad> find(DatasetGraph dataset, Node graph, Node subject, Node property) {
        return dataset.find(graph, subject, property, Node.ANY);
    }

    private static void add(Kind kind, Quad quad, Node passage, Node text, List<Text> texts) {
        if (quad.getSubject().isURI() && text.isLiteral() && (passage == null || passage.isURI())) {
            String words = text.getLiteralLexicalForm();
            texts.add(new Text(
                    kind,
                    quad.getGraph().getURI(),
                    quad.getSubject().getURI(),
                    quad.getPredicate().getURI(),
                    passage == null ? null : passage.getURI(),
                    words,
                    text.getLiteralLanguage()));
        }
    }

    /** All texts that a graph has in the index. */
    static Term ofGraph(String graph) {
        return new Term(GRAPH, graph);
    }

    static Document document(Text text) {
        Document document = new Document();
        document.add(new StringField(GRAPH, text.graph(), Field.Store.YES));
        document.add(new StringField(KIND, text.kind().name(), Field.Store.YES));
        document.add(new StringField(PROPERTY, text.property(), Field.Store.YES));
        document.add(new StoredField(SUBJECT, text.subject()));
        document.add(new StringField(SUBJECT_KEY, Long.toHexString(key(text.subject())), Field.Store.NO));
        document.add(new NumericDocValuesField(SUBJECT_KEY, key(text.subject())));
        document.add(new NumericDocValuesField(
                KEY, key(text.subject() + "\n" + text.property() + "\n" + text.lang() + "\n" + text.text())));
        if (text.passage() != null) {
            document.add(new StoredField(PASSAGE, text.passage()));
        }
        document.add(new StoredField(LANG, text.lang()));
        if (text.text().length() <= LONGEST) {
            document.add(new TextField(TEXT, text.text(), Field.Store.YES));
        } else {
            document.add(new TextField(TEXT, text.text().substring(0, LONGEST), Field.Store.NO));
            document.add(new StoredField(TEXT, text.text()));
        }
        return document;
    }

    static Text text(Document document) {
        return new Text(
                Kind.valueOf(document.get(KIND)),
                document.get(GRAPH),
                document.get(SUBJECT),
                document.get(PROPERTY),
                document.get(PASSAGE),
                document.get(TEXT),
                document.get(LANG));
    }

    /** A number that stands for a text: of two texts the same only by an accident that nobody lives to see. */
    static long key(String text) {
        return MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8))[0];
    }

    static Set<String> names(Iterable<Kind> kinds) {
        Set<String> names = new HashSet<>();
        kinds.forEach(kind -> names.add(kind.name()));
        return names.stream().collect(Collectors.toUnmodifiableSet());
    }
}
