package riposte.store.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.SysRIOT;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;

/**
 * Reads what {@link Backup} wrote, of this version or an older one, and any other N-Quads. What says how many quads it holds must
 * hold so many.
 */
public final class Restore {

    private static final String AGAIN = "; take another copy of it";
    private static final Pattern COUNT = Pattern.compile("# (\\d{1,18}) quads\\s*$");
    private static final int ZIP = 0x504b;
    private static final int GZIP = 0x1f8b;

    private final Path file;
    private final NewData data;
    private final Runnable progress;
    private final Map<String, byte[]> beside = new LinkedHashMap<>();
    private Layout.Written written = Layout.Written.UNNUMBERED;
    private boolean counted;

    public Restore(Path file, NewData data, Runnable progress) {
        this.file = file;
        this.data = data;
        this.progress = progress;
    }

    /**
     * Reads the backup to its end.
     *
     * @throws StoreException when it is none, or is cut or broken
     */
    public void read() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            if (magic == ZIP) {
                zip();
            } else {
                graph(magic == GZIP ? new GZIPInputStream(in, 1 << 16) : in);
            }
        } catch (NoSuchFileException e) {
            throw new StoreException("there is no file " + file, e);
        } catch (RiotException e) {
            throw e.getCause() instanceof IOException cut ? damaged(cut) : broken("is no backup, or damaged: " + String.valueOf(e.getMessage()).replaceAll("[\\w.]+Exception: ", ""), e);
        } catch (RuntimeIOException e) {
            throw e.getCause() instanceof IOException cut ? damaged(cut) : e;
        } catch (IOException e) {
            throw damaged(e);
        }
        if (data.quads() == 0) {
            throw broken("holds no quads", null);
        }
    }

    /** Of which layout it is. */
    public Layout.Written written() {
        return written;
    }

    /** Whether it says how many quads it holds. */
    public boolean counted() {
        return counted;
    }

    /** The files that lay beside the store's, by their paths in its folder. */
    public Map<String, byte[]> beside() {
        return beside;
    }

    /** Writes those files into the folder of the new store. */
    public void writeBeside(Path directory) {
        beside.forEach((path, content) -> {
            Path target = directory.resolve(path);
            try {
                Files.createDirectories(target.getParent());
            } catch (IOException e) {
                throw DiskException.of(e, "the store", directory);
            }
            WholeFile.write(target, "the store's file", out -> out.write(content));
        });
    }

    /** The list of its files stands at the end, so that one that is cut has none. */
    private void zip() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry graph = zip.getEntry(Backup.GRAPH);
            if (graph == null) {
                throw broken("is a zip file without " + Backup.GRAPH, null);
            }
            try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(graph), new CRC32())) {
                graph(in);
                check(in, graph);
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (Backup.isBeside(name)) {
                    beside.put(name, content(zip, entry));
                } else if (!name.equals(Backup.GRAPH)) {
                    throw broken("holds a file " + name + ", which no backup does", null);
                }
            }
        }
    }

    private byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            byte[] content = in.readNBytes(Backup.MAX_BESIDE + 1);
            if (content.length > Backup.MAX_BESIDE) {
                throw broken("has a file " + entry.getName() + " of more than " + (Backup.MAX_BESIDE >> 20) + " MiB", null);
            }
            check(in, entry);
            return content;
        }
    }

    /** What has been read of an entry to its end is what was written. */
    private void check(CheckedInputStream in, ZipEntry entry) throws IOException {
        in.skip(Long.MAX_VALUE);
        if (in.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException(entry.getName() + " has another checksum");
        }
    }

    private void graph(InputStream in) throws IOException {
        Ends ends = new Ends(in);
        RDFParser.source(ends)
                .lang(Lang.NQUADS)
                .checking(false)
                .errorHandler(new Errors())
                .parse(new StreamRDFBase() {
                    @Override
                    public void quad(Quad quad) {
                        if (data.quads() == 0) {
                            begin(ends.first());
                        }
                        data.add(quad);
                        progress.run();
                    }

                    @Override
                    public void triple(Triple triple) {
                        quad(new Quad(Quad.defaultGraphNodeGenerated, triple));
                    }
                });
        Matcher count = COUNT.matcher(ends.last());
        boolean said = count.find();
        if (counted && !said) {
            throw broken("is cut short: it ends after " + data.quads() + " quads, without the line that counts them", null);
        }
        if (counted && Long.parseLong(count.group(1)) != data.quads()) {
            throw broken("is not whole: it says that it holds " + count.group(1) + " quads, and has " + data.quads(), null);
        }
    }

    private void begin(String line) {
        if (line.startsWith(Backup.HEAD)) {
            written = Layout.Written.of(line.substring(Backup.HEAD.length()));
            counted = true;
            Layout.standard().check(written, "the backup " + file);
        }
    }

    private StoreException damaged(IOException e) {
        return broken("is cut short or damaged after " + data.quads() + " quads (" + e.getMessage() + ")", e);
    }

    private StoreException broken(String what, Exception cause) {
        return new StoreException("the backup " + file + " " + what + AGAIN, cause);
    }

    /** What was in a store goes back into it, whatever other tools may think of it. */
    private static final class Errors implements ErrorHandler {

        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            throw new RiotException(SysRIOT.fmtMessage(message, line, column));
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    }

    /** The first line of a stream, and its end, which the parser passes over. */
    private static final class Ends extends FilterInputStream {

        private static final int LENGTH = 200;

        private final StringBuilder first = new StringBuilder();
        private final byte[] last = new byte[LENGTH];
        private long read;

        Ends(InputStream in) {
            super(in);
        }

        String first() {
            int end = first.indexOf("\n");
            return end < 0 ? "" : first.substring(0, end);
        }

        String last() {
            int length = (int) Math.min(read, LENGTH);
            byte[] tail = new byte[length];
            for (int i = 0; i < length; i++) {
                tail[i] = last[(int) ((read - length + i) % LENGTH)];
            }
            return new String(tail, StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                keep((byte) b);
            }
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = in.read(b, off, len);
            for (int i = 0; i < n; i++) {
                if (first.length() < LENGTH || i >= n - LENGTH) {
                    keep(b[off + i]);
                } else {
                    read++;
                }
            }
            return n;
        }

        /** What stands behind this in a zip file is read too. */
        @Override
        public void close() {}

        private void keep(byte b) {
            if (first.length() < LENGTH) {
                first.append((char) (b & 0xff));
            }
            last[(int) (read++ % LENGTH)] = b;
        }
    }
}
