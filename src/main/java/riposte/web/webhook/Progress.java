package riposte.web.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How far each address has got, in a file beside the store. */
final class Progress {

    /**
     * Of one address.
     *
     * @param arrived when the last claim that it took came
     * @param claim IRI of that claim
     * @param failures how often in a row it did not take what came next
     * @param failingSince when the first of these was, or null
     * @param error what was wrong the last time, or null
     * @param gone whether it said that it wants nothing more (410)
     */
    record Of(Instant arrived, String claim, int failures, Instant failingSince, String error, boolean gone) {

        Of took(Instant at, String iri) {
            return new Of(at, iri, 0, null, null, false);
        }

        Of failed(String why, boolean forGood, Instant now) {
            return new Of(arrived, claim, failures + 1, failingSince == null ? now : failingSince, why, forGood);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Map<String, Of> all = new LinkedHashMap<>();

    Progress(Path file) {
        this.file = file;
        try {
            all.putAll(JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Of>>() {}));
        } catch (NoSuchFileException e) {
            // the first time
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read ({}); webhooks begin with claims that come from now on.", file, e.getMessage());
        }
    }

    /** That of an address; one that is new begins with what comes after now. */
    synchronized Of of(String address, Instant now) {
        return all.computeIfAbsent(address, k -> new Of(now, "", 0, null, null, false));
    }

    synchronized void set(String address, Of of) {
        all.put(address, of);
        save();
    }

    synchronized Map<String, Of> all() {
        return new LinkedHashMap<>(all);
    }

    synchronized void save() {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, JSON.writeValueAsBytes(all));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written ({}); after a new start, webhooks may send claims again.", file, e.getMessage());
        }
    }
}
