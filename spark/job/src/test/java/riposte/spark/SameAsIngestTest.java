package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.export.ExportFormat;
import riposte.export.Exporter;
import riposte.ingest.IngestOptions;
import riposte.ingest.Ingestion;
import riposte.ingest.Outcome;
import riposte.rdf.CatalogEntry;
import riposte.rdf.Iris;
import riposte.store.ClaimStore;
import riposte.store.StoreUpkeep;

/** The parts hold what {@code riposte ingest} of the same files writes into a store, and restore to the same store. */
class SameAsIngestTest {

    private static final Iris IRIS = new Iris("https://claims.example.org/");

    @TempDir
    Path folder;

    @Test
    void partsRestoreToTheStoreThatIngestFills() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(Corpus.SAMPLES)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).sorted().limit(7).toList();
        }
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Corpus.archive(inputs.resolve("first.warc.gz"), pages.subList(0, 3));
        Corpus.archive(inputs.resolve("second.warc"), pages.subList(3, 5));
        for (Path page : pages.subList(5, pages.size())) {
            Files.copy(page, inputs.resolve(page.getFileName()));
        }
        Corpus.write(inputs.resolve("text.txt.gz"), Files.readAllBytes(Corpus.SAMPLES.resolve("sony-2014-en.txt")));
        Corpus.lines(inputs.resolve("ordinary.jsonl"), Corpus.ordinary().subList(0, 40));

        Run run = Run.of(folder.resolve("parts"), Map.of(), "--gzip", "--parts", "3", "--base", IRIS.base(), inputs.toString());
        Run bare = Run.of(
                folder.resolve("bare"), Map.of(), "--without-text", "--claims-only", "--base", IRIS.base(), inputs.resolve("first.warc.gz").toString());
        Path parts = folder.resolve("all.nq.gz");
        try (var out = Files.newOutputStream(parts)) {
            for (Map<String, byte[]> files : List.of(run.files("part-"), run.files("catalog"))) {
                for (byte[] file : files.values()) {
                    out.write(file);
                }
            }
        }
        StoreUpkeep.restore(parts, folder.resolve("restored"), () -> {});

        List<Outcome> outcomes = new ArrayList<>();
        try (ClaimStore ingested = ClaimStore.open(folder.resolve("ingested"), IRIS);
                ClaimStore restored = ClaimStore.open(folder.resolve("restored"), IRIS)) {
            ingest(ingested, Corpus.read(inputs.toString()), outcomes);
            restored.describe();
            assertThat(byGraph(restored)).isEqualTo(byGraph(ingested));
            assertThat(exported(ingested)).containsAll(bare.lines("part-"));
            assertThat(restored.validate(violation -> {})).isZero();
        }
        assertThat(bare.summary().get("written").asInt()).isEqualTo(bare.summary().get("withClaims").asInt()).isPositive();
        assertThat(bare.lines("part-")).anyMatch(line -> line.contains("oa#prefix")).noneMatch(line -> line.contains("articleBody"));
        assertThat(run.summary().get("claims").asInt())
                .isEqualTo(outcomes.stream().mapToInt(Outcome::claims).sum())
                .isGreaterThan(20);
        assertThat(run.summary().get("hiddenClaims").asInt())
                .isEqualTo(outcomes.stream().mapToInt(Outcome::hidden).sum())
                .isPositive();
        assertThat(run.summary().get("articles").asInt()).isEqualTo(outcomes.size());
    }

    private static void ingest(ClaimStore store, List<Article> articles, List<Outcome> outcomes) {
        Catalog catalog = Catalog.standard();
        store.refresh(CatalogEntry.all(catalog));
        IngestOptions options = IngestOptions.standard();
        try (Ingestion ingestion = new Ingestion(store, options.finder(catalog), options, outcomes::add)) {
            articles.forEach(ingestion::add);
            ingestion.finish();
        }
        store.describe();
    }

    private static Map<String, Set<Quad>> byGraph(ClaimStore store) {
        return store.read(dataset -> {
            Map<String, Set<Quad>> graphs = new TreeMap<>();
            dataset.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                    .forEachRemaining(quad -> graphs.computeIfAbsent(quad.getGraph().getURI(), graph -> new HashSet<>()).add(quad));
            return graphs;
        });
    }

    /** As {@code riposte export --status all} writes them. */
    private static Set<String> exported(ClaimStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exporter.write(store.dataset(), ExportFormat.NQUADS, 0, true, false, out);
        return out.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toSet());
    }
}
