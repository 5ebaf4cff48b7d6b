package riposte.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.Iris;
import riposte.rdf.Readings;
import riposte.rdf.Vocabulary;
import riposte.review.ClaimStatus;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Docket;
import riposte.review.Merges;
import riposte.review.Referent;
import riposte.review.ReviewJson;
import riposte.review.ReviewedClaim;
import riposte.review.Role;
import riposte.store.decision.Decided;
import riposte.store.file.Backup;
import riposte.store.query.QueryLimits;

/** What people decide holds through every new reading. */
class ReviewTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor SUDRIA = new Actor("sudria", ActorType.STATE, Map.of("en", "Sudria", "fr", "Sudrie"), null, true);

    private int minutes;

    private static ClaimStore store() {
        return store(Iris.local());
    }

    private static ClaimStore store(Iris iris) {
        ClaimStore store = ClaimStore.inMemory(iris);
        var catalog = Readings.plainCatalog();
        catalog.add(riposte.rdf.CatalogEntry.of(SUDRIA));
        store.refresh(catalog);
        return store;
    }

    private Instant now() {
        return NOON.plusSeconds(60L * minutes++);
    }

    private static String accusation(ClaimStore store) {
        return store.iris().claim(Readings.plain(1).claims().get(0));
    }

    private static String denial(ClaimStore store) {
        return store.iris().claim(Readings.plain(1).claims().get(1));
    }

    private static String article(ClaimStore store) {
        return store.iris().article(Readings.plain(1).article());
    }

    private static void read(ClaimStore store, ArticleClaims... readings) {
        assertThat(store.replace(Stream.of(readings)).failures()).isEmpty();
    }

    /** The plain article with words before its text, and with claims of other ids, as a reading at other offsets gives them. */
    private static ArticleClaims moved(String before, Integer... kept) {
        ArticleClaims plain = Readings.plain(1);
        Article old = plain.article();
        Article article = new Article(
                old.id(), old.url(), old.title(), old.publisher(), old.published(), old.modified(), old.lang(),
                before + old.text());
        List<Claim> claims = new ArrayList<>();
        for (int i : kept) {
            Claim claim = plain.claims().get(i);
            Evidence said = claim.evidence();
            boolean linked = claim.rejects() != null && List.of(kept).contains(0);
            claims.add(new Claim(
                    "f" + claim.id().substring(1), claim.type(), claim.speaker(), claim.target(), claim.about(), null,
                    claim.cites(), claim.hedged(), claim.cyber(), claim.saidOn(), claim.quotes(),
                    new Evidence(said.text(), said.start() + before.length(), said.end() + before.length()),
                    linked ? "f" + claim.rejects().substring(1) : null, null, claim.confidence(), claim.rule()));
        }
        return new ArticleClaims(article, claims);
    }

    private Decision decide(ClaimStore store, String claim, DecisionKind kind) {
        Decision decision = store.reviewed(claim).orElseThrow().decide(kind, "Ada", now(), "as I read it");
        store.decide(List.of(decision));
        return decision;
    }

    private static ClaimStatus status(ClaimStore store, String claim) {
        return store.reviewed(claim).map(ReviewedClaim::status).orElse(null);
    }

    private static boolean ask(ClaimStore store, String pattern) {
        return store.queries(QueryLimits.standard())
                .ask("PREFIX rip: <" + Vocabulary.NS + "> PREFIX dcterms: <http://purl.org/dc/terms/>"
                        + " PREFIX skos: <" + Vocabulary.SKOS + "> PREFIX rdfs: <" + Vocabulary.RDFS + ">"
                        + " BASE <" + store.iris().base() + "> ASK { " + pattern + " }", Map.of());
    }

    private static TreeSet<String> dump(ClaimStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.read(dataset -> Backup.write(dataset, out));
        return new TreeSet<>(out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /** What the store holds, but for decisions and the notes of them. */
    private static TreeSet<String> withoutDecisions(ClaimStore store) {
        TreeSet<String> lines = dump(store);
        lines.removeIf(line -> line.contains("/review/"));
        return lines;
    }

    private static void conforms(ClaimStore store) {
        List<String> violations = new ArrayList<>();
        store.validate(violation -> violations.add(violation.toString()));
        assertThat(violations).isEmpty();
    }

    private static void nothingChanges(ClaimStore store, ArticleClaims reading) {
        TreeSet<String> before = dump(store);
        Replaced again = store.replace(Stream.of(reading));
        assertThat(again.changed()).isZero();
        assertThat(again.quadsAdded() + again.quadsRemoved()).isZero();
        assertThat(dump(store)).isEqualTo(before);
    }

    @Test
    void aRejectedClaimIsHiddenWithWhatFollowsFromIt() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isTrue();

            decide(store, accusation(store), DecisionKind.REJECT);

            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.REJECTED);
            assertThat(ask(store, "?a a rip:Accusation")).isFalse();
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isFalse();
            assertThat(ask(store, "<actor/norvik> rip:accuses+ <actor/estmark>")).isFalse();
            assertThat(ask(store, "?d a rip:Denial ; rip:status rip:Unreviewed FILTER NOT EXISTS { ?d rip:rejects ?a }")).isTrue();
            assertThat(ask(store, "GRAPH ?g { ?a a rip:Accusation ; rip:status rip:Rejected }")).isTrue();
            assertThat(store.stats().of("Accusation")).isZero();
            conforms(store);
            nothingChanges(store, Readings.plain(1));
        }
    }

    @Test
    void anUndoGivesBackWhatWasRead() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            TreeSet<String> before = dump(store);
            for (DecisionKind kind : List.of(DecisionKind.REJECT, DecisionKind.ACCEPT)) {
                Decision decision = decide(store, accusation(store), kind);
                store.decide(List.of(decision.undo("Ben", now(), "too hasty")));

                assertThat(withoutDecisions(store)).isEqualTo(before);
                assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.UNREVIEWED);
            }
            assertThat(store.decisions(accusation(store))).extracting(Decision::kind)
                    .containsExactly(DecisionKind.REJECT, DecisionKind.UNDO, DecisionKind.ACCEPT, DecisionKind.UNDO);
            nothingChanges(store, Readings.plain(1));
        }
    }

    @Test
    void anUndoneDecisionGivesWayToTheOneBefore() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            decide(store, accusation(store), DecisionKind.REJECT);
            Decision second = decide(store, accusation(store), DecisionKind.ACCEPT);
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.ACCEPTED);
            Decision undo = second.undo("Ada", now(), "");
            store.decide(List.of(undo));
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.REJECTED);
            store.decide(List.of(undo.undo("Ada", now(), "")));
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.ACCEPTED);
        }
    }

    @Test
    void decisionsFollowTheClaimToOtherOffsets() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            decide(store, accusation(store), DecisionKind.ACCEPT);
            decide(store, denial(store), DecisionKind.REJECT);

            ArticleClaims later = moved("Updated: ", 0, 1);
            read(store, later);

            assertThat(status(store, accusation(store))).isNull();
            assertThat(status(store, store.iris().claim(later.claims().get(0)))).isEqualTo(ClaimStatus.ACCEPTED);
            assertThat(status(store, store.iris().claim(later.claims().get(1)))).isEqualTo(ClaimStatus.REJECTED);
            assertThat(store.decisions(store.iris().claim(later.claims().get(1)))).hasSize(1);
            conforms(store);
            nothingChanges(store, later);
        }
    }

    @Test
    void decisionsFollowTheClaimToASentenceThatIsCutOtherwise() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            decide(store, denial(store), DecisionKind.REJECT);
            ArticleClaims plain = Readings.plain(1);
            Claim denial = plain.claims().get(1);
            Claim cut = new Claim(
                    "0123456789abcdef", denial.type(), denial.speaker(), denial.target(), denial.about(), null,
                    denial.cites(), denial.hedged(), denial.cyber(), null, List.of(),
                    new Evidence("Estmark denied it", denial.evidence().start(), denial.evidence().start() + 17), null, null,
                    0.8, denial.rule());
            read(store, new ArticleClaims(plain.article(), List.of(plain.claims().get(0), cut)));

            assertThat(status(store, store.iris().claim(cut))).isEqualTo(ClaimStatus.REJECTED);
        }
    }

    @Test
    void anAcceptedClaimThatIsNoLongerFoundStays() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            decide(store, accusation(store), DecisionKind.ACCEPT);
            ArticleClaims later = moved("Updated: ", 1);
            read(store, later);

            ReviewedClaim kept = store.reviewed(accusation(store)).orElseThrow();
            assertThat(kept.status()).isEqualTo(ClaimStatus.ACCEPTED);
            assertThat(kept.found()).isFalse();
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isTrue();
            assertThat(ask(store, "<claim/" + Readings.plain(1).claims().get(0).id() + "> rip:found false ;"
                            + " rip:evidence/rip:start " + "Updated: ".length() + " ; rip:evidence/rip:end ?end ;"
                            + " rdfs:label 'Norvik accuses Estmark over Norvik mail affair'@en"))
                    .isTrue();
            conforms(store);
            nothingChanges(store, later);

            read(store, Readings.plain(1));
            assertThat(store.reviewed(accusation(store)).orElseThrow().found()).isTrue();
            assertThat(ask(store, "?c rip:found false")).isFalse();
        }
    }

    @Test
    void aRejectedClaimThatIsFoundAgainStaysHidden() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            decide(store, accusation(store), DecisionKind.REJECT);
            read(store, moved("", 1));
            assertThat(status(store, accusation(store))).isNull();
            read(store, Readings.plain(1));
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.REJECTED);
        }
    }

    @Test
    void aCorrectedSpeakerHoldsThroughReadings() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            TreeSet<String> before = dump(store);
            ReviewedClaim claim = store.reviewed(accusation(store)).orElseThrow();
            Referent sudria = store.referent(store.iris().actor("sudria")).orElseThrow();
            Decision correction = claim.correct(
                    claim.content().withSpeaker(new Role(sudria, sudria, "Norvik")), "Ada", now(), "it quotes Sudria");
            store.decide(List.of(correction));

            ReviewedClaim corrected = store.reviewed(accusation(store)).orElseThrow();
            assertThat(corrected.status()).isEqualTo(ClaimStatus.CORRECTED);
            assertThat(corrected.content().speaker().principal().path()).isEqualTo("actor/sudria");
            assertThat(corrected.original().speaker().principal().path()).isEqualTo("actor/norvik");
            assertThat(ask(store, "<actor/sudria> rip:accuses <actor/estmark>")).isTrue();
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isFalse();
            assertThat(ask(store, "?a rdfs:label 'Sudrie accuse Estmarque (Norvik mail affair)'@fr")
                            || ask(store, "?a a rip:Accusation ; rdfs:label ?l FILTER(strstarts(?l, 'Sudrie'))"))
                    .isTrue();
            conforms(store);
            nothingChanges(store, Readings.plain(1));
            read(store, moved("Updated: ", 0, 1));
            assertThat(ask(store, "<actor/sudria> rip:accuses <actor/estmark>")).isTrue();
            read(store, moved("Updated: ", 1));
            assertThat(ask(store, "<actor/sudria> rip:accuses <actor/estmark>")).isTrue();
            conforms(store);

            read(store, Readings.plain(1));
            store.decide(List.of(correction.undo("Ada", now(), "")));
            assertThat(withoutDecisions(store)).isEqualTo(before);
        }
    }

    @Test
    void aCorrectionMayNameSomebodyNew() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            TreeSet<String> before = dump(store);
            ReviewedClaim claim = store.reviewed(denial(store)).orElseThrow();
            Referent unit = Referent.newActor(ActorType.GOVERNMENT_BODY, "Estmark Signals Unit", "en");
            Decision correction = claim.correct(
                    claim.content().withSpeaker(new Role(unit, unit, "Estmark")), "Ada", now(), "");
            store.decide(List.of(correction));

            assertThat(ask(store, "?u a rip:GovernmentBody ; rip:denies <actor/norvik>")).isTrue();
            conforms(store);
            nothingChanges(store, Readings.plain(1));
            store.decide(List.of(correction.undo("Ada", now(), "")));
            assertThat(withoutDecisions(store)).isEqualTo(before);
        }
    }

    @Test
    void anAddedClaimIsShownAndStays() {
        try (ClaimStore store = store()) {
            read(store, moved("", 1));
            String first = Readings.plain(1).claims().get(0).evidence().text();
            Referent norvik = store.referent(store.iris().actor("norvik")).orElseThrow();
            Referent estmark = store.referent(store.iris().actor("estmark")).orElseThrow();
            Content content = Content.added(
                    ClaimType.ACCUSATION, new Role(norvik, null, "Norvik"), new Role(estmark, null, "Estmark"), null, false,
                    0, first.length());
            Decision added = Decision.ofClaim(
                    DecisionKind.ADD, "Ada", now(), "missed", store.binding(article(store), content), content, List.of());
            store.decide(List.of(added));

            String claim = store.iris().claim(added.binding().claim());
            assertThat(status(store, claim)).isEqualTo(ClaimStatus.ADDED);
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isTrue();
            conforms(store);
            nothingChanges(store, moved("", 1));

            // A reading that finds it does not show it twice.
            read(store, Readings.plain(1));
            assertThat(status(store, claim)).isEqualTo(ClaimStatus.ADDED);
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.ORIGINAL);
            assertThat(store.stats().of("Accusation")).isEqualTo(1);
            assertThat(ask(store, "?d a rip:Denial ; rip:rejects <claim/" + added.binding().claim() + ">")).isTrue();
            conforms(store);
            nothingChanges(store, Readings.plain(1));

            store.decide(List.of(added.undo("Ada", now(), "")));
            assertThat(status(store, claim)).isNull();
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.UNREVIEWED);
        }
    }

    @Test
    void mergedActorsAreOneAndApartAgainWhenUndone() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1), withUnknownSpeaker());
            TreeSet<String> before = dump(store);
            Referent unknown = store.referent(store.iris().entity(northerners())).orElseThrow();
            Referent norvik = store.referent(store.iris().actor("norvik")).orElseThrow();
            Decision merge = Decision.ofThings(DecisionKind.MERGE, "Ada", now(), "same state", unknown, norvik);
            store.decide(List.of(merge));

            assertThat(ask(store, "<" + unknown.path() + "> dcterms:isReplacedBy <actor/norvik>")).isTrue();
            assertThat(ask(store, "<actor/norvik> skos:altLabel 'The Northerners'@en")).isTrue();
            assertThat(ask(store, "?c rip:speaker <" + unknown.path() + ">")).isFalse();
            assertThat(ask(store, "<" + unknown.path() + "> a ?class")).isFalse();
            assertThat(ask(store, "<actor/norvik> rip:condemns <actor/estmark>")).isTrue();
            assertThat(ask(store, "?c a rip:Condemnation ; rdfs:label ?l FILTER(strstarts(?l, 'Norvik condemns'))")).isTrue();
            conforms(store);
            nothingChanges(store, withUnknownSpeaker());

            store.decide(List.of(merge.undo("Ben", now(), "they are not")));
            assertThat(withoutDecisions(store)).isEqualTo(before);
            assertThat(ask(store, "?x dcterms:isReplacedBy ?y")).isFalse();
            assertThat(store.decisions(store.iris().actor("norvik"))).extracting(Decision::kind)
                    .containsExactly(DecisionKind.MERGE, DecisionKind.UNDO);
            conforms(store);
        }
    }

    @Test
    void whatWasMergedLeadsToWhereItEndsAndNeverRoundInARing() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1), withUnknownSpeaker());
            Referent unknown = store.referent(store.iris().entity(northerners())).orElseThrow();
            Referent norvik = store.referent(store.iris().actor("norvik")).orElseThrow();
            Referent sudria = store.referent(store.iris().actor("sudria")).orElseThrow();
            store.decide(List.of(Decision.ofThings(DecisionKind.MERGE, "Ada", now(), "", unknown, norvik)));
            store.decide(List.of(Decision.ofThings(DecisionKind.MERGE, "Ben", now(), "", norvik, unknown)));
            assertThat(replaced(store)).containsExactly(unknown.path() + " actor/norvik");

            Decision on = Decision.ofThings(DecisionKind.MERGE, "Ada", now(), "", unknown, sudria);
            store.decide(List.of(on));
            assertThat(replaced(store)).containsExactly(unknown.path() + " actor/sudria", "actor/norvik actor/sudria");
            assertThat(ask(store, "<actor/sudria> skos:altLabel 'The Northerners'@en, 'Norvik'@en")).isTrue();
            conforms(store);

            store.decide(List.of(on.undo("Ada", now(), "")));
            assertThat(replaced(store)).containsExactly(unknown.path() + " actor/norvik");
        }
    }

    /** What is replaced by what, each once, as paths. */
    private static TreeSet<String> replaced(ClaimStore store) {
        TreeSet<String> replaced = new TreeSet<>();
        store.read(dataset -> {
            dataset.find(Node.ANY, Node.ANY, Vocabulary.IS_REPLACED_BY, Node.ANY).forEachRemaining(quad -> replaced.add(
                    store.iris().path(quad.getSubject().getURI()) + " " + store.iris().path(quad.getObject().getURI())));
            return null;
        });
        return replaced;
    }

    @Test
    void mergesChainAndSplitsTakeApart() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1), withUnknownSpeaker());
            Referent unknown = store.referent(store.iris().entity(northerners())).orElseThrow();
            Referent norvik = store.referent(store.iris().actor("norvik")).orElseThrow();
            Referent sudria = store.referent(store.iris().actor("sudria")).orElseThrow();
            store.decide(List.of(Decision.ofThings(DecisionKind.MERGE, "Ada", now(), "", unknown, norvik)));
            Decision second = Decision.ofThings(DecisionKind.MERGE, "Ada", now(), "", norvik, sudria);
            store.decide(List.of(second));
            assertThat(ask(store, "<actor/sudria> rip:condemns <actor/estmark> ; rip:accuses <actor/estmark>")).isTrue();
            store.decide(List.of(second.undo("Ada", now(), "")));
            assertThat(ask(store, "<actor/norvik> rip:condemns <actor/estmark> ; rip:accuses <actor/estmark>")).isTrue();

            Referent other = Referent.newActor(ActorType.ORGANIZATION, "Norvik", "en");
            store.decide(List.of(Decision.ofThings(DecisionKind.SPLIT, "Ada", now(), "a club", norvik, other)));
            assertThat(ask(store, "<" + other.path() + "> rip:accuses <actor/estmark> ; a rip:Organization")).isTrue();
            assertThat(ask(store, "<actor/norvik> rip:condemns <actor/estmark>")).isTrue();
            conforms(store);
            nothingChanges(store, Readings.plain(1));
        }
    }

    @Test
    void aSplitTellsBySomeWordsOneFromAnotherThatIsKnown() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1), withUnknownSpeaker());
            TreeSet<String> before = dump(store);
            Referent norvik = store.referent(store.iris().actor("norvik")).orElseThrow();
            Referent sudria = store.referent(store.iris().actor("sudria")).orElseThrow();
            Decision none = Decision.ofThings(DecisionKind.SPLIT, "Ada", now(), "", norvik, sudria);
            store.decide(List.of(none));
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).as("nobody is called Sudria there").isTrue();
            store.decide(List.of(none.undo("Ada", now(), "")));

            Decision split = Decision.ofThings(DecisionKind.SPLIT, "Ada", now(), "", norvik, sudria.alsoNamed("Norvik"));
            store.decide(List.of(split));
            assertThat(ask(store, "<actor/sudria> rip:accuses <actor/estmark>")).isTrue();
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isFalse();
            assertThat(ask(store, "<actor/estmark> rip:denies <actor/sudria>")).isTrue();
            assertThat(replaced(store)).isEmpty();
            conforms(store);
            nothingChanges(store, Readings.plain(1));

            store.decide(List.of(split.undo("Ada", now(), "")));
            assertThat(withoutDecisions(store)).isEqualTo(before);
        }
    }

    @Test
    void aSplitHoldsForWhatWasMergedAndMayTakeThePlaceOfAMerge() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1), withUnknownSpeaker());
            Referent unknown = store.referent(store.iris().entity(northerners())).orElseThrow();
            Referent norvik = store.referent(store.iris().actor("norvik")).orElseThrow();
            Decision merge = Decision.ofThings(DecisionKind.MERGE, "Ada", now(), "", unknown, norvik);
            store.decide(List.of(merge));
            Referent club = Referent.newActor(ActorType.ORGANIZATION, "Northern Club", "en").alsoNamed("Northerners");
            Decision words = Decision.ofThings(DecisionKind.SPLIT, "Ada", now(), "", norvik, club);
            store.decide(List.of(words));
            assertThat(ask(store, "<" + club.path() + "> rip:condemns <actor/estmark> ; a rip:Organization")).isTrue();
            assertThat(ask(store, "<actor/norvik> rip:accuses <actor/estmark>")).isTrue();
            conforms(store);
            store.decide(List.of(words.undo("Ada", now(), "")));

            List<String> merges = new Merges(new Docket(store.decisions())).of(unknown.path());
            assertThat(merges).containsExactly(merge.id());
            Decision apart = Decision.ofThings(DecisionKind.SPLIT, "Ben", now(), "", norvik, unknown, merges);
            store.decide(List.of(apart));
            assertThat(replaced(store)).isEmpty();
            assertThat(ask(store, "<" + unknown.path() + "> rip:condemns <actor/estmark>")).isTrue();
            conforms(store);
            store.decide(List.of(apart.undo("Ben", now(), "")));
            assertThat(replaced(store)).containsExactly(unknown.path() + " actor/norvik");
        }
    }

    @Test
    void decisionsGoToAStoreOfAnotherBaseAndAreTheSameThere() {
        try (ClaimStore here = store();
                ClaimStore there = store(new Iris("https://claims.example/"))) {
            read(here, Readings.plain(1));
            decide(here, accusation(here), DecisionKind.REJECT);
            ReviewedClaim denial = here.reviewed(denial(here)).orElseThrow();
            here.decide(List.of(denial.correct(denial.content().withHedged(true), "Ada", now(), "")));
            List<Decision> sent = here.decisions().stream().map(ReviewJson::write).map(ReviewJson::read).toList();

            Decided early = there.admit(sent);
            assertThat(early.added()).isEqualTo(2);
            assertThat(early.waiting()).isEqualTo(2);
            read(there, Readings.plain(1));

            assertThat(status(there, accusation(there))).isEqualTo(ClaimStatus.REJECTED);
            assertThat(status(there, denial(there))).isEqualTo(ClaimStatus.CORRECTED);
            assertThat(ask(there, "?d a rip:Denial ; rip:hedged true")).isTrue();
            TreeSet<String> before = dump(there);
            Decided again = there.admit(sent);
            assertThat(again.known()).isEqualTo(2);
            assertThat(again.added()).isZero();
            assertThat(again.graphs()).isZero();
            assertThat(dump(there)).isEqualTo(before);
            assertThat(dump(here)).isEqualTo(new TreeSet<>(before.stream()
                    .map(line -> line.replace("https://claims.example/", Iris.DEFAULT_BASE))
                    .toList()));
            conforms(there);
        }
    }

    @Test
    void ofTwoThatContradictTheOneThatIsThereStaysInForce() {
        try (ClaimStore here = store();
                ClaimStore there = store()) {
            read(here, Readings.plain(1));
            read(there, Readings.plain(1));
            Decision held = decide(here, accusation(here), DecisionKind.ACCEPT);
            Decision came = there.reviewed(accusation(there)).orElseThrow()
                    .decide(DecisionKind.REJECT, "Zoe", now(), "irony");

            Decided first = here.admit(List.of(came));

            assertThat(first.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.held().id()).isEqualTo(held.id());
                assertThat(conflict.came().id()).isEqualTo(came.id());
            });
            assertThat(status(here, accusation(here))).isEqualTo(ClaimStatus.ACCEPTED);
            nothingChanges(here, Readings.plain(1));
            Decided again = here.admit(List.of(came));
            assertThat(again.added()).isZero();
            assertThat(again.conflicts()).hasSize(1);

            here.decide(List.of(held.undo("Ada", now(), "convinced")));
            assertThat(status(here, accusation(here))).isEqualTo(ClaimStatus.REJECTED);
            assertThat(here.admit(List.of(came)).conflicts()).isEmpty();
        }
    }

    @Test
    void whatReplacesTheOtherIsNoConflict() {
        try (ClaimStore here = store()) {
            read(here, Readings.plain(1));
            decide(here, accusation(here), DecisionKind.ACCEPT);
            Decision came = here.reviewed(accusation(here)).orElseThrow().decide(DecisionKind.REJECT, "Zoe", now(), "");
            assertThat(here.admit(List.of(came)).conflicts()).isEmpty();
            assertThat(status(here, accusation(here))).isEqualTo(ClaimStatus.REJECTED);
        }
    }

    @Test
    void anAlteredDecisionIsRefused() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            String line = ReviewJson.write(decide(store, accusation(store), DecisionKind.ACCEPT));
            assertThat(ReviewJson.write(ReviewJson.read(line))).isEqualTo(line);
            assertThatThrownBy(() -> ReviewJson.read(line.replace("as I read it", "as they want it")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("altered");
        }
    }

    @Test
    void anArticleGoesWithItsHiddenGraphAndComesBackDecided() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            decide(store, accusation(store), DecisionKind.REJECT);
            store.remove(article(store));
            Node hidden = NodeFactory.createURI(store.iris().hidden(Readings.plain(1).article().key()));
            assertThat(store.<Boolean>read(dataset -> dataset.contains(hidden, Node.ANY, Node.ANY, Node.ANY))).isFalse();
            read(store, Readings.plain(1));
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.REJECTED);
        }
    }

    @Test
    void claimsBelowTheBoundAreHiddenUntilSomebodyAcceptsThem() {
        try (ClaimStore store = store()) {
            store.replace(Stream.of(Readings.plain(1)), riposte.rdf.ArticleQuads.VERSION, 0.87);
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.UNREVIEWED);
            assertThat(status(store, denial(store))).isEqualTo(ClaimStatus.UNSURE);
            assertThat(ask(store, "?d a rip:Denial")).isFalse();

            Decision accepted = decide(store, denial(store), DecisionKind.ACCEPT);
            assertThat(ask(store, "?d a rip:Denial ; rip:status rip:Accepted ; rip:rejects ?a")).isTrue();
            store.decide(List.of(accepted.undo("Ada", now(), "")));
            assertThat(status(store, denial(store))).isEqualTo(ClaimStatus.UNSURE);
            conforms(store);
        }
    }

    @Test
    void theFirstHiddenGraphIsHiddenFromThoseWhoCanSeeIt() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            String pattern = "<" + accusation(store) + "> a rip:Accusation";
            assertThat(ask(store, pattern)).isTrue();
            store.read(before -> {
                decide(store, accusation(store), DecisionKind.REJECT);
                assertThat(CompletableFuture.supplyAsync(() -> ask(store, pattern)).join()).isFalse();
                assertThat(ask(store, pattern)).as("to who began before").isTrue();
                return null;
            });
            assertThat(ask(store, pattern)).isFalse();
        }
    }

    @Test
    void theFirstHiddenGraphIsHiddenFromThoseWhoWriteIt() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            Node hidden = NodeFactory.createURI(store.iris().hidden(Readings.plain(1).article().key()));
            Node claim = NodeFactory.createURI(accusation(store));
            assertThat(ask(store, "?c a rip:Accusation ; rip:status rip:Rejected")).isFalse();
            store.dataset().executeWrite(() -> {
                store.dataset().add(hidden, claim, Vocabulary.STATUS, Vocabulary.term("Rejected"));
                assertThat(ask(store, "?c rip:status rip:Rejected")).isFalse();
                assertThat(ask(store, "GRAPH ?g { ?c rip:status rip:Rejected }")).isTrue();
            });
            assertThat(ask(store, "?c rip:status rip:Rejected")).isFalse();
            assertThat(ask(store, "?c (rip:status|rip:about)+ rip:Rejected")).isFalse();
        }
    }

    @Test
    void aBackupHoldsDecisionsAndHiddenClaims(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("backup.nq");
        try (ClaimStore store = store();
                ClaimStore loaded = store()) {
            read(store, Readings.plain(1));
            decide(store, accusation(store), DecisionKind.REJECT);
            store.backup(file);
            loaded.dataset().executeWrite(() -> RDFParser.source(file).parse(loaded.dataset()));

            assertThat(dump(loaded)).isEqualTo(dump(store));
            assertThat(status(loaded, accusation(loaded))).isEqualTo(ClaimStatus.REJECTED);
            nothingChanges(loaded, Readings.plain(1));
        }
    }

    /** Another process that decides until it is killed. */
    static final class DecideWithoutEnd {
        public static void main(String[] args) {
            try (ClaimStore store = ClaimStore.open(Path.of(args[0]), Iris.local())) {
                store.replace(IntStream.range(0, 100).mapToObj(Readings::plain));
                for (int i = 0; ; i++) {
                    String claim = store.iris().claim(Readings.plain(i % 100).claims().get(0));
                    Decision decision = store.reviewed(claim).orElseThrow()
                            .decide(i % 2 == 0 ? DecisionKind.REJECT : DecisionKind.ACCEPT, "Ada", NOON.plusSeconds(i), "");
                    store.decide(List.of(decision));
                    System.out.println(decision.id());
                }
            }
        }
    }

    @Test
    void everyDecisionThatWasAcknowledgedOutlivesAKilledProcess(@TempDir Path folder) throws Exception {
        Process deciding = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx300m", "-cp",
                        System.getProperty("java.class.path"), DecideWithoutEnd.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader said = deciding.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == 100) {
                    // SIGKILL, in the midst of the next one; what was said until then is read all the same.
                    deciding.toHandle().destroyForcibly();
                }
            }
        }
        deciding.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(100);
        acknowledged.removeIf(line -> line.length() != 16);
        try (ClaimStore store = ClaimStore.open(folder, Iris.local())) {
            assertThat(store.decisions()).extracting(Decision::id).containsAll(acknowledged);
            assertThat(store.stats().of("Denial")).isEqualTo(100);
            for (Decision decision : store.decisions().subList(0, 100)) {
                ReviewedClaim claim = store.reviewed(store.iris().claim(decision.binding().claim())).orElseThrow();
                boolean rejected = claim.newest().kind() == DecisionKind.REJECT;
                assertThat(claim.status()).isEqualTo(rejected ? ClaimStatus.REJECTED : ClaimStatus.ACCEPTED);
            }
        }
    }

    @Test
    void whatSomebodyElseWroteIntoAReviewGraphHarmsNothing() {
        try (ClaimStore store = store()) {
            read(store, Readings.plain(1));
            Node graph = NodeFactory.createURI(store.iris().review("0000000000000000"));
            store.dataset().executeWrite(() -> {
                store.dataset().add(new Quad(graph, graph, Vocabulary.TYPE, Vocabulary.DECISION));
                store.dataset().add(new Quad(graph, graph, Vocabulary.RECORD, NodeFactory.createLiteralString("{nonsense")));
                store.dataset().add(new Quad(
                        graph, graph, Vocabulary.HAS_SOURCE, NodeFactory.createURI(article(store))));
                store.dataset().add(new Quad(graph, graph, Vocabulary.RECORD, NodeFactory.createLiteralString(
                        "{\"kind\":\"accept\",\"agent\":\"Eve\",\"at\":\"2026-03-01T12:00:00Z\",\"content\":"
                                + "{\"type\":\"accusation\",\"rule\":\"x\",\"start\":0,\"end\":1,\"speaker\":{}}}")));
            });
            decide(store, accusation(store), DecisionKind.REJECT);
            assertThat(status(store, accusation(store))).isEqualTo(ClaimStatus.REJECTED);
            assertThat(store.decisions()).hasSize(1);
        }
    }

    private static Actor northerners() {
        return new Actor("northerners", ActorType.ORGANIZATION, Map.of("en", "The Northerners"), null, false);
    }

    private static ArticleClaims withUnknownSpeaker() {
        String text = "The Northerners condemned Estmark for the theft of mail.";
        Claim claim = Readings.plain(1).claims().get(0);
        Article article = new Article(
                "north", "https://news.example/north", "North", null, null, null, "en", text);
        return new ArticleClaims(article, List.of(new Claim(
                "c0ffee0000000001", ClaimType.CONDEMNATION,
                new Participant("The Northerners", northerners(), northerners()), claim.target(), null, null, List.of(),
                false, true, null, List.of(), new Evidence(text, 0, text.length()), null, null, 0.8, "condemnation-verb")));
    }
}
