package riposte.follow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import riposte.article.Article;
import riposte.article.ReadOptions;
import riposte.ingest.Intake;
import riposte.ingest.Outcome;

/** Follows sources as a process would, with a clock that the test sets and an intake that keeps articles in memory. */
final class Following implements AutoCloseable {

    /** A clock that stands still until it is moved. */
    static final class StandingClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Articles are told when they are asked after, as with a store that writes in batches. */
    private final class Memory implements Intake {

        private final Consumer<Outcome> outcomes;
        private final List<Article> added = new ArrayList<>();

        Memory(Consumer<Outcome> outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public void add(Article article) {
            added.add(article);
        }

        @Override
        public void finish() {
            if (breaksAfter >= 0 && kept.size() + added.size() > breaksAfter) {
                throw new IllegalStateException("the store is full");
            }
            kept.addAll(added);
            List<Article> told = List.copyOf(added);
            added.clear();
            told.forEach(article -> outcomes.accept(
                    new Outcome(article.id(), "urn:" + article.key(), Outcome.Status.KEPT, 1, 0, null)));
        }

        @Override
        public void close() {}
    }

    /** An intake that keeps nothing, and says that it did. */
    static Intake nowhere(Consumer<Outcome> outcomes) {
        return new Intake() {
            @Override
            public void add(Article article) {
                outcomes.accept(new Outcome(article.id(), "urn:" + article.key(), Outcome.Status.KEPT, 0, 0, null));
            }

            @Override
            public void finish() {}

            @Override
            public void close() {}
        };
    }

    final StandingClock clock = new StandingClock();
    final List<Article> kept = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final FollowOptions options;
    private Sources sources;
    private Follower follower;
    int breaksAfter = -1;

    Following(Path folder) {
        this(folder, Duration.ZERO, true);
    }

    Following(Path folder, Duration delay, boolean privateAddresses) {
        this.folder = folder;
        this.options = FollowOptions.defaults()
                .withDelay(delay)
                .withContact("desk@news.example")
                .withReading(ReadOptions.defaults()
                        .withAllowPrivateAddresses(privateAddresses)
                        .withTimeout(Duration.ofSeconds(30)))
                .withClock(clock)
                .withRandom(new Random(7));
        restart();
    }

    /** Ends, and begins anew with what is on the disk. */
    void restart() {
        close();
        sources = Sources.open(folder, clock);
        follower = new Follower(sources, options, outcomes -> new Memory(outcomes), report -> {});
    }

    Sources sources() {
        return sources;
    }

    Source add(String address) {
        return sources.add(Wish.of(address));
    }

    Status status() {
        return sources.all().get(0);
    }

    /** Looks at all sources once. */
    List<Report> look() {
        List<Report> reports = new ArrayList<>();
        for (Future<Report> run : follower.once(sources.all().stream().map(Status::source).toList())) {
            try {
                reports.add(run.get());
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        return reports;
    }

    /** Looks at the only source once. */
    Report lookAtOne() {
        List<Report> reports = look();
        if (reports.size() != 1) {
            throw new AssertionError(reports);
        }
        return reports.get(0);
    }

    @Override
    public void close() {
        if (follower != null) {
            follower.close();
            sources.close();
        }
    }
}
