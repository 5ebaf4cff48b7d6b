package riposte.web.sources;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import riposte.follow.Source;
import riposte.follow.Status;

/**
 * A source as the page shows it. Strangers see neither what follows the question mark of an address, which may be a secret, nor
 * where folders lie.
 *
 * @param status how it is doing
 * @param title what it is called
 * @param address where it is; null for a folder that a stranger sees
 * @param problem what is wrong; null when nothing is, or a stranger looks
 */
record SourceRow(Status status, String title, String address, String problem) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    static SourceRow of(Status status, boolean stranger) {
        Source source = status.source();
        if (!stranger) {
            return new SourceRow(status, status.title(), source.address(), status.problem());
        }
        String shown = source.isFolder() ? null : source.address().replaceFirst("\\?.*", "");
        String title = status.title();
        if (title.equals(source.address())) {
            Path name = source.isFolder() ? Path.of(source.address()).getFileName() : null;
            title = name != null ? name.toString() : shown == null ? "/" : shown;
        }
        return new SourceRow(status, title, shown, null);
    }

    public String id() {
        return status.source().id();
    }

    /** The name of its state, as the words for it go by. */
    public String state() {
        return status.running() ? "running" : status.state().toString().toLowerCase(Locale.ROOT);
    }

    public boolean isPaused() {
        return status.source().paused();
    }

    public boolean isWeb() {
        return !status.source().isFolder();
    }

    /** How often it is looked at, as a number with the key of its unit. */
    public long every() {
        long minutes = status.source().every().toMinutes();
        return minutes % 1440 == 0 ? minutes / 1440 : minutes % 60 == 0 ? minutes / 60 : minutes;
    }

    public String unit() {
        long minutes = status.source().every().toMinutes();
        return minutes % 1440 == 0 ? "days" : minutes % 60 == 0 ? "hours" : "minutes";
    }

    public String last() {
        return text(status.lastRun());
    }

    public String next() {
        return text(status.nextRun());
    }

    private static String text(Instant time) {
        return time == null ? null : MINUTE.format(time);
    }
}
