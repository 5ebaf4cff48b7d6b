package riposte.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import riposte.claim.Claim;
import riposte.claim.ClaimType;

/** Adds up how claims found in texts compare with the claims that are there. Not safe for use by several threads. */
public final class Evaluation {

    private static final int SAMPLES = 1000;

    private final Map<String, Figures> languages = new TreeMap<>();
    private final Map<ClaimType, Figures> types = new TreeMap<>();
    private final Map<String, Figures> rules = new TreeMap<>();
    private final Map<String, Figures> groups = new TreeMap<>();
    private final List<Miss> misses = new ArrayList<>();
    private final List<FalseClaim> falseClaims = new ArrayList<>();
    private int texts;
    private int withoutClaims;
    private int withoutClaimsButFound;
    private int matched;
    private int hedgedAlike;

    /**
     * A gold claim that was not found.
     *
     * @param text its text
     * @param claim the claim
     */
    public record Miss(GoldText text, GoldClaim claim) {}

    /**
     * A found claim that is no gold claim.
     *
     * @param text its text
     * @param claim the claim
     */
    public record FalseClaim(GoldText text, Claim claim) {}

    /**
     * Adds a text.
     *
     * @param text the text with its gold claims
     * @param found the claims found in it
     */
    public void add(GoldText text, List<Claim> found) {
        Matching matching = new Matching(text.claims(), found);
        texts++;
        if (text.claims().isEmpty()) {
            withoutClaims++;
            withoutClaimsButFound += found.isEmpty() ? 0 : 1;
        }
        matching.pairs().forEach((gold, claim) -> {
            matched++;
            hedgedAlike += gold.hedged() == claim.hedged() ? 1 : 0;
            if (!gold.optional()) {
                count(text, gold.type(), new Figures(1, 0, 0));
            }
        });
        for (GoldClaim gold : matching.missed()) {
            misses.add(new Miss(text, gold));
            count(text, gold.type(), new Figures(0, 0, 1));
        }
        for (Claim claim : matching.wrong()) {
            falseClaims.add(new FalseClaim(text, claim));
            count(text, claim.type(), new Figures(0, 1, 0));
        }
        for (Claim claim : found) {
            boolean right = matching.right(claim);
            rules.merge(claim.rule(), right ? new Figures(1, 0, 0) : new Figures(0, 1, 0), Figures::plus);
        }
        languages.merge(text.lang(), Figures.NONE, Figures::plus);
        groups.merge(text.group(), Figures.NONE, Figures::plus);
    }

    private void count(GoldText text, ClaimType type, Figures figures) {
        languages.merge(text.lang(), figures, Figures::plus);
        types.merge(type, figures, Figures::plus);
        groups.merge(text.group(), figures, Figures::plus);
    }

    /** The figures over all texts. */
    public Figures overall() {
        return groups.values().stream().reduce(Figures.NONE, Figures::plus);
    }

    /** By language of the text. */
    public Map<String, Figures> byLanguage() {
        return Collections.unmodifiableMap(languages);
    }

    /** By kind of claim. */
    public Map<ClaimType, Figures> byType() {
        return Collections.unmodifiableMap(types);
    }

    /**
     * By the rule that found the claim. Every claim found counts here, repeats too, and nothing is missed: a miss
     * belongs to no rule.
     */
    public Map<String, Figures> byRule() {
        return Collections.unmodifiableMap(rules);
    }

    /** Gold claims not found, in the order of the texts. */
    public List<Miss> misses() {
        return Collections.unmodifiableList(misses);
    }

    /** Found claims that are none, in the order of the texts. */
    public List<FalseClaim> falseClaims() {
        return Collections.unmodifiableList(falseClaims);
    }

    /** How many texts were added. */
    public int texts() {
        return texts;
    }

    /** How many texts hold no claim. */
    public int withoutClaims() {
        return withoutClaims;
    }

    /** In how many of the texts without claims one was found all the same. */
    public int withoutClaimsButFound() {
        return withoutClaimsButFound;
    }

    /** Of the right claims, the share whose hedging was told rightly; 0 when there are none. */
    public double hedging() {
        return matched == 0 ? 0 : (double) hedgedAlike / matched;
    }

    /**
     * The 95 % interval of {@link #overall} F1: lower and upper end, by drawing groups of texts with replacement a
     * thousand times, from a fixed seed.
     */
    public double[] interval() {
        if (groups.isEmpty()) {
            return new double[] {0, 0};
        }
        List<Figures> all = List.copyOf(groups.values());
        SplittableRandom chance = new SplittableRandom(1);
        double[] drawn = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            Figures sum = Figures.NONE;
            for (int j = 0; j < all.size(); j++) {
                sum = sum.plus(all.get(chance.nextInt(all.size())));
            }
            drawn[i] = sum.f1();
        }
        Arrays.sort(drawn);
        return new double[] {drawn[SAMPLES / 40], drawn[SAMPLES - SAMPLES / 40 - 1]};
    }
}
