package riposte.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identifiers of STIX objects: name-based UUIDs (version 5) of IRIs, so that the same thing has the same identifier in
 * every bundle.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5">RFC 9562, UUID version 5</a>
 */
public final class StixIds {

    /** The name space for URLs of RFC 9562. */
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static final UUID RIPOSTE = uuid(URLS, "https://w3id.org/riposte#stix");

    private StixIds() {}

    /** Such as {@code identity--…}. */
    public static String id(String type, String name) {
        return type + "--" + uuid(RIPOSTE, name);
    }

    static UUID uuid(UUID space, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .array());
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            long low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
