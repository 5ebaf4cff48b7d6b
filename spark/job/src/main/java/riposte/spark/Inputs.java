package riposte.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import riposte.article.Folder;
import riposte.article.InputFailure;

/**
 * The files that are to be read, packed into tasks. Paths are those of Hadoop, patterns among them ({@code s3a://bucket/2024/*.warc.gz}). Of folders,
 * with those in them, the files count whose names tell that they can be read; names with a dot or an underscore in front are left out.
 */
final class Inputs {

    /** Files in one task, however small. */
    private static final int MOST_FILES = 2000;

    private final Configuration configuration;
    private final Map<String, Long> files = new TreeMap<>();
    private final List<InputFailure> failures = new ArrayList<>();

    Inputs(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Adds what a path or pattern names. */
    void add(String input) {
        try {
            Path path = new Path(input);
            FileSystem system = path.getFileSystem(configuration);
            FileStatus[] found = system.globStatus(path);
            if (found == null || found.length == 0) {
                failures.add(new InputFailure(input, null, "does not exist; check the path"));
                return;
            }
            for (FileStatus one : found) {
                add(system, one, true);
            }
        } catch (IOException | IllegalArgumentException e) {
            failures.add(new InputFailure(input, null, "cannot be listed (" + e.getMessage() + ")"));
        }
    }

    private void add(FileSystem system, FileStatus status, boolean named) {
        String name = status.getPath().getName();
        if (!named && (name.startsWith(".") || name.startsWith("_"))) {
            return;
        }
        if (!status.isDirectory()) {
            if (named || Folder.isRead(name)) {
                files.put(status.getPath().toString(), status.getLen());
            }
            return;
        }
        try {
            for (FileStatus one : system.listStatus(status.getPath())) {
                add(system, one, false);
            }
        } catch (IOException e) {
            failures.add(new InputFailure(status.getPath().toString(), null, "cannot be listed (" + e.getMessage() + ")"));
        }
    }

    int files() {
        return files.size();
    }

    /** What could not be listed. */
    List<InputFailure> failures() {
        return failures;
    }

    /**
     * Tasks of about as much work each, the longest first. Small files are read together, and lines that are not packed in several tasks.
     *
     * @param most largest work of a task, where a file can be parted
     * @param least how many tasks there should be at least
     */
    List<FilePart[]> tasks(long most, int least) {
        long all = 0;
        for (Map.Entry<String, Long> file : files.entrySet()) {
            all += FilePart.whole(file.getKey(), file.getValue()).work();
        }
        long target = Math.max(1, Math.min(most, all / least));
        List<FilePart[]> tasks = new ArrayList<>();
        List<FilePart> small = new ArrayList<>();
        long gathered = 0;
        for (Map.Entry<String, Long> file : files.entrySet()) {
            for (FilePart part : parts(file.getKey(), file.getValue(), target)) {
                if (!small.isEmpty() && (gathered + part.work() > target || small.size() >= MOST_FILES)) {
                    tasks.add(small.toArray(FilePart[]::new));
                    small.clear();
                    gathered = 0;
                }
                small.add(part);
                gathered += part.work();
            }
        }
        if (!small.isEmpty()) {
            tasks.add(small.toArray(FilePart[]::new));
        }
        tasks.sort(Comparator.comparingLong(Inputs::work).reversed());
        return tasks;
    }

    private static long work(FilePart[] task) {
        return Arrays.stream(task).mapToLong(FilePart::work).sum();
    }

    private static List<FilePart> parts(String path, long length, long target) {
        if (!Folder.isLines(path) || length <= target) {
            return List.of(FilePart.whole(path, length));
        }
        List<FilePart> parts = new ArrayList<>();
        for (long start = 0; start < length; start += target) {
            parts.add(FilePart.range(path, start, Math.min(length, start + target)));
        }
        return parts;
    }
}
