package riposte.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
import riposte.web.data.ActorFacts;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;
import riposte.web.data.Snapshot;
import riposte.web.data.StatementEntry;
import riposte.web.data.Thing;
import riposte.web.data.WebLinks;

/** The pages of single things. Each fills a model and names its template, or null when there is no such thing. */
@Component
public class ThingPages {

    /** Claims shown under one heading of an incident; the rest is a list of its own. */
    static final int SHOWN = 25;

    /** Claims shown of each part that an actor plays; the rest is a page of its own. */
    static final int NEWEST = 3;

    /** Those with whom an actor argues, as far as they are shown at once. */
    static final int COUNTERPARTS = 12;

    /** The parts of an actor, in the order of its page. */
    private static final List<String> PARTS =
            List.of("accuses", "accused", "denies", "denied", "says", "told", "mentioned");

    private static final String EVERYBODY = "counterparts";

    /** A name, and the graph or article that gives it. */
    public record Name(String kind, String text, String lang, String sourcePath, String source) {

        /** Where a page may link to, when it is a page elsewhere, or null. */
        public String link() {
            return WebLinks.of(text);
        }
    }

    /**
     * What takes a walk over an actor's claims.
     *
     * @param parts its claims by the {@link #PARTS} that has them; none is empty
     */
    private record Profile(
            Map<String, List<ClaimEntry>> parts,
            List<Counterpart> counterparts,
            List<Thing> agents,
            List<ActorFacts.Service> services,
            List<ActorFacts.Candidate> candidates,
            YearChart chart) {}

    private final GraphIndex index;
    private final GraphReader reader;
    private final ActorFacts facts;
    private final SchemaOrg schemaOrg;
    private final Iris iris;

    ThingPages(GraphIndex index, GraphReader reader, ActorFacts facts, SchemaOrg schemaOrg, Iris iris) {
        this.index = index;
        this.reader = reader;
        this.facts = facts;
        this.schemaOrg = schemaOrg;
        this.iris = iris;
    }

    /**
     * The template for a thing of that room ({@code actor, incident, claim, article, statement}) and IRI.
     *
     * @param parameters gives those of the address: {@code part} and {@code page} of an actor
     */
    public String page(String room, String iri, String lang, Function<String, String> parameters, Model model) {
        Snapshot graph = index.current();
        model.addAttribute("graph", graph);
        return switch (room) {
            case "actor" -> actor(graph, iri, parameters, model);
            case "incident" -> incident(graph, iri, model);
            case "claim" -> claim(graph, iri, lang, model);
            case "article" -> article(graph, iri, lang, model);
            case "statement" -> statement(graph, iri, model);
            default -> null;
        };
    }

    private String actor(Snapshot graph, String iri, Function<String, String> parameters, Model model) {
        Thing actor = graph.thing(iri);
        if (actor == null || actor.incident()) {
            return null;
        }
        model.addAttribute("feed", "/feed" + actor.path() + ".atom");
        Profile profile = graph.worked(Profile.class, iri, () -> profile(graph, actor));
        Map<String, List<ClaimEntry>> parts = profile.parts;
        List<Counterpart> counterparts = profile.counterparts;
        model.addAttribute("thing", actor);
        model.addAttribute("parts", parts);
        model.addAttribute("counterparts", counterparts);
        String part = parameters.apply("part");
        if (parts.containsKey(part) || EVERYBODY.equals(part)) {
            List<?> whole = EVERYBODY.equals(part) ? counterparts : parts.get(part);
            String page = parameters.apply("page");
            ListPages.paginate(whole, page == null ? "1" : page, actor.path() + ".html", Map.of("part", part), model);
            model.addAttribute("part", part);
            return "actor-part";
        }
        model.addAttribute("agents", profile.agents);
        model.addAttribute("services", profile.services);
        model.addAttribute("candidates", profile.candidates);
        model.addAttribute("busiest", counterparts.stream().limit(COUNTERPARTS).toList());
        model.addAttribute("shown", NEWEST);
        model.addAttribute("chart", profile.chart);
        model.addAttribute("names", names(graph, iri));
        return "actor";
    }

