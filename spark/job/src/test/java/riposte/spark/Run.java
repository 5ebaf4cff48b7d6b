package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backfill in this process, and what it wrote. */
record Run(Path output) {

    /** Runs one to its end, on a Spark of its own. */
    static Run of(Path output, Map<String, String> conf, String... arguments) {
        Map<String, String> all = new TreeMap<>(Map.of("spark.master", "local[2]", "spark.ui.enabled", "false", "spark.driver.host", "localhost"));
        all.putAll(conf);
        all.forEach(System::setProperty);
        try {
            List<String> line = new ArrayList<>(List.of("--output", output.toString()));
            line.addAll(List.of(arguments));
            assertThat(Backfill.run(line.toArray(String[]::new))).isZero();
        } finally {
            all.keySet().forEach(System::clearProperty);
        }
        return new Run(output);
    }

    /** The files of some kind, by name. */
    Map<String, byte[]> files(String beginning) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(output)) {
            for (Path file : all.toList()) {
                if (file.getFileName().toString().startsWith(beginning)) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** The digests of the files of some kind, by name. */
    Map<String, String> digests(String beginning) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        files(beginning).forEach((name, bytes) -> digests.put(name, DigestUtils.sha256Hex(bytes)));
        return digests;
    }

    /** The lines of all parts, one after the other. */
    List<String> lines(String beginning) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files(beginning).entrySet()) {
            try (InputStream in = new ByteArrayInputStream(file.getValue())) {
                InputStream plain = file.getKey().endsWith(".gz") && file.getValue().length > 0 ? new GZIPInputStream(in) : in;
                new String(plain.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            }
        }
        return lines;
    }

    JsonNode summary() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(output.resolve("summary.json")));
    }
}
