package riposte.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import riposte.catalog.Catalog;

/**
 * The files of imported catalogues ({@code riposte catalog import}), which the driver reads and brings to the executors.
 *
 * @param files their contents, by name; none for the standard catalogue alone
 */
record Catalogues(TreeMap<String, byte[]> files) implements Serializable {

    private static final int LARGEST = 256 << 20;

    /**
     * Those of a folder.
     *
     * @param folder a path of Hadoop's; null for none
     * @throws IOException when it cannot be read
     */
    static Catalogues of(String folder, Configuration configuration) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        if (folder != null) {
            Path path = new Path(folder);
            FileSystem system = path.getFileSystem(configuration);
            for (FileStatus file : system.listStatus(path)) {
                if (file.isFile() && file.getPath().getName().endsWith(".csv")) {
                    try (InputStream in = system.open(file.getPath())) {
                        files.put(file.getPath().getName(), in.readNBytes(LARGEST));
                    }
                }
            }
        }
        return new Catalogues(files);
    }

    /** What tells one set of catalogues from another. */
    String digest() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, bytes) -> all.append(name).append('\n').append(new String(bytes, StandardCharsets.UTF_8)).append('\n'));
        return Keys.digest(all.toString());
    }

    /** The known actors and incidents. */
    Catalog read() {
        if (files.isEmpty()) {
            return Catalog.standard();
        }
        try {
            java.nio.file.Path folder = Files.createTempDirectory("riposte-catalog");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(folder.resolve(file.getKey()), file.getValue());
                }
                return Catalog.with(folder);
            } finally {
                for (String file : files.keySet()) {
                    Files.deleteIfExists(folder.resolve(file));
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogues cannot be put down for reading: " + e.getMessage(), e);
        }
    }
}
