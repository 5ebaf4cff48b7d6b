package riposte.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** Writes all named graphs as N-Quads. */
final class Backup {

    private Backup() {}

    static long write(DatasetGraph dataset, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            long quads;
            try (OutputStream raw = Files.newOutputStream(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = file.toString().endsWith(".gz")
                            ? new GZIPOutputStream(raw, 1 << 16)
                            : new BufferedOutputStream(raw, 1 << 16)) {
                quads = write(dataset, out);
            }
            Files.move(part, file);
            return quads;
        } catch (FileAlreadyExistsException e) {
            throw new StoreException("the backup file " + file + " exists already; choose another name", e);
        } catch (IOException e) {
            throw discarded(part, DiskException.of(e, "the backup", file));
        } catch (RuntimeException e) {
            throw discarded(part, DiskException.explained(e, "the backup", file));
        }
    }

    /** A failure, when what was written before it is no more. */
    private static RuntimeException discarded(Path part, RuntimeException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    static long write(DatasetGraph dataset, OutputStream out) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        stream.start();
        long quads = 0;
        Iterator<Quad> all = dataset.find();
        while (all.hasNext()) {
            Quad quad = all.next();
            stream.quad(quad);
            quads++;
        }
        stream.finish();
        return quads;
    }
}
