package riposte.web.review;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import riposte.web.TestServer;

/** A browser without script: it keeps cookies and sends the forms it was given, with what a test changes in them. */
public final class Visitor {

    private final TestServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visitor(TestServer server) {
        this.server = server;
    }

    public HttpResponse<String> get(String path) {
        return kept(server.get(path, headers(List.of("Accept", "text/html"))));
    }

    /** Sends fields, with further headers as name, value, name, value. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return kept(server.send("POST", path, body.toString(), headers(all)));
    }

    /** Sends a body of another type than that of most forms. */
    public HttpResponse<String> send(String path, String type, String body) {
        return kept(server.send("POST", path, body, headers(List.of("Content-Type", type))));
    }

    /** The hidden fields of the form on a page that leads to an address. */
    public Map<String, String> form(String page, String action) {
        return fields(get(page).body(), action);
    }

    public static Map<String, String> fields(String page, String action) {
        Element form = Jsoup.parse(page).selectFirst("form[action='" + action + "']");
        if (form == null) {
            throw new AssertionError("no form for " + action + " on: " + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        return fields;
    }

    /** Fields with further ones, as name, value, name, value. */
    public static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    public HttpResponse<String> login(String name, String password) {
        return post("/login", with(form("/login", "/login"), "name", name, "password", password));
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    void keep(String name, String value) {
        cookies.put(name, value);
    }

    private String[] headers(List<String> given) {
        List<String> all = new ArrayList<>(given);
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            all.addAll(List.of("Cookie", String.join("; ", pairs)));
        }
        return all.toArray(String[]::new);
    }

    private static final Pattern COOKIE = Pattern.compile("([^=]+)=([^;]*).*");

    private HttpResponse<String> kept(HttpResponse<String> response) {
        for (String header : response.headers().allValues("Set-Cookie")) {
            Matcher cookie = COOKIE.matcher(header);
            if (cookie.matches()) {
                cookies.put(cookie.group(1), cookie.group(2));
            }
        }
        return response;
    }
}
