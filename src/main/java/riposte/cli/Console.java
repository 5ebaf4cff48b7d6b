package riposte.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to: results on one stream, as UTF-8 and buffered, messages on the other. Whoever
 * reads the results may stop early ({@code | head}): then the command ends, quietly and without an error.
 */
final class Console {

    private final InputStream in;
    private final Results out;
    private final PrintWriter writer;
    private final PrintWriter errors;
    private final boolean terminal;

    Console(InputStream in, OutputStream out, OutputStream errors, boolean terminal) {
        this.in = in;
        this.out = new Results(out);
        this.writer = new PrintWriter(new OutputStreamWriter(this.out, StandardCharsets.UTF_8), false);
        this.errors = new PrintWriter(new OutputStreamWriter(errors, StandardCharsets.UTF_8), true);
        this.terminal = terminal;
    }

    /** The console of this process. */
    static Console system() {
        return new Console(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                errorsOnTerminal());
    }

    /** Whether messages go to a terminal: the launcher says so, since the JVM can only tell for all streams at once. */
    private static boolean errorsOnTerminal() {
        String told = System.getProperty("riposte.terminal");
        return told != null ? told.contains("err") : System.console() != null;
    }

    /** Columns of the terminal that results go to; as many as one likes where they go elsewhere. */
    static int columns() {
        return Integer.getInteger("riposte.columns", Integer.MAX_VALUE);
    }

    InputStream in() {
        return in;
    }

    /** Results as bytes; what was printed to {@link #writer} before comes first. */
    OutputStream out() {
        writer.flush();
        return out;
    }

    /** Results as text. */
    PrintWriter writer() {
        return writer;
    }

    /** One line of results. */
    void line(String text) {
        writer.print(text);
        writer.print('\n');
        if (out.failure != null) {
            throw new UncheckedIOException(out.failure);
        }
    }

    /** Messages; each line is sent at once. */
    PrintWriter errors() {
        return errors;
    }

    /** Whether messages go to a terminal, where progress may be drawn. */
    boolean terminal() {
        return terminal;
    }

    /** One line of complaint, with the name of the program. */
    synchronized void complain(String message) {
        errors.println("riposte: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** One line of news that is no result. */
    synchronized void note(String message) {
        errors.println(message);
    }

    /** Whether the reader of the results has gone. */
    boolean abandoned() {
        return out.failure != null && String.valueOf(out.failure.getMessage()).contains("roken pipe");
    }

    /**
     * Sends what is still buffered.
     *
     * @return false when results were lost for another reason than that their reader has gone; that was told then
     */
    boolean finish() {
        writer.flush();
        try {
            out.flush();
        } catch (IOException e) {
            // Kept in out.failure.
        }
        if (out.failure != null && !abandoned()) {
            complain("standard output: " + out.failure.getMessage());
            return false;
        }
        return true;
    }

    /** Remembers the first failure, because writers on top of it do not all pass it on. */
    private static final class Results extends OutputStream {

        private final OutputStream to;
        private volatile IOException failure;

        Results(OutputStream to) {
            this.to = new BufferedOutputStream(to, 1 << 16);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            check();
            try {
                to.write(bytes, start, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            check();
            try {
                to.flush();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** Flushes; the process's own stream stays open. */
        @Override
        public void close() throws IOException {
            flush();
        }

        private void check() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
