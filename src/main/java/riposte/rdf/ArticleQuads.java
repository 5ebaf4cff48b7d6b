package riposte.rdf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Participant;
import riposte.story.Fingerprint;

/**
 * Writes an article and its claims as the quads of one named graph. A pure function of article, claims, base IRI and
 * version: the same quads in the same order everywhere. Safe for use by several threads.
 */
public final class ArticleQuads {

    /** The version of the software that graphs name as their origin. */
    public static final String VERSION = "0.1.0";

    private final Iris iris;
    private final String version;
    private final double least;

    public ArticleQuads(Iris iris) {
        this(iris, VERSION);
    }

    /**
     * @param iris how things are named
     * @param version of the software that extracted the claims
     */
    public ArticleQuads(Iris iris, String version) {
        this(iris, version, 0);
    }

    /**
     * @param iris how things are named
     * @param version of the software that extracted the claims
     * @param least confidence from which claims are to be shown that nobody has decided about; each graph names it, if it is
     *     not 0
     */
    public ArticleQuads(Iris iris, String version, double least) {
        this.iris = Objects.requireNonNull(iris);
        this.version = Objects.requireNonNull(version);
        this.least = least;
    }

    /**
     * The quads of an article's graph, sorted, each once.
     *
     * @throws IllegalArgumentException when a claim's evidence is not in the article's text, when it rejects or answers
     *     what is no accusation of the article, or when a date has no XML Schema type
     */
    public List<Quad> quads(ArticleClaims reading) {
        Article article = reading.article();
        QuadSink sink = new QuadSink(uri(iris.article(article)), iris);
        article(article, sink);
        Set<String> accusations = reading.claims().stream()
                .filter(claim -> claim.type() == ClaimType.ACCUSATION)
                .map(Claim::id)
                .collect(Collectors.toSet());
        for (Claim claim : reading.claims()) {
            link(claim, claim.rejects(), accusations);
            link(claim, claim.answers(), accusations);
            claim(article, claim, sink);
        }
        Map<Node, List<Quad>> bySubject = sink.quads().stream().collect(Collectors.groupingBy(Quad::getSubject));
        for (Claim claim : reading.claims()) {
            Statements.of(uri(iris.claim(claim)), (subject, property) -> objects(bySubject, subject, property), iris)
                    .forEach(triple -> sink.add(triple.getSubject(), triple.getPredicate(), triple.getObject()));
        }
        return sink.quads();
    }

