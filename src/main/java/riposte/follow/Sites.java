package riposte.follow;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import riposte.article.UnreadableException;
import riposte.article.WebAnswer;
import riposte.article.WebClient;

/**
 * Sites, asked as they want to be: what their robots.txt keeps robots from is not asked for (RFC 9309), there is a pause
 * between two requests to one host, and who says "later" is left alone until then. Safe for use by several threads.
 *
 * <p>A robots.txt is kept for a day, on the disk too; the file's time says when it was fetched. One that is not there (4xx) allows
 * all. While it cannot be had (5xx, no answer) the last one holds; where there was none, nothing is asked for.
 */
final class Sites implements AutoCloseable {

    /**
     * What was found.
     *
     * @param answer of the last address
     * @param moved where the first address is for good now (301, 308); null when it is where it was
     */
    record Found(WebAnswer answer, URI moved) {}

    private record Robots(BaseRobotRules rules, String unknown, Instant until) {}

    private static final int MOST_REDIRECTS = 10;
    private static final Duration ROBOTS_HOLD = Duration.ofDays(1);
    private static final Duration ROBOTS_KEPT = Duration.ofDays(30);
    /** How long a robots.txt that could not be had is not tried again. */
    private static final Duration ROBOTS_PAUSE = Duration.ofMinutes(5);
    /** What has to be looked at of a robots.txt (RFC 9309, section 2.5). */
    private static final int ROBOTS_BYTES = 500 << 10;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    /** Hosts that are remembered at a time. */
    private static final int MOST_HOSTS = 10_000;

    private final FollowOptions options;
    private final Path robotsFolder;
    private final CountDownLatch stop;
    private final WebClient client;
    private final Map<String, Robots> robots = new ConcurrentHashMap<>();
    private final Map<String, Object> robotsLocks = new ConcurrentHashMap<>();
    private final Map<String, Instant> held = new ConcurrentHashMap<>();
    private final Map<String, Long> free = new HashMap<>();

    /** @param stop when it comes to zero, nothing more is asked */
    Sites(FollowOptions options, Path robotsFolder, CountDownLatch stop) {
        this.options = options;
        this.robotsFolder = robotsFolder;
        this.stop = stop;
        this.client = new WebClient(options.reading(), options.userAgent());
        forgetOldRobots();
    }

    /**
     * Asks for an address, and for those it redirects to.
     *
     * @param headers of the requests
     * @return whatever was answered, but for redirects and for "later"
     * @throws NotNowException when the site wants to be asked later
     * @throws NotAllowedException when it does not want robots there
     * @throws UnreadableException when there is no answer, or the address is refused
     * @throws StoppedException when the following ends
     */
    Found get(URI given, Map<String, String> headers)
            throws NotNowException, NotAllowedException, UnreadableException {
        WebClient.Visit visit = client.visit();
        URI address = given;
        URI moved = null;
        boolean forGood = true;
        for (int redirects = 0; ; redirects++) {
            Robots rules = robots(address);
            if (rules.unknown() != null) {
                throw new NotNowException(rules.unknown(), null, false);
            }
            if (!rules.rules().isAllowed(address.toString())) {
                throw new NotAllowedException("is closed to robots by " + robotsAddress(address));
            }
            takeTurn(address, crawlDelay(rules.rules()));
            WebAnswer answer = ask(visit, address, headers);
            URI location = answer.location();
            if (location == null) {
                later(answer);
                return new Found(answer, moved);
            }
            if (redirects == MOST_REDIRECTS) {
                throw new NotNowException("redirects more than " + MOST_REDIRECTS + " times", null, true);
            }
            forGood &= answer.status() == 301 || answer.status() == 308;
            address = WebClient.address(location.toString());
            moved = forGood ? address : moved;
        }
    }

    private WebAnswer ask(WebClient.Visit visit, URI address, Map<String, String> headers) throws UnreadableException {
        try {
            return visit.get(address, headers);
        } catch (UnreadableException e) {
            if (stop.getCount() == 0) {
                throw new StoppedException();
            }
            throw e;
        }
    }

    private void later(WebAnswer answer) throws NotNowException {
        Instant until = hold(answer);
        if (answer.status() == 429 || answer.status() == 503) {
            throw new NotNowException(
                    "is busy, or limits requests (status " + answer.status() + ")"
                            + (until == null ? "" : " and asks to wait until " + until.truncatedTo(ChronoUnit.SECONDS)),
                    until,
                    true);
        }
    }

    /** Leaves a host alone that asks for it; says until when, or null. */
    private Instant hold(WebAnswer answer) {
        if (answer.status() != 429 && answer.status() != 503) {
            return null;
        }
        Instant until = RetryAfter.of(answer.header("Retry-After"), options.clock().instant());
        if (until != null) {
            if (held.size() >= MOST_HOSTS) {
                held.clear();
            }
            held.put(host(answer.address()), until);
        }
        return until;
    }

