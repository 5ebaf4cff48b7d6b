package riposte.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.jena.sparql.core.Quad;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import riposte.article.InputFailure;
import riposte.rdf.CatalogEntry;
import riposte.rdf.CatalogQuads;
import riposte.rdf.Iris;
import riposte.rdf.OntologyQuads;
import riposte.rdf.QuadLines;
import scala.Tuple2;

/**
 * The backfill: {@code spark-submit riposte-spark-job.jar --output DIR INPUT…}. Reads articles and writes the quads of their graphs as
 * parts of N-Quads, the graphs of ontology and catalogue, the failures, and a summary. Exit codes: 0 when it is done, whatever
 * failed on the way; 1 when the job did; 2 for wrong usage.
 */
@Command(
        name = "riposte-spark-job",
        mixinStandardHelpOptions = true,
        description = "Finds the claims of many articles on a Spark cluster and writes the graph as parts of N-Quads.")
public final class Backfill implements Callable<Integer> {

    private static final Pattern LOCAL = Pattern.compile("local(?:\\[[^,\\]]*(?:,(\\d+))?\\])?");

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    /** For spark-submit. */
    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            // A driver that ends by itself with 0 is one that is done.
            System.exit(code);
        }
    }

    /** Runs a backfill with the Spark of this process' settings, which it stops when it started it. */
    static int run(String... args) {
        return new CommandLine(new Backfill()).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.app.name", "Riposte backfill");
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            long began = System.nanoTime();
            Path output = new Path(options.output);
            FileSystem system = output.getFileSystem(context.hadoopConfiguration());
            if (system.exists(output) && system.listStatus(output).length > 0) {
                throw new ParameterException(spec.commandLine(), "the folder " + output + " is not empty; name a new one with --output");
            }
            Path qualified = output.makeQualified(system.getUri(), system.getWorkingDirectory());
            Catalogues catalogues = catalogues(context);
            Settings settings = options.settings(catalogues, attempts(conf));
            Broadcast<SerializableConfiguration> hadoop =
                    context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
            PartWriter writer = new PartWriter(qualified.toString(), options.gzip, hadoop);

            Inputs inputs = new Inputs(context.hadoopConfiguration());
            options.inputs.forEach(inputs::add);
            Tally all = new Tally();
            entries(context, inputs, new ReadFiles(settings, context.broadcast(catalogues), hadoop))
                    .repartitionAndSortWithinPartitions(new KeyRanges(options.parts))
                    .mapPartitionsWithIndex(writer::write, true)
                    .collect()
                    .forEach(all::add);

            writer.file("catalog.nq" + (options.gzip ? ".gz" : ""), catalog(settings, catalogues), options.gzip);
            Summary summary = new Summary(settings, options.parts, inputs.files(), all);
            writer.file("summary.json", summary.json().getBytes(StandardCharsets.UTF_8), false);
            system.delete(new Path(output, PartWriter.MAKING), true);
            writer.file("_SUCCESS", new byte[0], false);
            System.out.print(summary.text());
            System.out.println(String.format(Locale.ROOT, "%.1f s without the start of Spark", (System.nanoTime() - began) / 1e9));
        }
        return CommandLine.ExitCode.OK;
    }

    private JavaPairRDD<String, Entry> entries(JavaSparkContext context, Inputs inputs, ReadFiles read) {
        List<FilePart[]> tasks = inputs.tasks((long) options.taskMegabytes << 20, 3 * context.defaultParallelism());
        JavaPairRDD<String, Entry> entries =
                context.parallelize(tasks, Math.max(1, tasks.size())).mapPartitionsToPair(read);
        if (inputs.failures().isEmpty()) {
            return entries;
        }
        List<Tuple2<String, Entry>> unlisted = new ArrayList<>();
        for (InputFailure failure : inputs.failures()) {
            unlisted.add(new Tuple2<>(
                    Keys.of(failure), Entry.of(Entry.Kind.UNREADABLE, failure.input(), failure.place(), failure.message())));
        }
        return entries.union(context.parallelizePairs(unlisted, 1));
    }

    private Catalogues catalogues(JavaSparkContext context) {
        try {
            return Catalogues.of(options.catalog, context.hadoopConfiguration());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "the folder " + options.catalog + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** How often Spark tries a task before it gives up: once on one machine, if nothing else is said. */
    private static int attempts(SparkConf conf) {
        Matcher local = LOCAL.matcher(conf.get("spark.master", ""));
        return local.matches()
                ? local.group(1) == null ? 1 : Integer.parseInt(local.group(1))
                : conf.getInt("spark.task.maxFailures", 4);
    }

    /** The graphs of the ontology and the catalogue, without which a store knows no names of actors. */
    private static byte[] catalog(Settings settings, Catalogues catalogues) {
        Iris iris = new Iris(settings.base());
        List<Quad> quads = new ArrayList<>(OntologyQuads.quads(iris));
        CatalogQuads catalog = new CatalogQuads(iris);
        CatalogEntry.all(catalogues.read()).forEach(entry -> quads.addAll(catalog.quads(entry)));
        return (String.join("\n", QuadLines.of(quads)) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
