package riposte.web.review;

/** A request that may not do what it asks, or asks for what cannot be done: a status of HTTP and why. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
