package riposte.store;

import java.util.List;

/**
 * What a replacement of article graphs did.
 *
 * @param articles articles taken in
 * @param changed of these, how many graphs were new or differed from what the store held
 * @param quadsAdded quads the store did not have before
 * @param quadsRemoved quads the store has no more
 * @param failures articles left out, because what was read from them cannot be written
 */
public record Replaced(long articles, long changed, long quadsAdded, long quadsRemoved, List<Failure> failures) {

    /**
     * An article left out.
     *
     * @param article its id
     * @param message what is wrong
     */
    public record Failure(String article, String message) {}

    public Replaced {
        failures = List.copyOf(failures);
    }
}
