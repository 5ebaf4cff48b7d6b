package riposte.bench;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.jena.tdb2.DatabaseMgr;
import org.springframework.context.ConfigurableApplicationContext;
import riposte.SparqlEngine;
import riposte.export.ResultWriter;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.query.NamedQuery;
import riposte.store.query.QueryLibrary;
import riposte.store.query.QueryLimits;
import riposte.store.remote.RemoteAddress;
import riposte.web.Crowd;
import riposte.web.RiposteApplication;

/** The same claims in TDB2 and in other engines: how fast they are written, how long the first page and the later ones take. */
final class RemoteBenchmark implements Benchmark {

    private static final int CLAIMS = 2_500;
    private static final int ARTICLES = CLAIMS / 5;
    private static final int MEASURED = 25;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<String> PAGES = List.of("/", "/" + Crowd.busiest() + ".html", "/claims", "/graph", "/api/claims");

    @Override
    public String name() {
        return "remote";
    }

    @Override
    public void run(Results results, Path folder) throws Exception {
        Path local = folder.resolve("tdb2");
        try (ClaimStore store = ClaimStore.open(local, Iris.local())) {
            fill(results, "TDB2", store);
            queries(results, "TDB2", store);
        }
        pages(results, "TDB2", local, "");
        Path fuseki = folder.resolve("fuseki");
        try (SparqlEngine engine = SparqlEngine.Fuseki.started(DatabaseMgr.connectDatasetGraph(fuseki.toString()), null, true)) {
            remote(results, "Fuseki", engine, name -> null, folder);
        }
        try (SparqlEngine engine = SparqlEngine.Oxigraph.started(folder.resolve("oxigraph"))) {
            remote(results, "Oxigraph", engine, name -> null, folder);
        }
        try (SparqlEngine engine = SparqlEngine.Oxigraph.started(folder.resolve("oxigraph-updates"))) {
            UnaryOperator<String> updates = name -> name.equals(RemoteAddress.GRAPHS) ? RemoteAddress.NONE : null;
            try (ClaimStore store = ClaimStore.connect(RemoteAddress.of(engine.address(), updates), Iris.local(), null)) {
                fill(results, "Oxigraph by updates", store);
            }
        }
    }

    private static void remote(Results results, String name, SparqlEngine engine, UnaryOperator<String> variables, Path folder) throws Exception {
        try (ClaimStore store = ClaimStore.connect(RemoteAddress.of(engine.address(), variables), Iris.local(), null)) {
            fill(results, name, store);
            queries(results, name, store);
        }
        pages(results, name, folder.resolve("beside-" + name), engine.address());
    }

    private static void fill(Results results, String name, ClaimStore store) {
        long start = System.nanoTime();
        Crowd.fill(store, CLAIMS);
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add(name + ": articles of five claims written", ARTICLES / seconds, "/s");
    }

    private static void queries(Results results, String name, ClaimStore store) {
        long start = System.nanoTime();
        int late = 0;
        for (NamedQuery query : QueryLibrary.standard().queries()) {
            try {
                ResultWriter.of("csv", 80).write(
                        store.queries(new QueryLimits(LONGEST, Long.MAX_VALUE)), query.query(), new ByteArrayOutputStream());
            } catch (RuntimeException e) {
                late++;
                results.note(name + ": " + query.name() + ": " + e.getMessage());
            }
        }
        results.add(name + ": all queries that come with Riposte, " + late + " too long", (System.nanoTime() - start) / 1e9, "s");
    }

    private static void pages(Results results, String name, Path folder, String remote) throws Exception {
        try (ConfigurableApplicationContext context =
                RiposteApplication.application()
                        .run("--server.port=0", "--riposte.store=" + folder, "--riposte.remote=" + remote)) {
            String address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            HttpClient client = HttpClient.newHttpClient();
            long start = System.nanoTime();
            get(client, address + "/");
            results.add(name + ": first page", (System.nanoTime() - start) / 1e9, "s");
            for (String page : PAGES) {
                long[] times = new long[MEASURED];
                for (int i = -MEASURED; i < MEASURED; i++) {
                    long before = System.nanoTime();
                    get(client, address + page);
                    if (i >= 0) {
                        times[i] = System.nanoTime() - before;
                    }
                }
                Arrays.sort(times);
                results.add(name + ": " + page, times[MEASURED / 2] / 1e6, "ms");
            }
        }
    }

    private static void get(HttpClient client, String address) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
    }
}
