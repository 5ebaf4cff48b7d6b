package riposte.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import riposte.claim.ClaimType;

class BinderTest {

    private static ReadClaim claim(String id, ClaimType type, String speaker, String target, String sentence, int start) {
        return new ReadClaim(
                NodeFactory.createURI("http://localhost:8080/claim/" + id), id, type, Set.of(), speaker, target, sentence, start,
                start + sentence.length(), 0.9);
    }

    private static ReadClaim accusation(String id, String sentence, int start) {
        return claim(id, ClaimType.ACCUSATION, "Ardenia", "Borealia", sentence, start);
    }

    @Test
    void ofTheSameWordsAtTwoPlacesTheContextTells() {
        String text = Decisions.SENTENCE + " It snowed. It rained. " + Decisions.SENTENCE + " Nobody answered.";
        int second = text.lastIndexOf(Decisions.SENTENCE);
        ReadClaim wanted = accusation("c2", Decisions.SENTENCE, second);
        Binder binder = new Binder(text, List.of(accusation("c1", Decisions.SENTENCE, 0), wanted));

        assertThat(binder.locate(Decisions.BINDING)).isEqualTo(second);
        assertThat(binder.find(Decisions.accept())).isEqualTo(wanted);
    }

    @Test
    void aSentenceThatIsCutOtherwiseIsTheSamePlace() {
        String text = "It rained. " + Decisions.SENTENCE;
        ReadClaim half = accusation("c3", "Ardenia blamed Borealia", 11);

        assertThat(new Binder(text, List.of(half)).find(Decisions.accept())).isEqualTo(half);
    }

    @Test
    void aSentenceThatWasReworkedIsFoundByItsWords() {
        String reworked = "Ardenia blamed Borealia for the theft of the mail.";
        assertThat(new Binder(reworked, List.of(accusation("c4", reworked, 0))).find(Decisions.accept())).isNotNull();
        String other = "Ardenia blamed Borealia again.";
        assertThat(new Binder(other, List.of(accusation("c5", other, 0))).find(Decisions.accept())).isNull();
    }

    @Test
    void anotherTypeOrOtherPartiesAreAnotherClaim() {
        for (ReadClaim other : List.of(
                claim("c6", ClaimType.DENIAL, "Ardenia", "Borealia", Decisions.SENTENCE, 0),
                claim("c7", ClaimType.ACCUSATION, "Borealia", "Ardenia", Decisions.SENTENCE, 0))) {
            assertThat(new Binder(Decisions.SENTENCE, List.of(other)).find(Decisions.accept())).isNull();
        }
    }
}
