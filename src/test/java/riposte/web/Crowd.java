package riposte.web;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.web.data.GraphIndex;

/** As many invented claims as wanted: a few actors speak of one another all the time, most seldom. */
public final class Crowd {

    private static final int PER_ARTICLE = 5;
    private static final List<Actor> ACTORS = IntStream.range(0, 60)
            .mapToObj(i -> new Actor(
                    "state-" + i,
                    ActorType.STATE,
                    Map.of("en", "Republic of the Island no. " + i, "fr", "République de l'île no " + i),
                    null,
                    true))
            .toList();
    private static final List<Incident> INCIDENTS = IntStream.range(0, 25)
            .mapToObj(i -> new Incident(
                    "breach-" + i,
                    Map.of("en", "Breach of the harbour office no. " + i),
                    LocalDate.of(2015 + i % 9, 1 + i % 12, 1 + i),
                    true))
            .toList();

    private Crowd() {}

    /** The actor that most claims speak of. */
    public static String busiest() {
        return "actor/state-0";
    }

    private static ArticleClaims reading(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        List<Claim> claims = new ArrayList<>();
        Claim accusation = null;
        for (int i = 0; i < PER_ARTICLE; i++) {
            Actor speaker = ACTORS.get(pick(random, ACTORS.size()));
            Actor target = ACTORS.get(pick(random, ACTORS.size()));
            if (speaker == target) {
                target = ACTORS.get((ACTORS.indexOf(target) + 1) % ACTORS.size());
            }
            Incident about = random.nextInt(3) == 0 ? INCIDENTS.get(pick(random, INCIDENTS.size())) : null;
            ClaimType type = i == 0 || random.nextInt(10) < 6
                    ? ClaimType.ACCUSATION
                    : random.nextInt(3) > 0 ? ClaimType.DENIAL : ClaimType.CONDEMNATION;
            boolean denial = type == ClaimType.DENIAL;
            if (denial) {
                speaker = accusation.target().principal();
                target = accusation.speaker().principal();
            }
            String sentence = speaker.label() + " speaks of " + target.label() + " and of letter " + number + "-" + i + ".";
            int start = text.length();
            text.append(sentence).append(i % 2 == 0 ? " " : "\n");
            claims.add(new Claim(
                    "%012d%04d".formatted(number, i), type, new Participant(speaker.label(), speaker, speaker),
                    denial && random.nextBoolean() ? null : new Participant(target.label(), target, target), about, null,
                    List.of(), i % 4 == 0, true, null, List.of(),
                    new Evidence(sentence, start, start + sentence.length()), denial ? accusation.id() : null, null,
                    0.7 + i / 20.0, "frame"));
            if (type == ClaimType.ACCUSATION) {
                accusation = claims.get(claims.size() - 1);
            }
        }
        // Without words of its own an article would be a copy of another that names the same.
        for (int i = 0; i < 80; i++) {
            text.append("word").append(random.nextInt(5_000)).append(i % 16 == 15 ? ".\n" : " ");
        }
        return new ArticleClaims(
                new Article(
                        "crowd-" + number,
                        "https://news.example/crowd/" + number,
                        "Letter no. " + number,
                        "The Example Courier",
                        LocalDate.of(2016, 1, 1).plusDays(number * 37L % 3_200),
                        null,
                        "en",
                        text.toString()),
                claims);
    }

    /** Low numbers often, high ones seldom. */
    private static int pick(Random random, int size) {
        double chance = random.nextDouble();
        return (int) (size * Math.pow(chance, 5));
    }

    /** Writes so many claims, and waits until the pages of the server show them. */
    public static void load(TestServer server, int claims) {
        fill(server.context().getBean(ClaimStore.class), claims);
        server.context().getBean(GraphIndex.class).refresh();
    }

    /** Writes so many claims. */
    public static void fill(ClaimStore store, int claims) {
        store.refresh(Stream.concat(ACTORS.stream().map(CatalogEntry::of), INCIDENTS.stream().map(CatalogEntry::of))
                .toList());
        store.replace(IntStream.range(0, claims / PER_ARTICLE).mapToObj(Crowd::reading));
        store.describe();
    }

    /** Fills the store of a directory with so many claims, to measure pages over it. */
    public static void main(String... args) {
        try (TestServer server = TestServer.start(Path.of(args[0]))) {
            load(server, Integer.parseInt(args[1]));
        }
    }
}
