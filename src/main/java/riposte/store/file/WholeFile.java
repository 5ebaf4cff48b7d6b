package riposte.store.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import riposte.store.fault.DiskException;

/** A file that appears when it is whole, in place of one that was there: it is written under another name beside it first. */
public final class WholeFile {

    private WholeFile() {}

    /** What a file holds. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param what it is, for the complaint, such as {@code the export}
     * @throws DiskException when the system refuses to write it; what was there before stays
     */
    public static void write(Path file, String what, Content content) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16)) {
                    content.write(out);
                }
                move(partial, file);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw DiskException.of(e, what, file);
        } catch (RuntimeException e) {
            throw DiskException.explained(e, what, file);
        }
    }

    private static void move(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