    /** Waits until this host may be asked again, and lets the next one wait. */
    private void takeTurn(URI address, Duration delay) throws NotNowException {
        String host = host(address);
        Instant until = held.get(host);
        if (until != null) {
            if (options.clock().instant().isBefore(until)) {
                throw new NotNowException(
                        host + " asks to wait until " + until.truncatedTo(ChronoUnit.SECONDS), until, false);
            }
            held.remove(host, until);
        }
        long now = System.nanoTime();
        long turn;
        synchronized (free) {
            if (free.size() >= MOST_HOSTS) {
                free.values().removeIf(at -> at - now <= 0);
            }
            turn = Math.max(now, free.getOrDefault(host, now));
            free.put(host, turn + delay.toNanos());
        }
        try {
            if (stop.await(turn - now, TimeUnit.NANOSECONDS)) {
                throw new StoppedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    private Duration crawlDelay(BaseRobotRules rules) {
        Duration wanted = Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
        Duration delay = wanted.compareTo(options.delay()) > 0 ? wanted : options.delay();
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    private Robots robots(URI address) throws UnreadableException, NotNowException {
        String site = address.getScheme().toLowerCase(Locale.ROOT) + "://" + host(address);
        if (robots.size() >= MOST_HOSTS) {
            robots.clear();
            robotsLocks.clear();
        }
        // One request, however many sources of a site are looked at.
        synchronized (robotsLocks.computeIfAbsent(site, k -> new Object())) {
            Robots known = robots.get(site);
            if (known == null || !options.clock().instant().isBefore(known.until())) {
                known = read(site, URI.create(site + "/robots.txt"));
                robots.put(site, known);
            }
            return known;
        }
    }

    private Robots read(String site, URI address) throws UnreadableException, NotNowException {
        Path file = robotsFolder.resolve(Ids.of(site) + ".txt");
        Instant fetched = fetched(file);
        Instant now = options.clock().instant();
        if (fetched != null && now.isBefore(fetched.plus(ROBOTS_HOLD))) {
            byte[] kept = kept(file);
            if (kept != null) {
                return new Robots(parse(address, kept, "text/plain"), null, fetched.plus(ROBOTS_HOLD));
            }
        }
        String unknown;
        try {
            WebAnswer answer = fetchRobots(address);
            int status = answer.status();
            if (status == 200 || status == 203 || status >= 400 && status < 500 && status != 429) {
                byte[] bytes = status < 400 ? Arrays.copyOf(answer.bytes(), Math.min(answer.bytes().length, ROBOTS_BYTES)) : new byte[0];
                keep(file, bytes, now);
                return new Robots(parse(address, bytes, answer.type()), null, now.plus(ROBOTS_HOLD));
            }
            unknown = "its site does not say what robots may read (" + address + " answered with status " + status + ")";
        } catch (UnreadableException e) {
            unknown = "its site does not say what robots may read: " + address + " " + e.getMessage();
        }
        byte[] last = fetched == null ? null : kept(file);
        return last != null
                ? new Robots(parse(address, last, "text/plain"), null, now.plus(ROBOTS_PAUSE))
                : new Robots(null, unknown + "; it is tried again later", now.plus(ROBOTS_PAUSE));
    }

    private WebAnswer fetchRobots(URI given) throws UnreadableException, NotNowException {
        WebClient.Visit visit = client.visit();
        URI address = given;
        for (int redirects = 0; ; redirects++) {
            takeTurn(address, options.delay());
            WebAnswer answer = ask(visit, address, Map.of());
            hold(answer);
            URI location = answer.location();
            if (location == null || redirects == MOST_REDIRECTS) {
                return answer;
            }
            address = WebClient.address(location.toString());
        }
    }

    private static BaseRobotRules parse(URI address, byte[] bytes, String type) {
        // Longer delays than the longest are cut, where the parser would close the site.
        return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(address.toString(), bytes, type == null ? "text/plain" : type, List.of(FollowOptions.ROBOT));
    }

    private static URI robotsAddress(URI address) {
        return address.resolve("/robots.txt");
    }

    private static String host(URI address) {
        return address.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private static Instant fetched(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] kept(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return null;
        }
    }

    /** What cannot be kept is asked for again by the next process. */
    private static void keep(Path file, byte[] bytes, Instant now) {
        try {
            Files.createDirectories(file.getParent());
            DurableFile.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            // a day of this process
        }
    }

    private void forgetOldRobots() {
        Instant before = options.clock().instant().minus(ROBOTS_KEPT);
        try (Stream<Path> files = Files.list(robotsFolder)) {
            for (Path file : files.toList()) {
                Instant fetched = fetched(file);
                if (fetched != null && fetched.isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // none yet, or not ours to delete
        }
    }

    /** Ends requests that are under way. */
    @Override
    public void close() {
        client.close();
    }
}
