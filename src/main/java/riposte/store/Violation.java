package riposte.store;

/**
 * A place where the graph does not conform to the shapes.
 *
 * @param resource IRI of the resource at fault
 * @param path the property concerned, or null
 * @param value the value concerned, or null
 * @param message what is wrong
 */
public record Violation(String resource, String path, String value, String message) {

    /** One line: resource, property, value, and what is wrong. */
    @Override
    public String toString() {
        return resource + (path == null ? "" : " " + path) + (value == null ? "" : " " + value) + ": " + message;
    }
}
