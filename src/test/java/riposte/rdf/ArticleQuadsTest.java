package riposte.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;

class ArticleQuadsTest {

    private static final Actor NORVIK =
            new Actor("norvik", ActorType.STATE, Map.of("en", "Norvik", "fr", "Norvique"), null, true);
    private static final Actor ESTMARK =
            new Actor("estmark", ActorType.STATE, Map.of("en", "Estmark", "fr", "Estmarque"), null, true);
    private static final Actor CLUB =
            new Actor("night-club", ActorType.THREAT_GROUP, Map.of("fr", "Night Club"), null, false);
    private static final Incident LEAK =
            new Incident("fjord-leak-2020", Map.of("en", "Fjord leak", "fr", "fuite du Fjord"), Year.of(2020), true);

    private final ArticleQuads writer = new ArticleQuads(Iris.local(), "9.9");

    private static Claim claim(ClaimType type, Participant speaker, Participant target, Incident about, Evidence evidence) {
        return new Claim("c1", type, speaker, target, about, null, List.of(), false, true, null, List.of(), evidence, null,
                null, 0.9, "r");
    }

    private static Participant of(String mention, Actor actor) {
        return new Participant(mention, actor, actor);
    }

    private List<String> triples(ArticleClaims reading) {
        return writer.quads(reading).stream()
                .map(q -> NodeFmtLib.strNT(q.getSubject()) + " " + q.getPredicate().getURI().replaceFirst(".*[/#]", "")
                        + " " + NodeFmtLib.strNT(q.getObject()))
                .map(line -> line.replace("http://localhost:8080/", "").replace(Vocabulary.NS, "rip:"))
                .toList();
    }

