package riposte.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import riposte.store.fault.RemoteException;

/** Answers for the engine that carries the store, where it does not: 503 when it is away or late, else 502. Its address is not told. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class StoreFaults {

    private static final int BAD_GATEWAY = 502;
    private static final String RETRY_SECONDS = "10";

    @ExceptionHandler(RemoteException.class)
    void answer(RemoteException fault, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // What has begun breaks off, so that nobody takes it for the whole.
            throw fault;
        }
        // A query of ours that the engine does not take is no fault of who asked for a page.
        int status = fault.fault() == RemoteException.Fault.NOT_TAKEN ? BAD_GATEWAY : fault.fault().status();
        if (status != BAD_GATEWAY) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.sendError(status, fault.reason());
    }
}
