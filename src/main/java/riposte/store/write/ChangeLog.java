package riposte.store.write;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.sparql.core.Quad;
import riposte.store.fault.DiskException;
import riposte.store.fault.StoreException;

/**
 * What was written, transaction by transaction, as RDF Patch in files beside the store: so that a copy follows without being
 * fetched anew. Graphs of claims that are not shown are left out.
 *
 * <p>A {@linkplain #token token} names a state of the graph: the log's own name, and the number of the last transaction. A
 * transaction is in the files before it is in the store, and marked as done behind that ({@code TC}); one that is not marked, as
 * after a kill, makes the log begin anew under another name, and so does what is written past this log ({@link #restart}).
 * Then, and when what a copy lacks was dropped for its size, followers are told to fetch everything again.
 *
 * <p>Safe for use by several threads; those that write hold the store's write transaction.
 *
 * @see <a href="https://afs.github.io/rdf-delta/rdf-patch.html">RDF Patch</a>
 */
public final class ChangeLog {

    /** A copy cannot follow from where it is: it must be fetched anew. */
    public static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;

        Gone(String message) {
            super(message);
        }
    }

    /** A larger transaction, as of a first filling, is not worth to be followed. */
    static final int MOST_QUADS = 50_000;
    /** Bytes of a file, after which the next begins. */
    private static final long SEGMENT = 8L << 20;
    /** Bytes of all files that are kept. */
    private static final long KEPT = 64L << 20;

    private static final String EPOCH = "name";
    private static final String END = ".rdfp";
    private static final byte[] BEGIN = "TX .\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DONE = "TC .\n".getBytes(StandardCharsets.UTF_8);
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{8})\\.([0-9]{1,18})");

    /** A transaction in a file. */
    private record Entry(Path file, long from, long to) {}

    /** A transaction that is being written; closed without {@link #done}, the log begins anew. */
    interface Pending extends AutoCloseable {

        /** It is in the store. */
        void done();

        @Override
        void close();
    }

    /** Where nothing is logged: a store in memory. */
    private static final Pending NOTHING = new Pending() {
        @Override
        public void done() {
            // nothing to mark
        }

        @Override
        public void close() {
            // nothing to take back
        }
    };

    private final Path folder;
    private final Predicate<Node> hidden;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Entry> entries = new ArrayList<>();
    private String name;
    private long last;
    private boolean read;

    /**
     * @param folder for its files; null to keep none
     * @param hidden which graphs are left out
     */
    public ChangeLog(Path folder, Predicate<Node> hidden) {
        this.folder = folder;
        this.hidden = hidden;
    }

    /**
     * Writes down what a transaction is about to do. Where the disk does not take that, the log begins anew.
     *
     * @throws UncheckedIOException when even that cannot be noted; then nothing may be done
     */
    Pending begin(List<Quad> removed, List<Quad> added) {
        if (folder == null) {
            return NOTHING;
        }
        writing.lock();
        try {
            open();
            if (removed.size() + added.size() > MOST_QUADS) {
                startAnew();
                return new Open(null, 0);
            }
            Path file = file();
            long from = Files.exists(file) ? Files.size(file) : 0;
            try {
                append(file, removed, added);
            } catch (IOException | RuntimeIOException e) {
                // What is written goes before its log.
                startAnew();
                return new Open(null, 0);
            }
            return new Open(file, from);
        } catch (IOException e) {
            writing.unlock();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            writing.unlock();
            throw e;
        }
    }

    private void append(Path file, List<Quad> removed, List<Quad> added) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            RDFChanges patch = RDFPatchOps.textWriter(out);
            patch.txnBegin();
            removed.stream().filter(this::logged).forEach(q -> patch.delete(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
            added.stream().filter(this::logged).forEach(q -> patch.add(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
            patch.finish();
            out.flush();
            channel.force(false);
        }
    }

    private boolean logged(Quad quad) {
        return !hidden.test(quad.getGraph());
    }

    private final class Open implements Pending {

        private final Path file;
        private final long from;
        private boolean done;

        Open(Path file, long from) {
            this.file = file;
            this.from = from;
        }

        @Override
        public void done() {
            done = true;
            if (file == null) {
                return;
            }
            try {
                Files.write(file, DONE, StandardOpenOption.APPEND);
                synchronized (ChangeLog.this) {
                    entries.add(new Entry(file, from, Files.size(file)));
                    last++;
                }
                drop();
            } catch (IOException e) {
                // What is not marked as done makes the log begin anew when it is opened again; here it does so now.
                done = false;
            }
        }

        @Override
        public void close() {
            try {
                if (!done) {
                    startAnew();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                writing.unlock();
            }
        }
    }

    /**
     * Says that something is about to be written past this log, inside its write transaction: copies cannot follow that.
     *
     * @throws UncheckedIOException when that cannot be noted; then nothing may be written
     */
    public void restart() {
        if (folder == null) {
            return;
        }
        writing.lock();
        try {
            open();
            startAnew();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }

    /** The state of the graph now, for {@link #changes}. */
    public String token() {
        prepare();
        synchronized (this) {
            return name + "." + last;
        }
    }

    /** Reads the files when they are first asked for. */
    private void prepare() {
        if (folder == null) {
            throw new StoreException("this store keeps no log of changes: only one in a folder of this server does");
        }
        writing.lock();
        try {
            open();
        } catch (IOException e) {
            throw DiskException.of(e, "the log of changes", folder);
        } finally {
            writing.unlock();
        }
    }

    /** A part of the log. */
    public static final class Changes {

        private final String since;
        private final String token;
        private final List<Entry> transactions;

        private Changes(String since, String token, List<Entry> transactions) {
            this.since = since;
            this.token = token;
            this.transactions = transactions;
        }

        /** Names the state of the graph behind it. */
        public String token() {
            return token;
        }


        /** Writes it as a patch. */
        public void write(OutputStream out) throws IOException {
            out.write(("H id \"" + token + "\" .\nH prev \"" + since + "\" .\n").getBytes(StandardCharsets.UTF_8));
            for (Entry entry : transactions) {
                try (FileChannel file = FileChannel.open(entry.file, StandardOpenOption.READ)) {
                    file.position(entry.from);
                    InputStream in = Channels.newInputStream(file);
                    byte[] buffer = new byte[1 << 16];
                    for (long left = entry.to - entry.from; left > 0; ) {
                        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                        if (n < 0) {
                            throw new IOException("the log of changes is shorter than it was");
                        }
                        out.write(buffer, 0, n);
                        left -= n;
                    }
                }
            }
        }
    }

    /**
     * What was done since a state of the graph, oldest first.
     *
     * @param since the token of that state
     * @param most bytes after which it ends, with the transaction that goes beyond; what follows is to be asked for with its token
     * @throws IllegalArgumentException when that is no token
     * @throws Gone when the log does not reach back to it
     */
    public Changes changes(String since, long most) throws Gone {
        Matcher token = TOKEN.matcher(since);
        if (!token.matches()) {
            throw new IllegalArgumentException("'" + since + "' is not a token of the log of changes");
        }
        prepare();
        long serial = Long.parseLong(token.group(2));
        synchronized (this) {
            if (!token.group(1).equals(name) || serial > last) {
                throw new Gone("the log of changes has begun anew since then");
            }
            if (serial < last - entries.size()) {
                throw new Gone("the log of changes does not reach back so far");
            }
            List<Entry> found = new ArrayList<>();
            long bytes = 0;
            for (int i = entries.size() - (int) (last - serial); i < entries.size() && bytes < most; i++) {
                Entry entry = entries.get(i);
                found.add(entry);
                bytes += entry.to - entry.from;
            }
            return new Changes(since, name + "." + (serial + found.size()), found);
        }
    }

    private void open() throws IOException {
        if (read) {
            return;
        }
        Files.createDirectories(folder);
        Path named = folder.resolve(EPOCH);
        if (!Files.exists(named)) {
            startAnew();
        } else {
            String was = Files.readString(named).strip();
            List<Path> files = files();
            boolean whole = true;
            long before = -1;
            List<Entry> found = new ArrayList<>();
            for (Path file : files) {
                String[] parts = file.getFileName().toString().replace(END, "").split("-");
                if (!parts[0].equals(was)) {
                    Files.delete(file);
                    continue;
                }
                if (before < 0) {
                    before = Long.parseLong(parts[1]);
                }
                whole &= read(file, found);
            }
            synchronized (this) {
                entries.addAll(found);
                name = was;
                last = Math.max(0, before) + found.size();
            }
            if (!whole) {
                startAnew();
            }
        }
        read = true;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9a-f]{8}-[0-9]{18}\\" + END)).sorted().toList();
        }
    }

    /** Finds the transactions of a file; false when it ends within one. */
    private static boolean read(Path file, List<Entry> found) throws IOException {
        long from = 0;
        long at = 0;
        boolean within = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] start = new byte[BEGIN.length];
            int column = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                at++;
                if (column < start.length) {
                    start[column] = (byte) next;
                }
                column++;
                if (next == '\n') {
                    if (column == start.length && Arrays.equals(start, BEGIN)) {
                        if (within) {
                            return false;
                        }
                        within = true;
                        from = at - column;
                    } else if (column == start.length && Arrays.equals(start, DONE)) {
                        found.add(new Entry(file, from, at));
                        within = false;
                    }
                    column = 0;
                }
            }
            return !within && column == 0;
        }
    }

    /** The file to write to: the last one, or the next where that is full. */
    private Path file() {
        synchronized (this) {
            if (!entries.isEmpty() && entries.get(entries.size() - 1).to < SEGMENT) {
                return entries.get(entries.size() - 1).file;
            }
            return folder.resolve("%s-%018d%s".formatted(name, last, END));
        }
    }

    /** Drops the oldest file, as long as there is more than is to be kept. */
    private void drop() throws IOException {
        List<Path> dropped = new ArrayList<>();
        synchronized (this) {
            long bytes = entries.stream().mapToLong(entry -> entry.to - entry.from).sum();
            while (bytes > KEPT) {
                Path oldest = entries.get(0).file;
                bytes -= entries.stream().filter(e -> e.file.equals(oldest)).mapToLong(e -> e.to - e.from).sum();
                entries.removeIf(entry -> entry.file.equals(oldest));
                dropped.add(oldest);
            }
        }
        for (Path file : dropped) {
            Files.deleteIfExists(file);
        }
    }

    /** Begins under a new name, with nothing in it. The name is on the disk before the files of the old one go. */
    private void startAnew() throws IOException {
        String next = UUID.randomUUID().toString().substring(0, 8);
        Path part = folder.resolve(EPOCH + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(next.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(part, folder.resolve(EPOCH), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        synchronized (this) {
            entries.clear();
            name = next;
            last = 0;
        }
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }
}
