package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;

class StatementsTest {

    private static final Actor NORVIK = new Actor("norvik", ActorType.STATE, Map.of("en", "Norvik"), null, true);
    private static final Actor EMBASSY = new Actor("embassy-of-norvik", ActorType.GOVERNMENT_BODY, Map.of("en", "Embassy of Norvik"), "norvik", true);
    private static final Actor ESTMARK = new Actor("estmark", ActorType.STATE, Map.of("en", "Estmark"), null, true);
    private static final Incident LEAK = new Incident("leak", Map.of("en", "the leak", "fr", "la fuite"), null, true);
    private static final LocalDate JULY = LocalDate.of(2021, 7, 19);

    private static Article article(String text, TemporalAccessor published) {
        return new Article("a", "https://news.example/" + text.hashCode(), null, null, published, null, "en", text);
    }

    private static Claim claim(ClaimType type, Actor speaker, Incident about, boolean cyber, TemporalAccessor saidOn, String text) {
        return new Claim(
                "c" + text.length(), type, new Participant("x", speaker, NORVIK), new Participant("y", ESTMARK, ESTMARK), about, null,
                List.of(), false, cyber, saidOn, List.of(), new Evidence(text, 0, text.length()), null, null, 0.8, "r");
    }

    /** What the one claim of an article reports, below the base; null for nothing. */
    private static String reported(Iris iris, Article article, Claim claim) {
        List<Quad> quads = new ArticleQuads(iris).quads(new ArticleClaims(article, List.of(claim)));
        List<Node> found = quads.stream().filter(q -> q.getPredicate().equals(Vocabulary.REPORTS)).map(Quad::getObject).toList();
        assertThat(found).hasSizeLessThan(2);
        return found.isEmpty() ? null : found.get(0).getURI().substring(iris.base().length());
    }

    private static String reported(ClaimType type, Actor speaker, Incident about, boolean cyber, TemporalAccessor saidOn, TemporalAccessor published) {
        String text = "Some words " + saidOn + ".";
        return reported(Iris.local(), article(text, published), claim(type, speaker, about, cyber, saidOn, text));
    }

    @Test
    void claimsOfTwoArticlesReportOneStatementAndTheirGraphsAgreeOnIt() {
        Set<Set<Triple>> described = Set.of("Norvik blames Estmark.", "Its embassy in Estmark said the same, at length.").stream()
                .map(text -> new ArticleQuads(Iris.local())
                        .quads(new ArticleClaims(
                                article(text, JULY),
                                List.of(claim(ClaimType.ACCUSATION, text.startsWith("Its") ? EMBASSY : NORVIK, LEAK, true, null, text))))
                        .stream()
                        .map(Quad::asTriple)
                        .filter(t -> t.getSubject().getURI().contains("/statement/"))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());

        assertThat(described).hasSize(1);
        assertThat(described.iterator().next()).extracting(t -> t.getObject().toString()).containsExactlyInAnyOrder(
                Vocabulary.STATEMENT.getURI(), "\"Norvik accuses Estmark over the leak\"@en", "\"Norvik accuse Estmark (la fuite)\"@fr");
    }

    @Test
    void itsIriIsTheSameEverywhere() {
        String text = "Norvik blames Estmark.";
        Article article = article(text, JULY);
        Claim claim = claim(ClaimType.ACCUSATION, NORVIK, LEAK, true, null, text);

        assertThat(reported(Iris.local(), article, claim))
                .isEqualTo(reported(new Iris("https://claims.example/data/"), article, claim))
                .isEqualTo("statement/cd769e99fe1a41bd");
    }

    @Test
    void whatDiffersInTypeIncidentOrMatterIsAnother() {
        Set<String> statements = new TreeSet<>(List.of(
                reported(ClaimType.ACCUSATION, NORVIK, LEAK, true, null, JULY),
                reported(ClaimType.CONDEMNATION, NORVIK, LEAK, true, null, JULY),
                reported(ClaimType.ACCUSATION, NORVIK, LEAK, false, null, JULY),
                reported(ClaimType.ACCUSATION, NORVIK, null, true, null, JULY),
                reported(ClaimType.ACCUSATION, NORVIK, null, true, null, JULY.plusMonths(1))));

        assertThat(statements).hasSize(5);
    }

    @Test
    void withoutAnIncidentTheMonthItWasSaidInCounts() {
        String july = reported(ClaimType.ACCUSATION, NORVIK, null, true, null, JULY);

        assertThat(reported(ClaimType.ACCUSATION, EMBASSY, null, true, JULY.plusDays(2), JULY.plusMonths(3))).isEqualTo(july);
        // a day without a year is of no month; the article's is
        assertThat(reported(ClaimType.ACCUSATION, NORVIK, null, true, MonthDay.of(3, 4), JULY)).isEqualTo(july);
        assertThat(reported(ClaimType.ACCUSATION, NORVIK, null, true, null, JULY.atStartOfDay())).isEqualTo(july);
    }

    @Test
    void aClaimOfNoIncidentAndNoMonthReportsNothingThatAnotherMight() {
        assertThat(reported(ClaimType.ACCUSATION, NORVIK, null, true, MonthDay.of(7, 21), null)).isNull();
        assertThat(reported(ClaimType.ACCUSATION, NORVIK, LEAK, true, MonthDay.of(7, 21), null)).isNotNull();
    }

    /** What a graph holds beside the claim's own facts changes nothing; what it lacks gives no statement and no error. */
    @Test
    void onlyTheClaimsOwnFactsCount() {
        Graph graph = GraphFactory.createDefaultGraph();
        Node claim = NodeFactory.createURI(Iris.local().claim("c1"));
        assertThat(Statements.of(claim, (s, p) -> graph.find(s, p, Node.ANY).mapWith(Triple::getObject).toList(), Iris.local())).isEmpty();

        graph.add(claim, Vocabulary.TYPE, Vocabulary.DENIAL);
        graph.add(claim, Vocabulary.TARGET_PRINCIPAL, NodeFactory.createURI(Iris.local().actor("norvik")));
        graph.add(claim, Vocabulary.ABOUT, NodeFactory.createURI(Iris.local().incident("leak")));
        graph.add(claim, Vocabulary.LABEL, NodeFactory.createLiteralLang("A denial", "en"));
        List<Triple> before = Statements.of(claim, (s, p) -> graph.find(s, p, Node.ANY).mapWith(Triple::getObject).toList(), Iris.local());
        graph.add(claim, Vocabulary.CONFIDENCE, Literals.decimal(0.4));
        graph.add(claim, Vocabulary.SAID_ON, Literals.date(JULY));
        graph.add(claim, Vocabulary.HEDGED, Literals.bool(true));

        assertThat(before).hasSize(3);
        assertThat(Statements.of(claim, (s, p) -> graph.find(s, p, Node.ANY).mapWith(Triple::getObject).toList(), Iris.local())).isEqualTo(before);
    }
}
