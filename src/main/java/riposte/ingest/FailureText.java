package riposte.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What failures say to people. */
public final class FailureText {

    private FailureText() {}

    /** Has this class loaded: when a process may open no more files, no class can be. */
    public static void prepare() {
        // Being called is enough.
    }

    /** What a failure says to a user: never empty, never a class name where there is anything better. */
    public static String of(Throwable e) {
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
            return of(e.getCause());
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return of(cause);
        }
        String text = e.getMessage();
        if (text == null || text.isBlank()) {
            return e.getCause() != null ? of(e.getCause()) : e.getClass().getSimpleName();
        }
        return text;
    }
}
