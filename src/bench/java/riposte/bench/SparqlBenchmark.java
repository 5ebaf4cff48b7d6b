package riposte.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.springframework.context.ConfigurableApplicationContext;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.web.RiposteApplication;

/**
 * Requests per second of {@code /sparql}, with answers kept and without, beside a plain Fuseki over the same store: the same queries
 * from the same clients, the servers one after the other in this process, twice each.
 */
final class SparqlBenchmark implements Benchmark {

    private static final int ARTICLES = Integer.getInteger("articles", 5_000);
    private static final int CLIENTS = 4;
    private static final double WARM = 4;
    private static final double MEASURED = 5;
    private static final String PREFIXES = "PREFIX rip: <https://w3id.org/riposte#> "
            + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

    private static final Map<String, String> QUERIES = queries();

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("light: 10 claims with speaker and target", PREFIXES
                + "SELECT * { ?c a rip:Denial ; rip:speaker ?s ; rip:target ?t } LIMIT 10");
        queries.put("lookup: all of one actor's label", PREFIXES
                + "SELECT ?l { <http://localhost:8080/actor/country-7> rdfs:label ?l }");
        queries.put("heavier: counts of accusers", PREFIXES
                + "SELECT ?s (COUNT(*) AS ?n) { ?c a rip:Accusation ; rip:speakerPrincipal ?s } "
                + "GROUP BY ?s ORDER BY DESC(?n) LIMIT 10");
        return queries;
    }

    @Override
    public String name() {
        return "sparql";
    }

    @Override
    public void run(Results results, Path folder) throws Exception {
        Path directory = folder.resolve("store");
        try (ClaimStore store = ClaimStore.open(directory, Iris.local())) {
            store.replace(Dispute.articles(ARTICLES));
            results.note("store of " + store.stats().quads() + " quads, " + CLIENTS + " clients");
        }
        for (int round = 1; round <= 2; round++) {
            for (String kept : List.of("16MB", "0")) {
                try (ConfigurableApplicationContext context = RiposteApplication.application()
                        .run("--server.port=0", "--riposte.store=" + directory, "--riposte.answer-cache=" + kept)) {
                    String port = context.getEnvironment().getProperty("local.server.port");
                    String how = kept.equals("0") ? "Riposte, each answered anew, round " : "Riposte, round ";
                    measure(results, how + round, "http://localhost:" + port + "/sparql");
                }
            }
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(directory.toString()));
            dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
            FusekiServer fuseki = FusekiServer.create().port(0).add("/ds", dataset).build();
            fuseki.start();
            try {
                measure(results, "Fuseki, round " + round, "http://localhost:" + fuseki.getPort() + "/ds/sparql");
            } finally {
                fuseki.stop();
                TDBInternal.expel(dataset);
            }
        }
    }

    private static void measure(Results results, String server, String address) throws Exception {
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            load(address, query.getValue(), WARM);
            results.add(server + ", " + query.getKey(), load(address, query.getValue(), MEASURED), "requests/s");
        }
    }

    private static double load(String address, String query, double seconds) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .header("Accept", "application/sparql-results+json")
                .build();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            AtomicLong answered = new AtomicLong();
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            Callable<Void> client = () -> {
                HttpClient http = HttpClient.newHttpClient();
                while (System.nanoTime() < end) {
                    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                    if (response.statusCode() != 200 || response.body().length < 50) {
                        throw new IllegalStateException("status " + response.statusCode() + " from " + address);
                    }
                    answered.incrementAndGet();
                }
                return null;
            };
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(client));
            }
            for (Future<Void> one : all) {
                one.get();
            }
            return answered.get() / ((System.nanoTime() - start) / 1e9);
        } finally {
            clients.shutdown();
        }
    }
}
