package riposte.review;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import riposte.claim.ClaimType;

/** Decisions about one made-up claim and three made-up actors. */
final class Decisions {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Referent ARDENIA = new Referent("actor/ardenia", "State", Map.of("en", "Ardenia", "fr", "Ardénie"));
    static final Referent BOREALIA = new Referent("actor/borealia", "State", Map.of("en", "Borealia"));
    static final Referent CANTIA = new Referent("actor/cantia", "State", Map.of("en", "Cantia"));
    static final String SENTENCE = "Ardenia blamed Borealia for the theft of its mail.";
    static final Binding BINDING = new Binding(
            "0123456789abcdef", "ac00000000000001", SENTENCE, "It rained. ", " Nobody answered.", ClaimType.ACCUSATION, "Ardenia",
            "Borealia");
    static final Content CONTENT = Content.added(
            ClaimType.ACCUSATION, new Role(ARDENIA, null, "Ardenia"), new Role(BOREALIA, null, "Borealia"), null, false, 11,
            11 + SENTENCE.length());

    private Decisions() {}

    static Decision accept(String... supersedes) {
        return ofClaim(DecisionKind.ACCEPT, supersedes);
    }

    static Decision ofClaim(DecisionKind kind, String... supersedes) {
        return Decision.ofClaim(kind, "Ada", NOON, "as I read it", BINDING, CONTENT, Arrays.asList(supersedes));
    }

    static Decision merge(Referent thing, Referent into, int minute) {
        return Decision.ofThings(DecisionKind.MERGE, "Ada", NOON.plusSeconds(60L * minute), "", thing, into);
    }

    static Decision undo(int minute, String... withdrawn) {
        return Decision.identified(
                DecisionKind.UNDO, "Ben", NOON.plusSeconds(60L * minute), "", BINDING, null, null, null, List.of(withdrawn));
    }
}
