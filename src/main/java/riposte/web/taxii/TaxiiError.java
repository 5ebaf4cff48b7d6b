package riposte.web.taxii;

import org.springframework.http.HttpStatus;

/** A request that gets an error message (TAXII 2.1, section 3.6.1). */
final class TaxiiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    TaxiiError(HttpStatus status, String description) {
        super(description);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
