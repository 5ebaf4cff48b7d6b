package riposte.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.rdf.Literals;
import riposte.rdf.Vocabulary;

/** What a claim says, as triples and back. Labels, evidence and provenance are not of it. */
final class ContentTriples {

    /** The properties that {@link #write} writes. */
    private static final Set<Node> PROPERTIES = Set.of(
            Vocabulary.TYPE, Vocabulary.SPEAKER, Vocabulary.SPEAKER_PRINCIPAL, Vocabulary.SPEAKER_MENTION,
            Vocabulary.TARGET, Vocabulary.TARGET_PRINCIPAL, Vocabulary.TARGET_MENTION, Vocabulary.VICTIM,
            Vocabulary.VICTIM_MENTION, Vocabulary.ABOUT, Vocabulary.CITES, Vocabulary.HEDGED, Vocabulary.CYBER,
            Vocabulary.REJECTS, Vocabulary.ANSWERS, Vocabulary.QUOTE, Vocabulary.SAID_ON, Vocabulary.CONFIDENCE,
            Vocabulary.RULE);

    private final Iris iris;
    private final String lang;

    /** @param lang language of the article, as its graph gives it */
    ContentTriples(Iris iris, String lang) {
        this.iris = iris;
        this.lang = lang;
    }

    static boolean isContent(Triple triple) {
        return PROPERTIES.contains(triple.getPredicate());
    }

    List<Triple> write(Node claim, Content content) {
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(claim, Vocabulary.TYPE, Vocabulary.classOf(content.type())));
        role(triples, claim, content.speaker(), Vocabulary.SPEAKER, Vocabulary.SPEAKER_PRINCIPAL, Vocabulary.SPEAKER_MENTION);
        role(triples, claim, content.target(), Vocabulary.TARGET, Vocabulary.TARGET_PRINCIPAL, Vocabulary.TARGET_MENTION);
        role(triples, claim, content.victim(), Vocabulary.VICTIM, null, Vocabulary.VICTIM_MENTION);
        if (content.about() != null) {
            triples.add(Triple.create(claim, Vocabulary.ABOUT, node(content.about())));
        }
        content.cites().forEach(cited -> triples.add(Triple.create(claim, Vocabulary.CITES, node(cited))));
        triples.add(Triple.create(claim, Vocabulary.HEDGED, Literals.bool(content.hedged())));
        triples.add(Triple.create(claim, Vocabulary.CYBER, Literals.bool(content.cyber())));
        link(triples, claim, Vocabulary.REJECTS, content.rejects());
        link(triples, claim, Vocabulary.ANSWERS, content.answers());
        content.quotes().forEach(quote -> triples.add(Triple.create(claim, Vocabulary.QUOTE, Literals.text(quote, lang))));
        if (content.saidOn() != null) {
            triples.add(Triple.create(claim, Vocabulary.SAID_ON, Literals.date(content.saidOn())));
        }
        triples.add(Triple.create(claim, Vocabulary.CONFIDENCE, Literals.decimal(content.confidence())));
        triples.add(Triple.create(claim, Vocabulary.RULE, Literals.string(content.rule())));
        return triples;
    }

    /**
     * What a claim says.
     *
     * @param described what is known of an actor or incident
     */
    Content read(Collection<Triple> claim, int start, int end, Function<Node, Referent> described) {
        Node type = Blocks.object(claim, Vocabulary.TYPE);
        ClaimType claimType = Vocabulary.claimType(type);
        Node about = Blocks.object(claim, Vocabulary.ABOUT);
        Set<Referent> cites = new LinkedHashSet<>();
        Set<String> quotes = new LinkedHashSet<>();
        for (Triple triple : claim) {
            if (triple.getPredicate().equals(Vocabulary.CITES)) {
                cites.add(described.apply(triple.getObject()));
            } else if (triple.getPredicate().equals(Vocabulary.QUOTE)) {
                quotes.add(triple.getObject().getLiteralLexicalForm());
            }
        }
        String confidence = Blocks.text(claim, Vocabulary.CONFIDENCE);
        String rule = Blocks.text(claim, Vocabulary.RULE);
        return new Content(
                claimType,
                role(claim, Vocabulary.SPEAKER, Vocabulary.SPEAKER_PRINCIPAL, Vocabulary.SPEAKER_MENTION, described),
                role(claim, Vocabulary.TARGET, Vocabulary.TARGET_PRINCIPAL, Vocabulary.TARGET_MENTION, described),
                role(claim, Vocabulary.VICTIM, Vocabulary.VICTIM, Vocabulary.VICTIM_MENTION, described),
                about == null ? null : described.apply(about),
                cites.stream().sorted(java.util.Comparator.comparing(Referent::path)).toList(),
                "true".equals(Blocks.text(claim, Vocabulary.HEDGED)),
                !"false".equals(Blocks.text(claim, Vocabulary.CYBER)),
                claimType == ClaimType.DENIAL ? id(Blocks.object(claim, Vocabulary.REJECTS)) : null,
                id(Blocks.object(claim, Vocabulary.ANSWERS)),
                quotes.stream().sorted().toList(),
                Blocks.text(claim, Vocabulary.SAID_ON),
                start,
                end,
                confidence == null ? 1 : Double.parseDouble(confidence),
                rule == null ? Content.BY_HAND : rule);
    }

    Node node(Referent referent) {
        return NodeFactory.createURI(referent.iri(iris));
    }

    private void role(List<Triple> triples, Node claim, Role role, Node actor, Node principal, Node mention) {
        if (role == null) {
            return;
        }
        triples.add(Triple.create(claim, actor, node(role.actor())));
        if (principal != null) {
            triples.add(Triple.create(claim, principal, node(role.principal())));
        }
        if (role.mention() != null) {
            triples.add(Triple.create(claim, mention, Literals.text(role.mention(), lang)));
        }
    }

    private static Role role(
            Collection<Triple> claim, Node actor, Node principal, Node mention, Function<Node, Referent> described) {
        Node named = Blocks.object(claim, actor);
        if (named == null) {
            return null;
        }
        Node actsFor = Blocks.object(claim, principal);
        return new Role(
                described.apply(named),
                actsFor == null ? null : described.apply(actsFor),
                Blocks.text(claim, mention));
    }

    private void link(List<Triple> triples, Node claim, Node property, String id) {
        if (id != null) {
            triples.add(Triple.create(claim, property, NodeFactory.createURI(iris.claim(id))));
        }
    }

    private static String id(Node claim) {
        return claim == null ? null : Iris.id(claim.getURI());
    }
}
