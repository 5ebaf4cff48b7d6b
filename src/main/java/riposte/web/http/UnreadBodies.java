package riposte.web.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection when a request was answered before its body was read, where the container would wait for the
 * rest of it: a body that never ends holds no thread. The answer says so in its head, since whoever is not told sends
 * the next request on a connection that is gone (RFC 9112, 9.6).
 */
final class UnreadBodies extends ValveBase {

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isRead(request) && !(response.getResponse() instanceof Announcing)) {
            response.setResponse(new Announcing(request, response.getResponse()));
        }
        getNext().invoke(request, response);
        if (!isRead(request)) {
            announce(response);
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    private static void announce(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
    }

    /** Says that the connection will be closed before the first byte of an answer, if the body is still unread then. */
    private static final class Announcing extends HttpServletResponseWrapper {

        private final Request request;

        Announcing(Request request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            announceUnlessRead();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            announceUnlessRead();
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            announceUnlessRead();
            super.flushBuffer();
        }

        private void announceUnlessRead() {
            if (!isRead(request)) {
                announce(this);
            }
        }
    }
}
