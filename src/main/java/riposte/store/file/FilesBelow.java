package riposte.store.file;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.function.ObjLongConsumer;

/**
 * The files of a folder in which others write meanwhile, such as the index of words: one that goes while the folder is looked through is left out, where
 * {@link Files#walk} would fail.
 */
public final class FilesBelow {

    private FilesBelow() {}

    /**
     * Gives each regular file, or link to one, with its length in bytes, in no order.
     *
     * @param depth how many folders deep it looks; 1 for the folder itself
     * @throws IOException where something that is there cannot be read
     */
    public static void each(Path folder, int depth, ObjLongConsumer<Path> use) throws IOException {
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)) {
                    use.accept(file, file.toFile().length());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path below, IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(below, failure);
            }
        });
    }
}
