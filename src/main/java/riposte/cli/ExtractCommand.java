package riposte.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import riposte.export.ClaimJson;

/** {@code riposte extract}: claims without a store. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Finds the claims of articles and prints them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte extract article.html",
            "  riposte extract --format jsonl corpus.jsonl",
            "  riposte extract --format nquads --min-confidence 0.8 articles/ > claims.nq"
        })
final class ExtractCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ExtractionOptions extraction;

    @Mixin
    private BaseOption base;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "trig", description = "jsonl")
    private String format;

    ExtractCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Batch batch = new Batch(console);
        ClaimJson json = new ClaimJson(base.iris());
        batch.extract(reading, extraction, result -> result.claims()
                .forEach(claim -> console.line(json.line(result.article(), claim))));
        return batch.failures().exitCode();
    }
}
