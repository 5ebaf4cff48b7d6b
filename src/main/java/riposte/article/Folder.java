package riposte.article;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The files of a folder that hold articles, in the order of their names, with those of the folders in it. */
public final class Folder {

    private Folder() {}

    /** Whether a file that is found in a folder is read, by its name. */
    public static boolean isRead(String name) {
        return !name.startsWith(".") && Form.ofName(name) != Form.BY_CONTENT;
    }

    /** Whether a file holds one record per line and is not packed, by its name: it can be read from the beginning of any line on. */
    public static boolean isLines(String name) {
        return Form.ofName(name) == Form.CORPUS && Form.withoutGzip(name).length() == name.length();
    }

    /**
     * Hands over the files whose names tell that they can be read; those with a dot in front are left out, and links to
     * folders are not followed.
     *
     * @param failures receives the folders that cannot be listed
     */
    public static void walk(Path folder, Consumer<Path> files, Consumer<InputFailure> failures) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            listing.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            failures.accept(new InputFailure(
                    folder.toString(), null, "cannot be listed (" + e.getMessage() + "); check its permissions"));
            return;
        }
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                if (!Files.isSymbolicLink(entry)) {
                    walk(entry, files, failures);
                }
            } else if (isRead(name)) {
                files.accept(entry);
            }
        }
    }
}
