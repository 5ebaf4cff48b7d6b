package riposte.evaluate;

/**
 * Counts and the usual figures made of them.
 *
 * @param right claims found that are gold claims
 * @param wrong claims found that are none
 * @param missed gold claims not found
 */
public record Figures(int right, int wrong, int missed) {

    static final Figures NONE = new Figures(0, 0, 0);

    /** Of the claims found, the share that is right; 0 when none was found. */
    public double precision() {
        return right + wrong == 0 ? 0 : (double) right / (right + wrong);
    }

    /** Of the gold claims, the share that was found; 0 when there are none. */
    public double recall() {
        return right + missed == 0 ? 0 : (double) right / (right + missed);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    Figures plus(Figures other) {
        return new Figures(right + other.right, wrong + other.wrong, missed + other.missed);
    }
}
