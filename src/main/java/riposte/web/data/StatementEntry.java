package riposte.web.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import riposte.story.Wording;

/**
 * What one or several articles report alike, with the claims that do. A claim that reports no statement stands for itself.
 * Immutable; what takes a walk over the reports is worked out once.
 */
public final class StatementEntry {

    /** However many articles agree, the reader may make the same mistake in all of them. */
    private static final double MOST = 0.99;

    private final String iri;
    private final UnaryOperator<String> pages;
    private final List<ClaimEntry> reports;
    private final int articles;
    private volatile List<ClaimEntry> independent;

    /**
     * @param iri of the statement; of the claim itself where it reports none
     * @param pages where the page of an IRI is
     * @param reports at least one claim, newest first
     */
    public StatementEntry(String iri, UnaryOperator<String> pages, List<ClaimEntry> reports) {
        this.iri = iri;
        this.pages = pages;
        this.reports = List.copyOf(reports);
        this.articles = reports.size() == 1
                ? 1
                : (int) reports.stream().map(c -> c.article() == null ? c.iri() : c.article().iri()).distinct().count();
    }

    /** Its IRI; that of the claim itself where it reports none. */
    public String iri() {
        return iri;
    }

    /** Where its page is on this server. */
    public String path() {
        return pages.apply(iri);
    }

    /** The claims that say it, newest first. */
    public List<ClaimEntry> reports() {
        return reports;
    }

    /** Whether these claims, in this order, are its reports. */
    boolean isOf(List<ClaimEntry> claims) {
        boolean same = claims.size() == reports.size();
        for (int i = 0; same && i < claims.size(); i++) {
            same = claims.get(i) == reports.get(i);
        }
        return same;
    }

    /** The line that names it. */
    public String label(String lang) {
        return reports.get(0).label(lang);
    }

    /** Local name of the class of its claims. */
    public String type() {
        return reports.get(0).type();
    }

    /** The report of which the reading is surest; of like ones the newest. */
    public ClaimEntry surest() {
        return Collections.max(reports, Comparator.comparingDouble(ClaimEntry::confidence));
    }

    /** The earliest report of which the day is known; else any. */
    public ClaimEntry first() {
        return reports.stream()
                .min(Comparator.comparing(ClaimEntry::day, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow();
    }

    /** In how many articles it stands. */
    public int articles() {
        return articles;
    }

    /**
     * Reports that do not lean on one another, the surest first: each of another publisher and in other words than those
     * before it. Copies of one agency text count once, and so do all articles of which the publisher is not known.
     */
    public List<ClaimEntry> independent() {
        if (independent == null) {
            independent = reports.size() == 1 ? reports : findIndependent();
        }
        return independent;
    }

    private List<ClaimEntry> findIndependent() {
        Map<ClaimEntry, Wording> found = new LinkedHashMap<>();
        List<ClaimEntry> surestFirst = new ArrayList<>(reports);
        surestFirst.sort(Comparator.comparingDouble(ClaimEntry::confidence).reversed().thenComparing(ClaimEntry::iri));
        for (ClaimEntry claim : surestFirst) {
            String publisher = publisher(claim);
            Wording words = Wording.of(claim.sentence());
            if (found.entrySet().stream().noneMatch(
                    other -> publisher(other.getKey()).equals(publisher) || other.getValue().alike(words))) {
                found.put(claim, words);
            }
        }
        return List.copyOf(found.keySet());
    }

    /**
     * How likely at least one of the independent reports is read rightly: 1 − Π(1 − confidence), at most
     * {@value #MOST}; where they are one, its own. As with claims, it says nothing about the truth.
     */
    public double confidence() {
        List<ClaimEntry> independent = independent();
        if (independent.size() == 1) {
            return independent.get(0).confidence();
        }
        double wrong = independent.stream().mapToDouble(claim -> 1 - claim.confidence()).reduce(1, (a, b) -> a * b);
        return Math.min(MOST, Math.round(100 * (1 - wrong)) / 100.0);
    }

    private static String publisher(ClaimEntry claim) {
        if (claim.article() == null) {
            return "";
        }
        String name = claim.article().publisher() != null ? claim.article().publisher() : WebLinks.host(claim.article().url());
        return name == null ? "" : Labels.fold(name.strip());
    }
}
