package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Referent;
import riposte.review.ReviewedClaim;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;

/** Sixty claims of a store are decided about: what its table says then, and its pages. */
class CalibrateCommandTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Iris IRIS = Iris.local();

    private static final Function<ReviewedClaim, Decision> ACCEPT = claim -> claim.decide(DecisionKind.ACCEPT, "Ada", NOON, "");
    private static final Function<ReviewedClaim, Decision> REJECT = claim -> claim.decide(DecisionKind.REJECT, "Ada", NOON, "");
    private static final Function<ReviewedClaim, Decision> HEDGED = correct(said -> said.withHedged(true));
    private static final Function<ReviewedClaim, Decision> INCIDENT = correct(said -> said.withAbout(null));
    private static final Function<ReviewedClaim, Decision> TYPE = correct(said -> said.withType(ClaimType.CONDEMNATION));
    private static final Function<ReviewedClaim, Decision> SPEAKER = correct(said -> said.withSpeaker(said.target()));
    private static final Function<ReviewedClaim, Decision> NO_TARGET = correct(said -> said.withTarget(null));

    private record Case(double confidence, Actor speaker, Function<ReviewedClaim, Decision> verdict) {}

    @TempDir
    Path folder;

    private final List<Case> cases = new ArrayList<>();
    private Path store;

    private static Function<ReviewedClaim, Decision> correct(Function<Content, Content> correction) {
        return claim -> claim.correct(correction.apply(claim.content()), "Ada", NOON, "");
    }

    private void cases(int count, double confidence, Function<ReviewedClaim, Decision> verdict) {
        IntStream.range(0, count).forEach(i -> cases.add(new Case(confidence, Fixture.ARDENIA, verdict)));
    }

    private static String id(int number) {
        return String.format("ca%014d", number);
    }

    private static ArticleClaims reading(int number, Case read) {
        String text = read.speaker().label() + " blames Borealia for breach number " + number + ".";
        return new ArticleClaims(
                new Article("c" + number, null, "Report " + number, "The Courier", LocalDate.of(2024, 5, 2), null, "en", text),
                List.of(new Claim(
                        id(number), ClaimType.ACCUSATION, new Participant(read.speaker().label(), read.speaker(), read.speaker()),
                        new Participant("Borealia", Fixture.BOREALIA, Fixture.BOREALIA), Fixture.HARBOUR, null, List.of(), false, true, null,
                        List.of(), new Evidence(text, 0, text.length()), null, null, read.confidence(), "r")));
    }

    @BeforeEach
    void fill() {
        store = folder.resolve("store");
        cases(18, 0.9, ACCEPT);
        // Corvania is merged into Ardenia before this one is corrected: the speaker is no mistake of the reading.
        cases.add(new Case(0.9, Fixture.CORVANIA, HEDGED));
        cases(1, 0.9, REJECT);
        cases(4, 0.75, ACCEPT);
        cases(12, 0.65, ACCEPT);
        cases(1, 0.65, INCIDENT);
        cases(1, 0.65, TYPE);
        cases(1, 0.65, SPEAKER);
        cases(1, 0.65, NO_TARGET);
        cases(6, 0.55, ACCEPT);
        cases(6, 0.55, REJECT);
        cases(4, 0.45, ACCEPT);
        cases(4, 0.95, REJECT);
        cases(6, 0.95, claim -> null);
        try (ClaimStore claims = ClaimStore.open(store, IRIS)) {
            claims.refresh(Fixture.catalog());
            claims.replace(IntStream.range(0, cases.size()).mapToObj(i -> reading(i, cases.get(i))));
            claims.decide(List.of(Decision.ofThings(
                    DecisionKind.MERGE, "Ada", NOON, "", Referent.of(Fixture.CORVANIA), Referent.of(Fixture.ARDENIA))));
        }
    }

    /** Decides about the claims up to that one. */
    private void decide(int count) {
        try (ClaimStore claims = ClaimStore.open(store, IRIS)) {
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Decision decision = cases.get(i).verdict().apply(reviewed(claims, i));
                if (decision != null) {
                    decisions.add(decision);
                }
            }
            claims.decide(decisions);
        }
    }

    private static ReviewedClaim reviewed(ClaimStore claims, int number) {
        return claims.reviewed(IRIS.claim(id(number))).orElseThrow();
    }

    /** Of four rejections two are withdrawn and two replaced; a claim that was missed is added. */
    private void thinkAgain() {
        try (ClaimStore claims = ClaimStore.open(store, IRIS)) {
            List<Decision> decisions = new ArrayList<>();
            for (int number : List.of(56, 57)) {
                decisions.add(reviewed(claims, number).newest().undo("Ada", NOON.plusSeconds(60), ""));
            }
            for (int number : List.of(58, 59)) {
                decisions.add(reviewed(claims, number).decide(DecisionKind.ACCEPT, "Ben", NOON.plusSeconds(60), ""));
            }
            Content found = Content.added(ClaimType.DEMAND, null, reviewed(claims, 0).content().target(), null, false, 0, 20);
            decisions.add(Decision.ofClaim(
                    DecisionKind.ADD, "Ada", NOON, "", claims.binding(IRIS.article(reading(60, cases.get(60)).article().key()), found), found, List.of()));
            claims.decide(decisions);
        }
    }

    private Run calibrate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("calibrate", "--store", store.toString()));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void tooFewDecisionsChangeNothing() {
        decide(34);

        Run run = calibrate();

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.complaints()).singleElement().asString().contains("34 claims", "16 more are missing");
        assertThat(store.resolve("reliability.csv")).doesNotExist();
    }

    @Test
    void pagesSayWhatTheStoresOwnDecisionsAreWorth() throws IOException {
        decide(60);
        thinkAgain();
        List<String> table = List.of(
                "from,right,judged,set", "0.8,21,22,store", "0.6,17,20,store", "0.5,6,12,store", "0.4,123,286,heldout",
                "0.3,81,222,heldout");

        Path apart = folder.resolve("table.csv");
        assertThat(calibrate("-o", apart.toString()).code()).isZero();
        assertThat(Files.readAllLines(apart)).endsWith(table.toArray(String[]::new));
        assertThat(store.resolve("reliability.csv")).doesNotExist();

        Run run = calibrate();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines()).containsExactly(
                "58 claims decided about, 48 right as they were read",
                "",
                "confidence  right here   the store's table                  the table that comes with Riposte",
                "0.8-1       21 of 22     0.8-1: 21 of 22, 95 % (78-99)      34 of 38, 89 % (76-96)",
                "0.7-0.8     4 of 4       0.6-0.8: 17 of 20, 85 % (64-95)    17 of 24, 71 % (51-85)",
                "0.6-0.7     13 of 16     0.6-0.8: 17 of 20, 85 % (64-95)    21 of 35, 60 % (44-74)",
                "0.5-0.6     6 of 12      0.5-0.6: 6 of 12, 50 % (25-75)     14 of 38, 37 % (23-53)",
                "0.4-0.5     4 of 4       as it comes                        123 of 286, 43 % (37-49)",
                "0.3-0.4     none         as it comes                        81 of 222, 36 % (30-43)",
                "",
                "written to " + store.resolve("reliability.csv"));
        assertThat(Files.readAllLines(store.resolve("reliability.csv"))).endsWith(table.toArray(String[]::new));

        try (TestServer server = TestServer.start(store)) {
            assertThat(sure(server, 20, "en")).isEqualTo("very likely right. Of claims like this (confidence from 0.6 to 0.8) that were checked "
                    + "in this store, 17 of 20 were right. That is about 85 of 100; with so many checked it may be 64 to 95. "
                    + "Right means that the sentence says this of these actors; not that what it says is true.");
            assertThat(sure(server, 20, "fr")).startsWith("très probablement juste. Parmi les déclarations comme celle-ci (confiance de 0,6 à "
                    + "0,8) vérifiées dans cette base, 17 sur 20 étaient justes. C'est environ 85 sur 100");
            assertThat(sure(server, 54, "en")).contains("Of 286 claims with a confidence from 0.4 to 0.5 in test passages");
            assertThat(Jsoup.parse(server.get("/claims?confidence=0.9").body()).select(".claim .sure").eachText())
                    .contains("very likely right · about 95 of 100");
        }

        assertThat(calibrate("--builtin").out()).contains("is removed");
        assertThat(store.resolve("reliability.csv")).doesNotExist();
        assertThat(calibrate("--builtin").out()).contains("has no table of its own");
        assertThat(calibrate("--builtin", "-o", "x.csv").code()).isEqualTo(Riposte.USAGE);
    }

    private static String sure(TestServer server, int number, String lang) {
        var answer = server.get("/claim/" + id(number) + ".html", "Accept-Language", lang);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body()).select("dd .sure").text();
    }

    @Test
    void aTableMayBeThereBeforeTheStore() throws IOException {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.writeString(fresh.resolve("reliability.csv"), "0.3,30,60,store\n");
        try (ClaimStore claims = ClaimStore.open(fresh, IRIS)) {
            assertThat(claims.judgements()).isEmpty();
        }
    }
}
