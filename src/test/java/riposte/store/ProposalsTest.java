package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.review.Decision;
import riposte.review.DecisionKind;

class ProposalsTest {

    private static final Actor ARDENIA = new Actor("ardenia", ActorType.STATE, Map.of("en", "Ardenia", "fr", "Ardénie"), null, true);
    private static final Actor BOREALIA = new Actor("borealia", ActorType.STATE, Map.of("en", "Borealia", "fr", "Boréalie"), null, true);
    private static final Actor GANG = new Actor("grey-heron", ActorType.THREAT_GROUP, Map.of("en", "Grey Heron"), null, true);
    private static final Actor STRANGER = new Actor("stranger", ActorType.COMPANY, Map.of("en", "Stranger"), null, false);
    private static final Incident KNOWN = new Incident("known-2020", Map.of("en", "Known hack"), LocalDate.of(2020, 1, 1), true);
    private static final LocalDate DAY = LocalDate.of(2021, 7, 19);
    private static final String SENTENCE = "On Monday Ardenian officials accused Borealia of attacking Quillhaven.";

    private static ArticleClaims told(String publisher, LocalDate day, ClaimType type, Actor speaker, Actor target, Incident about, String sentence) {
        return told("en", publisher, day, type, speaker, target, about, sentence);
    }

    private static ArticleClaims told(
            String lang, String publisher, LocalDate day, ClaimType type, Actor speaker, Actor target, Incident about, String sentence) {
        String text = publisher + ", " + day + ".\n" + sentence;
        Evidence evidence = new Evidence(sentence, text.length() - sentence.length(), text.length());
        Article article = new Article("a", null, "Title", publisher, day, null, lang, text);
        String id = String.format("%016x", (text + type + speaker.id() + target.id()).hashCode() & 0xffffffffL);
        return new ArticleClaims(
                article,
                List.of(new Claim(
                        id, type, new Participant(speaker.label(), speaker, speaker), new Participant(target.label(), target, target), about, null, List.of(),
                        false, true, null, List.of(), evidence, null, null, 0.9, "test")));
    }

    private static ArticleClaims accusation(String publisher, LocalDate day, String sentence) {
        return told(publisher, day, ClaimType.ACCUSATION, ARDENIA, BOREALIA, null, sentence);
    }

    private static ClaimStore store(List<ArticleClaims> readings) {
        ClaimStore store = ClaimStore.inMemory(Iris.local());
        store.refresh(List.of(CatalogEntry.of(ARDENIA), CatalogEntry.of(BOREALIA), CatalogEntry.of(GANG), CatalogEntry.of(KNOWN)));
        store.replace(readings.stream());
        store.describe();
        return store;
    }

