package riposte.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;
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

    /** Claims shown under one heading; the rest is a list of its own. */
    static final int SHOWN = 25;

    /** A name, and the graph or article that gives it. */
    public record Name(String kind, String text, String lang, String sourcePath, String source) {

        /** Where a page may link to, when it is a page elsewhere, or null. */
        public String link() {
            return WebLinks.of(text);
        }
    }

    private final GraphIndex index;
    private final GraphReader reader;
    private final SchemaOrg schemaOrg;
    private final Iris iris;

    ThingPages(GraphIndex index, GraphReader reader, SchemaOrg schemaOrg, Iris iris) {
        this.index = index;
        this.reader = reader;
        this.schemaOrg = schemaOrg;
        this.iris = iris;
    }

    /** The template for a thing of that room ({@code actor, incident, claim, article, statement}) and IRI. */
    public String page(String room, String iri, String lang, Model model) {
        Snapshot graph = index.current();
        model.addAttribute("graph", graph);
        return switch (room) {
            case "actor" -> actor(graph, iri, model);
            case "incident" -> incident(graph, iri, model);
            case "claim" -> claim(graph, iri, lang, model);
            case "article" -> article(graph, iri, lang, model);
            case "statement" -> statement(graph, iri, model);
            default -> null;
        };
    }

    private String actor(Snapshot graph, String iri, Model model) {
        Thing actor = graph.thing(iri);
        if (actor == null || actor.incident()) {
            return null;
        }
        List<ClaimEntry> claims = graph.claimsOf(actor);
        Map<String, List<ClaimEntry>> parts = new LinkedHashMap<>();
        for (ClaimEntry claim : claims) {
            String part = part(claim, actor);
            parts.computeIfAbsent(part, k -> new ArrayList<>()).add(claim);
        }
        model.addAttribute("thing", actor);
        model.addAttribute("principal", graph.thing(actor.actsFor()));
        model.addAttribute(
                "agents",
                graph.things().values().stream()
                        .filter(t -> actor.iri().equals(t.actsFor()))
                        .limit(60)
                        .toList());
        model.addAttribute("parts", parts);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("chart", YearChart.of(actor, claims));
        model.addAttribute("names", names(graph, iri));
        return "actor";
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
            reader.select("names", Map.of("thing", NodeFactory.createURI(iri)), row -> {
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
        List<ClaimEntry> accusations = new ArrayList<>();
        List<ClaimEntry> denials = new ArrayList<>();
        List<ClaimEntry> others = new ArrayList<>();
        for (ClaimEntry claim : graph.claimsOf(incident)) {
            if (claim.about() == null || !claim.about().iri().equals(iri)) {
                others.add(claim);
            } else if (claim.blames()) {
                accusations.add(claim);
            } else if (claim.type().equals("Denial")) {
                denials.add(claim);
            } else {
                others.add(claim);
            }
        }
        // A denial rarely names the incident again; it belongs here all the same.
        for (ClaimEntry accusation : accusations) {
            for (ClaimEntry reply : graph.replies(accusation)) {
                if (!reply.type().equals("Denial")) {
                    if (!others.contains(reply) && !accusations.contains(reply)) {
                        others.add(reply);
                    }
                } else if (!denials.contains(reply)) {
                    denials.add(reply);
                }
            }
            if (denials.size() > 400) {
                break;
            }
        }
        model.addAttribute("thing", incident);
        model.addAttribute("accusations", accusations);
        model.addAttribute("denials", denials);
        model.addAttribute("others", others);
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
        model.addAttribute(
                "context",
                claim.article() == null
                        ? List.of()
                        : MarkedText.around(text(claim.article().iri()), claim));
        model.addAttribute("json", schemaOrg.claim(claim, lang));
        return "claim";
    }

    private static String statement(Snapshot graph, String iri, Model model) {
        StatementEntry statement = graph.statement(iri);
        if (statement == null) {
            return null;
        }
        model.addAttribute("statement", statement);
        model.addAttribute("independent", statement.independent());
        model.addAttribute("id", iri.substring(iri.lastIndexOf('/') + 1));
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
        model.addAttribute("paragraphs", MarkedText.paragraphs(text(iri), claims));
        model.addAttribute("json", schemaOrg.article(article, claims, lang));
        return "article";
    }

    private String text(String article) {
        StringBuilder text = new StringBuilder();
        reader.read(() -> {
            reader.select("text", Map.of("article", NodeFactory.createURI(article)), row -> {
                if (text.isEmpty()) {
                    text.append(row.get("text").getLiteralLexicalForm());
                }
            });
            return null;
        });
        return text.toString();
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
