package riposte.web.sparql;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.http.Spool;

/**
 * Keeps an answer back until it is complete. So the status can still change when a query times out after its first
 * rows, and a slow client holds no read transaction.
 */
final class SpooledResponse extends HttpServletResponseWrapper implements AutoCloseable {

    /** The answer grew beyond what may be sent. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("the result is larger than allowed", null, false, false);
        }
    }

    private final long limit;
    private final Spool spool = new Spool();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean overflowed;
    private ServletOutputStream out;
    private PrintWriter writer;

    SpooledResponse(HttpServletResponse response, long limit) {
        super(response);
        this.limit = limit;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (out == null) {
            out = new Kept();
        }
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        }
        return writer;
    }

    /** A status of failure drops what was written before it. */
    @Override
    public void setStatus(int status) {
        if (status >= 400) {
            clear();
        }
        super.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void sendError(int status) throws IOException {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        setStatus(status);
        setContentType("text/plain; charset=utf-8");
        getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flushBuffer() {
        // Nothing leaves before send().
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void reset() {
        super.reset();
        clear();
    }

    @Override
    public void resetBuffer() {
        clear();
    }

    @Override
    public void setContentLength(int length) {
        // Known only in send().
    }

    @Override
    public void setContentLengthLong(long length) {
        // Known only in send().
    }

    private void clear() {
        spool.clear();
        // A writer may still hold characters of what was dropped.
        writer = null;
    }

    /** The headers that were set by {@link #setHeader}. */
    List<Map.Entry<String, String>> headers() {
        return List.copyOf(headers.entrySet());
    }

    /** How many bytes the body has. */
    long size() {
        flushWriter();
        return spool.size();
    }

    byte[] bytes() throws IOException {
        flushWriter();
        try (InputStream in = spool.read()) {
            return in.readAllBytes();
        }
    }

    /** Whether more was written than may be sent. */
    boolean overflowed() {
        return overflowed;
    }

    /** Answers with a plain text, in place of whatever was written. */
    void replace(int status, String message) throws IOException {
        clear();
        sendError(status, message + "\n");
    }

    /** Sends what was kept. */
    void send(boolean withBody) throws IOException {
        flushWriter();
        HttpServletResponse response = (HttpServletResponse) getResponse();
        response.setContentLengthLong(spool.size());
        if (withBody && spool.size() > 0) {
            spool.writeTo(response.getOutputStream());
        }
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void close() {
        spool.close();
    }

    private final class Kept extends ServletOutputStream {

        /** A servlet's own stream breaks off at a character beyond Latin-1. */
        @Override
        public void print(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }


        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (spool.size() + length > limit) {
                overflowed = true;
                throw new TooLarge();
            }
            spool.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers of the endpoint are written by one thread");
        }
    }
}
