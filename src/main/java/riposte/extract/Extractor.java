package riposte.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Participant;
import riposte.resolve.ReaderExtractor;
import riposte.text.Analyzer;

/**
 * Finds the claims of an article: those of the reader that learned ({@code riposte.resolve}), in eight languages, and beside them those of the
 * rules over a parse, in the languages they know, where the two support each other or the rules are the better. A pure function
 * of the article, the catalogue and the version: no clock, no chance, no host, no locale. Safe for use by several threads.
 */
public final class Extractor {

    /** From which confidence on a claim of the reader alone is kept. */
    private static final double LEAST = 0.68;
    /** The reader sees a claim of a type in a sentence, however unlikely. */
    private static final double SEEN = 0.05;
    /** What both found. */
    private static final double BOTH = 0.8;
    /**
     * Types of which the rules alone are more often right than wrong, with about that share, where they go by a word for it ("denied") and do
     * not infer it. On published articles what the rules alone inferred, and their demands, were wrong in most of those judged.
     */
    private static final Map<ClaimType, Double> RULES_ALONE =
            Map.of(ClaimType.ACCUSATION, 0.55, ClaimType.DENIAL, 0.58, ClaimType.INDICTMENT, 0.75, ClaimType.SANCTION, 0.7);

    private static final double RULES_SUPPORTED = 0.55;
    /** A claim of the rules that is more often wrong than right is dropped. */
    private static final double RULES_LEAST = 0.5;

    private final RuleExtractor rules;
    private final ReaderExtractor reader;

    public Extractor(Catalog catalog) {
        this.rules = new RuleExtractor(catalog);
        this.reader = new ReaderExtractor(catalog);
    }

    /** Codes of the languages claims are found in. */
    public static Set<String> languages() {
        Set<String> languages = new TreeSet<>(ReaderExtractor.languages());
        languages.addAll(Analyzer.languages());
        return languages;
    }

    /**
     * The claims of an article, in the order of the text; none where its language is not read.
     *
     * @param allTopics whether to keep claims of the rules that are not about hostile cyber acts too
     */
    public List<Claim> extract(Article article, boolean allTopics) {
        List<Claim> read = reader.extract(article, SEEN);
        List<Claim> ruled = ruled(article, allTopics);
        Map<String, Claim> byKey = new HashMap<>();
        read.forEach(claim -> byKey.putIfAbsent(key(claim), claim));
        Set<String> linked = new HashSet<>();
        for (Claim claim : ruled) {
            if (claim.rejects() != null || claim.answers() != null) {
                linked.add(claim.id());
                linked.add(claim.rejects());
                linked.add(claim.answers());
            }
        }
        List<Claim> claims = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Claim claim : ruled) {
            double confidence = Math.min(claim.confidence(), ruled(claim, byKey.get(key(claim)), linked, read));
            if (confidence >= RULES_LEAST) {
                claims.add(with(claim, confidence));
                kept.add(key(claim));
            }
        }
        List<Claim> ofRules = List.copyOf(claims);
        for (Claim claim : read) {
            if (claim.confidence() >= LEAST && !vaguer(claim, ofRules) && kept.add(key(claim))) {
                claims.add(claim);
            }
        }
        claims.sort(Comparator.comparingInt((Claim claim) -> claim.evidence().start()).thenComparing(Claim::id));
        return withoutLooseLinks(claims);
    }

    /** What the rules find; nothing where a sentence nests so deep that their parse overflows the stack. */
    private List<Claim> ruled(Article article, boolean allTopics) {
        try {
            return rules.extract(article, allTopics);
        } catch (StackOverflowError e) {
            return List.of();
        }
    }

    /** Whether the rules have read the same of its sentence, with a party they know where the reader has one nobody knows. */
    private static boolean vaguer(Claim claim, List<Claim> ofRules) {
        return ofRules.stream()
                .anyMatch(other -> other.type() == claim.type()
                        && other.evidence().start() < claim.evidence().end()
                        && claim.evidence().start() < other.evidence().end()
                        && (name(other.speaker()).equals(name(claim.speaker())) && !known(claim.target()) && known(other.target())
                                || name(other.target()).equals(name(claim.target())) && !known(claim.speaker()) && known(other.speaker())));
    }

    private static boolean known(Participant participant) {
        return participant != null && participant.principal().known();
    }

    /**
     * How likely a claim of the rules is right; 0 where nothing speaks for it.
     *
     * @param same the reader's claim that says the same, or null
     * @param linked ids of the claims of the rules that reject or answer another, and of these
     */
    private static double ruled(Claim claim, Claim same, Set<String> linked, List<Claim> read) {
        if (same != null) {
            return Math.max(BOTH, same.confidence());
        }
        boolean told = claim.rule().startsWith(claim.type().key() + ".");
        if (told && RULES_ALONE.containsKey(claim.type())) {
            return RULES_ALONE.get(claim.type());
        }
        return linked.contains(claim.id()) || told && seen(claim, read) || !claim.cyber() ? RULES_SUPPORTED : 0;
    }

    /** Whether the reader sees a claim of that type in the sentence. */
    private static boolean seen(Claim claim, List<Claim> read) {
        return read.stream()
                .anyMatch(other -> other.type() == claim.type()
                        && other.evidence().start() < claim.evidence().end()
                        && claim.evidence().start() < other.evidence().end());
    }

    private static String key(Claim claim) {
        return claim.type() + "|" + name(claim.speaker()) + "|" + name(claim.target());
    }

    private static String name(Participant participant) {
        return participant == null ? "-" : participant.principal().id();
    }

    private static Claim with(Claim claim, double confidence) {
        return linked(claim, confidence, claim.rejects(), claim.answers());
    }

    private static Claim linked(Claim c, double confidence, String rejects, String answers) {
        return new Claim(
                c.id(), c.type(), c.speaker(), c.target(), c.about(), c.victim(), c.cites(), c.hedged(), c.cyber(), c.saidOn(), c.quotes(),
                c.evidence(), rejects, answers, confidence, c.rule());
    }

    /** The claims, each without a link to one that was not kept. */
    private static List<Claim> withoutLooseLinks(List<Claim> claims) {
        Set<String> ids = new HashSet<>();
        claims.forEach(claim -> ids.add(claim.id()));
        return claims.stream()
                .map(claim -> linked(
                        claim,
                        claim.confidence(),
                        ids.contains(claim.rejects()) ? claim.rejects() : null,
                        ids.contains(claim.answers()) ? claim.answers() : null))
                .toList();
    }
}
