package riposte.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;

/** Small cases whose figures were worked out by hand. */
class EvaluationTest {

    private static final String SENTENCE = "Oslo says Moscow did it.";

    @Test
    void aClaimIsRightByTypeAndPrincipals() {
        Evaluation evaluation = evaluate(
                List.of(gold(ClaimType.ACCUSATION, "Norway", "Russia"), gold(ClaimType.DENIAL, "Russia", "Norway")),
                found(ClaimType.ACCUSATION, known("Norway"), known("Russia")),
                found(ClaimType.DENIAL, known("Norway"), known("Russia")));

        assertThat(evaluation.overall()).isEqualTo(new Figures(1, 1, 1));
        assertThat(evaluation.overall().precision()).isEqualTo(0.5);
        assertThat(evaluation.overall().recall()).isEqualTo(0.5);
        assertThat(evaluation.overall().f1()).isEqualTo(0.5);
        assertThat(evaluation.byType().get(ClaimType.ACCUSATION)).isEqualTo(new Figures(1, 0, 0));
        assertThat(evaluation.byType().get(ClaimType.DENIAL)).isEqualTo(new Figures(0, 1, 1));
        assertThat(evaluation.byLanguage()).containsOnlyKeys("en");
    }

    @Test
    void repeatsOfARightClaimAreNoErrorAndOfAWrongOneCountOnce() {
        Evaluation evaluation = evaluate(
                List.of(gold(ClaimType.ACCUSATION, "Norway", "Russia")),
                found(ClaimType.ACCUSATION, known("Norway"), known("Russia")),
                found(ClaimType.ACCUSATION, known("Norway"), known("Russia")),
                found(ClaimType.DEMAND, known("Norway"), known("Russia")),
                found(ClaimType.DEMAND, known("Norway"), known("Russia")));

        assertThat(evaluation.overall()).isEqualTo(new Figures(1, 1, 0));
        assertThat(evaluation.byRule()).containsOnly(Map.entry("test-rule", new Figures(2, 2, 0)));
    }

    @Test
    void twoGoldClaimsOfTheSameActorsWantTwoFoundOnes() {
        List<GoldClaim> twice =
                List.of(gold(ClaimType.ACCUSATION, "Norway", "Russia"), gold(ClaimType.ACCUSATION, "Norway", "Russia"));

        assertThat(evaluate(twice, found(ClaimType.ACCUSATION, known("Norway"), known("Russia"))).overall())
                .isEqualTo(new Figures(1, 0, 1));
    }

    @Test
    void anOptionalClaimIsNeitherMissedNorFalse() {
        GoldClaim optional = new GoldClaim(
                ClaimType.CONDEMNATION, role("Norway"), role("Russia"), false, SENTENCE, true);

        assertThat(evaluate(List.of(optional)).overall()).isEqualTo(Figures.NONE);
        assertThat(evaluate(List.of(optional), found(ClaimType.CONDEMNATION, known("Norway"), known("Russia")))
                        .overall())
                .isEqualTo(Figures.NONE);
    }

    @Test
    void aMatchMovesWhereAnotherClaimNeedsIt() {
        // The first gold claim accepts either found claim, the second only the first of them.
        GoldClaim wide = new GoldClaim(
                ClaimType.ACCUSATION,
                role("Norway"),
                new GoldRole("Moscow", "Russia", List.of("APT28")),
                false,
                SENTENCE,
                false);
        GoldClaim narrow = gold(ClaimType.ACCUSATION, "Norway", "Russia");

        assertThat(evaluate(
                                List.of(wide, narrow),
                                found(ClaimType.ACCUSATION, known("Norway"), known("Russia")),
                                found(ClaimType.ACCUSATION, known("Norway"), known("Fancy Bear")))
                        .overall())
                .isEqualTo(new Figures(2, 0, 0));
    }

    @Test
    void nobodyMatchesOnlyWhereNobodyIsExpected() {
        GoldClaim authorless = new GoldClaim(
                ClaimType.ACCUSATION, new GoldRole(null, null, List.of()), role("Russia"), true, SENTENCE, false);
        GoldClaim either = new GoldClaim(
                ClaimType.DENIAL,
                role("Russia"),
                new GoldRole("Oslo", "Norway", Arrays.asList((String) null)),
                false,
                SENTENCE,
                false);

        assertThat(evaluate(List.of(authorless), found(ClaimType.ACCUSATION, null, known("Russia"))).overall())
                .isEqualTo(new Figures(1, 0, 0));
        assertThat(evaluate(List.of(either), found(ClaimType.DENIAL, known("Russia"), null)).overall())
                .isEqualTo(new Figures(1, 0, 0));
        assertThat(evaluate(
                                List.of(gold(ClaimType.ACCUSATION, "Norway", "Russia")),
                                found(ClaimType.ACCUSATION, null, known("Russia")))
                        .overall())
                .isEqualTo(new Figures(0, 1, 1));
    }

