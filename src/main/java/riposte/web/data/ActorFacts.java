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
import org.apache.jena.graph.NodeFactory;
import org.springframework.stereotype.Component;
import riposte.catalog.Catalog;
import riposte.rdf.Iris;

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
     * @param lang their language, or null
     * @param articles how many articles have them
     * @param first the earliest of these
     */
    public record Candidate(String text, String lang, int articles, ArticleEntry first) {}

    private record Words(String text, String lang) {}

    private record Role(Thing actor, Thing principal, String mention) {}

    private final GraphReader reader;
    private final Iris iris;

    ActorFacts(GraphReader reader, Iris iris) {
        this.reader = reader;
        this.iris = iris;
    }

    /** Whom an actor acts for, by the articles that say so, most first. */
    public List<Service> actsFor(Snapshot graph, Thing actor) {
        Set<String> known = ofCatalog(actor);
        Map<String, Set<ArticleEntry>> articles = new HashMap<>();
        known.forEach(principal -> articles.put(principal, new TreeSet<>(EARLIEST)));
        for (ClaimEntry claim : graph.claimsOf(actor)) {
            for (Role role : roles(claim)) {
                if (isOf(role, actor) && role.principal != null && !role.principal.iri().equals(actor.iri())) {
                    articles.computeIfAbsent(role.principal.iri(), k -> new TreeSet<>(EARLIEST)).add(claim.article());
                }
            }
        }
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
        Map<Words, Boolean> lacking = new HashMap<>();
        Map<Words, Set<ArticleEntry>> articles = new HashMap<>();
        for (ClaimEntry claim : graph.claimsOf(actor)) {
            for (Role role : roles(claim)) {
                if (isOf(role, actor) && role.mention != null) {
                    Words words = new Words(role.mention, claim.article().lang());
                    if (lacking.computeIfAbsent(
                            words, k -> !names.contains(folded(k.text())) && !inCatalog(k, actor))) {
                        articles.computeIfAbsent(words, k -> new TreeSet<>(EARLIEST)).add(claim.article());
                    }
                }
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        articles.forEach((words, in) -> candidates.add(new Candidate(words.text(), words.lang(), in.size(), in.iterator().next())));
        candidates.sort(Comparator.comparingInt(Candidate::articles).reversed().thenComparing(Candidate::text).thenComparing(Candidate::lang, Comparator.nullsLast(Comparator.naturalOrder())));
        return candidates;
    }

    /** Who speaks and at whom it is aimed, in a claim of an article; none in one of no article. */
    private static List<Role> roles(ClaimEntry claim) {
        return claim.article() == null
                ? List.of()
                : List.of(
                        new Role(claim.speaker(), claim.speakerPrincipal(), claim.speakerMention()),
                        new Role(claim.target(), claim.targetPrincipal(), claim.targetMention()));
    }

    private static boolean isOf(Role role, Thing actor) {
        return role.actor != null && role.actor.iri().equals(actor.iri());
    }

    /** Whom an actor acts for by the catalogue. */
    private Set<String> ofCatalog(Thing actor) {
        Set<String> principals = new HashSet<>();
        reader.read(() -> {
            reader.select(
                    "acts-for",
                    Map.of("thing", NodeFactory.createURI(actor.iri()), "graph", NodeFactory.createURI(iris.catalogGraph())),
                    row -> principals.add(row.get("principal").getURI()));
            return null;
        });
        return principals;
    }

    /** Whether the catalogue finds the actor by words, which may be an adjective, a capital or a body by rule. */
    private static boolean inCatalog(Words words, Thing actor) {
        return words.lang() != null && Catalog.standard().match(words.text(), words.lang()).stream()
                .anyMatch(match -> match.entity().id().equals(actor.id()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }
}
