package riposte.web.articles;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;
import riposte.web.data.GraphIndex;
import riposte.web.http.Client;
import riposte.web.review.Authors;
import riposte.web.review.Refusal;

/**
 * {@code /articles/new}: an article by its address, by its text or as a file, for who has logged in. It leads to the page of the
 * article with its claims. An address is fetched by this server, which asks no inner addresses; files are sent by the page's
 * script to {@link ArticlesController}.
 */
@Controller
class AddArticlePage {

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

    private final Authors authors;
    private final GraphIndex index;
    private final ObjectProvider<Intakes> intakes;

    AddArticlePage(Authors authors, GraphIndex index, ObjectProvider<Intakes> intakes) {
        this.authors = authors;
        this.index = index;
        this.intakes = intakes;
    }

    @GetMapping("/articles/new")
    String form(HttpServletRequest request) {
        return Authors.reviewer(request) == null ? "redirect:/login?to=/articles/new" : "articles-new";
    }

    @PostMapping("/articles/new")
    String add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String published,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        authors.of(request);
        List<Outcome> outcomes = new ArrayList<>();
        String url = address.strip();
        String words = text.strip();
        if (!url.isEmpty() && !WEB_ADDRESS.matcher(url).matches() || url.isEmpty() && words.isEmpty()) {
            model.addAttribute("wrong", url.isEmpty() ? "articles.new.nothing" : "articles.new.address.wrong");
            response.setStatus(400);
            return "articles-new";
        }
        try {
            read(url, words, ReadOptions.defaults()
                    .withLang(ReadOptions.language(given(lang)))
                    .withPublished(ReadOptions.date(given(published)))
                    .withMaxLinks(0), request, outcomes);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, e.getMessage());
        }
        if (outcomes.size() == 1 && outcomes.get(0).status() == Outcome.Status.KEPT) {
            index.refresh();
            return "redirect:" + URI.create(outcomes.get(0).iri()).getRawPath() + ".html";
        }
        model.addAttribute("outcomes", outcomes);
        response.setStatus(422);
        return "articles-new";
    }

    private void read(String url, String words, ReadOptions options, HttpServletRequest request, List<Outcome> outcomes) {
        Intakes into = intakes.getObject();
        String client = Client.of(request);
        if (!into.enter(client)) {
            throw new Refusal(503, "Other articles are being read at this moment. Try again in a while.");
        }
        try (Intake intake = into.open(outcomes::add)) {
            if (words.isEmpty()) {
                new ArticleReader(options)
                        .read(List.of(url), intake::add, failure -> outcomes.add(ArticlesController.failed(failure)));
            } else {
                new ArticleReader(options.withUrl(given(url)))
                        .read(
                                new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
                                "article",
                                intake::add,
                                failure -> outcomes.add(ArticlesController.failed(failure)));
            }
            intake.finish();
        } finally {
            into.leave(client);
        }
    }

    private static String given(String field) {
        return field.isBlank() ? null : field.strip();
    }
}
