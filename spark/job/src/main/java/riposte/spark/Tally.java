package riposte.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Counts of what became of articles and inputs, of one part or of all. */
final class Tally implements Serializable {

    private static final int LONGEST = 120;

    long articles;
    long versions;
    long written;
    long withClaims;
    long claims;
    long hidden;
    long leftOut;
    long quads;
    long bytes;
    final Map<String, Long> skipped = new TreeMap<>();
    final Map<String, Long> failures = new TreeMap<>();

    /** Counts an entry; of several versions of an article only the one that counts. */
    void add(Entry entry) {
        articles += entry.isArticle() ? 1 : 0;
        claims += entry.claims();
        hidden += entry.hidden();
        quads += entry.quads();
        bytes += entry.lines().length;
        switch (entry.kind()) {
            case KEPT -> {
                written++;
                withClaims += entry.claims() > 0 ? 1 : 0;
            }
            case LEFT_OUT -> leftOut++;
            case SKIPPED -> skipped.merge(cause(entry.message()), 1L, Long::sum);
            case FAILED, UNREADABLE -> failures.merge(cause(entry.message()), 1L, Long::sum);
        }
    }

    /** Adds the counts of another part. */
    void add(Tally other) {
        articles += other.articles;
        versions += other.versions;
        written += other.written;
        withClaims += other.withClaims;
        claims += other.claims;
        hidden += other.hidden;
        leftOut += other.leftOut;
        quads += other.quads;
        bytes += other.bytes;
        other.skipped.forEach((cause, count) -> skipped.merge(cause, count, Long::sum));
        other.failures.forEach((cause, count) -> failures.merge(cause, count, Long::sum));
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    long passedOver() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a message says in general: without details in brackets, advice, and numbers. */
    static String cause(String message) {
        String general = message.replaceAll("\\(.*", "")
                .replaceAll("[;:].*", "")
                .replaceAll("\\b(?=[a-f]*\\d)[0-9a-f]{8,}\\b", "…")
                .replaceAll("\\d+", "N")
                .strip();
        return general.isEmpty() ? "unknown" : general.substring(0, Math.min(LONGEST, general.length()));
    }
}
