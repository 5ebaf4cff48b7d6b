package riposte.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** Others may write another kind of value where an IRI or a text belongs. */
class ValuesTest {

    private static final Node ACTOR = NodeFactory.createURI("http://localhost:8080/actor/ardenia");

    @Test
    void whatIsNoIriIsNone() {
        assertEquals(ACTOR.getURI(), Values.iri(ACTOR));
        assertNull(Values.iri(null));
        assertNull(Values.iri(NodeFactory.createLiteralString("https://news.example/1")));
        assertNull(Values.iri(NodeFactory.createBlankNode()));
    }

    @Test
    void whatIsNoTextNamesNobody() {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(ACTOR, Vocabulary.LABEL, NodeFactory.createURI("http://localhost:8080/name"));
        assertEquals(ACTOR.getURI(), Values.name(graph, ACTOR));
        graph.add(ACTOR, Vocabulary.LABEL, NodeFactory.createLiteralLang("Ardenia", "en"));
        assertEquals("Ardenia", Values.name(graph, ACTOR));
        assertNull(Values.name(graph, NodeFactory.createBlankNode()));
    }
}
