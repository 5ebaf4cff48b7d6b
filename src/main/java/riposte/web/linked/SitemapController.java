package riposte.web.linked;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;
import riposte.rdf.Iris;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** The addresses of all things for search engines, 40,000 to a file (sitemaps.org allows 50,000). */
@Controller
class SitemapController {

    private static final int PER_FILE = 40_000;

    private final GraphIndex index;
    private final Iris iris;

    SitemapController(GraphIndex index, Iris iris) {
        this.index = index;
        this.iris = iris;
    }

    @GetMapping("/sitemap.xml")
    void index(HttpServletResponse response) throws IOException {
        long files = (addresses().count() + PER_FILE - 1) / PER_FILE;
        write(
                response,
                "sitemapindex",
                "sitemap",
                Stream.iterate(1L, n -> n + 1).limit(files).map(n -> iris.base() + "sitemap-" + n + ".xml"));
    }

    @GetMapping("/sitemap-{number:\\d{1,6}}.xml")
    void part(@PathVariable int number, HttpServletResponse response) throws IOException {
        if (number < 1) {
            response.sendError(404);
            return;
        }
        write(
                response,
                "urlset",
                "url",
                addresses().skip((number - 1L) * PER_FILE).limit(PER_FILE));
    }

    private Stream<String> addresses() {
        Snapshot graph = index.current();
        return Stream.of(
                        Stream.of(iris.base()),
                        graph.things().values().stream()
                                .filter(thing -> !graph.claimsOf(thing).isEmpty())
                                .map(Thing::iri),
                        graph.articles().values().stream().map(ArticleEntry::iri),
                        graph.everyClaim().stream().map(ClaimEntry::iri))
                .flatMap(s -> s)
                .filter(address -> address.startsWith(iris.base()));
    }

    private static void write(HttpServletResponse response, String root, String item, Stream<String> addresses)
            throws IOException {
        response.setContentType("application/xml; charset=utf-8");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root
                + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        addresses.forEach(address -> {
            try {
                out.write("<" + item + "><loc>" + HtmlUtils.htmlEscapeDecimal(address) + "</loc></" + item + ">\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.write("</" + root + ">\n");
        out.flush();
    }
}
