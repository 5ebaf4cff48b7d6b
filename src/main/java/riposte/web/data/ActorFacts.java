package riposte.web.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.springframework.stereotype.Component;
import riposte.catalog.Catalog;

/** What the graph says of one actor beside its claims: for whom it acts and since when, and what articles call it. */
@Component
public class ActorFacts {

    private static final Comparator<ArticleEntry> EARLIEST = Comparator.comparing(
                    ArticleEntry::published, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ArticleEntry::iri);

    /**
     * That an actor acts for another.
     *
     * @param principal whom it acts for
     * @param catalog whether the catalogue says so
     * @param first the earliest article that says so, articles without a date last; null where only the catalogue does
     * @param articles how many articles say so
     */
    public record Service(Thing principal, boolean catalog, ArticleEntry first, int articles) {}

    /**
     * Words by which articles mean an actor and that are no name of it in the catalogue: a name it may lack, or a mistake.
     *
     * @param text the words
     * @param lang their language
     * @param articles how many articles have them
     * @param first the earliest of these
     */
    public record Candidate(String text, String lang, int articles, ArticleEntry first) {}

    private record Words(String text, String lang) {}

    private final GraphReader reader;

    ActorFacts(GraphReader reader) {
        this.reader = reader;
    }

    /** Whom an actor acts for, by the articles that say so, most first. */
    public List<Service> actsFor(Snapshot graph, Thing actor) {
        Map<String, Set<ArticleEntry>> articles = new HashMap<>();
        Set<String> known = new HashSet<>();
        select("acts-for", actor, (row, article) -> {
            String principal = row.get("principal").getURI();
            articles.computeIfAbsent(principal, k -> new TreeSet<>(EARLIEST));
            if (article == null) {
                known.add(principal);
            } else {
                articles.get(principal).add(article);
            }
        }, graph);
        List<Service> services = new ArrayList<>();
        articles.forEach((principal, in) -> {
            Thing thing = graph.thing(principal);
            if (thing != null) {
                services.add(new Service(thing, known.contains(principal), in.isEmpty() ? null : in.iterator().next(), in.size()));
            }
        });
        services.sort(Comparator.comparingInt(Service::articles).reversed().thenComparing(service -> service.principal().iri()));
        return services;
    }

    /** What articles call an actor beside its names, most frequent first; for one that only texts know, all they call it. */
    public List<Candidate> candidates(Snapshot graph, Thing actor) {
        Set<String> names = new HashSet<>();
        actor.labels().values().forEach(name -> names.add(folded(name)));
        actor.names().forEach(name -> names.add(folded(name)));
        Map<Words, Set<ArticleEntry>> articles = new HashMap<>();
        select("mentions", actor, (row, article) -> {
            Node mention = row.get("mention");
            if (article != null && mention.isLiteral()) {
                Words words = new Words(mention.getLiteralLexicalForm(), mention.getLiteralLanguage());
                if (!names.contains(folded(words.text())) && !inCatalog(words, actor)) {
                    articles.computeIfAbsent(words, k -> new TreeSet<>(EARLIEST)).add(article);
                }
            }
        }, graph);
        List<Candidate> candidates = new ArrayList<>();
        articles.forEach((words, in) -> candidates.add(new Candidate(words.text(), words.lang(), in.size(), in.iterator().next())));
        candidates.sort(Comparator.comparingInt(Candidate::articles).reversed().thenComparing(Candidate::text).thenComparing(Candidate::lang));
        return candidates;
    }

    /** Whether the catalogue finds the actor by words, which may be an adjective, a capital or a body by rule. */
    private static boolean inCatalog(Words words, Thing actor) {
        return Catalog.standard().match(words.text(), words.lang()).stream()
                .anyMatch(match -> match.entity().id().equals(actor.id()));
    }

    /** Each row with its article, or null where the graph is no article's. */
    private void select(String query, Thing actor, BiConsumer<Binding, ArticleEntry> rows, Snapshot graph) {
        reader.read(() -> {
            reader.select(
                    query,
                    Map.of("thing", NodeFactory.createURI(actor.iri())),
                    row -> rows.accept(row, graph.article(row.get("graph").getURI())));
            return null;
        });
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }
}
