package riposte.article;

import java.util.Objects;

/**
 * An input, or a part of one, that could not be read as an article. The rest of the batch is read all the same.
 *
 * @param input the input as the user named it, or the file found inside a folder
 * @param place where in the input, such as {@code line 12}; null when the whole input is meant
 * @param message what is wrong and what can be done, as one line for people
 */
public record InputFailure(String input, String place, String message) {

    public InputFailure {
        Objects.requireNonNull(input);
        Objects.requireNonNull(message);
    }

    /** The failure as one line: {@code input, place: message}. */
    @Override
    public String toString() {
        return (place == null ? input : input + ", " + place) + ": " + message;
    }
}
