package riposte.web.mcp;

/** A question that cannot be answered; its message tells a language model what to ask instead. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false);
    }
}
