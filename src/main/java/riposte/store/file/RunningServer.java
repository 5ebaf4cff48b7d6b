package riposte.store.file;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import riposte.store.fault.StoreException;

/**
 * The server that has a store open, as it tells other commands of the same user in a file of the store's folder: where it is
 * reached, and a token with which it takes articles. The file is for its owner's eyes alone, as what the folder holds is; it
 * goes when the server ends, and one that was left behind by a kill counts only as long as somebody has the store open.
 *
 * @param address where it is reached from this machine
 * @param token what it takes articles for, beside the one that its operator may have set
 */
public record RunningServer(URI address, String token) {

    /** Name of the file. */
    public static final String FILE = "server";

    /** The server that a store's folder tells of; empty where it tells of none. */
    public static Optional<RunningServer> of(Path store) {
        try {
            List<String> lines = Files.readAllLines(store.resolve(FILE), StandardCharsets.UTF_8);
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new RunningServer(new URI(lines.get(0)), lines.get(1)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | URISyntaxException e) {
            // Half written, or not for our eyes: as if there were none.
            return Optional.empty();
        }
    }

    /**
     * Tells of this server.
     *
     * @throws StoreException when the file cannot be written
     */
    public void announce(Path store) {
        Path file = store.resolve(FILE);
        try {
            // A temporary file is readable by its owner alone.
            Path written = Files.createTempFile(store, FILE, ".new");
            try {
                Files.writeString(written, address + "\n" + token + "\n");
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new StoreException("the server's address could not be kept in " + file + ": " + e.getMessage(), e);
        }
    }

    /** Takes back what {@link #announce} told. */
    public static void leave(Path store) {
        try {
            Files.deleteIfExists(store.resolve(FILE));
        } catch (IOException e) {
            // A file without a server tells nobody anything.
        }
    }
}
