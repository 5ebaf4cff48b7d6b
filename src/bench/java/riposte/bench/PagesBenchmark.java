package riposte.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.RiposteApplication;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;

/** Median times of the pages with 100,000 claims in the store, over HTTP, one request after the other. */
final class PagesBenchmark implements Benchmark {

    private static final int ARTICLES = 40_000;
    private static final int WARM = 60;
    private static final int MEASURED = 101;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void run(Results results, Path folder) throws Exception {
        Path directory = folder.resolve("store");
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.replace(Dispute.articles(ARTICLES));
            store.describe();
        }
        try (ConfigurableApplicationContext context =
                RiposteApplication.application().run("--server.port=0", "--riposte.store=" + directory)) {
            long start = System.nanoTime();
            Snapshot graph = context.getBean(GraphIndex.class).refresh();
            results.add("names and claims read: " + graph.claims().size(), (System.nanoTime() - start) / 1e9, "s");
            String address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            for (Map.Entry<String, String> page : pages(graph).entrySet()) {
                measure(results, page.getKey(), URI.create(address + page.getValue()));
            }
        }
    }

    private static Map<String, String> pages(Snapshot graph) {
        ClaimEntry claim = graph.claims().get(graph.claims().size() / 2);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("actor", graph.pairs().get(0).accuser().path() + ".html");
        pages.put(
                "incident", claim.about() == null ? "/incidents" : claim.about().path() + ".html");
        pages.put("claim", claim.path() + ".html");
        pages.put("article", claim.article().path() + ".html");
        pages.put("claims", "/claims");
        pages.put("claims by facets", "/claims?type=Denial&from=2015&to=2020");
        pages.put("search as one types", "/search.json?q=country+7");
        String actor = graph.pairs().get(0).accuser().path().substring(1);
        pages.put("graph explorer", "/graph");
        pages.put("graph, overview", "/graph/data");
        pages.put("graph, expansion", "/graph/data?expand=" + actor);
        pages.put("graph, expansion by facets", "/graph/data?expand=" + actor + "&type=Denial&from=2015");
        pages.put("graph, claims of a link", "/graph/claims?tail=" + actor + "&head="
                + graph.pairs().get(0).accused().path().substring(1));
        pages.put("timeline", "/timeline");
        pages.put("timeline of an actor", "/timeline?actor=" + graph.pairs().get(0).accuser().id());
        pages.put("claim as Turtle", claim.path() + ".ttl");
        return pages;
    }

    private static void measure(Results results, String name, URI page) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(page).build();
        long[] times = new long[MEASURED];
        for (int i = -WARM; i < MEASURED; i++) {
            long start = System.nanoTime();
            int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(page + " answered " + status);
            }
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        results.add(name + ", median", times[MEASURED / 2] / 1e6, "ms");
        results.add(name + ", 95 %", times[MEASURED * 95 / 100] / 1e6, "ms");
    }
}
