package riposte.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocketTest {

    private static List<DecisionKind> inForce(Decision... decisions) {
        Docket docket = new Docket(List.of(decisions));
        return docket.decisions().stream().filter(docket::inForce).map(Decision::kind).sorted().toList();
    }

    @Test
    void oneThatIsSupersededHoldsAgainWhenTheOtherIsWithdrawn() {
        Decision first = Decisions.accept();
        Decision second = Decisions.ofClaim(DecisionKind.REJECT, first.id());
        Decision undo = Decisions.undo(1, second.id());

        assertThat(inForce(first)).containsExactly(DecisionKind.ACCEPT);
        assertThat(inForce(first, second)).containsExactly(DecisionKind.REJECT);
        assertThat(inForce(first, second, undo)).containsExactly(DecisionKind.ACCEPT);
        assertThat(inForce(first, second, undo, Decisions.undo(2, undo.id()))).containsExactly(DecisionKind.REJECT);
    }

    @Test
    void oneThatYieldsWaitsForTheOtherToBeWithdrawn() {
        Decision held = Decisions.accept();
        Decision came = Decisions.ofClaim(DecisionKind.REJECT).yieldingTo(List.of(held.id()));

        assertThat(inForce(held, came)).containsExactly(DecisionKind.ACCEPT);
        assertThat(inForce(held, came, Decisions.undo(1, held.id()))).containsExactly(DecisionKind.REJECT);
        assertThat(inForce(came)).containsExactly(DecisionKind.REJECT);
    }

    @Test
    void undosOfUndosTakeNoTime() {
        List<Decision> decisions = new ArrayList<>(List.of(Decisions.accept()));
        String before = decisions.get(0).id();
        String last = before;
        for (int i = 1; i <= 200; i++) {
            Decision undo = Decisions.undo(i, before, last);
            decisions.add(undo);
            before = last;
            last = undo.id();
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            Docket docket = new Docket(decisions);
            // Every third from the end on is withdrawn by the two behind it.
            assertThat(docket.inForce(decisions.get(0))).isFalse();
        });
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        List<Decision> decisions = new ArrayList<>(List.of(Decisions.accept()));
        for (int i = 1; i <= 20_000; i++) {
            decisions.add(Decisions.undo(i, decisions.get(i - 1).id()));
        }
        assertThat(new Docket(decisions).inForce(decisions.get(0))).isTrue();
        decisions.remove(decisions.size() - 1);
        assertThat(new Docket(decisions).inForce(decisions.get(0))).isFalse();
    }

    @Test
    void mergesEndAtOneInWhateverOrderTheyWereMade() {
        Decision first = Decisions.merge(Decisions.ARDENIA, Decisions.BOREALIA, 0);
        Decision back = Decisions.merge(Decisions.BOREALIA, Decisions.ARDENIA, 1);
        Decision on = Decisions.merge(Decisions.ARDENIA, Decisions.CANTIA, 2);

        Merges ring = new Merges(new Docket(List.of(back, first)));
        assertThat(List.of(ring.now("actor/ardenia"), ring.now("actor/borealia"), ring.now("actor/cantia")))
                .containsExactly("actor/borealia", "actor/borealia", "actor/cantia");
        assertThat(ring.replaced(first)).containsExactly(Decisions.ARDENIA);

        Merges all = new Merges(new Docket(List.of(on, back, first)));
        assertThat(all.now(Decisions.BOREALIA)).isEqualTo(Decisions.CANTIA);
        assertThat(all.replaced(on)).containsExactly(Decisions.ARDENIA);
        assertThat(all.replaced(first)).containsExactly(Decisions.ARDENIA, Decisions.BOREALIA);

        Merges undone = new Merges(new Docket(List.of(first, first.undo("Ben", Decisions.NOON.plusSeconds(1), ""))));
        assertThat(undone.now("actor/ardenia")).isEqualTo("actor/ardenia");
        assertThat(undone.replaced(first)).isEmpty();
    }
}
