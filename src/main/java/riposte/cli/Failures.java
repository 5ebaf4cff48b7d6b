package riposte.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

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
        add(input, message(why));
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

    /** What a failure says to a user: never empty, never a class name where there is anything better. */
    static String message(Throwable e) {
        if (e instanceof NoSuchFileException) {
            return e.getMessage() + ": no such file";
        }
        if (e instanceof FileNotFoundException && e.getMessage() != null) {
            // "name (reason)": also for a file that may not be read, or when too many are open
            return e.getMessage().replaceFirst(" \\((.*)\\)$", ": $1");
        }
        if (e instanceof AccessDeniedException) {
            return e.getMessage() + ": permission denied";
        }
        if (e instanceof OutOfMemoryError) {
            return "out of memory; give more with RIPOSTE_OPTS=-Xmx6g";
        }
        if (e instanceof ExceptionInInitializerError && e.getCause() != null) {
            return message(e.getCause());
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return message(cause);
        }
        String text = e.getMessage();
        if (text == null || text.isBlank()) {
            return e.getCause() != null ? message(e.getCause()) : e.getClass().getSimpleName();
        }
        return text;
    }
}
