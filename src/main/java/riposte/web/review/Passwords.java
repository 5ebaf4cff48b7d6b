package riposte.web.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;
import riposte.store.fault.StoreException;
import riposte.web.WebSettings;
import riposte.web.http.Secret;

/**
 * The password of the review: the one of the settings, else the one that was set in the browser at the first start,
 * whose hash (PBKDF2) lies in the store's folder.
 */
@Component
final class Passwords {

    /** Letters a new password has at least (NIST SP 800-63B asks for 8; here strangers may try). */
    static final int SHORTEST = 10;
    /** And at most, so that no hash takes long. */
    static final int LONGEST = 200;

    private static final String FILE = "review-password";

    private final Secret given;
    private final Path file;
    private volatile boolean known;
    private final Pbkdf2PasswordEncoder encoder = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    Passwords(WebSettings settings) {
        this.given = settings.reviewPassword();
        this.file = settings.store().resolve(FILE);
    }

    /** Whether there is one. Every page asks: a file that was there once is not looked for again. */
    boolean exist() {
        if (!known) {
            known = !given.isEmpty() || Files.exists(file);
        }
        return known;
    }

    boolean matches(String password) {
        if (!given.isEmpty()) {
            return given.matches(password);
        }
        String hash = hash();
        return hash != null && password.length() <= LONGEST && encoder.matches(password, hash);
    }

    /**
     * Sets the first password.
     *
     * @return whether it was set; not when there is one already
     */
    synchronized boolean set(String password) {
        if (exist()) {
            return false;
        }
        try {
            Path written = Files.createTempFile(file.getParent(), FILE, ".new");
            try {
                Files.writeString(written, encoder.encode(password) + "\n");
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            return true;
        } catch (IOException e) {
            throw new StoreException("the password could not be kept in " + file + ": " + e.getMessage(), e);
        }
    }

    private String hash() {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new StoreException("the password could not be read from " + file + ": " + e.getMessage(), e);
        }
    }
}
