package riposte.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;

/** Made-up articles with an accusation, its denial and sometimes a counter-accusation each; the same for the same number. */
final class Dispute {

    private static final int STATES = 200;
    private static final int INCIDENTS = 2000;

    private Dispute() {}

    /** That many articles; they hold 2.5 claims on average. */
    static Stream<ArticleClaims> articles(int count) {
        return IntStream.range(0, count).mapToObj(Dispute::article);
    }

    private static ArticleClaims article(int number) {
        SplittableRandom chance = new SplittableRandom(number);
        Participant accuser = participant(chance.nextInt(STATES));
        Participant accused = participant(chance.nextInt(STATES));
        int year = 2010 + chance.nextInt(15);
        int number2 = chance.nextInt(INCIDENTS);
        Incident incident = new Incident("incident-" + number2, Map.of("en", "Incident " + number2), null, false);
        LocalDate day = LocalDate.of(year, 1 + chance.nextInt(12), 1 + chance.nextInt(28));
        String accusation = accuser.mention() + " accused " + accused.mention() + " of breaking into its networks.";
        String denial = accused.mention() + " denied the accusation made on " + day + ".";
        String counter = "It accused " + accuser.mention() + " of hacking it for years.";
        String text = accusation + "\n" + denial + "\n" + counter + "\n"
                + "Nothing more was known by the evening, and the two capitals went on as before.\n".repeat(10);
        Article article = new Article(
                "article-" + number,
                "https://www.example.org/" + year + "/" + number,
                accuser.mention() + " accuses " + accused.mention(),
                "Outlet " + number % 97,
                day,
                null,
                "en",
                text);
        List<Claim> claims = new ArrayList<>();
        String key = article.key();
        claims.add(claim(key + "1", ClaimType.ACCUSATION, accuser, accused, incident, day, text, accusation, null, null));
        claims.add(claim(key + "2", ClaimType.DENIAL, accused, accuser, incident, day, text, denial, key + "1", null));
        if (number % 2 == 0) {
            claims.add(claim(
                    key + "3", ClaimType.ACCUSATION, accused, accuser, incident, day, text, counter, null, key + "1"));
        }
        return new ArticleClaims(article, claims);
    }

    private static Claim claim(
            String id,
            ClaimType type,
            Participant speaker,
            Participant target,
            Incident about,
            LocalDate day,
            String text,
            String sentence,
            String rejects,
            String answers) {
        int start = text.indexOf(sentence);
        return new Claim(
                id,
                type,
                speaker,
                target,
                about,
                null,
                List.of(),
                false,
                true,
                day,
                List.of(),
                new Evidence(sentence, start, start + sentence.length()),
                rejects,
                answers,
                0.9,
                "benchmark");
    }

    private static Participant participant(int number) {
        String name = "Country " + number;
        Actor actor = new Actor("country-" + number, ActorType.STATE, Map.of("en", name), null, false);
        return new Participant(name, actor, actor);
    }
}
