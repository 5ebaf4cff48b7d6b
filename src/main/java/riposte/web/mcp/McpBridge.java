package riposte.web.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leads the protocol from standard input and output to a server that runs, for clients that know only programs: each line is sent
 * to {@code /mcp}, and what comes back is a line.
 */
public final class McpBridge {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final String token;
    private volatile String version;

    /**
     * @param server its address, with or without {@code /mcp}
     * @param token that the server asks for, or null
     */
    public McpBridge(URI server, String token) {
        String plain = server.toString().replaceAll("/+$", "");
        this.address = URI.create(plain.endsWith("/mcp") ? plain : plain + "/mcp");
        this.token = token;
    }

    /**
     * Until the client closes its end.
     *
     * @throws IOException when the output cannot be written
     */
    public void run(InputStream in, OutputStream out) throws IOException {
        Lines.answer(in, out, this::answer);
    }

    private String answer(String line) {
        JsonNode message;
        try {
            message = JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            return Lines.error(null, Lines.NOT_JSON, "That line is no JSON.");
        }
        JsonNode id = message.get("id");
        HttpResponse<String> response;
        try {
            response = client.send(request(line), BodyHandlers.ofString());
        } catch (IOException e) {
            return Lines.error(id, Lines.REFUSED, "The server at " + address + " does not answer (" + e.getClass().getSimpleName()
                    + "). Is 'riposte serve' running there?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Lines.error(id, Lines.REFUSED, "Interrupted.");
        }
        if (response.statusCode() == 202) {
            return "";
        }
        try {
            JsonNode answer = JsonMapper.shared().readTree(response.body());
            if (answer.has("jsonrpc")) {
                version = answer.path("result").path("protocolVersion").asString(version);
                return JsonMapper.shared().writeValueAsString(answer);
            }
        } catch (JacksonException e) {
            // a line of a filter; told below
        }
        String hint = response.statusCode() == 401 ? " Set the variable RIPOSTE_READ_TOKEN." : "";
        return Lines.error(id, Lines.REFUSED, "The server answers " + response.statusCode() + ": " + Words.plain(response.body(), 300) + hint);
    }

    private HttpRequest request(String line) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(line));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (version != null) {
            request.header("MCP-Protocol-Version", version);
        }
        return request.build();
    }
}
