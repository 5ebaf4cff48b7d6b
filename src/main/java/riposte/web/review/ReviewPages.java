package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.rdf.Iris;
import riposte.review.Decision;
import riposte.review.ReviewedClaim;
import riposte.text.Sentences;
import riposte.text.TextSpan;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.http.Accept;
import riposte.web.http.Addresses;
import riposte.web.page.ThingPages;

/** The queue, and the forms that need a page of their own. All of them ask for a login first. */
@Controller
final class ReviewPages {

    /** Claims of the queue that a page lists; the next page begins where they end. */
    private static final int LISTED = 100;

    private static final List<String> OFFERED =
            List.of("text/html", "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml");

    /** A sentence of an article, and whether a claim was read in it. */
    record Sentence(int start, int end, String text, boolean claimed) {}

    private final GraphIndex index;
    private final ThingPages things;
    private final Reviews reviews;
    private final Iris iris;

    ReviewPages(GraphIndex index, ThingPages things, Reviews reviews, Iris iris) {
        this.index = index;
        this.things = things;
        this.reviews = reviews;
        this.iris = iris;
    }

    @GetMapping("/review")
    String queue(HttpServletRequest request, @RequestParam(defaultValue = "") String at, Model model) {
        if (Authors.reviewer(request) == null) {
            return login(request);
        }
        Snapshot graph = index.current();
        Queue queue = Queue.of(request::getParameter, graph);
        int place = Math.max(0, queue.place(iris.claim(at)));
        List<ClaimEntry> claims = queue.claims();
        model.addAttribute("graph", graph);
        model.addAttribute("queue", queue);
        model.addAttribute("feed", "/feed/review.atom");
        model.addAttribute("place", place);
        model.addAttribute("query", Addresses.of("", queue.filters()));
        model.addAttribute("listed", claims.subList(place, Math.min(claims.size(), place + LISTED)));
        model.addAttribute("previous", place > 0 ? claims.get(place - 1) : null);
        model.addAttribute("next", place + 1 < claims.size() ? claims.get(place + 1) : null);
        model.addAttribute("languages", graph.languages());
        if (!claims.isEmpty()) {
            one(claims.get(place).iri(), graph, model);
            // After a decision, the way on without script is to the next claim.
            model.addAttribute(
                    "back",
                    Addresses.of("/review", queue.filters())
                            + (place + 1 < claims.size() ? "&at=" + claims.get(place + 1).id() : ""));
        }
        return "review";
    }

    /** One claim, for the queue's script: the part of the page that shows it. */
    @GetMapping("/review/claim/{id}")
    String claim(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (Authors.reviewer(request) == null) {
            return login(request);
        }
        Snapshot graph = index.current();
        model.addAttribute("graph", graph);
        one(iris.claim(id), graph, model);
        model.addAttribute("back", "/claim/" + id);
        response.setHeader("Cache-Control", "no-store");
        return request.getHeader("X-Part") == null ? "review-claim" : "fragments/review :: one";
    }

    /** Fills the model for the form of a claim. */
    void one(String claim, Snapshot graph, Model model) {
        ReviewedClaim reviewed = reviews.claim(claim);
        ClaimEntry entry = graph.claim(claim);
        if (entry == null) {
            throw new Refusal(404, "The graph has no claim " + claim + ".");
        }
        model.addAttribute("claim", entry);
        model.addAttribute("reviewed", reviewed);
        model.addAttribute("context", things.context(entry));
    }

    @GetMapping("/review/article/{key}")
    String article(
            @PathVariable String key,
            @RequestParam(required = false) Integer start,
            @RequestParam(required = false) Integer end,
            @RequestParam(required = false) String passage,
            HttpServletRequest request,
            Model model) {
        if (Authors.reviewer(request) == null) {
            return login(request);
        }
        if (passage != null && passage.matches("\\d{1,9}-\\d{1,9}")) {
            String[] ends = passage.split("-");
            return passages(key, Integer.valueOf(ends[0]), Integer.valueOf(ends[1]), model);
        }
        return passages(key, start, end, model);
    }

    /** Fills the model to add a claim to an article: first the sentences to choose from, then the form for one. */
    String passages(String key, Integer start, Integer end, Model model) {
        Snapshot graph = index.current();
        ArticleEntry article = graph.article(iris.article(key));
        if (article == null) {
            throw new Refusal(404, "The graph has no article " + key + ".");
        }
        String text = things.text(article.iri());
        model.addAttribute("graph", graph);
        model.addAttribute("article", article);
        if (start == null || end == null) {
            List<ClaimEntry> claims = graph.claimsOf(article);
            List<Sentence> sentences = new ArrayList<>();
            for (TextSpan span : Sentences.of(text)) {
                boolean claimed = claims.stream().anyMatch(c -> c.start() < span.end() && c.end() > span.start());
                sentences.add(new Sentence(span.start(), span.end(), span.in(text), claimed));
            }
            model.addAttribute("sentences", sentences);
        } else {
            TextSpan span = span(text, start, end);
            model.addAttribute("start", span.start());
            model.addAttribute("end", span.end());
            model.addAttribute("passage", span.in(text));
            if (model.getAttribute("fields") == null) {
                model.addAttribute("fields", reviews.blank());
            }
        }
        return "review-article";
    }

    /** The words between two places of a text, without the blanks around them. */
    static TextSpan span(String text, int start, int end) {
        int from = Math.max(0, start);
        int to = Math.min(text.length(), end);
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from >= to) {
            throw new Refusal(400, "Nothing is marked in the article.");
        }
        if (text.substring(from, to).indexOf('\n') >= 0) {
            throw new Refusal(400, "The marked words are in more than one paragraph. Mark one sentence.");
        }
        return new TextSpan(from, to);
    }

    @GetMapping("/review/{room:actor|incident}/{id}")
    String thing(
            @PathVariable String room,
            @PathVariable String id,
            @RequestParam(defaultValue = "merge") String kind,
            HttpServletRequest request,
            Model model) {
        if (Authors.reviewer(request) == null) {
            return login(request);
        }
        return thing(room, id, kind.equals("split") ? kind : "merge", reviews.blank(), model);
    }

    /** Fills the model for the form that merges an actor or incident with another, or splits another from it. */
    String thing(String room, String id, String kind, Fields fields, Model model) {
        Snapshot graph = index.current();
        Thing thing = graph.thing(things.iri(room, id));
        if (thing == null) {
            throw new Refusal(404, "The graph knows no such " + room + ".");
        }
        model.addAttribute("graph", graph);
        model.addAttribute("thing", thing);
        model.addAttribute("kind", kind);
        model.addAttribute("fields", fields);
        return "review-thing";
    }

    /** The address of a decision leads to the page that tells of it; for programs, to its graph. */
    @GetMapping("/review/{id:[^.]+}")
    void decision(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Decision decision = reviews.decision(id);
        response.setHeader("Vary", "Accept");
        String page = "/" + Reviews.subject(decision);
        String query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <" + iris.review(id) + "> { ?s ?p ?o } }";
        String graph = Addresses.of("/sparql", Map.of("query", query));
        response.setStatus(303);
        response.setHeader("Location", wantsPage(request) ? page : graph);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        try {
            return Accept.parse(request.getHeader("Accept"))
                    .best(OFFERED)
                    .filter("text/html"::equals)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, e.getMessage());
        }
    }

    private static String login(HttpServletRequest request) {
        String query = request.getQueryString();
        String to = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "redirect:" + Addresses.of("/login", Map.of("to", to));
    }
}
