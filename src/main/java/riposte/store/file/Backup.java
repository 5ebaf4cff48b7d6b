package riposte.store.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;
import riposte.store.graph.GraphScan;

/**
 * Writes all named graphs as N-Quads. A comment in the first line tells the layout of the store and one in the last the number of
 * quads, by which {@link Restore} sees that nothing is missing; other tools pass over both. In a file whose name ends in {@code
 * .zip} the graphs stand as {@value #GRAPH} beside the other files of the store's folder.
 */
public final class Backup {

    /** What the first line begins with. */
    static final String HEAD = "# Riposte backup, ";

    /** Name of the folder for an index of the words of the graphs. It follows from them, so that no backup has it. */
    public static final String TEXT_INDEX = "text";

    /** Name of the graphs in a zip file. */
    static final String GRAPH = "graph.nq";

    /** The largest file beside the store's that a backup takes. */
    static final int MAX_BESIDE = 512 << 20;

    private static final int DEEPEST = 4;
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. +-]{0,200}");
    private static final Pattern NOT_BESIDE = Pattern.compile(
            "Data-.*|tdb\\.lock|changes|" + TEXT_INDEX + "|" + Pattern.quote(NewData.FOLDER) + ".*|" + Pattern.quote(RunningServer.FILE) + "|server.*\\.new|.*\\.partial|"
                    + Pattern.quote(Layout.FILE) + "|" + Layout.BACKUP + ".*");

    private Backup() {}

    /**
     * Writes a backup.
     *
     * @param folder of the store, for a zip file; null where it has none
     * @param layout of the store
     */
    public static long write(DatasetGraph dataset, Path file, Path folder, Layout.Written layout) {
        return write(dataset, file, folder, layout, quads -> {});
    }

    /** As {@link #write(DatasetGraph, Path, Path, Layout.Written)}; {@code whole} may refuse the number of quads that were written. */
    public static long write(DatasetGraph dataset, Path file, Path folder, Layout.Written layout, LongConsumer whole) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            boolean zip = file.toString().endsWith(".zip");
            long quads;
            try (OutputStream raw = open(part, zip);
                    OutputStream out = file.toString().endsWith(".gz")
                            ? new GZIPOutputStream(raw, 1 << 16)
                            : new BufferedOutputStream(raw, 1 << 16)) {
                quads = zip ? zip(dataset, out, folder, layout) : write(dataset, out, layout);
                whole.accept(quads);
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

    /** Whether a file of a store's folder, by its path in it, goes into a zip file. */
    static boolean isBeside(String path) {
        String[] parts = path.split("/", -1);
        return parts.length <= DEEPEST
                && Stream.of(parts).allMatch(part -> PART.matcher(part).matches())
                && !NOT_BESIDE.matcher(parts[0]).matches()
                && !path.equals(GRAPH);
    }

    /** The files of a store's folder that are no graphs, in order. */
    public static List<String> beside(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        FilesBelow.each(folder, DEEPEST, (file, length) -> files.add(file));
        return files.stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .filter(Backup::isBeside)
                .sorted()
                .toList();
    }

    /** A zip file holds the hash of a password, and is for its owner alone. */
    private static OutputStream open(Path part, boolean secret) throws IOException {
        if (secret && part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newOutputStream(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static long zip(DatasetGraph dataset, OutputStream out, Path folder, Layout.Written layout) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(GRAPH));
        long quads = write(dataset, zip, layout);
        zip.closeEntry();
        for (String path : folder == null ? List.<String>of() : beside(folder)) {
            Path file = folder.resolve(path);
            if (Files.size(file) > MAX_BESIDE) {
                throw new StoreException(file + " is larger than " + (MAX_BESIDE >> 20)
                        + " MiB, which a .zip does not take; write a .nq.gz, and copy the files of the folder yourself");
            }
            zip.putNextEntry(new ZipEntry(path));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
        return quads;
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

    private static long write(DatasetGraph dataset, OutputStream out, Layout.Written layout) throws IOException {
        line(HEAD + layout, out);
        long quads = write(dataset, out);
        line("# " + quads + " quads", out);
        return quads;
    }

    /** The graphs alone. */
    public static long write(DatasetGraph dataset, OutputStream out) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        stream.start();
        long quads = 0;
        Iterator<Quad> all = GraphScan.all(dataset);
        while (all.hasNext()) {
            Quad quad = all.next();
            stream.quad(quad);
            quads++;
        }
        stream.finish();
        return quads;
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
