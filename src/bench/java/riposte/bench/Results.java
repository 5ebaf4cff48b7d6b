package riposte.bench;

import java.util.Locale;

/** Prints what was measured, one line each, as it comes. */
final class Results {

    private final String benchmark;

    Results(String benchmark) {
        this.benchmark = benchmark;
    }

    /** A value with its unit. */
    void add(String what, double value, String unit) {
        String number = value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
        System.out.printf(Locale.ROOT, "%-10s %-52s %12s %s%n", benchmark, what, number, unit);
    }

    /** Anything that explains the values. */
    void note(String text) {
        System.out.printf(Locale.ROOT, "%-10s %s%n", benchmark, text);
    }
}
