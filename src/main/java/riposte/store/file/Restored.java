package riposte.store.file;

import java.util.List;

/**
 * What came back from a backup.
 *
 * @param quads how many were read
 * @param counted whether the backup itself said that it holds so many
 * @param base what its IRIs begin with, or null where it has none
 * @param decisions of people
 * @param hidden graphs of claims that are not shown
 * @param beside files of the store's folder that it had
 */
public record Restored(long quads, boolean counted, String base, long decisions, long hidden, List<String> beside) {

    public Restored {
        beside = List.copyOf(beside);
    }
}
