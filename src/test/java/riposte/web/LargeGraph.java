package riposte.web;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * Measures pages over a large graph of invented claims: {@code LargeGraph DIRECTORY CLAIMS}. Prints median and 95th
 * percentile per page, over HTTP on this machine, after a warm-up.
 */
public final class LargeGraph {

    private static final int PER_ARTICLE = 5;

    private LargeGraph() {}

    public static void main(String... arguments) {
        Path directory = Path.of(arguments[0]);
        int claims = Integer.parseInt(arguments[1]);
        boolean fill = !directory.toFile().exists();
        try (TestServer server = TestServer.start(directory)) {
            ClaimStore store = server.context().getBean(ClaimStore.class);
            if (fill) {
                long start = System.nanoTime();
                store.refresh(catalog());
                store.replace(readings(claims / PER_ARTICLE));
                store.describe();
                System.out.printf("filled in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            }
            long start = System.nanoTime();
            int found = server.context().getBean(GraphIndex.class).refresh().claims().size();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "index of %,d claims in %d ms, heap used %d MB%n",
                    found, (System.nanoTime() - start) / 1_000_000,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            String claim = server.context().getBean(GraphIndex.class).current().claims().get(500).path();
            String article = server.context().getBean(GraphIndex.class).current().claims().get(500).article().path();
            for (String path : new String[] {
                "/", "/actor/state-1.html", "/incident/incident-1.html", claim + ".html", article + ".html", "/claims",
                "/claims?type=Denial&speaker=state-3&from=2015", "/claims?unanswered=true", "/actors", "/incidents",
                "/articles", "/search?q=state+7", "/search.json?q=server+99", "/search.json?q=notthere", claim + ".ttl",
                "/actor/state-1.ttl", "/actor/state-1.jsonld",
                "/sparql?query=SELECT%20*%20%7B%3Fs%20a%20%3Chttps%3A%2F%2Fw3id.org%2Friposte%23State%3E%7D%20LIMIT%2010"
            }) {
                measure(server, path);
            }
        }
    }

    private static void measure(TestServer server, String path) {
        long[] times = new long[60];
        int size = 0;
        for (int i = -20; i < times.length; i++) {
            long start = System.nanoTime();
            HttpResponse<String> response = server.get(path);
            long time = System.nanoTime() - start;
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode());
            }
            size = response.body().length();
            if (i >= 0) {
                times[i] = time;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "%-60s median %7.1f ms   95%% %7.1f ms   %,9d characters%n",
                path, times[30] / 1e6, times[56] / 1e6, size);
    }

    private static Actor state(int i) {
        return new Actor("state-" + i, ActorType.STATE, Map.of("en", "State " + i, "fr", "État " + i), null, true);
    }

    private static Incident incident(int i) {
        return new Incident("incident-" + i, Map.of("en", "Incident " + i, "fr", "Incident " + i),
                LocalDate.of(2000 + i % 24, 1 + i % 12, 1 + i % 28), true);
    }

    private static List<CatalogEntry> catalog() {
        List<CatalogEntry> entries = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> entries.add(CatalogEntry.of(state(i))));
        IntStream.range(0, 2_000).forEach(i -> entries.add(CatalogEntry.of(incident(i))));
        return entries;
    }

    private static Stream<ArticleClaims> readings(int articles) {
        return IntStream.range(0, articles).mapToObj(LargeGraph::reading);
    }

    private static ArticleClaims reading(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        List<Claim> claims = new ArrayList<>();
        String accusation = null;
        for (int i = 0; i < PER_ARTICLE; i++) {
            // Few actors and incidents are spoken of much, most of them little.
            Actor one = state((int) (200 * Math.pow(random.nextDouble(), 3)));
            Actor other = state((int) (200 * Math.pow(random.nextDouble(), 3)));
            Incident about = incident((int) (2_000 * Math.pow(random.nextDouble(), 3)));
            boolean denial = i % 3 == 2;
            String sentence = one.label() + (denial ? " rejected the charge by " : " blamed the break-in on ")
                    + other.label() + " after server " + random.nextInt(1_000_000) + " had been entered at night.";
            String id = "%08x%08x".formatted(number, i);
            text.append("A paragraph without a claim stands before it, as in most articles.\n");
            int start = text.length();
            text.append(sentence).append("\n");
            claims.add(new Claim(
                    id, denial ? ClaimType.DENIAL : ClaimType.ACCUSATION, new Participant(one.label(), one, one),
                    new Participant(other.label(), other, other), about, null, List.of(), random.nextInt(4) == 0, true,
                    null, List.of(), new Evidence(sentence, start, start + sentence.length()),
                    denial ? accusation : null, null, (60 + random.nextInt(40)) / 100.0, "frame"));
            accusation = denial ? accusation : id;
        }
        return new ArticleClaims(
                new Article("a" + number, "https://news.example/" + number, "Article " + number,
                        "Courier " + random.nextInt(300), LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000)), null,
                        number % 3 == 0 ? "fr" : "en", text.toString()),
                claims);
    }
}
