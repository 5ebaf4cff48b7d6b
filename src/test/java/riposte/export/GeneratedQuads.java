package riposte.export;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/** Article graphs of claims, as many as wanted, made one after the other. */
final class GeneratedQuads {

    private static final String BASE = "https://data.example/";
    private static final String RIP = "https://w3id.org/riposte#";
    private static final int CLAIMS = 4;

    /** Quads per article graph. */
    static final int PER_ARTICLE = CLAIMS * 8 + 2;

    private GeneratedQuads() {}

    static Iterator<Quad> articles(int count) {
        return IntStream.range(0, count).boxed().flatMap(GeneratedQuads::article).iterator();
    }

    static Stream<Quad> article(int number) {
        Node graph = iri(BASE + "article/" + Integer.toHexString(number));
        Stream<Quad> head = Stream.of(
                quad(graph, graph, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", iri(RIP + "Article")),
                quad(graph, graph, "https://schema.org/headline", NodeFactory.createLiteralString("Article no. " + number)));
        return Stream.concat(head, IntStream.range(0, CLAIMS).boxed().flatMap(i -> claim(graph, number, i).stream()));
    }

    private static List<Quad> claim(Node graph, int article, int number) {
        Node claim = iri(BASE + "claim/" + Integer.toHexString(article * CLAIMS + number));
        int speaker = (article * 31 + number) % 997;
        int target = (article * 17 + number * 5) % 991;
        return List.of(
                quad(graph, claim, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", iri(RIP + "Accusation")),
                quad(graph, claim, "http://www.w3.org/2000/01/rdf-schema#label",
                        NodeFactory.createLiteralLang("Acteur " + speaker + " → “acteur” " + target + " é", "fr")),
                quad(graph, claim, RIP + "speaker", iri(BASE + "actor/a" + speaker)),
                quad(graph, claim, RIP + "target", iri(BASE + "actor/b" + target)),
                quad(graph, claim, RIP + "hedged", NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean)),
                quad(graph, claim, RIP + "confidence", NodeFactory.createLiteralDT("0.85", XSDDatatype.XSDdecimal)),
                quad(graph, claim, "http://www.w3.org/ns/prov#wasDerivedFrom", graph),
                quad(graph, iri(BASE + "actor/a" + speaker), RIP + "accuses", iri(BASE + "actor/b" + target)));
    }

    private static Quad quad(Node graph, Node subject, String predicate, Node object) {
        return new Quad(graph, subject, iri(predicate), object);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
