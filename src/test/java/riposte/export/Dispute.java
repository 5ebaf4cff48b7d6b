package riposte.export;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;

/** Five articles about disputes, partly invented, small enough to check every query's rows by hand. */
final class Dispute {

    static final Iris IRIS = new Iris("https://data.example/");

    private static final Actor UK = state("united-kingdom", "United Kingdom", "Royaume-Uni");
    private static final Actor US = state("united-states", "United States", "États-Unis");
    private static final Actor CHINA = state("china", "China", "Chine");
    private static final Actor NORTHLAND = state("northland", "Northland", "Nordie");
    private static final Actor SOUTHMARK = state("southmark", "Southmark", "Sudmarche");
    private static final Actor FOREIGN_OFFICE = known("foreign-office", ActorType.GOVERNMENT_BODY, "Foreign Office", UK);
    private static final Actor EMBASSY =
            known("embassy-of-china-in-london", ActorType.GOVERNMENT_BODY, "Embassy of China in London", CHINA);
    private static final Actor CINDERSEC = known("cindersec", ActorType.COMPANY, "=Cindersec", null);
    private static final Actor CRANE = known("velvet-crane", ActorType.THREAT_GROUP, "Velvet Crane", SOUTHMARK);
    private static final Actor LYNX =
            new Actor("lynx-gris", ActorType.THREAT_GROUP, Map.of("fr", "Lynx gris"), null, false);
    private static final Incident EXCHANGE = new Incident(
            "exchange-hack",
            Map.of("en", "Microsoft Exchange hack", "fr", "Piratage de Microsoft Exchange"),
            LocalDate.of(2021, 3, 2),
            true);
    private static final Incident GRID = new Incident(
            "grid-breach", Map.of("en", "Grid breach", "fr", "Intrusion dans le réseau"), YearMonth.of(2022, 5), true);
    private static final Incident TAX_LEAK = new Incident(
            "tax-office-leak", Map.of("en", "Tax office leak"), LocalDate.of(2020, 1, 15), true);

    private Dispute() {}

    /** The actors and incidents of the catalogue. */
    static List<CatalogEntry> catalog() {
        return Stream.<Entity>of(
                        UK, US, CHINA, NORTHLAND, SOUTHMARK, FOREIGN_OFFICE, EMBASSY, CINDERSEC, CRANE, EXCHANGE, GRID,
                        TAX_LEAK)
                .map(CatalogEntry::of)
                .toList();
    }

    /** A store in memory that holds it all. */
    static ClaimStore store() {
        ClaimStore store = ClaimStore.inMemory(IRIS);
        store.refresh(catalog());
        store.replace(readings());
        return store;
    }

    static Stream<ArticleClaims> readings() {
        return Stream.of(london(), londres(), grid(), rumours(), denials());
    }

    private static ArticleClaims london() {
        Reading reading = new Reading(
                "london",
                "https://post.example/2021/exchange",
                "London points at Beijing",
                "Harbour Post",
                LocalDate.of(2021, 7, 19),
                "en",
                "The Foreign Office said on Monday that China was probably behind the Exchange intrusions.",
                "The United States had blamed China for them in March.",
                "Northland condemned the intrusions.");
        reading.claim("a1", ClaimType.ACCUSATION, by("The Foreign Office", FOREIGN_OFFICE), by("China", CHINA), 0)
                .about(EXCHANGE)
                .hedged()
                .saidOn(LocalDate.of(2021, 7, 19));
        reading.claim("a2", ClaimType.ACCUSATION, by("The United States", US), by("China", CHINA), 1)
                .about(EXCHANGE)
                .saidOn(LocalDate.of(2021, 3, 12));
        reading.claim("a3", ClaimType.CONDEMNATION, by("Northland", NORTHLAND), null, 2).about(EXCHANGE).confidence(0.7);
        return reading.done();
    }

    private static ArticleClaims londres() {
        Reading reading = new Reading(
                "londres",
                "https://phare.example/chine?a=1&b=2",
                "Pékin répond à Londres",
                "Le Phare",
                OffsetDateTime.parse("2021-07-21T06:30:00Z"),
                "fr",
                "Londres attribue le piratage d’Exchange à la Chine.",
                "L’ambassade de Chine a parlé d’« invention » et de « fable ».",
                "Elle a sommé le Royaume-Uni de cesser ses attaques.",
                "Selon elle, les États-Unis écoutent le monde, comme l’a montré la fuite du fisc.");
        Participant embassy = by("L’ambassade de Chine", EMBASSY);
        reading.claim("b1", ClaimType.ACCUSATION, by("Londres", UK), by("la Chine", CHINA), 0).about(EXCHANGE);
        reading.claim("b2", ClaimType.DENIAL, embassy, by("Londres", UK), 1)
                .about(EXCHANGE)
                .rejects("b1")
                .quotes("invention", "fable");
        reading.claim("b3", ClaimType.DEMAND, by("Elle", EMBASSY), by("le Royaume-Uni", UK), 2);
        reading.claim("b4", ClaimType.ACCUSATION, by("elle", EMBASSY), by("les États-Unis", US), 3)
                .answers("b1")
                .cites(TAX_LEAK);
        return reading.done();
    }

