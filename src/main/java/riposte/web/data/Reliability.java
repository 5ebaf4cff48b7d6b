package riposte.web.data;

/**
 * How often claims of about the same confidence were right when people checked them: one band of a {@link ReliabilityTable}.
 *
 * @param from lowest confidence of the band
 * @param to where the next band begins, or 1
 * @param right so many were right, as a whole
 * @param judged of so many that were checked
 * @param set what was checked, and by whom: the last part of the message that says so
 */
public record Reliability(double from, double to, int right, int judged, String set) {

    /** Of a normal distribution, for an interval that holds the true share in 95 of 100 cases. */
    private static final double Z = 1.96;

    /** Of a hundred such claims about so many are right, to the nearest five: more would be false precision. */
    public int about() {
        return (int) (5 * Math.round(20 * share()));
    }

    /** Of a hundred such claims at least so many are right, as far as so few tell (Wilson's interval, 95 %). */
    public int atLeast() {
        return (int) Math.round(100 * (centre() - margin()));
    }

    /** Of a hundred such claims at most so many are right. */
    public int atMost() {
        return (int) Math.round(100 * (centre() + margin()));
    }

    /** The share of those that were right, from 0 to 1. */
    public double share() {
        return (double) right / judged;
    }

    private double centre() {
        return (right + Z * Z / 2) / (judged + Z * Z);
    }

    private double margin() {
        return Z / (judged + Z * Z) * Math.sqrt(judged * share() * (1 - share()) + Z * Z / 4);
    }

    /** The last part of the message that says it in words. */
    public String word() {
        int about = about();
        return about >= 85 ? "very" : about >= 70 ? "likely" : about >= 50 ? "rather" : "doubtful";
    }

    /** This band and one below it, as one. */
    Reliability with(Reliability lower) {
        return new Reliability(lower.from, to, right + lower.right, judged + lower.judged, set);
    }
}
