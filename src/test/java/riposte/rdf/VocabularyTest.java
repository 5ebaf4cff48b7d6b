package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import riposte.claim.ActorType;
import riposte.claim.ClaimType;

class VocabularyTest {

    private final Graph ontology = OntologyQuads.graph("riposte.ttl");

    @Test
    void constantsAndOntologyHaveTheSameTerms() throws IllegalAccessException {
        Set<String> constants = new TreeSet<>();
        for (Field field : Vocabulary.class.getFields()) {
            if (field.get(null) instanceof Node node && node.getURI().startsWith(Vocabulary.NS)) {
                constants.add(node.getURI());
            }
        }
        Set<String> terms = new TreeSet<>();
        ontology.stream()
                .map(t -> t.getSubject().getURI())
                .filter(iri -> iri.startsWith(Vocabulary.NS))
                .forEach(terms::add);
        assertThat(constants).isEqualTo(terms).hasSizeGreaterThan(50);
    }

    @Test
    void everyTypeHasAClass() {
        for (ClaimType type : ClaimType.values()) {
            assertThat(ontology.contains(
                            Vocabulary.classOf(type), Vocabulary.term("eventCode"), Vocabulary.term("cameo-" + type.cameo())))
                    .as(type.key())
                    .isTrue();
        }
        for (ActorType type : ActorType.values()) {
            assertThat(ontology.contains(Vocabulary.classOf(type), null, Vocabulary.ACTOR))
                    .as(type.name())
                    .isTrue();
        }
    }
}
