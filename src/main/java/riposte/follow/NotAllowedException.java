package riposte.follow;

/** A site does not want robots at an address. */
final class NotAllowedException extends Exception {

    private static final long serialVersionUID = 1;

    NotAllowedException(String message) {
        super(message);
    }
}
