package riposte.rdf;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;

/** Made-up articles and claims of every shape, the same for the same seed. */
public final class Readings {

    private static final List<String> WORDS = List.of(
            "Arland", "ministère", "\"quoted\"", "l’ambassade", "back\\slash", "<b>", "{x}", "a&b", "汉字", "عربي", "😀",
            "\u202Eright\u202C", "bell\u0007", "nul\u0000", "half\uD83D", "tab\t", "e\u0301", "\uFFFE", "100 %", "#1", "?",
            "`tick`", "^hat|", "soft\u00ADhyphen", "\u2028", "--", "'''", "ﷺ", "\r");
    private static final List<String> LANGS = List.of("en", "fr", "es", "de", "und", "pt-BR", "not a tag");

    private final Random random;
    private final List<Actor> known = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();

    public Readings(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            ActorType type = ActorType.values()[i % ActorType.values().length];
            known.add(new Actor(
                    "actor-" + i, type, Map.of("en", "Actor " + i, "fr", "Acteur " + i), i < 2 ? null : "actor-0", true));
            incidents.add(new Incident(
                    "incident-" + i,
                    Map.of("en", "Incident " + i),
                    List.of(Year.of(2015), YearMonth.of(2016, 3), LocalDate.of(2017, 6, 27)).get(i % 3),
                    true));
        }
    }

    /** The catalogue that the articles speak of. */
    public List<CatalogEntry> catalog() {
        List<CatalogEntry> entries = new ArrayList<>();
        known.forEach(a -> entries.add(new CatalogEntry(
                a,
                Map.of("en", List.of(a.label(), a.label() + " (alias)"), "fr", List.of("Alias " + a.id())),
                List.of("http://www.wikidata.org/entity/Q" + a.id().length()),
                List.of("https://example.org/ page?q=\"" + a.id() + "\""))));
        incidents.forEach(i -> entries.add(CatalogEntry.of(i)));
        return entries;
    }

    /** An article with up to eight claims. */
    public ArticleClaims next() {
        StringBuilder text = new StringBuilder();
        List<Evidence> sentences = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int start = text.length();
            String sentence = words(1 + random.nextInt(30)) + ".";
            text.append(sentence).append('\n');
            sentences.add(new Evidence(sentence, start, start + sentence.length()));
        }
        String url =
                switch (random.nextInt(6)) {
                    case 0 -> null;
                    case 1 -> "javascript:alert(1)";
                    case 2 -> "https://news.example/" + words(3) + "?" + words(2) + "#" + words(1) + "#x";
                    case 3 -> "not an address";
                    default -> "https://news.example/a/" + random.nextInt(1_000_000);
                };
        Article article = new Article(
                "a" + random.nextInt(1000),
                url,
                random.nextInt(4) == 0 ? null : words(6),
                random.nextInt(4) == 0 ? null : words(2),
                date(),
                date(),
                pick(LANGS),
                text.toString());
        List<Claim> claims = new ArrayList<>();
        String accusation = null;
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            ClaimType type = pick(List.of(ClaimType.values()));
            String id = String.format("%016x%02x", random.nextLong(), i);
            claims.add(new Claim(
                    id,
                    type,
                    participant(),
                    participant(),
                    random.nextBoolean() ? null : incident(),
                    random.nextInt(3) > 0 ? null : participant(),
                    random.nextBoolean() ? List.of() : List.of(actor(), incident()),
                    random.nextBoolean(),
                    random.nextInt(5) > 0,
                    date(),
                    random.nextBoolean() ? List.of() : List.of(words(2), words(3)),
                    pick(sentences),
                    type == ClaimType.DENIAL ? accusation : null,
                    type == ClaimType.ACCUSATION ? accusation : null,
                    random.nextInt(101) / 100.0,
                    "rule-" + random.nextInt(5)));
            if (type == ClaimType.ACCUSATION) {
                accusation = id;
            }
        }
        return new ArticleClaims(article, claims);
    }

    private Participant participant() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        Actor actor = actor();
        return new Participant(words(2), actor, random.nextBoolean() ? actor : actor());
    }

    private Actor actor() {
        if (random.nextBoolean()) {
            return pick(known);
        }
        // Few ids and few labels, so that articles disagree about what an id is.
        return new Actor("unknown-" + random.nextInt(3), pick(List.of(ActorType.values())), labels(), null, false);
    }

    private Incident incident() {
        if (random.nextBoolean()) {
            return pick(incidents);
        }
        TemporalAccessor date = random.nextBoolean() ? null : Year.of(2000 + random.nextInt(3));
        return new Incident("affair-" + random.nextInt(3), labels(), date, false);
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            labels.put(pick(LANGS), pick(List.of("Acme", "ACME", "Société  Acmé", "\uD83D", " ", "😀 Corp")));
        }
        return labels;
    }

    private TemporalAccessor date() {
        return switch (random.nextInt(8)) {
            case 0 -> LocalDate.of(2021, 7, 20);
            case 1 -> OffsetDateTime.of(2021, 7, 20, 23, 30, 0, 0, ZoneOffset.ofHours(-5));
            case 2 -> MonthDay.of(7, 21);
            case 3 -> Year.of(987);
            case 4 -> YearMonth.of(2021, 7);
            case 5 -> LocalDateTime.of(2021, 7, 20, 8, 0);
            default -> null;
        };
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(pick(WORDS));
        }
        return words.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A plain article with one accusation and the denial of it, for tests that are not about odd input. */
    public static ArticleClaims plain(int number) {
        String first = "Norvik accused Estmark on Monday of reading its ministers' mail.";
        String second = "Estmark denied it and spoke of \"a fable\".";
        String text = first + "\n" + second;
        Actor norvik = new Actor("norvik", ActorType.STATE, Map.of("en", "Norvik", "fr", "Norvique"), null, true);
        Actor estmark = new Actor("estmark", ActorType.STATE, Map.of("en", "Estmark", "fr", "Estmarque"), null, true);
        Article article = new Article(
                "plain-" + number,
                "https://news.example/plain/" + number,
                "Norvik accuses Estmark",
                "The Example",
                LocalDate.of(2024, 1, 1 + number % 28),
                null,
                "en",
                text);
        String accusation = String.format("ac%014x", number);
        Incident mail = new Incident("norvik-mail-2024", Map.of("en", "Norvik mail affair"), Year.of(2024), true);
        List<Entity> none = List.of();
        return new ArticleClaims(
                article,
                List.of(
                        new Claim(accusation, ClaimType.ACCUSATION, new Participant("Norvik", norvik, norvik),
                                new Participant("Estmark", estmark, estmark), mail, null, none, false, true,
                                LocalDate.of(2024, 1, 1), List.of(), new Evidence(first, 0, first.length()), null, null,
                                0.9, "accusation-verb"),
                        new Claim(String.format("de%014x", number), ClaimType.DENIAL,
                                new Participant("Estmark", estmark, estmark), new Participant("Norvik", norvik, norvik),
                                mail, null, none, false, true, null, List.of("a fable"),
                                new Evidence(second, first.length() + 1, text.length()), accusation, null, 0.85,
                                "denial-verb")));
    }

    /** The catalogue that {@link #plain} articles speak of. */
    public static List<CatalogEntry> plainCatalog() {
        List<CatalogEntry> entries = new ArrayList<>();
        Claim claim = plain(0).claims().get(0);
        entries.add(CatalogEntry.of(claim.speaker().actor()));
        entries.add(CatalogEntry.of(claim.target().actor()));
        entries.add(CatalogEntry.of(claim.about()));
        return entries;
    }
}
