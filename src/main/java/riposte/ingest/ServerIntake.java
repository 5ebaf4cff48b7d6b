package riposte.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import riposte.article.Article;
import riposte.article.ArticleLine;
import tools.jackson.core.JacksonException;

/**
 * Sends articles to a server that runs, as {@code POST /articles} takes them: JSON lines, packed, some at a time. While the
 * server works on some, the next are gathered. A server that has no time is asked again later.
 */
public final class ServerIntake implements Intake {

    /** Articles to a request, and characters: few enough that the outcome of the first does not take long. */
    private static final int ARTICLES = 100;

    private static final int CHARACTERS = 4 << 20;
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LATER_SECONDS = 5;

    private final URI address;
    private final String token;
    private final Consumer<Outcome> outcomes;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private List<Article> gathered = new ArrayList<>();
    private int characters;
    private CompletableFuture<HttpResponse<String>> sent;

    /**
     * @param server address of the server's home page
     * @param token that it takes articles for
     * @param outcomes is told what became of each article
     */
    public ServerIntake(URI server, String token, Consumer<Outcome> outcomes) {
        String home = server.toString();
        this.address = URI.create(home.endsWith("/") ? home + "articles" : home + "/articles");
        this.token = token;
        this.outcomes = outcomes;
    }

    @Override
    public void add(Article article) {
        gathered.add(article);
        characters += article.text().length();
        if (gathered.size() >= ARTICLES || characters >= CHARACTERS) {
            send();
        }
    }

    @Override
    public void finish() {
        send();
        receive();
    }

    @Override
    public void close() {
        // The client has nothing to close; what was sent is the server's.
    }

    private void send() {
        receive();
        if (gathered.isEmpty()) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(gathered)))
                .build();
        gathered = new ArrayList<>();
        characters = 0;
        sent = send(request, 1);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request, int attempt) {
        return client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).thenCompose(response -> {
            if (response.statusCode() != 503 && response.statusCode() != 429 || attempt == TRIES) {
                return CompletableFuture.completedFuture(response);
            }
            return CompletableFuture.supplyAsync(
                            () -> request, CompletableFuture.delayedExecutor(later(response), TimeUnit.SECONDS))
                    .thenCompose(again -> send(again, attempt + 1));
        });
    }

    private static long later(HttpResponse<?> response) {
        try {
            return response.headers().firstValueAsLong("Retry-After").orElse(LATER_SECONDS);
        } catch (NumberFormatException e) {
            return LATER_SECONDS;
        }
    }

    private static byte[] packed(List<Article> articles) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (Article article : articles) {
                out.write(ArticleLine.of(article).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** Waits for the answer to what was sent, and tells it. */
    private void receive() {
        if (sent == null) {
            return;
        }
        HttpResponse<String> response;
        try {
            response = sent.join();
        } catch (CompletionException e) {
            throw unreachable(e.getCause());
        } finally {
            sent = null;
        }
        if (response.statusCode() != 200) {
            throw new IngestException(refused(response));
        }
        try {
            response.body().lines().forEach(line -> outcomes.accept(Outcome.ofLine(line)));
        } catch (JacksonException e) {
            throw new IngestException(address + " does not answer as Riposte does; check the address", e);
        }
    }

    private String refused(HttpResponse<String> response) {
        String why = response.body().lines().findFirst().orElse("").strip();
        return switch (response.statusCode()) {
            case 401 -> address + " does not take this token; give the server's own in the variable RIPOSTE_TOKEN";
            case 404, 405 -> address + " takes no articles: it is no Riposte, or an older one";
            default -> address + " answers " + response.statusCode() + (why.isEmpty() || why.startsWith("<") ? "" : ": " + why);
        };
    }

    private IngestException unreachable(Throwable why) {
        return new IngestException(
                why instanceof ConnectException
                        ? "nothing answers at " + address + "; is the server running there?"
                        : address + " broke off (" + FailureText.of(why) + "); what was not told is not known to be there: run it again",
                why);
    }
}
