package riposte.extract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Participant;
import riposte.resolve.Incidents;
import riposte.resolve.Quotations;
import riposte.resolve.SaidOn;
import riposte.text.Analyzer;
import riposte.text.Sentence;
import riposte.text.TextSpan;
import riposte.text.Token;

/**
 * Finds the claims of an article. A pure function of the article, the catalogue and the version: no clock, no chance,
 * no host, no locale. Safe for use by several threads.
 */
final class RuleExtractor {

    private final Catalog catalog;

    public RuleExtractor(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The claims of an article, in the order of the text; none when there is no lexicon for its language.
     *
     * @param allTopics whether to keep claims that are not about hostile cyber acts too
     */
    public List<Claim> extract(Article article, boolean allTopics) {
        String lang = article.lang();
        if (!Lexicon.exists(lang) || !Analyzer.languages().contains(lang)) {
            return List.of();
        }
        Lexicon lexicon = Lexicon.of(lang);
        Analyzer analyzer = Analyzer.of(lang);
        List<Sentence> sentences = analyzer.sentences(article.text());
        Screen screen = new Screen(lexicon, analyzer);
        boolean cyberWords = allTopics || screen.article(sentences);
        Document document = new Document(article, catalog, analyzer, lexicon, sentences);
        Topic topic = new Topic(document);
        if (!cyberWords && !topic.named()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        Headlines headlines = new Headlines(sentences, article.text());
        for (int i = 0; i < sentences.size(); i++) {
            if (headlines.contains(i) || !allTopics && !topic.possible(i) || !screen.sentence(sentences.get(i))) {
                continue;
            }
            for (Draft draft : new Rules(document, i, drafts).find()) {
                if (allTopics || topic.cyber(draft)) {
                    drafts.add(draft);
                }
            }
        }
        return claims(document, distinct(drafts, false), topic);
    }

    /**
     * One draft for each claim: the most certain, then the earliest.
     *
     * @param tied whether denials know by now whom they answer
     */
    private static List<Draft> distinct(List<Draft> drafts, boolean tied) {
        Map<String, Draft> best = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            String key = draft.type() == ClaimType.DENIAL ? draft.key() : draft.key() + "|" + draft.deed();
            Draft other = best.get(key);
            if (other == null || weight(draft) > weight(other)) {
                best.put(key, draft);
            }
        }
        List<Draft> kept = new ArrayList<>(best.values());
        kept.removeIf(draft -> (tied || draft.type() != ClaimType.DENIAL) && overshadowed(draft, best.values()));
        kept.sort(Comparator.comparingInt(Draft::sentence).thenComparingInt(Draft::predicate));
        return kept;
    }

    /** A claim without author, or without target, beside the same claim with one. */
    private static boolean overshadowed(Draft draft, Collection<Draft> all) {
        for (Draft other : all) {
            if (other.type() != draft.type() || other == draft) {
                continue;
            }
            if (draft.nominal() && !other.nominal() && draft.key().equals(other.key())) {
                return true; // "British accusations", beside the sentence that spells them out
            }
            if (draft.speaker() == null && other.speaker() != null && draft.target() != null && other.target() != null
                    && Rules.same(draft.target(), other.target())) {
                return true;
            }
            if (draft.target() == null && other.target() != null && draft.speaker() != null && other.speaker() != null
                    && Rules.same(draft.speaker(), other.speaker())) {
                return true;
            }
        }
        return false;
    }

    private static double weight(Draft draft) {
        double weight = draft.certainty();
        if (draft.speaker() != null && !draft.speaker().actor().id().equals(draft.speaker().principal().id())) {
            weight += 0.2;
        }
        return draft.quoted() ? weight + 0.3 : weight;
    }

    private List<Claim> claims(Document document, List<Draft> drafts, Topic topic) {
        Incidents incidents = new Incidents(document.names());
        Links links = new Links(drafts, incidents);
        List<Draft> tied = distinct(links.tie(), true);
        SaidOn saidOn = new SaidOn(document.article().published(), document.article().lang());
        Map<Draft, String> ids = new HashMap<>();
        for (Draft draft : tied) {
            ids.put(draft, id(document, draft));
        }
        List<Claim> claims = new ArrayList<>();
        for (Draft draft : tied) {
            Sentence sentence = document.sentences().get(draft.sentence());
            Token carrier = sentence.tokens().get(draft.predicate());
            Evidence evidence = new Evidence(sentence.text(), sentence.start(), sentence.end());
            claims.add(new Claim(
                    ids.get(draft),
                    draft.type(),
                    draft.speaker(),
                    draft.target(),
                    incidents.of(draft.sentence(), precedents(document, draft), links.answeredBy(draft) != null),
                    draft.victim(),
                    precedents(document, draft),
                    draft.hedged(),
                    topic.cyber(draft),
                    saidOn.of(document.article().text(), new TextSpan(sentence.start(), sentence.end()), new TextSpan(carrier.start(), carrier.end())),
                    quotes(document, sentence, draft),
                    evidence,
                    ids.get(links.rejectedBy(draft)),
                    ids.get(links.answeredBy(draft)),
                    Confidence.of(draft),
                    draft.rule()));
        }
        return claims;
    }

    /** Actors and incidents that the sentence of an accusation invokes: "citing WikiLeaks and Crypto AG". */
    private static List<Entity> precedents(Document document, Draft draft) {
        if (draft.type() != ClaimType.ACCUSATION) {
            return List.of();
        }
        Syntax syntax = document.syntax(draft.sentence());
        List<Entity> cited = new ArrayList<>();
        for (int v = 0; v < syntax.size(); v++) {
            if (!syntax.verbal(v) || !document.lexicon().is("precedents", syntax.token(v))) {
                continue;
            }
            int end = v;
            while (end + 1 < syntax.size() && !(syntax.verbal(end + 1) && !syntax.relation(end + 1, "acl", "amod"))) {
                end++;
            }
            for (Match match : document.matches(syntax.token(v).end(), syntax.token(end).end())) {
                Entity entity = match.candidates().stream()
                        .filter(candidate -> candidate instanceof Actor)
                        .findFirst()
                        .orElse(match.entity());
                if (match.kind() == Match.Kind.NAME && !is(draft.speaker(), entity) && !is(draft.target(), entity)
                        && !cited.contains(entity)) {
                    cited.add(entity);
                }
            }
        }
        return cited;
    }

    private static boolean is(Participant participant, Entity entity) {
        return participant != null
                && (participant.actor().equals(entity) || participant.principal().equals(entity));
    }

    /** The words in quotation marks that belong to the claim: around what carries it, or in its clause. */
    private static List<String> quotes(Document document, Sentence sentence, Draft draft) {
        Syntax syntax = document.syntax(draft.sentence());
        List<String> words = new ArrayList<>();
        for (Quotations.Span span : document.quotations().within(sentence.start(), sentence.end())) {
            String text = document.article().text().substring(span.start(), span.end()).strip();
            if (!text.isEmpty() && syntax.sharesClause(draft.predicate(), span)) {
                words.add(text);
            }
        }
        return words;
    }

    private static String id(Document document, Draft draft) {
        Sentence sentence = document.sentences().get(draft.sentence());
        String content = String.join("\n", document.article().key(), draft.key(), Integer.toString(sentence.tokens().get(draft.predicate()).start()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