    @Test
    void anArticleAndItsClaimGiveTheseTriples() {
        String text = "😀 Estmark aurait visé le port, dit le ministère.";
        Actor ministry = new Actor("norvik-ministry", ActorType.GOVERNMENT_BODY, Map.of("fr", "ministère"), null, false);
        Article article = new Article("a", "https://news.example/1", "Le port", "L’Exemple", MonthDay.of(7, 21), null, "fr", text);
        Claim claim = new Claim(
                "00ff",
                ClaimType.ACCUSATION,
                new Participant("le ministère", ministry, NORVIK),
                of("Estmark", ESTMARK),
                LEAK,
                of("le port", CLUB),
                List.of(LEAK),
                true,
                true,
                LocalDate.of(2020, 2, 3),
                List.of("visé"),
                new Evidence(text.substring(3), 3, text.length()),
                null,
                null,
                0.9,
                "accusation-verb");
        String self = "<article/" + article.key() + ">";
        String passage = "<article/" + article.key() + "#char=2," + (text.length() - 1) + ">";
        String extraction = "<article/" + article.key() + "#extraction>";
        String ministryIri = "<" + Iris.local().entity(ministry).substring(22) + ">";
        String clubIri = "<" + Iris.local().entity(CLUB).substring(22) + ">";

        assertThat(triples(new ArticleClaims(article, List.of(claim))))
                .containsExactlyInAnyOrder(
                        self + " type <rip:Article>",
                        self + " label \"Le port\"@fr",
                        self + " headline \"Le port\"@fr",
                        self + " articleBody \"" + text + "\"@fr",
                        self + " inLanguage \"fr\"",
                        self + " publisher \"L’Exemple\"",
                        self + " datePublished \"--07-21\"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>",
                        self + " url <https://news.example/1>",
                        extraction + " type <rip:Extraction>",
                        extraction + " label \"Extraction by Riposte 9.9\"@en",
                        extraction + " label \"Extraction par Riposte 9.9\"@fr",
                        extraction + " version \"9.9\"",
                        extraction + " used " + self,
                        passage + " type <rip:Passage>",
                        passage + " label \"" + text.substring(3) + "\"@fr",
                        passage + " exact \"" + text.substring(3) + "\"@fr",
                        passage + " hasSource " + self,
                        passage + " start \"3\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                        passage + " end \"" + text.length() + "\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                        passage + " start \"2\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                        passage + " end \"" + (text.length() - 1) + "\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                        "<claim/00ff> type <rip:Accusation>",
                        "<claim/00ff> label \"Norvik accuses Estmark over Fjord leak\"@en",
                        "<claim/00ff> label \"Norvique accuse Estmarque (fuite du Fjord)\"@fr",
                        "<claim/00ff> speaker " + ministryIri,
                        "<claim/00ff> speakerPrincipal <actor/norvik>",
                        "<claim/00ff> speakerMention \"le ministère\"@fr",
                        "<claim/00ff> target <actor/estmark>",
                        "<claim/00ff> targetPrincipal <actor/estmark>",
                        "<claim/00ff> targetMention \"Estmark\"@fr",
                        "<claim/00ff> victim " + clubIri,
                        "<claim/00ff> victimMention \"le port\"@fr",
                        "<claim/00ff> about <incident/fjord-leak-2020>",
                        "<claim/00ff> cites <incident/fjord-leak-2020>",
                        "<claim/00ff> hedged \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>",
                        "<claim/00ff> cyber \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>",
                        "<claim/00ff> quote \"visé\"@fr",
                        "<claim/00ff> saidOn \"2020-02-03\"^^<http://www.w3.org/2001/XMLSchema#date>",
                        "<claim/00ff> evidence " + passage,
                        "<claim/00ff> wasDerivedFrom " + self,
                        "<claim/00ff> wasGeneratedBy " + extraction,
                        "<claim/00ff> confidence \"0.9\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
                        "<claim/00ff> rule \"accusation-verb\"",
                        "<claim/00ff> reports <statement/9deec563181b639c>",
                        "<statement/9deec563181b639c> type <rip:Statement>",
                        "<statement/9deec563181b639c> label \"Norvik accuses Estmark over Fjord leak\"@en",
                        "<statement/9deec563181b639c> label \"Norvique accuse Estmarque (fuite du Fjord)\"@fr",
                        "<actor/norvik> accuses <actor/estmark>",
                        ministryIri + " type <rip:GovernmentBody>",
                        ministryIri + " label \"ministère\"@fr",
                        ministryIri + " actsFor <actor/norvik>",
                        clubIri + " type <rip:ThreatGroup>",
                        clubIri + " label \"Night Club\"@fr");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCUSATION, accuses", "DENIAL, denies", "CONDEMNATION, condemns", "DEMAND, demandsOf", "SANCTION, sanctions",
        "INDICTMENT, indicts"
    })
    void eachTypeHasItsEdgeBetweenPrincipals(ClaimType type, String edge) {
        Article article = new Article("a", null, null, null, null, null, "en", "Words.");
        Evidence evidence = new Evidence("Words.", 0, 6);
        String line = "<actor/norvik> " + edge + " <actor/estmark>";
        assertThat(triples(new ArticleClaims(
                        article, List.of(claim(type, of("n", NORVIK), of("e", ESTMARK), null, evidence)))))
                .contains(line);
        assertThat(triples(new ArticleClaims(article, List.of(claim(type, null, of("e", ESTMARK), LEAK, evidence)))))
                .noneMatch(triple -> triple.startsWith("<actor/"));
    }

    @Test
    void whoClaimsResponsibilityIsTiedToTheIncident() {
        Article article = new Article("a", null, null, null, null, null, "en", "Words.");
        Evidence evidence = new Evidence("Words.", 0, 6);
        assertThat(triples(new ArticleClaims(
                        article,
                        List.of(claim(ClaimType.RESPONSIBILITY_CLAIM, of("n", NORVIK), of("e", ESTMARK), LEAK, evidence)))))
                .contains("<actor/norvik> claimsResponsibilityFor <incident/fjord-leak-2020>")
                .contains("<claim/c1> label \"Norvik claims responsibility, to Estmark over Fjord leak\"@en");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ACCUSATION | y | y | y | Norvik accuses Estmark over Fjord leak | Norvique accuse Estmarque (fuite du Fjord)",
                "ACCUSATION | - | y | - | Estmark is accused | Accusation contre Estmarque",
                "DENIAL | y | y | - | Norvik denies accusation by Estmark | Norvique dément Estmarque",
                "DENIAL | - | - | - | Denial | Démenti",
                "DEMAND | y | y | - | Norvik makes a demand of Estmark | Norvique interpelle Estmarque",
                "CONDEMNATION | y | - | y | Norvik condemns over Fjord leak | Norvique condamne (fuite du Fjord)",
                "SANCTION | y | y | - | Norvik sanctions Estmark | Norvique sanctionne Estmarque",
                "INDICTMENT | y | y | - | Norvik indicts Estmark | Norvique inculpe Estmarque"
            },
            delimiter = '|')
    void claimsHaveReadableLabels(
            ClaimType type, String speaker, String target, String about, String english, String french) {
        Claim claim = claim(
                type,
                speaker == null ? null : of("n", NORVIK),
                target == null ? null : of("e", ESTMARK),
                about == null ? null : LEAK,
                new Evidence("", 0, 0));
        assertThat(ClaimLabels.label(claim, "en")).isEqualTo(english);
        assertThat(ClaimLabels.label(claim, "fr")).isEqualTo(french);
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                Arguments.of(LocalDate.of(2021, 7, 1), "2021-07-01", "date"),
                Arguments.of(OffsetDateTime.parse("2021-07-01T23:00:00-02:00"), "2021-07-02T01:00:00Z", "dateTime"),
                Arguments.of(OffsetDateTime.parse("2021-07-01T23:00:07.9Z"), "2021-07-01T23:00:07Z", "dateTime"),
                Arguments.of(LocalDateTime.of(2021, 7, 1, 8, 0), "2021-07-01T08:00:00", "dateTime"),
                Arguments.of(LocalDate.of(2021, 7, 1).atStartOfDay(ZoneId.of("Europe/Paris")), "2021-06-30T22:00:00Z", "dateTime"),
                Arguments.of(YearMonth.of(2021, 7), "2021-07", "gYearMonth"),
                Arguments.of(Year.of(987), "0987", "gYear"),
                Arguments.of(MonthDay.of(7, 1), "--07-01", "gMonthDay"));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void datesSayNoMoreThanIsKnown(TemporalAccessor date, String lexical, String type) {
        Node literal = Literals.date(date);
        assertThat(literal.getLiteralLexicalForm()).isEqualTo(lexical);
        assertThat(literal.getLiteralDatatypeURI()).isEqualTo(Vocabulary.XSD + type);
        assertThat(literal.getLiteral().isWellFormed()).isTrue();
    }

    @Test
    void datesWithoutATypeAreRefused() {
        assertThatThrownBy(() -> Literals.date(LocalTime.NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Literals.date(LocalDate.of(12_345, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("year");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "1, 1.0", "0.5, 0.5", "0.30, 0.3", "0.755, 0.76", "0.07, 0.07", "0.004, 0.0"})
    void decimalsAreCanonical(double value, String lexical) {
        assertThat(Literals.decimal(value).getLiteralLexicalForm()).isEqualTo(lexical);
    }

    @Test
    void evidenceMustBeInTheText() {
        Article article = new Article("short", null, null, null, null, null, "en", "Other words.");
        Claim claim = claim(ClaimType.DEMAND, null, null, null, new Evidence("Words.", 0, 6));
        assertThatThrownBy(() -> writer.quads(new ArticleClaims(article, List.of(claim))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c1")
                .hasMessageContaining("short");
    }

    @Test
    void linksMustLeadToAccusationsOfTheArticle() {
        Article article = new Article("a", null, null, null, null, null, "en", "Words.");
        Claim denial = new Claim("d", ClaimType.DENIAL, null, null, null, null, List.of(), false, true, null, List.of(),
                new Evidence("Words.", 0, 6), "elsewhere", null, 0.5, "r");
        assertThatThrownBy(() -> writer.quads(new ArticleClaims(article, List.of(denial))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elsewhere");
    }

    @Test
    void whateverIsReadTheQuadsAreSound() {
        Readings readings = new Readings(11);
        for (int i = 0; i < 400; i++) {
            ArticleClaims reading = readings.next();
            List<Quad> quads = writer.quads(reading);
            Map<Node, Set<Node>> types = new HashMap<>();
            Map<String, Node> labels = new HashMap<>();
            Node graph = NodeFactory.createURI(Iris.local().article(reading.article()));
            for (Quad quad : quads) {
                assertThat(quad.getGraph()).isEqualTo(graph);
                for (Node node : List.of(quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                    assertThat(node.isBlank()).isFalse();
                    if (node.isURI()) {
                        IRIx iri = IRIx.create(node.getURI());
                        assertThat(iri.isReference() && !iri.hasViolations()).as(node.getURI()).isTrue();
                        assertThat(node.getURI()).doesNotContainAnyWhitespaces().doesNotContainPattern("[<>\"{}|^`\\\\]");
                    } else {
                        assertThat(node.getLiteral().isWellFormed()).as(node.toString()).isTrue();
                    }
                }
                if (quad.getPredicate().equals(Vocabulary.TYPE)) {
                    types.computeIfAbsent(quad.getSubject(), s -> new HashSet<>()).add(quad.getObject());
                }
                if (quad.getPredicate().equals(Vocabulary.LABEL)) {
                    String place = quad.getSubject() + " " + quad.getObject().getLiteralLanguage();
                    assertThat(labels.put(place, quad.getObject())).as(place).isNull();
                }
            }
            types.forEach((subject, of) -> assertThat(of).as(subject.toString()).hasSize(1));
            assertThat(quads).isSortedAccordingTo(QuadSink.ORDER).doesNotHaveDuplicates();
            offsetsFit(quads);
        }
    }

    /** The passages' offsets lead to their words within the article's text, in code units and in characters. */
    private static void offsetsFit(List<Quad> quads) {
        Map<Node, Map<Node, Node>> bySubject = new HashMap<>();
        quads.forEach(q -> bySubject.computeIfAbsent(q.getSubject(), s -> new HashMap<>())
                .put(q.getPredicate(), q.getObject()));
        bySubject.values().stream()
                .filter(r -> Vocabulary.PASSAGE.equals(r.get(Vocabulary.TYPE)))
                .forEach(passage -> {
                    String text = bySubject
                            .get(passage.get(Vocabulary.HAS_SOURCE))
                            .get(Vocabulary.ARTICLE_BODY)
                            .getLiteralLexicalForm();
                    String exact = passage.get(Vocabulary.EXACT).getLiteralLexicalForm();
                    assertThat(text.substring(
                                    (int) passage.get(Vocabulary.START).getLiteralValue(),
                                    (int) passage.get(Vocabulary.END).getLiteralValue()))
                            .isEqualTo(exact);
                    int[] characters = text.codePoints().toArray();
                    int from = (int) passage.get(Vocabulary.OA_START).getLiteralValue();
                    int to = (int) passage.get(Vocabulary.OA_END).getLiteralValue();
                    assertThat(new String(characters, from, to - from)).isEqualTo(exact);
                });
    }

    @Test
    void everySyntaxGivesTheGraphBack() {
        Readings readings = new Readings(13);
        for (int i = 0; i < 100; i++) {
            Graph graph = GraphFactory.createDefaultGraph();
            writer.quads(readings.next()).forEach(q -> graph.add(q.asTriple()));
            for (Lang lang : List.of(Lang.NTRIPLES, Lang.TURTLE, Lang.RDFXML, Lang.JSONLD11)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                RDFDataMgr.write(out, graph, lang);
                Graph back = GraphFactory.createDefaultGraph();
                RDFParser.fromString(out.toString(StandardCharsets.UTF_8), lang).parse(back);
                assertThat(back.isIsomorphicWith(graph)).as(lang.toString()).isTrue();
            }
        }
    }

    @Test
    void neitherLocaleNorTimeZoneMatter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<List<Quad>> expected = new ArrayList<>();
        try {
            for (String place : List.of("en-GB", "tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(place));
                TimeZone.setDefault(TimeZone.getTimeZone(place.startsWith("t") ? "Asia/Kathmandu" : "UTC"));
                Readings readings = new Readings(17);
                List<List<Quad>> quads =
                        Stream.generate(readings::next).limit(50).map(writer::quads).toList();
                if (expected.isEmpty()) {
                    expected.addAll(quads);
                }
                assertThat(quads).as(place).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theSameIriSaysTheSameInAllGraphs() {
        Readings readings = new Readings(19);
        Map<Node, Set<Node>> types = new HashMap<>();
        Map<String, Set<Node>> labels = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            for (Quad quad : writer.quads(readings.next())) {
                String iri = quad.getSubject().getURI();
                if (!iri.contains("/actor/") && !iri.contains("/incident/")) {
                    continue;
                }
                if (quad.getPredicate().equals(Vocabulary.TYPE)) {
                    types.computeIfAbsent(quad.getSubject(), s -> new HashSet<>()).add(quad.getObject());
                } else if (quad.getPredicate().equals(Vocabulary.LABEL)) {
                    labels.computeIfAbsent(
                                    iri + quad.getObject().getLiteralLanguage(), s -> new HashSet<>())
                            .add(quad.getObject());
                }
            }
        }
        assertThat(types).hasSizeGreaterThan(20).allSatisfy((iri, of) -> assertThat(of).hasSize(1));
        assertThat(labels).hasSizeGreaterThan(20).allSatisfy((iri, of) -> assertThat(of).hasSize(1));
        assertThat(new TreeSet<>(labels.keySet())).noneMatch(key -> key.contains("/actor/actor-"));
    }

    @Test
    void anArticleHasTheFingerprintOfItsTextUnlessThatIsShort() {
        String text = IntStream.range(0, 80).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        Article article = new Article("a", "https://news.example/a", "A title", null, null, null, "en", text);
        Article elsewhere = new Article("b", "https://other.example/b", "Another title", null, null, null, "fr", text.replace(" ", ", ").toUpperCase(Locale.ROOT));
        Article brief = new Article("c", null, "A title", null, null, null, "en", text.substring(0, 100));

        assertThat(prints(article)).hasSize(1).first().asString().startsWith("minhash1:77:");
        assertThat(prints(elsewhere)).isEqualTo(prints(article));
        assertThat(prints(brief)).isEmpty();
    }

    private List<String> prints(Article article) {
        return writer.quads(new ArticleClaims(article, List.of())).stream()
                .filter(quad -> quad.getPredicate().equals(Vocabulary.TEXT_FINGERPRINT))
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .toList();
    }
}
