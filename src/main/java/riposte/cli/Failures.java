package riposte.cli;

import riposte.ingest.FailureText;

/** The inputs that could not be dealt with: each is named at once, and counted. Safe for use by several threads. */
final class Failures {

    private final Console console;
    private final int named;
    private int count;

    Failures(Console console) {
        this(console, Integer.MAX_VALUE);
    }

    /** @param named how many are named; more are only counted */
    Failures(Console console, int named) {
        this.console = console;
        this.named = named;
    }

    /** Names an input and what was wrong with it. */
    synchronized void add(String input, Throwable why) {
        add(input, FailureText.of(why));
    }

    /** Names an input and what was wrong with it. */
    synchronized void add(String input, String why) {
        if (++count <= named) {
            console.complain(why.startsWith(input + ": ") ? why : input + ": " + why);
        }
    }

    synchronized int count() {
        return count;
    }

    /** The exit code that follows from them. */
    int exitCode() {
        return count() == 0 ? Riposte.DONE : Riposte.FAILED;
    }
}
