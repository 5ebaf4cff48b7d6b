package riposte.follow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import riposte.article.UnreadableException;
import riposte.article.WebClient;

/**
 * The sources that are followed, kept in a folder that belongs to one process at a time. What a method changes is on the
 * disk when it returns. Safe for use by several threads.
 */
public final class Sources implements AutoCloseable {

    /** Most sources in one folder. */
    public static final int MOST = 1000;

    private final Path folder;
    private final Clock clock;
    private final FileChannel lock;
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final List<String> problems = new ArrayList<>();
    private volatile Runnable onChange = () -> {};

    private Sources(Path folder, Clock clock, FileChannel lock) {
        this.folder = folder;
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * Opens a folder of sources, and makes it when it is not there.
     *
     * @throws FollowException when another process uses it, or it cannot be read or written
     */
    public static Sources open(Path folder, Clock clock) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held;
            try {
                held = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                held = null;
            }
            if (held == null) {
                channel.close();
                throw new FollowException("the sources in " + folder
                        + " are followed by another process; stop it, or see its page /sources");
            }
            Sources sources = new Sources(folder, clock, channel);
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{16}\\.json"))
                        .sorted()
                        .forEach(sources::load);
            }
            return sources;
        } catch (IOException e) {
            close(channel);
            throw new FollowException("the sources in " + folder + " cannot be read (" + e.getMessage()
                    + "); check its permissions", e);
        }
    }

    private void load(Path file) {
        try {
            Ledger ledger = Ledger.open(file);
            ledgers.put(ledger.source().id(), ledger);
        } catch (FollowException e) {
            problems.add(e.getMessage());
        }
    }

    /** What could not be read when they were opened, as lines for people. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** How each source is doing, in the order of their titles. */
    public List<Status> all() {
        return ledgers.values().stream()
                .map(Ledger::status)
                .sorted(Comparator.comparing(Status::title, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(status -> status.source().id()))
                .toList();
    }

    /** How a source is doing, or null when there is no such. */
    public Status status(String id) {
        Ledger ledger = ledgers.get(id);
        return ledger == null ? null : ledger.status();
    }

    /** The source at an address, or null when it is not followed. A folder that is not there any more is known by its path. */
    public Source known(String given) {
        try {
            return Source.isWebAddress(given.strip()) ? at(address(given)) : at(Path.of(given).toAbsolutePath().normalize().toString());
        } catch (FollowException | InvalidPathException e) {
            return null;
        }
    }

    private Source at(String address) {
        return ledgers.values().stream()
                .map(Ledger::source)
                .filter(source -> source.address().equals(address))
                .findFirst()
                .orElse(null);
    }

    /**
     * Follows a source; one that is followed already gets what is wished for.
     *
     * @return the source as it is now
     * @throws FollowException when it cannot be
     */
    public synchronized Source add(Wish wish) {
        String address = address(wish.address());
        Source known = at(address);
        Source source = (known != null ? known : fresh(address)).with(wish);
        if (known != null) {
            if (!source.equals(known)) {
                ledgers.get(source.id()).change(source);
            }
        } else {
            if (ledgers.size() >= MOST) {
                throw new FollowException("more than " + MOST + " sources are not followed; remove some first");
            }
            ledgers.put(source.id(), Ledger.begin(folder, source));
        }
        onChange.run();
        return source;
    }

    private Source fresh(String address) {
        String id = Ids.of(address);
        for (int n = 2; ledgers.containsKey(id); n++) {
            // Its first bearer has moved.
            id = Ids.of(address + " " + n);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Source(id, address, null, Source.EVERY, Source.PAGES, false, now);
    }

    /** An address as sources have it. */
    private static String address(String given) {
        String address = given == null ? "" : given.strip();
        if (address.isEmpty()) {
            throw new FollowException("give the address of a feed or sitemap, or a folder");
        }
        if (Source.isWebAddress(address)) {
            try {
                return WebClient.address(address).toString();
            } catch (UnreadableException e) {
                throw new FollowException(address + ": " + e.getMessage(), e);
            }
        }
        try {
            Path path = Path.of(address).toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                return path.toString();
            }
            throw new FollowException(address + (Files.exists(path) ? ": is a file" : ": is no folder")
                    + "; give a folder, or an http or https address of a feed or sitemap");
        } catch (InvalidPathException e) {
            throw new FollowException(
                    address + ": is neither a folder nor an http or https address of a feed or sitemap", e);
        }
    }

    /** Ends following a source, and forgets what was read of it; its articles stay. False when there is no such. */
    public synchronized boolean remove(String id) {
        Ledger ledger = ledgers.remove(id);
        if (ledger == null) {
            return false;
        }
        ledger.remove();
        onChange.run();
        return true;
    }

    /** Leaves a source alone, or takes it up again. False when there is no such. */
    public boolean pause(String id, boolean paused) {
        return change(id, ledger -> ledger.change(ledger.source().paused(paused)));
    }

    /** Has a source looked at as soon as may be, also one that failed or was gone. False when there is no such. */
    public boolean hurry(String id) {
        return change(id, ledger -> ledger.hurry(clock.instant()));
    }

    private boolean change(String id, java.util.function.Consumer<Ledger> change) {
        Ledger ledger = ledgers.get(id);
        if (ledger == null) {
            return false;
        }
        change.accept(ledger);
        onChange.run();
        return true;
    }

    void onChange(Runnable told) {
        onChange = told;
    }

    Path robots() {
        return folder.resolve("robots");
    }

    Collection<Ledger> ledgers() {
        return ledgers.values();
    }

    Ledger ledger(String id) {
        return ledgers.get(id);
    }

    /** Whether another source has read a page as it is. */
    boolean hasSeen(Ledger except, String page, Instant updated) {
        return ledgers.values().stream().anyMatch(ledger -> ledger != except && ledger.hasSeen(page, updated));
    }

    /** Begins to read a page. False when another source is reading it. */
    boolean take(String page) {
        return underWay.add(page);
    }

    void leave(String page) {
        underWay.remove(page);
    }

    @Override
    public void close() {
        close(lock);
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The system lets go of it with the process.
        }
    }
}