    private static List<Node> objects(Map<Node, List<Quad>> bySubject, Node subject, Node property) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(quad -> quad.getPredicate().equals(property))
                .map(Quad::getObject)
                .toList();
    }

    /** Writes the quads of an article's graph, as {@link #quads(ArticleClaims)}. The stream must have been started. */
    public void write(ArticleClaims reading, StreamRDF out) {
        quads(reading).forEach(out::quad);
    }

    private static void link(Claim claim, String accusation, Set<String> accusations) {
        if (accusation != null && !accusations.contains(accusation)) {
            throw new IllegalArgumentException("claim " + claim.id() + " rejects or answers claim " + accusation
                    + ", which is no accusation of the same article");
        }
    }

    private void article(Article article, QuadSink sink) {
        Node subject = uri(iris.article(article));
        String title = article.title() == null ? "" : Literals.label(article.title());
        sink.add(subject, Vocabulary.TYPE, Vocabulary.ARTICLE);
        String label = title.isEmpty() ? Literals.shortened(article.text(), 80) : title;
        sink.add(
                subject,
                Vocabulary.LABEL,
                Literals.text(label.isEmpty() ? article.key() : label, article.lang()));
        if (!title.isEmpty()) {
            sink.add(subject, Vocabulary.HEADLINE, Literals.text(title, article.lang()));
        }
        sink.add(subject, Vocabulary.ARTICLE_BODY, Literals.text(article.text(), article.lang()));
        Fingerprint.of(article.text())
                .ifPresent(print -> sink.add(subject, Vocabulary.TEXT_FINGERPRINT, Literals.string(print.toString())));
        sink.add(subject, Vocabulary.IN_LANGUAGE, Literals.string(Literals.language(article.lang())));
        if (article.publisher() != null && !article.publisher().isBlank()) {
            sink.add(subject, Vocabulary.PUBLISHER, Literals.string(Literals.label(article.publisher())));
        }
        if (article.published() != null) {
            sink.add(subject, Vocabulary.DATE_PUBLISHED, Literals.date(article.published()));
        }
        if (article.modified() != null) {
            sink.add(subject, Vocabulary.DATE_MODIFIED, Literals.date(article.modified()));
        }
        if (article.url() != null) {
            Iris.external(article.url()).ifPresent(url -> sink.add(subject, Vocabulary.URL, uri(url)));
        }
        Node extraction = uri(iris.extraction(article));
        sink.add(extraction, Vocabulary.TYPE, Vocabulary.EXTRACTION);
        for (String lang : Phrases.LANGUAGES) {
            String named = Phrases.of("extraction", lang, Map.of("version", version));
            sink.add(extraction, Vocabulary.LABEL, Literals.text(named, lang));
        }
        sink.add(extraction, Vocabulary.VERSION, Literals.string(version));
        sink.add(extraction, Vocabulary.USED, subject);
        if (least > 0) {
            sink.add(extraction, Vocabulary.LEAST_CONFIDENCE, Literals.decimal(least));
        }
    }

    private void claim(Article article, Claim claim, QuadSink sink) {
        Node subject = uri(iris.claim(claim));
        String lang = article.lang();
        sink.add(subject, Vocabulary.TYPE, Vocabulary.classOf(claim.type()));
        for (String labelLang : Phrases.LANGUAGES) {
            sink.add(subject, Vocabulary.LABEL, Literals.text(ClaimLabels.label(claim, labelLang), labelLang));
        }
        participant(
                subject,
                claim.speaker(),
                Vocabulary.SPEAKER,
                Vocabulary.SPEAKER_PRINCIPAL,
                Vocabulary.SPEAKER_MENTION,
                lang,
                sink);
        participant(
                subject,
                claim.target(),
                Vocabulary.TARGET,
                Vocabulary.TARGET_PRINCIPAL,
                Vocabulary.TARGET_MENTION,
                lang,
                sink);
        participant(subject, claim.victim(), Vocabulary.VICTIM, null, Vocabulary.VICTIM_MENTION, lang, sink);
        if (claim.about() != null) {
            sink.add(subject, Vocabulary.ABOUT, entity(claim.about(), sink));
        }
        for (Entity cited : claim.cites()) {
            sink.add(subject, Vocabulary.CITES, entity(cited, sink));
        }
        if (claim.rejects() != null) {
            sink.add(subject, Vocabulary.REJECTS, uri(iris.claim(claim.rejects())));
        }
        if (claim.answers() != null) {
            sink.add(subject, Vocabulary.ANSWERS, uri(iris.claim(claim.answers())));
        }
        sink.add(subject, Vocabulary.HEDGED, Literals.bool(claim.hedged()));
        sink.add(subject, Vocabulary.CYBER, Literals.bool(claim.cyber()));
        for (String quote : claim.quotes()) {
            sink.add(subject, Vocabulary.QUOTE, Literals.text(quote, lang));
        }
        if (claim.saidOn() != null) {
            sink.add(subject, Vocabulary.SAID_ON, Literals.date(claim.saidOn()));
        }
        sink.add(subject, Vocabulary.EVIDENCE, passage(article, claim, sink));
        sink.add(subject, Vocabulary.WAS_DERIVED_FROM, uri(iris.article(article)));
        sink.add(subject, Vocabulary.WAS_GENERATED_BY, uri(iris.extraction(article)));
        sink.add(subject, Vocabulary.CONFIDENCE, Literals.decimal(claim.confidence()));
        sink.add(subject, Vocabulary.RULE, Literals.string(claim.rule()));
        edge(claim, sink);
    }

    private void participant(
            Node claim, Participant participant, Node role, Node principal, Node mention, String lang, QuadSink sink) {
        if (participant == null) {
            return;
        }
        Node actor = entity(participant.actor(), sink);
        sink.add(claim, role, actor);
        sink.add(claim, mention, Literals.text(participant.mention(), lang));
        if (principal != null) {
            sink.add(claim, principal, entity(participant.principal(), sink));
        }
        if (!participant.actor().known() && !participant.actor().equals(participant.principal())) {
            Node actsFor = entity(participant.principal(), sink);
            if (!actor.equals(actsFor)) {
                sink.add(actor, Vocabulary.ACTS_FOR, actsFor);
            }
        }
    }

    /** The actor's or incident's IRI; described on the way if the catalogue does not know it. */
    private Node entity(Entity entity, QuadSink sink) {
        Node node = uri(iris.entity(entity));
        if (!entity.known()) {
            Entity described = entity instanceof Actor actor
                    ? new Actor(actor.id(), actor.type(), actor.labels(), null, false)
                    : entity;
            sink.describe(node, described);
        }
        return node;
    }

    private Node passage(Article article, Claim claim, QuadSink sink) {
        int start = claim.evidence().start();
        int end = claim.evidence().end();
        if (end > article.text().length()
                || !article.text().substring(start, end).equals(claim.evidence().text())) {
            throw new IllegalArgumentException("claim " + claim.id() + ": its evidence is not at " + start + "–" + end
                    + " of article '" + article.id() + "'");
        }
        Node passage = uri(iris.passage(article, claim.evidence()));
        String label = Literals.shortened(claim.evidence().text(), 160);
        int from = article.text().codePointCount(0, start);
        sink.add(passage, Vocabulary.TYPE, Vocabulary.PASSAGE);
        sink.add(passage, Vocabulary.LABEL, Literals.text(label.isEmpty() ? start + "–" + end : label, article.lang()));
        sink.add(passage, Vocabulary.HAS_SOURCE, uri(iris.article(article)));
        sink.add(passage, Vocabulary.EXACT, Literals.text(claim.evidence().text(), article.lang()));
        sink.add(passage, Vocabulary.START, Literals.integer(start));
        sink.add(passage, Vocabulary.END, Literals.integer(end));
        sink.add(passage, Vocabulary.OA_START, Literals.integer(from));
        sink.add(passage, Vocabulary.OA_END, Literals.integer(from + article.text().codePointCount(start, end)));
        if (article.page(start) > 0) {
            sink.add(passage, Vocabulary.PAGE, Literals.integer(article.page(start)));
        }
        return passage;
    }

    private void edge(Claim claim, QuadSink sink) {
        Node speaker = claim.speaker() == null ? null : entity(claim.speaker().principal(), sink);
        Node target = claim.target() == null ? null : entity(claim.target().principal(), sink);
        Node about = claim.about() == null ? null : entity(claim.about(), sink);
        Consequences.edge(claim.type(), claim.cyber(), speaker, target, about)
                .ifPresent(t -> sink.add(t.getSubject(), t.getPredicate(), t.getObject()));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
