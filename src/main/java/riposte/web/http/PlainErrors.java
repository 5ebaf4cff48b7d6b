package riposte.web.http;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/**
 * What the container says of requests that never reach the application, such as a broken request line: one line of
 * text, in place of its page.
 */
public final class PlainErrors extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus known = HttpStatus.resolve(status);
        SecurityHeaders.set(null, response);
        response.setContentType("text/plain");
        response.setCharacterEncoding("utf-8");
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(status + " " + (known == null ? "Error" : known.getReasonPhrase()) + "\n");
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // Nobody is there to be told.
        }
    }
}
