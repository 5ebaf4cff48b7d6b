package riposte.web.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** A response that breaks off when its client reads too slowly, and knows when its client is gone. */
final class PacedResponse extends HttpServletResponseWrapper {

    /** Little enough that a slow client is seen between two pieces. */
    private static final int PIECE = 16_384;

    private final Pace pace;
    private ServletOutputStream out;
    private PrintWriter writer;
    private IOException broken;

    PacedResponse(HttpServletResponse response, Pace pace) {
        super(response);
        this.pace = pace;
    }

    /** Why the answer could not be sent to its end, or null. */
    IOException broken() {
        return broken;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new PacedStream(super.getOutputStream());
        }
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new PacedWriter(super.getWriter()));
        }
        return writer;
    }

    private void send(Pace.Transfer piece) throws IOException {
        if (broken != null) {
            throw broken;
        }
        try {
            pace.measure(piece);
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private final class PacedStream extends ServletOutputStream {
        private final ServletOutputStream stream;

        PacedStream(ServletOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int at = 0; at < length; at += PIECE) {
                int from = offset + at;
                int n = Math.min(PIECE, length - at);
                send(() -> {
                    stream.write(bytes, from, n);
                    return n;
                });
            }
        }

        @Override
        public void flush() throws IOException {
            send(() -> {
                stream.flush();
                return 0;
            });
        }

        @Override
        public void close() throws IOException {
            send(() -> {
                stream.close();
                return 0;
            });
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }
    }

    /** Over the container's own writer, which settles the character set. */
    private final class PacedWriter extends FilterWriter {

        PacedWriter(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            write(new char[] {(char) c}, 0, 1);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.substring(offset, offset + length).toCharArray(), 0, length);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            for (int at = 0; at < length; at += PIECE) {
                int from = offset + at;
                int n = Math.min(PIECE, length - at);
                send(() -> {
                    out.write(text, from, n);
                    return n;
                });
            }
        }
    }
}
