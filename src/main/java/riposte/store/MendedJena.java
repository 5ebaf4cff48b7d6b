package riposte.store;

import org.apache.jena.dboe.base.file.BinaryDataFileRandomAccess;
import riposte.store.fault.StoreException;

/**
 * The one class of Jena that Riposte replaces: {@link BinaryDataFileRandomAccess}, the file of TDB2's nodes. In Jena 5.6.0 its
 * append position stays behind the new end of the file after an aborted transaction, so that the next write leaves a hole, and
 * nodes become unreadable once the store is opened again (apache/jena issue 3877). The copy among Riposte's sources, in Jena's
 * package, sets it. It takes effect because Riposte's classes come before Jena's on the class path.
 *
 * <p>What watches over it: {@link #check} refuses to open a store when Jena's own class was loaded; {@code MendedJenaTest} fails
 * when Jena's class is another one than the copy was made from; {@code AbortedWriteTest} shows the fault and its cure.
 *
 * <p>When it goes: Jena has the same correction (pull request 3878, April 2026) from 6.1.0 on. There is no Jena 5.7, and Jena 6
 * needs Java 21. With the first Jena of that line delete the copy, this class and its test, and keep {@code AbortedWriteTest}.
 */
final class MendedJena {

    private MendedJena() {}

    /**
     * Makes sure that the mended class is the one at work.
     *
     * @throws StoreException when it is Jena's own
     */
    static void check() {
        try {
            BinaryDataFileRandomAccess.appendsAfterTruncation();
        } catch (NoSuchMethodError e) {
            throw new StoreException(
                    "Riposte's classes must come before Jena's on the class path, or an aborted write would harm the store"
                            + " (apache/jena issue 3877)",
                    e);
        }
    }
}
