package riposte.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code riposte serve} takes from the start of the JVM to the first answered query, how little heap it serves
 * with, and how little heap extraction from the samples needs.
 */
final class StartBenchmark implements Benchmark {

    private static final List<Integer> SERVING = List.of(512, 256, 128, 96, 64, 48);
    private static final List<Integer> EXTRACTING = List.of(3072, 2048, 1536, 1280, 1024, 768);

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Results results, Path folder) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            times.add(serve(folder.resolve("store-" + i), 1024));
        }
        times.sort(null);
        results.add("start to first answered query, median of 5", times.get(2), "s");
        int least = -1;
        for (int heap : SERVING) {
            if (serve(folder.resolve("store-small-" + heap), heap) < 0) {
                break;
            }
            least = heap;
        }
        results.add("least heap that starts and answers, of " + SERVING, least, "MB");
        least = -1;
        for (int heap : EXTRACTING) {
            Process process = java(heap, folder.resolve("extract.txt"), "extract", "--format", "jsonl", "samples");
            if (process.waitFor() != 0) {
                break;
            }
            least = heap;
        }
        results.add("least heap that extracts the samples, of " + EXTRACTING, least, "MB");
    }

    /** Seconds to the first answered query; -1 when there is none. */
    private double serve(Path store, int heap) throws Exception {
        int port = freePort();
        Path log = store.resolveSibling(store.getFileName() + ".log");
        HttpRequest query = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sparql?query=ASK%7B%7D"))
                .build();
        long start = System.nanoTime();
        Process process =
                java(heap, log, "serve", "--no-samples", "--port", "" + port, "--store", store.toString());
        try {
            while (process.isAlive() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60)) {
                try {
                    if (http.send(query, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                        return (System.nanoTime() - start) / 1e9;
                    }
                } catch (IOException e) {
                    Thread.sleep(10);
                }
            }
            return -1;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Process java(int heap, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + heap + "m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "riposte.cli.Riposte"));
        command.addAll(List.of(arguments));
        Files.createDirectories(log.getParent());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
