package riposte.follow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A site of a newspaper on this machine, with a feed at {@code /feed} that answers conditional requests, its pages, and a
 * record of what was asked for.
 */
public final class NewsSite implements AutoCloseable {

    /** How a path is answered. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

    public NewsSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            requests.add(path);
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            try (exchange) {
                answers.getOrDefault(path, e -> e.sendResponseHeaders(404, -1)).to(exchange);
            }
        });
        server.start();
    }

    /** The address of a path. */
    public String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What was asked for, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How often a path was asked for. */
    public int requests(String path) {
        return Collections.frequency(requests, path);
    }

    /** A header of the last request, or null. */
    String lastHeader(String name) {
        List<String> values = headers.get(headers.size() - 1).get(name);
        return values == null ? null : values.get(0);
    }

    public void forgetRequests() {
        requests.clear();
        headers.clear();
    }

    public NewsSite answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Answers with a content, and with 304 who has it already. */
    public NewsSite serve(String path, String type, String content) {
        String etag = "\"" + Integer.toHexString(content.hashCode()) + "\"";
        return answer(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    public NewsSite status(String path, int status, String... header) {
        return answer(path, exchange -> {
            for (int i = 0; i < header.length; i += 2) {
                exchange.getResponseHeaders().set(header[i], header[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /** A page with an article that makes two claims. */
    public NewsSite page(String path) {
        return serve(path, "text/html; charset=utf-8", "<!DOCTYPE html><html lang=\"en\"><head><title>News of " + path
                + "</title></head><body><article><h1>News of " + path + "</h1><p>Estonia on Friday accused Russia of hacking the"
                + " servers of its parliament, in report number " + path.replaceAll("\\D", "") + ". Moscow rejected the accusation.</p>"
                + "<p>The servers were shut down for a day, and the members of parliament wrote their letters by hand.</p>"
                + "</article></body></html>");
    }

    /** The pages {@code /news/FIRST} to {@code /news/LAST}, and an RSS feed at {@code /feed} that names them. */
    public NewsSite feed(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(n -> page("/news/" + n));
        return serve("/feed", "application/rss+xml", rss(first, last));
    }

    private String rss(int first, int last) {
        StringBuilder items = new StringBuilder();
        for (int n = last; n >= first; n--) {
            items.append("<item><title>News ").append(n).append("</title><link>").append(at("/news/" + n)).append("</link></item>");
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Karsholm Courier</title>" + items + "</channel></rss>";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
