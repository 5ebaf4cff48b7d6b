package riposte.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.store.ClaimStore;
import riposte.web.Fixture;
import riposte.web.TestServer;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.StatementEntry;

/** Several articles that report the same, surely and less surely read: lists, statements, orders and what a bound hides. */
class ReportsTest {

    private static final String WIRE = "Ardenia has blamed Borealia for the breach of the harbour's mail, two officials said.";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Snapshot graph;
    private static StatementEntry statement;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory.resolve("store"));
        ClaimStore store = server.context().getBean(ClaimStore.class);
        List<ArticleClaims> readings = new ArrayList<>();
        accuses(readings, "The Courier", LocalDate.of(2023, 4, 6), WIRE, 0.8);
        accuses(readings, "The Mirror", LocalDate.of(2023, 4, 5), WIRE.replace(", two officials said", ""), 0.7);
        accuses(readings, "The Courier", LocalDate.of(2023, 4, 8), "Borealia broke into the harbour's mail, Ardenia repeated.", 0.92);
        accuses(readings, "Le Phare", LocalDate.of(2023, 4, 7), "L'Ardénie accuse la Boréalie.", 0.4);
        add(readings, ClaimType.DENIAL, Fixture.BOREALIA, Fixture.ARDENIA, Fixture.HARBOUR, "The Courier", LocalDate.of(2023, 4, 9), "Borealia calls that a fable.", 0.65);
        add(readings, ClaimType.ACCUSATION, Fixture.CORVANIA, Fixture.BOREALIA, null, null, null, "Corvania blames Borealia for the pumps.", 0.5);
        store.refresh(Fixture.catalog());
        store.replace(readings.stream());
        store.describe();
        graph = server.context().getBean(GraphIndex.class).refresh();
        statement = graph.statements().stream().filter(s -> s.reports().size() == 4).findFirst().orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void accuses(List<ArticleClaims> into, String publisher, LocalDate day, String text, double confidence) {
        add(into, ClaimType.ACCUSATION, Fixture.ARDENIA, Fixture.BOREALIA, Fixture.HARBOUR, publisher, day, text, confidence);
    }

    private static void add(
            List<ArticleClaims> into, ClaimType type, Actor speaker, Actor target, Incident about, String publisher, LocalDate day, String text,
            double confidence) {
        String id = "dddd00000000000" + into.size();
        into.add(new ArticleClaims(
                new Article("r" + into.size(), null, "Report " + into.size(), publisher, day, null, "en", text),
                List.of(new Claim(
                        id, type, new Participant("x", speaker, speaker), new Participant("y", target, target), about, null, List.of(), false,
                        true, null, List.of(), new Evidence(text, 0, text.length()), null, null, confidence, "r"))));
    }

    private static Document page(String path, String... headers) {
        var response = server.get(path, headers);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.body(), server.uri("/").toString());
    }

    private static List<String> titles(Document page) {
        return page.select("main .claim .source a").eachText();
    }

    @Test
    void copiesOfOneTextAndArticlesOfOnePublisherCountOnce() {
        // 0.92 of The Courier stands for both of its articles; The Mirror has other words than that one; Le Phare is a third.
        assertThat(statement.independent()).extracting(ClaimEntry::confidence).containsExactly(0.92, 0.7, 0.4);
        assertThat(statement.confidence()).isEqualTo(0.99);

        StatementEntry copies = new StatementEntry("x", UnaryOperator.identity(), statement.reports().stream().filter(c -> c.sentence().contains("two officials") || c.sentence().contains("blamed")).toList());
        assertThat(copies.reports()).hasSize(2);
        assertThat(copies.independent()).extracting(ClaimEntry::confidence).containsExactly(0.8);
        assertThat(copies.confidence()).isEqualTo(0.8);

        StatementEntry two = new StatementEntry("x", UnaryOperator.identity(), statement.reports().stream().filter(c -> c.confidence() < 0.75).toList());
        assertThat(two.confidence()).isEqualTo(0.82);
    }

    @Test
    void aStatementHasAPageWithItsReports() {
        Document page = page(statement.path() + ".html");

        assertThat(page.select("h1").text()).isEqualTo("Ardenia accuses Borealia over Harbour mail breach");
        assertThat(page.select("header.thing").text()).contains("Statement · Accusation", "4 articles, first in Report 1, The Mirror, 2023-04-05");
        assertThat(page.select("dl.facts").text()).contains("0.99 from 3 independent reports", "Harbour mail breach");
        assertThat(titles(page)).containsExactly("Report 2", "Report 3", "Report 0", "Report 1");
        assertThat(page(statement.path() + ".html", "Accept-Language", "fr").select("header.thing").text()).contains("4 articles, d'abord dans Report 1");
        assertThat(page("/claim/dddd000000000000.html").select("section[aria-labelledby=statement] a").attr("href")).isEqualTo(statement.path());
        assertThat(page("/claim/dddd000000000004.html").select("section[aria-labelledby=statement]")).isEmpty();
    }

    @Test
    void aStatementComesAsDataToo() {
        var negotiated = server.get(statement.path(), "Accept", "text/turtle");
        assertThat(negotiated.statusCode()).isEqualTo(303);
        assertThat(negotiated.headers().firstValue("Location")).hasValue(statement.path() + ".ttl");
        assertThat(negotiated.headers().allValues("Link")).anyMatch(link -> link.contains("https://w3id.org/riposte#Statement"));
        String turtle = server.get(statement.path() + ".ttl").body();
        assertThat(turtle).contains("rip:Statement", "dddd000000000000", "dddd000000000003", "\"Ardenia accuses Borealia over Harbour mail breach\"@en");
        assertThat(turtle.split("rip:reports", -1)).hasSize(5);
        assertThat(server.get("/statement/0000000000000000", "Accept", "text/turtle").statusCode()).isEqualTo(404);
        assertThat(server.get("/statement/0000000000000000.html").statusCode()).isEqualTo(404);
    }

    @Test
    void listsShowEachStatementOnceWhenAsked() {
        Document page = page("/claims?group=statement");
        assertThat(page.select("h1").text()).isEqualTo("Statements 3");
        assertThat(page.select("main .claim .label").eachText()).containsExactly(
                "Borealia denies accusation by Ardenia over Harbour mail breach",
                "Ardenia accuses Borealia over Harbour mail breach",
                "Corvania accuses Borealia");
        assertThat(page.select(".claim .mark").eachText()).contains("4 articles");
        assertThat(page("/claims?group=statement&sort=reports").select("main .claim .label").first().attr("href")).isEqualTo(statement.path());
        assertThat(server.get("/claims.csv?group=statement&sort=reports").body().lines()).hasSize(4)
                .element(1).asString().startsWith(statement.iri() + ",Accusation,Ardenia,Borealia,Harbour mail breach,4,3,0.99,2023-04-05,2023-04-08,");
        // of a statement only what fits is counted
        assertThat(page("/claims?group=statement&confidence=0.75").select(".claim .mark").eachText()).contains("2 articles");
    }

    @Test
    void theReportsOfAStatementAreAListToo() {
        String id = statement.iri().substring(statement.iri().lastIndexOf('/') + 1);
        assertThat(titles(page("/claims?statement=" + id))).containsExactly("Report 2", "Report 3", "Report 0", "Report 1");
        assertThat(titles(page("/claims?statement=none"))).isEmpty();
    }

    @Test
    void homeShowsStatementsRatherThanCopies() {
        assertThat(page("/").select("section[aria-labelledby=newest] .claim .label").eachText()).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "newest, 4 2 3 0 1 5", "oldest, 1 0 3 2 4 5", "confidence, 2 0 1 4 5 3", "doubt, 3 5 4 1 0 2", "nonsense, 4 2 3 0 1 5"
    })
    void listsComeInTheOrderAskedFor(String order, String reports) {
        List<String> expected = List.of(reports.split(" ")).stream().map(n -> "Report " + n).toList();
        Document page = page("/claims?sort=" + order);

        assertThat(titles(page)).isEqualTo(expected);
        assertThat(server.get("/claims.json?sort=" + order).body().split("\"title\":\"")).hasSize(7)
                .satisfies(parts -> assertThat(parts[1]).startsWith(expected.get(0)));
        assertThat(page.select(".orders a[aria-current]").text()).isEqualTo(page.select(".orders a[href$=" + order + "]").isEmpty() ? "newest first" : page.select(".orders a[href$=" + order + "]").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claims", "/actors", "/incidents", "/articles", "/timeline", "/graph"})
    void everyListSaysHowManyClaimsABoundHidesAndLeadsToThem(String path) {
        assertThat(page(path).select(".unsure")).isEmpty();
        Element line = page(path + "?confidence=0.6").select(".unsure").first();

        assertThat(line.text()).isEqualTo("2 claims are not shown · show them");
        assertThat(line.select("a").attr("href")).startsWith(path).doesNotContain("confidence");
        assertThat(page(path + "?confidence=0.45", "Accept-Language", "fr").select(".unsure").text())
                .isEqualTo("une déclaration n'est pas montrée · les afficher");
    }

    @Test
    void listsOfThingsAndArticlesCountFromTheBoundOn() {
        assertThat(page("/articles").select("tbody tr")).hasSize(6);
        assertThat(page("/articles?confidence=0.6").select("tbody tr")).hasSize(4);
        assertThat(page("/articles?sort=oldest").select("tbody th").eachText()).startsWith("Report 1", "Report 0").endsWith("Report 5");
        assertThat(page("/actors").select("tbody tr").eachText()).contains("Borealia State 6", "Corvania State 1");
        assertThat(page("/actors?confidence=0.6").select("tbody tr").eachText()).contains("Borealia State 4").noneMatch(row -> row.startsWith("Corvania"));
        assertThat(page("/actors?sort=name").select("tbody th").eachText()).isSorted();
        assertThat(server.get("/actors.csv?confidence=0.6").body()).contains("Borealia,,,4").doesNotContain("Corvania");
        assertThat(server.get("/articles.csv?confidence=0.6").body().lines()).hasSize(5);
    }

    @Test
    void everyClaimSaysInWordsAndANumberHowLikelyItsReadingIsRight() {
        assertThat(page("/claims").select(".claim .sure").eachText()).containsExactly(
                "more likely right than not · about 60 of 100",
                "very likely right · about 90 of 100",
                "doubtful · at most 45 of 100",
                "very likely right · about 90 of 100",
                "likely right · about 70 of 100",
                "doubtful · about 35 of 100");
        assertThat(page("/claim/dddd000000000001.html").select("dd .sure").text())
                .isEqualTo("likely right. Of 24 claims with a confidence from 0.7 to 0.8 in 450 published articles, two readers found 17 right. That is about 70 of 100; "
                        + "with so few checked it may be 51 to 85. Right means that the sentence says this of these actors; not that what it says is true.");
        assertThat(page("/claim/dddd000000000001.html", "Accept-Language", "fr").select("dd .sure").text())
                .startsWith("probablement juste. Sur 24 déclarations d'une confiance de 0,7 à 0,8 dans 450 articles publiés, deux lecteurs en ont trouvé 17 justes.");
    }

    @Test
    void exportsLeaveOutWhatIsLessSure() {
        String all = server.get("/export?format=nquads").body();
        String sure = server.get("/export?format=nquads&min-confidence=0.6").body();

        assertThat(all).contains("claim/dddd000000000003", "claim/dddd000000000005", "L'Ard\u00e9nie accuse la Bor\u00e9alie");
        assertThat(sure).contains("claim/dddd000000000000", statement.iri()).doesNotContain("claim/dddd000000000003", "claim/dddd000000000005");
        // the article stays, its passage does not; nor does an edge that only a claim left out drew
        assertThat(sure.lines()).noneMatch(line -> line.contains("#char=") && line.contains("L'Ard\u00e9nie"));
        String edge = "<http://localhost:8080/actor/corvania> <https://w3id.org/riposte#accuses>";
        assertThat(all).contains(edge);
        assertThat(sure).doesNotContain(edge).contains("<http://localhost:8080/actor/ardenia> <https://w3id.org/riposte#accuses>");
        String triples = server.get("/export?format=ntriples&min-confidence=0.6").body();
        assertThat(triples).doesNotContain("claim/dddd000000000003", edge).contains("<http://localhost:8080/actor/ardenia> <https://w3id.org/riposte#accuses>");
        assertThat(server.get("/export?format=csv-edges&min-confidence=0.6").body().lines()).hasSize(1 + 4);
    }
}
