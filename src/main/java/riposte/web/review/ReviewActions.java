package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.rdf.Iris;
import riposte.review.Binding;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Referent;
import riposte.review.ReviewedClaim;
import riposte.store.ClaimStore;
import riposte.web.data.GraphIndex;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;
import riposte.web.http.Accept;
import riposte.web.page.ThingPages;

/**
 * Takes decisions, from forms and from programs: both send forms. Programs that accept JSON are told what was decided;
 * browsers are led to the page in the field {@code back}. An answer means that the decision is on the disk.
 */
@Controller
final class ReviewActions {

    private final Authors authors;
    private final Reviews reviews;
    private final ReviewPages pages;
    private final ClaimForms forms;
    private final ClaimStore store;
    private final GraphIndex index;
    private final ThingPages things;
    private final Iris iris;

    ReviewActions(
            Authors authors,
            Reviews reviews,
            ReviewPages pages,
            ClaimForms forms,
            ClaimStore store,
            GraphIndex index,
            ThingPages things,
            Iris iris) {
        this.authors = authors;
        this.reviews = reviews;
        this.pages = pages;
        this.forms = forms;
        this.store = store;
        this.index = index;
        this.things = things;
        this.iris = iris;
    }

    @PostMapping("/review/claim/{id}")
    Object decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String agent = authors.of(request);
        Fields fields = Fields.sent(request);
        String reason = fields.get("reason");
        ReviewedClaim claim = reviews.claim(iris.claim(id));
        if (claim == null) {
            throw new Refusal(404, "The graph has no claim " + id + " that one can decide about.");
        }
        switch (kind) {
            case "accept", "reject" -> {
                DecisionKind verdict = DecisionKind.ofKey(kind);
                return answer(
                        reviews.decide(now -> claim.decide(verdict, agent, now, reason)), "/claim/" + id, request);
            }
            case "correct" -> {
                Snapshot graph = index.current();
                Content was = ClaimForms.said(claim);
                Fields all = fields.over(forms.fields(was, graph, lang(model)));
                Content correction;
                try {
                    correction = forms.corrected(all, was, graph, lang(model), claim.binding().exact());
                } catch (UnclearNames e) {
                    pages.one(claim.claim(), graph, model);
                    model.addAttribute("fields", all.asking(e.choices()));
                    model.addAttribute("graph", graph);
                    model.addAttribute("back", Ways.back(fields.get("back"), "/claim/" + id));
                    return unclear(e, "review-claim", request, response);
                }
                return answer(
                        reviews.decide(now -> claim.correct(correction, agent, now, reason)), "/claim/" + id, request);
            }
            default -> throw new Refusal(400, "A decision about a claim is one of: accept, correct, reject.");
        }
    }

    @PostMapping("/review/article/{key}")
    Object add(
            @PathVariable String key,
            @RequestParam int start,
            @RequestParam int end,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String agent = authors.of(request);
        Fields fields = Fields.sent(request);
        String reason = fields.get("reason");
        Snapshot graph = index.current();
        String article = iris.article(key);
        String text = things.text(article);
        if (text.isEmpty()) {
            throw new Refusal(404, "The graph has no article " + key + ".");
        }
        var span = ReviewPages.span(text, start, end);
        Content content;
        try {
            content = forms.added(fields, span.start(), span.end(), graph, lang(model), span.in(text));
        } catch (UnclearNames e) {
            model.addAttribute("fields", fields.asking(e.choices()));
            pages.passages(key, span.start(), span.end(), model);
            return unclear(e, "review-article", request, response);
        }
        Binding binding = store.binding(article, content);
        return answer(
                reviews.decide(now -> Decision.ofClaim(DecisionKind.ADD, agent, now, reason, binding, content, List.of())),
                "/article/" + key,
                request);
    }

    /** Merges an actor or incident with another, or splits another from it. */
    @PostMapping("/review/{room:actor|incident}/{id}")
    Object relate(
            @PathVariable String room,
            @PathVariable String id,
            @RequestParam(defaultValue = "merge") String kind,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String agent = authors.of(request);
        Fields sent = Fields.sent(request);
        String reason = sent.get("reason");
        boolean split = kind.equals("split");
        // Who a split sets apart may be known by the words of the articles alone.
        Fields fields = split ? sent.or("into", sent.get("words")) : sent;
        if (!split && !kind.equals("merge")) {
            throw new Refusal(400, "A decision about two of them is one of: merge, split.");
        }
        Snapshot graph = index.current();
        Thing thing = graph.thing(things.iri(room, id));
        if (thing == null) {
            throw new Refusal(404, "The graph knows no such " + room + ".");
        }
        Decision merge = split ? reviews.merge(thing, fields.get("into"), fields.get("into.path")) : null;
        if (merge != null) {
            return answer(reviews.decide(now -> merge.undo(agent, now, reason)), thing.path(), request);
        }
        if (!split && fields.get("into.path").equals(NameFields.NEW)) {
            throw new Refusal(400, "The other one must be known already.");
        }
        NameFields names = new NameFields(fields, graph, iris.base(), lang(model), split ? thing : null);
        Referent one = names.referent(thing);
        Referent other = names.referent("into", null, room.equals("incident"));
        try {
            names.check();
        } catch (UnclearNames e) {
            pages.thing(room, id, kind, fields.asking(e.choices()), model);
            return unclear(e, "review-thing", request, response);
        }
        if (other == null || other.path().equals(one.path())) {
            throw new Refusal(400, "Name the other one.");
        }
        if (reviews.areOne(one, other)) {
            throw new Refusal(
                    409,
                    split
                            ? "Merges with others make them one: withdraw these."
                            : "They are one already: what one of them was leads to the other.");
        }
        if (!split) {
            return answer(
                    reviews.decide(now -> Decision.ofThings(DecisionKind.MERGE, agent, now, reason, one, other)),
                    "/" + other.path(),
                    request);
        }
        String words = fields.get("words").isEmpty() ? fields.get("into") : fields.get("words");
        Referent apart = words.isEmpty() ? other : other.alsoNamed(words);
        if (reviews.areSplit(one, apart)) {
            throw new Refusal(409, "They are two already.");
        }
        return answer(
                reviews.decide(now -> Decision.ofThings(
                        DecisionKind.SPLIT, agent, now, reason, one, apart, reviews.mergesOf(other))),
                thing.path(),
                request);
    }

    @PostMapping("/review/undo/{id}")
    Object undo(@PathVariable String id, HttpServletRequest request) {
        String agent = authors.of(request);
        Fields fields = Fields.sent(request);
        String reason = fields.get("reason");
        Decision decision = reviews.decision(id);
        if (!reviews.isInForce(decision)) {
            throw new Refusal(409, "That decision is withdrawn or replaced already.");
        }
        return answer(
                reviews.decide(now -> decision.undo(agent, now, reason)), "/" + Reviews.subject(decision), request);
    }

    private Object answer(Decision made, String page, HttpServletRequest request) {
        if (wantsJson(request)) {
            // The pages follow in their own time; the decision itself is on the disk.
            index.current();
            return ResponseEntity.status(HttpStatus.CREATED)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("decision", made.id(), "kind", made.kind().key(), "agent", made.agent(), "page", page));
        }
        // Who comes back to a page wants to see there what was decided.
        index.refresh();
        return "redirect:" + Ways.back(request.getParameter("back"), page);
    }

    private static Object unclear(
            UnclearNames names, String page, HttpServletRequest request, HttpServletResponse response) {
        if (wantsJson(request)) {
            throw new Refusal(422, names.getMessage());
        }
        response.setStatus(422);
        return page;
    }

    private static boolean wantsJson(HttpServletRequest request) {
        try {
            return Accept.parse(request.getHeader("Accept"))
                    .best(List.of("text/html", "application/json"))
                    .filter("application/json"::equals)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String lang(Model model) {
        return (String) model.getAttribute("lang");
    }
}
