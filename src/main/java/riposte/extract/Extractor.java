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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.reader.Party;
import riposte.reader.ReadClaim;
import riposte.reader.Reader;
import riposte.reader.ReaderException;
import riposte.text.Sentences;
import riposte.text.TextSpan;

/**
 * Finds the claims of an article. A pure function of the article, the catalogue and the version: no clock, no chance,
 * no host, no locale. Safe for use by several threads.
 */
public final class Extractor {

    /** The languages the reader is trained for. */
    private static final Set<String> LANGUAGES = Set.of("de", "en", "es", "fr", "it", "pt", "ru", "zh");
    /** From which confidence on a claim is shown: two of three to three of four are right then, by who judges, on published articles that trained nothing. */
    public static final double SURE = 0.63;

    /** From which confidence on a claim may be worth a reader's look; below, two of three and more are wrong. */
    public static final double FAINT = 0.3;

    /** So many claims, each with one speaker and one target, an article may make; and so many less sure ones are kept beside them. */
    private static final int MOST = 2_000;

    private static final String RULE = "reader";
    private static final int REACH = 3;
    private static final Comparator<Finding> IN_TEXT = Comparator.comparingInt((Finding f) -> f.cue().start()).thenComparing(Finding::key);

    private final Catalog catalog;

    public Extractor(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Codes of the languages claims are found in. */
    public static Set<String> languages() {
        return LANGUAGES;
    }

    /**
     * The claims of an article of which the reading is {@link #SURE}, in the order of the text; none where its language is not read.
     *
     * @param allTopics whether to keep claims too around which no cyber matter is spoken of
     * @throws ReaderException when the text has more places for claims, or makes more of them, than an article does: time and memory for one are bounded
     */
    public List<Claim> extract(Article article, boolean allTopics) {
        return extract(article, allTopics, SURE);
    }

    /**
     * The same with another bound of confidence. The sure claims are the same with any bound, with the same links: less sure ones stand beside
     * them, unless they say the same or less; and where a sure one is left out, the links to it are.
     *
     * @param least lowest confidence, from 0 to 1; there is little sense in one below {@link #FAINT}
     */
    public List<Claim> extract(Article article, boolean allTopics, double least) {
        if (!LANGUAGES.contains(article.lang())) {
            return List.of();
        }
        List<TextSpan> sentences = Sentences.of(article.text());
        ArticleNames names = new ArticleNames(article, catalog, sentences);
        if (!allTopics && !cyber(names, 0, article.text().length())) {
            return List.of();
        }
        String title = article.title() == null ? "" : article.title();
        List<ReadClaim> read = Reader.standard().read(title, article.text(), sentences, names.known());
        List<Claim> claims = claims(names, findings(names, read, allTopics, Math.min(least, SURE)));
        return least > SURE ? from(least, claims) : claims;
    }

    private static List<Claim> from(double least, List<Claim> claims) {
        List<Claim> kept = claims.stream().filter(claim -> claim.confidence() >= least).toList();
        Set<String> ids = kept.stream().map(Claim::id).collect(Collectors.toSet());
        return kept.stream().map(claim -> claim.withLinksTo(ids)).toList();
    }

    /** Everything read, with the parties it means: each speaker with each target. */
    private static List<Finding> findings(ArticleNames names, List<ReadClaim> read, boolean allTopics, double least) {
        Parties parties = new Parties(names);
        List<Finding> findings = new ArrayList<>();
        int sure = 0;
        int last = lastOfBody(names);
        for (ReadClaim claim : read) {
            boolean cyber = cyberNear(names, claim.sentence());
            if (claim.sentence() > last || !cyber && !allTopics) {
                continue;
            }
            for (Meant speaker : meant(parties, claim.speakers(), claim.nobodySpeaks())) {
                for (Meant target : targets(names, parties, claim)) {
                    double confidence = Confidence.of(claim, names.sentence(claim.sentence()), speaker, target);
                    if (confidence < least || speaker.who() == null && target.who() == null) {
                        continue;
                    }
                    if (confidence >= SURE && sure++ == MOST) {
                        throw new ReaderException("makes more than " + MOST + " claims, which no article does; split it", null);
                    }
                    if (confidence >= SURE || findings.size() - sure < MOST) {
                        findings.add(new Finding(
                                claim.type(), speaker.who(), target.who(), claim.sentence(), claim.cue(), claim.hedged(), cyber, claim.links(), confidence));
                    }
                }
            }
        }
        return findings;
    }

    /**
     * Whom a claim is directed at. A denial is directed at somebody only where its own sentence says whom, and may always be directed at nobody:
     * its link tells what it rejects. The likelier and fuller of both is kept.
     */
    static List<Meant> targets(ArticleNames names, Parties parties, ReadClaim claim) {
        List<Meant> all = meant(parties, claim.targets(), claim.nobodyMeant());
        if (claim.type() != ClaimType.DENIAL) {
            return all;
        }
        TextSpan sentence = names.sentence(claim.sentence());
        List<Meant> targets = new ArrayList<>(all);
        targets.removeIf(target -> target.who() == null || !sentence.overlaps(target.words()));
        targets.add(new Meant(null, claim.nobodyMeant(), null));
        return targets;
    }

    private static boolean cyber(ArticleNames names, int start, int end) {
        return Screen.passes(names.text().substring(start, end)) || names.anyOfCyberMatters(start, end);
    }

    /** Whether a cyber matter is spoken of in the sentence or a few around it; other disputes fill the same articles. */
    private static boolean cyberNear(ArticleNames names, int sentence) {
        int last = names.sentences().size() - 1;
        return cyber(
                names,
                names.sentence(Math.max(0, sentence - REACH)).start(),
                names.sentence(Math.min(last, sentence + REACH)).end());
    }

    /** The last sentence that ends as sentences do: lines behind it are headlines of other articles. */
    private static int lastOfBody(ArticleNames names) {
        for (int i = names.sentences().size() - 1; i >= 0; i--) {
            if (Sentences.isClosed(names.sentence(i).in(names.text()))) {
                return i;
            }
        }
        return names.sentences().size() - 1;
    }

    /** A party, or nobody, and how sure the reader is of it. */
    record Meant(Participant who, double score, TextSpan words) {}

    static List<Meant> meant(Parties parties, List<Party> spans, double nobody) {
        Map<String, Meant> found = new LinkedHashMap<>();
        for (Party party : spans) {
            for (Participant participant : parties.of(party.span())) {
                found.merge(participant.principal().id(), new Meant(participant, party.score(), party.span()), (a, b) -> a.score() >= b.score() ? a : b);
            }
        }
        return found.isEmpty() ? List.of(new Meant(null, nobody, null)) : List.copyOf(found.values());
    }

    /** One of each claim: the one with the highest confidence, of like ones the earliest. */
    private static List<Finding> distinct(List<Finding> findings) {
        List<Finding> best = best(findings);
        List<Finding> kept = new ArrayList<>(best);
        kept.removeIf(finding -> overshadowed(finding, best));
        kept.sort(IN_TEXT);
        return kept;
    }

    private static List<Finding> best(List<Finding> findings) {
        Map<String, Finding> best = new LinkedHashMap<>();
        for (Finding finding : findings) {
            best.merge(finding.key(), finding, (a, b) -> b.confidence() > a.confidence() ? b : a);
        }
        return List.copyOf(best.values());
    }

    /** Of less sure claims those that say something else than the sure ones, and than one another; none hides a surer one. */
    private static List<Finding> beside(List<Finding> sure, Set<String> said, List<Finding> others) {
        List<Finding> best = best(others);
        List<Finding> kept = new ArrayList<>(best);
        kept.removeIf(finding -> said.contains(finding.key())
                || overshadowed(finding, sure)
                || best.stream().anyMatch(other -> other.confidence() >= finding.confidence() && saysMore(other, finding)));
        kept.sort(IN_TEXT);
        return kept;
    }

    /** A claim that says less than another one: without its author or target, or of a state's hackers where that one is of the state. */
    private static boolean overshadowed(Finding finding, Collection<Finding> all) {
        return all.stream().anyMatch(other -> saysMore(other, finding));
    }

    private static boolean saysMore(Finding other, Finding finding) {
        return other != finding && other.type() == finding.type()
                && (finding.speaker() == null && other.speaker() != null && Finding.same(finding.target(), other.target())
                        || Finding.same(finding.speaker(), other.speaker()) && vaguer(finding.target(), other.target()));
    }

    private static boolean vaguer(Participant target, Participant other) {
        return other != null && (target == null || Described.hackersOf(target, other));
    }

    /** Sure claims are worked out without a look at the others, so that these change nothing about them. */
    private List<Claim> claims(ArticleNames names, List<Finding> findings) {
        Map<Boolean, List<Finding>> parts = findings.stream().collect(Collectors.partitioningBy(finding -> finding.confidence() >= SURE));
        Links links = new Links(distinct(parts.get(true)));
        List<Finding> sure = distinct(links.tie());
        Set<String> keys = Stream.concat(parts.get(true).stream(), sure.stream()).map(Finding::key).collect(Collectors.toSet());
        List<Finding> others = beside(sure, keys, links.tie(beside(sure, keys, parts.get(false)), sure));
        List<Finding> all = Stream.concat(sure.stream(), others.stream()).sorted(IN_TEXT).toList();

        Map<Boolean, Map<String, List<Integer>>> said = new HashMap<>();
        parts.forEach((part, of) -> said.put(part, of.stream().collect(
                Collectors.groupingBy(Finding::key, Collectors.mapping(Finding::sentence, Collectors.toList())))));
        Precedents precedents = new Precedents(names);
        Map<Finding, List<Entity>> cited = new HashMap<>();
        all.forEach(finding -> cited.put(finding, precedents.of(finding)));
        Map<Finding, Incident> about = new Incidents(names, cited, links)
                .of(all, finding -> said.get(finding.confidence() >= SURE).getOrDefault(finding.key(), List.of()));
        SaidOn saidOn = new SaidOn(names.article().published(), names.article().lang());
        Map<Finding, String> ids = new HashMap<>();
        all.forEach(finding -> ids.put(finding, id(names, finding)));
        List<Claim> claims = new ArrayList<>();
        for (Finding finding : all) {
            boolean isSure = finding.confidence() >= SURE;
            TextSpan sentence = names.sentence(finding.sentence());
            claims.add(new Claim(
                    ids.get(finding),
                    finding.type(),
                    finding.speaker(),
                    finding.target(),
                    about.get(about.get(finding) == null ? links.rejectedBy(finding) : finding),
                    finding.type() == ClaimType.RESPONSIBILITY_CLAIM ? finding.target() : null,
                    cited.get(finding),
                    finding.hedged(),
                    finding.cyber(),
                    saidOn.of(names.text(), sentence, finding.cue()),
                    quotes(names, finding, isSure ? sure : all),
                    new Evidence(sentence.in(names.text()), sentence.start(), sentence.end()),
                    ids.get(links.rejectedBy(finding)),
                    ids.get(links.answeredBy(finding)),
                    finding.confidence(),
                    RULE + "." + finding.type().key()));
        }
        return claims;
    }

    /** The words in quotation marks of its sentence that stand nearer to its cue than to that of any other claim. */
    private static List<String> quotes(ArticleNames names, Finding finding, List<Finding> all) {
        TextSpan sentence = names.sentence(finding.sentence());
        List<String> words = new ArrayList<>();
        for (Quotations.Span quotation : names.quotations().within(sentence.start(), sentence.end())) {
            String text = names.text().substring(quotation.start(), quotation.end()).strip();
            int own = distance(quotation, finding.cue());
            boolean nearest = all.stream()
                    .filter(other -> other.sentence() == finding.sentence())
                    .allMatch(other -> distance(quotation, other.cue()) >= own);
            if (!text.isEmpty() && nearest) {
                words.add(text);
            }
        }
        return words;
    }

    private static int distance(Quotations.Span quotation, TextSpan cue) {
        return Math.max(0, Math.max(quotation.start() - cue.end(), cue.start() - quotation.end()));
    }

    private static String id(ArticleNames names, Finding finding) {
        String content =
                String.join("\n", names.article().key(), finding.key(), Integer.toString(finding.cue().start()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