    private static List<Quad> proposed(ClaimStore store) {
        return store.read(dataset -> {
            List<Quad> quads = new ArrayList<>();
            dataset.find(NodeFactory.createURI(Iris.local().proposedGraph()), Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
            quads.sort((a, b) -> a.toString().compareTo(b.toString()));
            return quads;
        });
    }

    private static List<Quad> proposed(ArticleClaims... readings) {
        try (ClaimStore store = store(List.of(readings))) {
            assertThat(store.validate(violation -> {})).isZero();
            return proposed(store);
        }
    }

    private static List<String> values(List<Quad> quads, Node property) {
        return quads.stream()
                .filter(quad -> quad.getPredicate().equals(property))
                .map(quad -> quad.getObject().isURI() ? quad.getObject().getURI() : quad.getObject().getLiteralLexicalForm())
                .sorted()
                .toList();
    }

    @Test
    void whatTwoPublishersSayAlikeWithinDaysIsProposed() {
        ArticleClaims one = accusation("Daily", DAY, SENTENCE);
        ArticleClaims other = accusation("Weekly", DAY.plusDays(3), "Again the town of Quillhaven blamed Borealia.");
        List<Quad> quads = proposed(one, other);

        assertThat(values(quads, Vocabulary.TYPE)).containsExactly(Vocabulary.INCIDENT.getURI());
        assertThat(values(quads, Vocabulary.PROPOSED)).containsExactly("true");
        assertThat(values(quads, Vocabulary.DATE)).containsExactly("2021-07");
        assertThat(values(quads, Vocabulary.LABEL))
                .containsExactly(
                        "attacks Borealia is accused of by Ardenia, July 2021 (proposed)", "attaques reprochées à Boréalie par Ardénie, juillet 2021 (proposé)");
        assertThat(values(quads, Vocabulary.GATHERS))
                .containsExactlyInAnyOrder(Iris.local().claim(one.claims().get(0)), Iris.local().claim(other.claims().get(0)));
        assertThat(quads.get(0).getSubject().getURI())
                .isEqualTo("http://localhost:8080/incident/proposed-ardenia-borealia-2021-07-19-" + one.claims().get(0).id());
    }

    @Test
    void theOrderOfArticlesMakesNoDifference() {
        List<ArticleClaims> readings = new ArrayList<>(List.of(
                accusation("Daily", DAY, SENTENCE), accusation("Weekly", DAY.plusDays(6), SENTENCE), accusation("Monthly", DAY.plusDays(12), SENTENCE)));
        List<Quad> forward = proposed(readings.toArray(ArticleClaims[]::new));
        Collections.reverse(readings);

        assertThat(values(forward, Vocabulary.GATHERS)).hasSize(3);
        assertThat(proposed(readings.toArray(ArticleClaims[]::new))).isEqualTo(forward);
    }

    @Test
    void theSamePublisherTwiceProposesNothing() {
        assertThat(proposed(accusation("Daily", DAY, SENTENCE), accusation("Daily", DAY.plusDays(1), SENTENCE))).isEmpty();
    }

    @Test
    void weeksApartIsAnotherAffair() {
        assertThat(proposed(accusation("Daily", DAY, SENTENCE), accusation("Weekly", DAY.plusDays(20), SENTENCE))).isEmpty();
    }

    @Test
    void nothingInCommonButThePartiesAndTheDayIsAnotherAffair() {
        assertThat(proposed(accusation("Daily", DAY, SENTENCE), accusation("Weekly", DAY, "On Monday Ardenian officials accused Borealia of attacking Norwick."))).isEmpty();
    }

    @Test
    void whatIsAboutAKnownIncidentOrHasAnUnknownPartyProposesNothing() {
        assertThat(proposed(
                        told("Daily", DAY, ClaimType.ACCUSATION, ARDENIA, BOREALIA, KNOWN, SENTENCE),
                        told("Weekly", DAY, ClaimType.ACCUSATION, ARDENIA, BOREALIA, KNOWN, SENTENCE),
                        told("Daily", DAY, ClaimType.INDICTMENT, ARDENIA, STRANGER, null, SENTENCE),
                        told("Weekly", DAY, ClaimType.INDICTMENT, ARDENIA, STRANGER, null, SENTENCE)))
                .isEmpty();
    }

    @Test
    void aGroupAndWhomItClaimsToHaveAttackedAreOneAffair() {
        assertThat(values(
                        proposed(
                                told("Daily", DAY, ClaimType.RESPONSIBILITY_CLAIM, GANG, BOREALIA, null, "the gang took the credit."),
                                told("Weekly", DAY, ClaimType.RESPONSIBILITY_CLAIM, GANG, BOREALIA, null, "it was us, they wrote.")),
                        Vocabulary.LABEL))
                .contains("attacks on Borealia claimed by Grey Heron, July 2021 (proposed)");
    }

    @Test
    void aProposalGoesWithItsArticlesAndStaysWithoutChanges() {
        ArticleClaims one = accusation("Daily", DAY, SENTENCE);
        try (ClaimStore store = store(List.of(one, accusation("Weekly", DAY, SENTENCE)))) {
            assertThat(store.describe()).isFalse();
            store.remove(Iris.local().article(one.article()));
            store.describe();

            assertThat(proposed(store)).isEmpty();
        }
    }

    @Test
    void germanNounsAreNoNames() {
        assertThat(proposed(
                        told("de", "Tagblatt", DAY, ClaimType.ACCUSATION, ARDENIA, BOREALIA, null, "Ardenia warf Borealia den Angriff auf Rechner vor."),
                        told("de", "Wochenblatt", DAY, ClaimType.ACCUSATION, ARDENIA, BOREALIA, null, "Erneut gab Ardenia die Schuld am Ausfall der Rechner Borealia.")))
                .isEmpty();
    }

    @Test
    void whatSomebodyElseWroteHarmsNothing() {
        ArticleClaims one = accusation("Daily", DAY, SENTENCE);
        ArticleClaims other = accusation("Weekly", DAY, SENTENCE);
        try (ClaimStore store = store(List.of(one, other))) {
            List<Quad> before = proposed(store);
            Node article = NodeFactory.createURI("http://localhost:8080/article/strange");
            Node claim = NodeFactory.createURI("http://localhost:8080/claim/c");
            store.dataset().executeWrite(() -> {
                for (Node subject : List.of(claim, NodeFactory.createBlankNode())) {
                    store.dataset().add(article, subject, Vocabulary.TYPE, Vocabulary.ACCUSATION);
                    store.dataset().add(article, subject, Vocabulary.SPEAKER_PRINCIPAL, NodeFactory.createURI("http://localhost:8080/actor/ardenia"));
                    store.dataset().add(article, subject, Vocabulary.TARGET_PRINCIPAL, NodeFactory.createURI("http://localhost:8080/actor/borealia"));
                    store.dataset().add(article, subject, Vocabulary.TARGET_MENTION, NodeFactory.createURI("http://localhost:8080/actor/borealia"));
                    store.dataset().add(article, subject, Vocabulary.SAID_ON, NodeFactory.createLiteralString("2024-02-31"));
                    store.dataset().add(article, subject, Vocabulary.CYBER, NodeFactory.createURI("http://localhost:8080/true"));
                    store.dataset().add(article, subject, Vocabulary.EVIDENCE, NodeFactory.createLiteralString("there"));
                }
                store.dataset().add(article, article, Vocabulary.DATE_PUBLISHED, NodeFactory.createLiteralString("2021-07-19"));
                store.dataset().add(article, article, Vocabulary.URL, NodeFactory.createURI("http://a b/{}"));
                Node literal = NodeFactory.createLiteralString("Ardenia");
                Node odd = NodeFactory.createURI("http://localhost:8080/claim/d");
                store.dataset().add(article, odd, Vocabulary.TYPE, Vocabulary.ACCUSATION);
                store.dataset().add(article, odd, Vocabulary.SPEAKER_PRINCIPAL, literal);
                store.dataset().add(article, odd, Vocabulary.TARGET_PRINCIPAL, literal);
                store.dataset().add(NodeFactory.createURI(Iris.local().catalogGraph()), NodeFactory.createURI("http://localhost:8080/actor/borealia"),
                        Vocabulary.ALT_LABEL, NodeFactory.createURI("http://localhost:8080/name"));
            });
            store.describe();

            assertThat(proposed(store)).isEqualTo(before).isNotEmpty();
        }
    }

    @Test
    void aClaimThatIsRejectedOrRemovedIsGatheredNoMore() {
        ArticleClaims one = accusation("Daily", DAY, SENTENCE);
        ArticleClaims other = accusation("Weekly", DAY, SENTENCE);
        ArticleClaims third = accusation("Monthly", DAY.plusDays(1), SENTENCE);
        try (ClaimStore store = store(List.of(one, other, third))) {
            List<Decision> rejected = new ArrayList<>();
            for (ArticleClaims reading : List.of(one, other)) {
                Decision reject = store.reviewed(Iris.local().claim(reading.claims().get(0)))
                        .orElseThrow()
                        .decide(DecisionKind.REJECT, "Ada", Instant.parse("2026-03-01T12:00:00Z"), "");
                rejected.add(reject);
                store.decide(List.of(reject));

                assertThat(store.validate(violation -> {})).isZero();
                List<Quad> left = proposed(store);
                store.describe();
                assertThat(proposed(store)).isEqualTo(left);
            }
            assertThat(proposed(store)).isEmpty();

            store.decide(rejected.stream().map(reject -> reject.undo("Ada", reject.at(), "")).toList());
            store.describe();
            assertThat(values(proposed(store), Vocabulary.GATHERS)).hasSize(3);
            store.remove(Iris.local().article(third.article()));
            assertThat(values(proposed(store), Vocabulary.GATHERS)).hasSize(2);
            assertThat(store.validate(violation -> {})).isZero();
        }
    }
}
