package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import riposte.claim.ActorType;
import riposte.claim.ClaimType;
import riposte.rdf.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The style file for the AWS graph explorer speaks of the ontology as it is. */
class GraphExplorerStylesTest {

    @Test
    void stylesEveryClassThatThingsHaveAndOnlyTermsThereAre() throws IOException {
        JenaSystem.init();
        JsonNode data;
        Graph ontology;
        try (InputStream styles = getClass().getResourceAsStream("/ontology/graph-explorer-styles.json");
                InputStream turtle = getClass().getResourceAsStream("/ontology/riposte.ttl")) {
            data = JsonMapper.shared().readTree(styles).get("data");
            ontology = RDFParser.source(turtle).lang(Lang.TURTLE).toGraph();
        }
        Set<String> classes = Stream.of(
                        Arrays.stream(ClaimType.values()).map(Vocabulary::classOf),
                        Arrays.stream(ActorType.values()).map(Vocabulary::classOf),
                        Stream.of(Vocabulary.INCIDENT, Vocabulary.ARTICLE, Vocabulary.PASSAGE, Vocabulary.STATEMENT, Vocabulary.EXTRACTION))
                .flatMap(nodes -> nodes)
                .map(Node::getURI)
                .collect(Collectors.toSet());

        assertThat(data.get("vertices").propertyNames()).containsExactlyInAnyOrderElementsOf(classes);
        assertThat(terms(ontology, OWL2.Class.asNode())).containsAll(classes);
        assertThat(terms(ontology, OWL2.ObjectProperty.asNode()))
                .containsAll(data.get("edges").propertyNames());
        for (ClaimType type : ClaimType.values()) {
            assertThat(data.get("edges").has(Vocabulary.edgeOf(type).getURI())).isTrue();
        }
    }

    private static Set<String> terms(Graph ontology, Node type) {
        return ontology.find(Node.ANY, RDF.type.asNode(), type)
                .mapWith(Triple::getSubject)
                .mapWith(Node::getURI)
                .toSet();
    }
}