    private Profile profile(Snapshot graph, Thing actor) {
        List<ClaimEntry> claims = graph.claimsOf(actor);
        Map<String, List<ClaimEntry>> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part, new ArrayList<>()));
        claims.forEach(claim -> parts.get(part(claim, actor)).add(claim));
        parts.values().removeIf(List::isEmpty);
        return new Profile(
                parts,
                Counterpart.of(actor, graph),
                graph.things().values().stream()
                        .filter(t -> actor.iri().equals(t.actsFor()))
                        .limit(60)
                        .toList(),
                facts.actsFor(graph, actor),
                facts.candidates(graph, actor).stream().limit(COUNTERPARTS).toList(),
                YearChart.of(actor, claims));
    }

    private static String part(ClaimEntry claim, Thing actor) {
        if (claim.isBy(actor)) {
            return switch (claim.type()) {
                case "Accusation" -> "accuses";
                case "Denial" -> "denies";
                default -> "says";
            };
        }
        if (claim.isAt(actor)) {
            return switch (claim.type()) {
                case "Accusation" -> "accused";
                case "Denial" -> "denied";
                default -> "told";
            };
        }
        return "mentioned";
    }

    private List<Name> names(Snapshot graph, String iri) {
        Map<String, Name> names = new LinkedHashMap<>();
        reader.read(() -> {
            Map<String, Node> of = Map.of(
                    "thing", NodeFactory.createURI(iri), "hidden", NodeFactory.createLiteralString(iris.hidden("")));
            reader.select("names", of, row -> {
                Node value = row.get("o");
                String property = row.get("p").getURI();
                String kind = property.equals(Vocabulary.SAME_AS.getURI())
                        ? "same"
                        : property.equals(Vocabulary.SEE_ALSO.getURI()) ? "see" : "name";
                if (value.isBlank()) {
                    return;
                }
                String text = value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
                String source = row.get("graph").getURI();
                ArticleEntry article = graph.article(source);
                names.putIfAbsent(
                        kind + text,
                        new Name(
                                kind,
                                text,
                                value.isLiteral() ? value.getLiteralLanguage() : "",
                                article == null ? null : article.path(),
                                article == null ? null : article.title()));
            });
            return null;
        });
        return List.copyOf(names.values());
    }

    private String incident(Snapshot graph, String iri, Model model) {
        Thing incident = graph.thing(iri);
        if (incident == null || !incident.incident()) {
            return null;
        }
        Dispute dispute = Dispute.of(incident, graph);
        model.addAttribute("thing", incident);
        model.addAttribute("feed", "/feed" + incident.path() + ".atom");
        model.addAttribute("accusations", dispute.accusations());
        model.addAttribute("denials", dispute.denials());
        model.addAttribute("others", dispute.others());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("names", names(graph, iri));
        return "incident";
    }

    private String claim(Snapshot graph, String iri, String lang, Model model) {
        ClaimEntry claim = graph.claim(iri);
        if (claim == null) {
            return null;
        }
        model.addAttribute("claim", claim);
        model.addAttribute("statement", claim.statement() == null ? null : graph.statementOf(claim));
        model.addAttribute("rejected", graph.claim(claim.rejects()));
        model.addAttribute("answered", graph.claim(claim.answers()));
        model.addAttribute("replies", graph.replies(claim));
        model.addAttribute("copies", graph.copies(claim));
        String text = claim.article() == null ? "" : text(claim.article().iri());
        model.addAttribute("context", MarkedText.around(text, claim));
        model.addAttribute("beside", text.isEmpty() ? reader.beside(iri) : null);
        String words = words(claim, text);
        model.addAttribute("words", words);
        model.addAttribute("citation", claim.article() == null ? null : new Citation(claim, words).chicago());
        model.addAttribute("json", schemaOrg.claim(claim, lang));
        return "claim";
    }

    /** A claim of an article as a reference. */
    Citation citation(ClaimEntry claim) {
        return new Citation(claim, words(claim, text(claim.article().iri())));
    }

    /** Where the words of a claim stand in the original, or null when its address is not known. */
    private static String words(ClaimEntry claim, String text) {
        String address = claim.article() == null ? null : claim.article().link();
        if (address != null && claim.page() > 0) {
            return address + (address.indexOf('#') < 0 ? "#page=" + claim.page() : "");
        }
        return address == null ? null : TextFragment.link(address, text, claim.start(), claim.end());
    }

    private static String statement(Snapshot graph, String iri, Model model) {
        StatementEntry statement = graph.statement(iri);
        if (statement == null) {
            return null;
        }
        model.addAttribute("statement", statement);
        model.addAttribute("independent", statement.independent());
        model.addAttribute("id", Iris.id(iri));
        return "statement";
    }

    private String article(Snapshot graph, String iri, String lang, Model model) {
        ArticleEntry article = graph.article(iri);
        if (article == null) {
            return null;
        }
        List<ClaimEntry> claims = graph.claimsOf(article).stream()
                .sorted(Comparator.comparingInt(ClaimEntry::start))
                .toList();
        model.addAttribute("article", article);
        model.addAttribute("claims", claims);
        model.addAttribute("story", graph.story(article));
        model.addAttribute("paragraphs", MarkedText.paragraphs(text(iri), claims));
        model.addAttribute("json", schemaOrg.article(article, claims, lang));
        return "article";
    }

    /** The paragraphs around a claim, in pieces for a template; none where its article is not known. */
    public List<?> context(ClaimEntry claim) {
        return claim.article() == null
                ? List.of()
                : MarkedText.around(text(claim.article().iri()), claim);
    }

    /** The text of the article of that IRI; empty where there is none. */
    public String text(String article) {
        return reader.text(article);
    }

    /** The IRI of a thing by its room and the last part of its address. */
    public String iri(String room, String id) {
        return switch (room) {
            case "actor" -> iris.actor(id);
            case "incident" -> iris.incident(id);
            case "claim" -> iris.claim(id);
            case "article" -> iris.article(id);
            case "statement" -> iris.statement(id);
            default -> throw new IllegalArgumentException("no room " + room);
        };
    }
}
