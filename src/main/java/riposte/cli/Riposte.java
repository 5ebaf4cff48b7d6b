package riposte.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import riposte.ingest.FailureText;

/** The command {@code riposte}, and the program's entry point. */
@Command(
        name = "riposte",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A knowledge graph of cybersecurity incidents as the world argues about them: who accuses whom, "
                + "who denies it, in whose words.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte serve                          pages, SPARQL, graph: localhost:8080",
            "  riposte extract --format jsonl a.html  the claims of one article",
            "  riposte ingest articles/               a folder of articles into the store",
            "  riposte query contradictory-claims     a query of queries/ by its name",
            "",
            "'riposte COMMAND --help' describes a command."
        })
public final class Riposte implements Runnable {

    /** Exit code when everything was done. */
    static final int DONE = 0;
    /** Exit code when an input or the operation failed. */
    static final int FAILED = 1;
    /** Exit code for wrong usage. */
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    private Riposte() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        Console console = Console.system();
        prepareOutput();
        System.exit(run(console, args));
    }

    /** The console has the process's own output: whatever a library prints is no result. */
    static void prepareOutput() {
        System.setOut(System.err);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /**
     * Runs a command in this process.
     *
     * @return the exit code
     */
    static int run(Console console, String... args) {
        CommandLine line = new CommandLine(new Riposte());
        Map<String, Supplier<?>> commands = commands(console);
        // To know one of them by its annotations takes a tenth of a start: only help and completion want them all.
        Supplier<?> wanted = args.length == 0 ? null : commands.get(args[0]);
        (wanted == null ? commands.values() : List.of(wanted)).forEach(command -> line.addSubcommand(command.get()));
        if (wanted == null) {
            line.addSubcommand(completion());
        }
        line.setOut(console.writer());
        line.setErr(console.errors());
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((e, arguments) -> usageError(console, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> executionError(console, e));
        FailureText.prepare();
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            code = executionError(console, e);
        }
        return console.finish() ? code : FAILED;
    }

    /** By their names. */
    private static Map<String, Supplier<?>> commands(Console console) {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("serve", () -> new ServeCommand(console));
        commands.put("ingest", () -> new IngestCommand(console));
        commands.put("follow", () -> new FollowCommand(console));
        commands.put("extract", () -> new ExtractCommand(console));
        commands.put("article", () -> new ArticleCommand(console));
        commands.put("query", () -> new QueryCommand(console));
        commands.put("export", () -> new ExportCommand(console));
        commands.put("mcp", () -> new McpCommand(console));
        commands.put("validate", () -> new ValidateCommand(console));
        commands.put("evaluate", () -> new EvaluateCommand(console));
        commands.put("catalog", () -> new CommandLine(new CatalogCommand()).addSubcommand(new CatalogCommand.Import(console)));
        commands.put("review", () -> new CommandLine(new ReviewCommand())
                .addSubcommand(new ReviewCommand.Export(console))
                .addSubcommand(new ReviewCommand.Import(console)));
        commands.put("calibrate", () -> new CalibrateCommand(console));
        commands.put("compact", () -> new CompactCommand(console));
        commands.put("backup", () -> new BackupCommand(console));
        commands.put("restore", () -> new RestoreCommand(console));
        commands.put("rebase", () -> new RebaseCommand(console));
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? 'riposte --help' lists them");
    }

    private static CommandLine completion() {
        CommandLine line = new CommandLine(new AutoComplete.GenerateCompletion());
        line.getCommandSpec().name("completion");
        line.getCommandSpec()
                .usageMessage()
                .description("Prints a script that completes riposte's commands and options in bash and zsh.")
                .footerHeading("%nExamples:%n")
                .footer("  source <(./riposte completion)");
        return line;
    }

    private static int usageError(Console console, ParameterException e) {
        console.complain(e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, console.errors());
        return USAGE;
    }

    private static int executionError(Console console, Throwable e) {
        if (console.abandoned()) {
            return DONE;
        }
        console.complain(FailureText.of(e));
        return FAILED;
    }
}
