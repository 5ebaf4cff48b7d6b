package riposte.web.sparql.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.util.IsoMatcher;

/** A request of the tables {@code protocol.txt} and {@code graph-store.txt}, and the answer expected. */
final class Exchange {

    /** Stands in the tables for the address that the last answer gave in {@code Location}. */
    private static final String NEW = "NEW";

    private final String method;
    private final String path;
    private final List<String> parameters = new ArrayList<>();
    private final List<String> form = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder graph = new StringBuilder();
    private String expected;

    private Exchange(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The tests of a table, by name. */
    static Map<String, List<Exchange>> table(String name) {
        Map<String, List<Exchange>> tests = new LinkedHashMap<>();
        List<Exchange> test = null;
        Exchange current = null;
        for (String line : lines(name)) {
            if (line.startsWith("== ")) {
                test = new ArrayList<>();
                tests.put(line.substring(3), test);
            } else if (line.matches("(GET|HEAD|POST|PUT|DELETE) .*")) {
                current = new Exchange(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
                test.add(current);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.add(line);
            }
        }
        return tests;
    }

    private static List<String> lines(String name) {
        try (InputStream in = Exchange.class.getResourceAsStream("/riposte/conformance/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        switch (line.charAt(0)) {
            case '?' -> parameters.add(pair(line));
            case '&' -> form.add(pair(line));
            case '=' -> expected = line.substring(2);
            case '|' -> (expected == null ? body : graph)
                    .append(line.length() > 1 ? line.substring(2) : "")
                    .append("\r\n");
            default -> headers.addAll(List.of(line.split(": ", 2)));
        }
    }

    private static String pair(String line) {
        String[] parts = line.substring(1).split(" ", 2);
        return parts[0] + (parts.length > 1 ? "=" + ConformanceServer.encode(parts[1]) : "");
    }

    /**
     * Asks, and compares.
     *
     * @param location what stands for {@code NEW}
     * @return the {@code Location} of the answer, or else the one before
     */
    String run(ConformanceServer server, String location) {
        String address = path.equals(NEW) ? location : path;
        assertThat(address).as("the address of a graph made before").isNotNull();
        if (!parameters.isEmpty()) {
            address += "?" + String.join("&", parameters);
        }
        List<String> all = new ArrayList<>(headers);
        if (!form.isEmpty()) {
            all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
            body.append(String.join("&", form));
        }
        HttpResponse<String> response =
                server.send(method, address, body.toString().getBytes(charset()), all.toArray(String[]::new));
        check(response);
        return response.headers().firstValue("Location").orElse(location);
    }

    private Charset charset() {
        return headers.stream().anyMatch(header -> header.contains("UTF-16"))
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
    }

    private void check(HttpResponse<String> response) {
        String[] wanted = expected.split(" ", 2);
        assertThat(Integer.toString(response.statusCode()))
                .as(response.body())
                .matches(wanted[0].replace('x', '.'));
        if (wanted.length == 1) {
            return;
        }
        if (wanted[1].equals("graph")) {
            Graph read = RDFParser.fromString(response.body(), Lang.TURTLE).toGraph();
            Graph turtle = RDFParser.fromString(graph.toString(), Lang.TURTLE).toGraph();
            assertThat(IsoMatcher.isomorphic(read, turtle)).as(response.body()).isTrue();
        } else if (wanted[1].startsWith("type ")) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            assertThat(type.replaceFirst(";.*", "")).matches(wanted[1].substring("type ".length()));
        } else if (wanted[1].startsWith("\"")) {
            assertThat(response.body()).contains(wanted[1]);
        } else {
            assertThat(response.body()).containsPattern("\"boolean\"\\s*:\\s*" + wanted[1]);
        }
    }
}
