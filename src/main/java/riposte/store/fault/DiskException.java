package riposte.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk did not take what was to be written to it: it is full or read-only, or a limit of the process is reached (size of a
 * file, number of open files). The message names the folder, its disk and what the system said. Over HTTP it is status 507.
 */
public final class DiskException extends StoreException {

    private static final long serialVersionUID = 1;

    private DiskException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * What went wrong, as a fault of the disk where it is one.
     *
     * @param what was to be written, such as {@code the store}
     * @param where file or folder that was to be written
     * @return a {@code DiskException} when the system refused to read or write, else the failure itself
     */
    public static RuntimeException explained(RuntimeException failure, String what, Path where) {
        return failure instanceof StoreException || fault(failure) == null ? failure : of(failure, what, where);
    }

    /** The fault of a disk as an exception that names it. */
    public static DiskException of(Throwable failure, String what, Path where) {
        Throwable fault = fault(failure);
        String reason = fault == null || fault.getMessage() == null ? String.valueOf(failure.getMessage()) : fault.getMessage();
        return new DiskException(
                what + " " + where + " cannot be written on " + disk(where) + ": " + reason
                        + "; make room there or lift the limit, or choose another place",
                failure);
    }

    /** Too little room is left on the disk of a folder. */
    public static DiskException tooSmall(String what, Path where, long megabytes) {
        return new DiskException(
                "the disk of " + what + " " + where + " has less than " + megabytes + " MB left (" + disk(where)
                        + "); make room there, or choose another place",
                null);
    }

    /** Whether a failure comes from a disk: an input or output error, or a page of a mapped file without a place on it. */
    public static boolean caused(Throwable failure) {
        return fault(failure) != null;
    }

    private static Throwable fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean unmapped = cause instanceof InternalError && String.valueOf(cause.getMessage()).contains("unsafe memory access");
            if (cause instanceof IOException || unmapped) {
                return cause;
            }
        }
        return null;
    }

    /** The disk of a file or folder, or of the nearest folder above it that is there: {@code /srv (/dev/sdb1), 12 MB free}. */
    private static String disk(Path where) {
        Path there = where.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return "the disk " + Files.getFileStore(there) + ", " + (Files.getFileStore(there).getUsableSpace() >> 20) + " MB free";
        } catch (IOException e) {
            return "its disk";
        }
    }
}