    private static ArticleClaims grid() {
        Reading reading = new Reading(
                "grid",
                null,
                "Grid breach: charges and sanctions",
                "Harbour Post",
                LocalDate.of(2022, 6, 1),
                "en",
                "=Cindersec traced the grid breach to Velvet Crane.",
                "Northland charged two members of Velvet Crane.",
                "Northland also imposed sanctions on Southmark.",
                "Cindersec recalled the tax office leak and Velvet Crane.");
        reading.claim("c1", ClaimType.ACCUSATION, by("=Cindersec", CINDERSEC), by("Velvet Crane", CRANE), 0)
                .about(GRID)
                .confidence(0.95);
        reading.claim("c2", ClaimType.INDICTMENT, by("Northland", NORTHLAND), by("Velvet Crane", CRANE), 1).about(GRID);
        reading.claim("c3", ClaimType.SANCTION, by("Northland", NORTHLAND), by("Southmark", SOUTHMARK), 2);
        reading.claim("c4", ClaimType.ACCUSATION, by("Cindersec", CINDERSEC), by("Velvet Crane", CRANE), 3)
                .about(TAX_LEAK)
                .cites(TAX_LEAK, CRANE)
                .confidence(0.5);
        return reading.done();
    }

    private static ArticleClaims rumours() {
        Reading reading = new Reading(
                "rumours",
                "https://ohne.example/r",
                null,
                null,
                MonthDay.of(7, 2),
                "fr",
                "Le Nordland est soupçonné d’avoir coupé le réseau.",
                "Un groupe, Lynx gris, a revendiqué la coupure.");
        reading.claim("d1", ClaimType.ACCUSATION, null, by("Le Nordland", NORTHLAND), 0).about(GRID).hedged();
        reading.claim("d2", ClaimType.RESPONSIBILITY_CLAIM, by("Lynx gris", LYNX), null, 1).about(GRID);
        return reading.done();
    }

    private static ArticleClaims denials() {
        Reading reading = new Reading(
                "denials",
                "https://post.example/2022/denials",
                "Southmark rejects all charges",
                "Harbour Post",
                LocalDate.of(2022, 6, 4),
                "en",
                "Southmark denied any part in the grid breach and called the report \"noise\".",
                "Southmark accused Northland of the tax office leak.",
                "Northland, it recalled, had accused Southmark of that leak on 1 February.");
        reading.claim("e1", ClaimType.DENIAL, by("Southmark", SOUTHMARK), null, 0).about(GRID).quotes("noise");
        reading.claim("e2", ClaimType.ACCUSATION, by("Southmark", SOUTHMARK), by("Northland", NORTHLAND), 1)
                .about(TAX_LEAK);
        reading.claim("e3", ClaimType.ACCUSATION, by("Northland", NORTHLAND), by("Southmark", SOUTHMARK), 2)
                .about(TAX_LEAK)
                .saidOn(LocalDate.of(2020, 2, 1));
        return reading.done();
    }

    private static Actor state(String id, String english, String french) {
        return new Actor(id, ActorType.STATE, Map.of("en", english, "fr", french), null, true);
    }

    private static Actor known(String id, ActorType type, String name, Actor principal) {
        return new Actor(id, type, Map.of("en", name), principal == null ? null : principal.id(), true);
    }

    private static Participant by(String mention, Actor actor) {
        Actor principal = Stream.of(UK, CHINA, SOUTHMARK)
                .filter(state -> state.id().equals(actor.actsFor()))
                .findFirst()
                .orElse(actor);
        return new Participant(mention, actor, principal);
    }

    /** An article whose paragraphs are sentences, and its claims. */
    private static final class Reading {

        private final Article article;
        private final List<String> sentences;
        private final List<Draft> drafts = new ArrayList<>();

        Reading(
                String id,
                String url,
                String title,
                String publisher,
                TemporalAccessor published,
                String lang,
                String... sentences) {
            this.sentences = List.of(sentences);
            this.article = new Article(
                    id, url, title, publisher, published, null, lang, String.join("\n", sentences));
        }

        Draft claim(String id, ClaimType type, Participant speaker, Participant target, int sentence) {
            String text = sentences.get(sentence);
            int start = article.text().indexOf(text);
            Draft draft = new Draft(id, type, speaker, target, new Evidence(text, start, start + text.length()));
            drafts.add(draft);
            return draft;
        }

        ArticleClaims done() {
            return new ArticleClaims(article, drafts.stream().map(Draft::claim).toList());
        }
    }

    private static final class Draft {

        private final String id;
        private final ClaimType type;
        private final Participant speaker;
        private final Participant target;
        private final Evidence evidence;
        private Incident about;
        private List<Entity> cites = List.of();
        private boolean hedged;
        private TemporalAccessor saidOn;
        private List<String> quotes = List.of();
        private String rejects;
        private String answers;
        private double confidence = 0.85;

        Draft(String id, ClaimType type, Participant speaker, Participant target, Evidence evidence) {
            this.id = id;
            this.type = type;
            this.speaker = speaker;
            this.target = target;
            this.evidence = evidence;
        }

        Draft about(Incident incident) {
            about = incident;
            return this;
        }

        Draft cites(Entity... precedents) {
            cites = List.of(precedents);
            return this;
        }

        Draft hedged() {
            hedged = true;
            return this;
        }

        Draft saidOn(TemporalAccessor day) {
            saidOn = day;
            return this;
        }

        Draft quotes(String... words) {
            quotes = List.of(words);
            return this;
        }

        Draft rejects(String claim) {
            rejects = claim;
            return this;
        }

        Draft answers(String claim) {
            answers = claim;
            return this;
        }

        Draft confidence(double value) {
            confidence = value;
            return this;
        }

        Claim claim() {
            return new Claim(
                    id, type, speaker, target, about, null, cites, hedged, true, saidOn, quotes, evidence, rejects,
                    answers, confidence, "by-hand");
        }
    }
}
