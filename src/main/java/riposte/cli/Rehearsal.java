package riposte.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses the commonest commands once, so that the JVM can archive the classes that they load: the launcher runs this after a
 * build with {@code -XX:ArchiveClassesAtExit} (JEP 350), and later commands start from the archive. Nothing but start times
 * depends on it.
 */
final class Rehearsal {

    /** What a visitor asks for first. */
    private static final List<String> VISITS = List.of(
            "/", "/claims", "/actor/china.html", "/incidents", "/graph", "/query", "/sparql?query=ASK%7B%7D",
            "/sparql?query=SELECT%20*%20%7B%20?s%20?p%20?o%20%7D%20LIMIT%203", "/api/claims", "/export?format=nq");

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+:\\d+/");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rehearsal() {}

    /**
     * Ends the process with exit code 0 when all went well, else 1.
     *
     * @param args the folder for a store, which is written anew, and an article
     */
    public static void main(String[] args) {
        Riposte.prepareOutput();
        System.exit(rehearse(Path.of(args[0]), args[1]) ? 0 : 1);
    }

    private static boolean rehearse(Path store, String article) {
        String folder = store.toString();
        boolean done = run("--help")
                && run("extract", "--format", "jsonl", article)
                && run("ingest", "--store", folder, article)
                && run("query", "--store", folder, "contradictory-claims");
        return done && serve(folder);
    }

    private static boolean run(String... arguments) {
        return Riposte.run(console(new ByteArrayOutputStream()), arguments) == Riposte.DONE;
    }

    /** The server stays until the process ends. */
    private static boolean serve(String store) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Thread server = new Thread(
                null,
                () -> Riposte.run(console(messages), "serve", "--port", "0", "--no-follow", "--store", store),
                "rehearsal",
                16L << 20);
        server.setDaemon(true);
        server.start();
        try {
            String address = address(messages, server);
            if (address == null) {
                return false;
            }
            HttpClient client = HttpClient.newHttpClient();
            for (String visit : VISITS) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address).resolve(visit)).timeout(PATIENCE).build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
            return true;
        } catch (IOException e) {
            System.err.println(e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String address(ByteArrayOutputStream messages, Thread server) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.isAlive() && System.nanoTime() < end) {
            Matcher told = ADDRESS.matcher(messages.toString(StandardCharsets.UTF_8));
            if (told.find()) {
                return told.group();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return null;
    }

    private static Console console(OutputStream messages) {
        InputStream nothing = new ByteArrayInputStream(new byte[0]);
        return new Console(nothing, OutputStream.nullOutputStream(), messages, false);
    }
}
