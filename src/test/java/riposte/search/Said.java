package riposte.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;

/** Invented articles in several scripts, one accusation to a sentence. */
final class Said {

    static final Actor NORVIK = new Actor(
            "norvik",
            ActorType.STATE,
            Map.of("en", "Norvik", "fr", "Norvège-du-Vent", "ru", "Норвик", "zh", "诺维克共和国", "el", "Νόρβικ", "ar", "نورفيك"),
            null,
            true);
    static final Actor SUDRIA = new Actor("sudria", ActorType.STATE, Map.of("en", "Sudria", "fr", "Sudrie"), null, true);

    private Said() {}

    static List<CatalogEntry> catalog() {
        return List.of(CatalogEntry.of(NORVIK), CatalogEntry.of(SUDRIA));
    }

    static ArticleClaims article(String id, String lang, String title, String... sentences) {
        return article(id, lang, title, 0.9, List.of(), sentences);
    }

    static ArticleClaims article(String id, String lang, String title, double confidence, List<String> quotes, String... sentences) {
        StringBuilder text = new StringBuilder();
        List<Claim> claims = new ArrayList<>();
        for (String sentence : sentences) {
            int start = text.length();
            text.append(sentence).append('\n');
            claims.add(new Claim(
                    "%s%04d".formatted(String.format("%12s", Integer.toHexString(id.hashCode())).replace(' ', '0'), claims.size()),
                    ClaimType.ACCUSATION,
                    new Participant(NORVIK.label(), NORVIK, NORVIK),
                    new Participant(SUDRIA.label(), SUDRIA, SUDRIA),
                    null,
                    null,
                    List.of(),
                    false,
                    true,
                    null,
                    quotes,
                    new Evidence(sentence, start, start + sentence.length()),
                    null,
                    null,
                    confidence,
                    "frame"));
        }
        Article article =
                new Article(id, "https://news.example/" + id, title, "The Example", LocalDate.of(2024, 5, 6), null, lang, text.toString());
        return new ArticleClaims(article, claims);
    }
}
