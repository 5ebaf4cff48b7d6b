package riposte.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs all benchmarks, or those named, and prints a table. */
public final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(
                    new CatalogBenchmark(),
                    new ExtractionBenchmark(),
                    new QuadsBenchmark(),
                    new ExportBenchmark(),
                    new LoadBenchmark(),
                    new SparqlBenchmark(),
                    new PagesBenchmark(),
                    new RemoteBenchmark(),
                    new StartBenchmark());

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Set<String> wanted = Arrays.stream(args)
                .flatMap(arg -> Arrays.stream(arg.split("[, ]+")))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toSet());
        Set<String> known = ALL.stream().map(Benchmark::name).collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            System.err.println("no such benchmark among " + wanted + "; there are " + known);
            System.exit(2);
        }
        System.out.printf(
                "Java %s, %d processors, %d MB of heap%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        for (Benchmark benchmark : ALL) {
            if (wanted.isEmpty() || wanted.contains(benchmark.name())) {
                Path folder = Files.createTempDirectory("riposte-bench");
                try {
                    benchmark.run(new Results(benchmark.name()), folder);
                } finally {
                    remove(folder);
                }
            }
        }
        // Servers leave threads behind.
        System.exit(0);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