    @Test
    void anUnknownActorMatchesByItsWords() {
        GoldClaim gold = new GoldClaim(
                ClaimType.RESPONSIBILITY_CLAIM,
                new GoldRole("the Grey Heron collective", "Grey Heron", List.of()),
                role("Norway"),
                false,
                SENTENCE,
                false);

        assertThat(evaluate(List.of(gold), found(ClaimType.RESPONSIBILITY_CLAIM, unknown("Grey Heron gang"), known("Norway")))
                        .overall())
                .isEqualTo(new Figures(1, 0, 0));
        // One that the catalogue knows must be the right one.
        assertThat(evaluate(List.of(gold), found(ClaimType.RESPONSIBILITY_CLAIM, known("Grey Heron gang"), known("Norway")))
                        .overall())
                .isEqualTo(new Figures(0, 1, 1));
    }

    @Test
    void namesCompareWithoutAccentsArticlesCaseAndByTheirAliases() {
        assertThat(Names.normal("Les États-Unis")).isEqualTo("etats unis");
        assertThat(Names.normal("the U.S.")).isEqualTo(Names.normal("United States of America")).isEqualTo("united states");
    }

    @Test
    void textsWithoutClaimsCountThroughFalseOnes() {
        Evaluation evaluation = new Evaluation();
        evaluation.add(text("a", "en"), List.of());
        evaluation.add(text("b", "fr"), List.of(found(ClaimType.ACCUSATION, known("Norway"), known("Russia"))));

        assertThat(evaluation.withoutClaims()).isEqualTo(2);
        assertThat(evaluation.withoutClaimsButFound()).isEqualTo(1);
        assertThat(evaluation.overall()).isEqualTo(new Figures(0, 1, 0));
        assertThat(evaluation.byLanguage().get("en")).isEqualTo(Figures.NONE);
    }

    @Test
    void reportsSayTheSame() throws IOException {
        Evaluation evaluation = evaluate(
                List.of(gold(ClaimType.ACCUSATION, "Norway", "Russia"), gold(ClaimType.DENIAL, "Russia", "<b>")),
                found(ClaimType.ACCUSATION, known("Norway"), known("Russia")));
        EvaluationReport report = new EvaluationReport(evaluation);
        StringBuilder text = new StringBuilder();
        StringBuilder json = new StringBuilder();
        StringBuilder html = new StringBuilder();
        report.text(text, 10);
        report.json(json);
        report.html(html, "Quality");

        assertThat(text).containsPattern("all +1\\.000 +0\\.500 +0\\.667 +1 +0 +1").contains("missed t: denial: Russia -> <b>");
        assertThat(json).contains("\"f1\" : 0.667").contains("\"misses\"");
        assertThat(html).contains("<td class=n>0.667").contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void aBrokenLineIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gold.jsonl");
        Files.writeString(file, "{\"id\": \"a\", \"lang\": \"en\", \"text\": \"x\", \"claims\": []}\n{\"id\": ");
        assertThatThrownBy(() -> Gold.read(file)).isInstanceOf(IOException.class).hasMessageContaining("line 2");

        Files.writeString(file, "{\"id\": \"a\", \"claims\": [{\"type\": \"rumour\"}]}");
        assertThatThrownBy(() -> Gold.read(file)).hasMessageContaining("line 1").hasMessageContaining("rumour");
    }

    @Test
    void alternativesAndMarksAreRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gold.jsonl");
        Files.writeString(file, """
                {"id": "a", "group": "g", "lang": "fr", "text": "…", "claims": [{"type": "denial", "speaker": "Oslo",
                 "speaker_principal": "Norway", "target": null, "target_principal": null, "target_alt": ["Russia", null],
                 "hedged": true, "evidence": "…", "optional": true}]}
                """.replace("\n ", " "));

        assertThat(Gold.read(file))
                .containsExactly(new GoldText(
                        "a",
                        "g",
                        "fr",
                        1,
                        null,
                        List.of(new GoldClaim(
                                ClaimType.DENIAL,
                                new GoldRole("Oslo", "Norway", List.of()),
                                new GoldRole(null, null, Arrays.asList("Russia", null)),
                                true,
                                "…",
                                true))));
    }

    private static Evaluation evaluate(List<GoldClaim> gold, Claim... found) {
        Evaluation evaluation = new Evaluation();
        evaluation.add(new GoldText("t", "t", "en", 1, null, gold), List.of(found));
        return evaluation;
    }

    private static GoldText text(String id, String lang) {
        return new GoldText(id, id, lang, 1, null, List.of());
    }

    private static GoldClaim gold(ClaimType type, String speaker, String target) {
        return new GoldClaim(type, role(speaker), role(target), false, SENTENCE, false);
    }

    private static GoldRole role(String name) {
        return new GoldRole(name, name, List.of());
    }

    private static Claim found(ClaimType type, Participant speaker, Participant target) {
        return new Claim(
                "0",
                type,
                speaker,
                target,
                null,
                null,
                List.of(),
                false,
                true,
                null,
                List.of(),
                new Evidence(SENTENCE, 0, SENTENCE.length()),
                null,
                null,
                0.5,
                "test-rule");
    }

    private static Participant known(String name) {
        return participant(name, true);
    }

    private static Participant unknown(String name) {
        return participant(name, false);
    }

    private static Participant participant(String name, boolean known) {
        Actor actor = new Actor(
                name.toLowerCase().replaceAll("[^a-z]+", "-"), ActorType.ORGANIZATION, Map.of("en", name), null, known);
        return new Participant(name, actor, actor);
    }
}
