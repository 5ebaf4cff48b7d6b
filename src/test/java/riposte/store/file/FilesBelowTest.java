package riposte.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBelowTest {

    @TempDir
    Path folder;

    private Map<String, Long> files(int depth) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        FilesBelow.each(folder, depth, (file, length) -> found.put(folder.relativize(file).toString().replace('\\', '/'), length));
        return found;
    }

    @Test
    void givesFilesWithTheirLength() throws IOException {
        Files.writeString(folder.resolve("a"), "12345");
        Files.createDirectories(folder.resolve("b/c"));
        Files.writeString(folder.resolve("b/c/d"), "");

        assertThat(files(Integer.MAX_VALUE)).isEqualTo(Map.of("a", 5L, "b/c/d", 0L));
        assertThat(files(1)).isEqualTo(Map.of("a", 5L));
        assertThatThrownBy(() -> FilesBelow.each(folder.resolve("none"), 1, (file, length) -> {})).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void filesMayComeAndGoMeanwhile() throws Exception {
        Files.writeString(folder.resolve("stays"), "1");
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = other.submit(() -> {
                while (!done.get()) {
                    Path below = Files.createDirectory(folder.resolve("below"));
                    for (int i = 0; i < 20; i++) {
                        Files.writeString(below.resolve("f" + i), "passes");
                    }
                    begun.countDown();
                    for (int i = 0; i < 20; i++) {
                        Files.delete(below.resolve("f" + i));
                    }
                    Files.delete(below);
                }
                return null;
            });
            begun.await();
            for (int i = 0; i < 2_000; i++) {
                assertThat(files(Integer.MAX_VALUE)).containsEntry("stays", 1L);
            }
            done.set(true);
            writing.get();
        } finally {
            other.shutdownNow();
        }
    }
}
