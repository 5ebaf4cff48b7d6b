package riposte.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

    private static final String BASE = "http://localhost:8080/";
    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T09:30:00Z");

    @TempDir
    Path store;

    @Test
    void aClaimKeepsTheTimeAtWhichItWasFirstSeen() {
        Arrivals before = Arrivals.ofStore(store, BASE);
        assertEquals(FIRST, before.of(BASE + "claim/a/1", FIRST.plusMillis(300)));
        before.save();
        Arrivals after = Arrivals.ofStore(store, BASE);
        assertEquals(FIRST, after.of(BASE + "claim/a/1", LATER));
        assertEquals(LATER, after.of(BASE + "claim/a/2", LATER));
        after.save();
        assertEquals(LATER, Arrivals.ofStore(store, BASE).of(BASE + "claim/a/2", LATER.plusSeconds(60)));
    }

    @Test
    void aChangeOfBaseMakesNothingNew() {
        Arrivals before = Arrivals.ofStore(store, BASE);
        before.of(BASE + "claim/a/1", FIRST);
        before.save();
        assertEquals(FIRST, Arrivals.ofStore(store, "https://desk.example/").of("https://desk.example/claim/a/1", LATER));
    }

    @Test
    void aLineThatAKillCutOffHarmsNoOther() throws Exception {
        Arrivals before = Arrivals.ofStore(store, BASE);
        before.of(BASE + "claim/a/1", FIRST);
        before.save();
        Files.writeString(store.resolve("arrivals.tsv"), "2026-03-0", StandardOpenOption.APPEND);
        Arrivals after = Arrivals.ofStore(store, BASE);
        after.of(BASE + "claim/a/2", LATER);
        after.save();
        Arrivals last = Arrivals.ofStore(store, BASE);
        assertEquals(FIRST, last.of(BASE + "claim/a/1", LATER.plusSeconds(60)));
        assertEquals(LATER, last.of(BASE + "claim/a/2", LATER.plusSeconds(60)));
    }

    @Test
    void whereNothingCanBeWrittenTheTimesLastUntilTheEnd() throws Exception {
        Files.createDirectory(store.resolve("arrivals.tsv"));
        Arrivals arrivals = Arrivals.ofStore(store, BASE);
        arrivals.of(BASE + "claim/a/1", FIRST);
        arrivals.save();
        assertEquals(FIRST, arrivals.of(BASE + "claim/a/1", LATER));
    }
}
