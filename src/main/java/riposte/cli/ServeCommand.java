package riposte.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.web.RiposteApplication;
import riposte.web.data.GraphIndex;

/** {@code riposte serve}: the web application. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the web pages, the SPARQL endpoint and the graph explorer. A new store is filled with the "
                + "samples in the background; queries are answered meanwhile. Takes --riposte.NAME=VALUE for each setting of "
                + "docs/web.md too.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  riposte serve",
            "  riposte serve --port 9000 --store /srv/riposte",
            "  riposte serve --store http://localhost:3030/claims     a store that another engine carries",
            "  riposte serve --address 0.0.0.0 --base https://claims.example.org/ --public-host claims.example.org",
            "  RIPOSTE_TOKEN=secret riposte serve        allows SPARQL Update and POST /articles with the token"
        })
final class ServeCommand implements Callable<Integer> {

    /** A setting of {@code riposte.web.WebSettings} and its like; those that many need have an option of their own. */
    private static final Pattern SETTING = Pattern.compile("--riposte\\.[a-z.-]+=.*", Pattern.DOTALL);

    /** Bringing the catalogue up to date would take the time of what is asked for first. */
    private static final Duration FIRST_PAGES = Duration.ofSeconds(10);

    private final Console console;

    @Mixin
    private StoreOption storeOption;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            converter = Port.class,
            description = "port to listen on; ${DEFAULT-VALUE} by default, 0 for any free one")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "localhost",
            description = "address to listen on; by default only this machine, 0.0.0.0 for all")
    private String address;

    @Option(
            names = "--update-token",
            paramLabel = "TOKEN",
            description = "allows /update, /data and POST /articles to who sends this token; better kept in the variable RIPOSTE_TOKEN or "
                    + "in a file")
    private String token;

    @Option(names = "--update-token-file", paramLabel = "FILE", description = "file that holds the token")
    private Path tokenFile;

    @Option(names = "--metrics", description = "answer /metrics, for Prometheus; keep it from strangers")
    private boolean metrics;

    @Option(
            names = "--read-token-file",
            paramLabel = "FILE",
            description = "file that holds a token without which nothing is read: a Bearer token, or the password of the "
                    + "browser's login; or keep it in the variable RIPOSTE_READ_TOKEN")
    private Path readTokenFile;

    @Option(
            names = "--review-password-file",
            paramLabel = "FILE",
            description = "file that holds the password of the review at /review; or keep it in the variable "
                    + "RIPOSTE_REVIEW_PASSWORD. Without one, a server that only this machine reaches lets its user set one "
                    + "at /login; on any other, the browser decides nothing")
    private Path reviewPasswordFile;

    @Option(
            names = "--public-host",
            paramLabel = "NAME",
            description = "name by which strangers may reach this server, without port; may be given several times. "
                    + "Without one the store is private: other names are not answered, and pages of other sites may not "
                    + "read it")
    private List<String> publicHosts = List.of();

    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            description = "e-mail or web address at which sites that are followed can reach you; or keep it in the variable "
                    + "RIPOSTE_CONTACT")
    private String contact;

    @Option(
            names = "--source-folder",
            paramLabel = "DIR",
            description = "folder that may be followed from the page /sources, with those in it; may be given several times")
    private List<Path> sourceFolders = List.of();

    @Option(
            names = "--allow-private-addresses",
            description = "also follow sources on this machine and the local network, which is refused otherwise")
    private boolean allowPrivateAddresses;

    @Option(names = "--no-follow", description = "do not follow the sources of the store")
    private boolean noFollow;

    @Option(names = "--no-samples", description = "leave a new store empty")
    private boolean noSamples;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<String> unknown = settings.stream().filter(word -> !SETTING.matcher(word).matches()).toList();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(spec.commandLine(), unknown);
        }
        boolean samples = !noSamples && !storeOption.isRemote() && isNew(storeOption.directory());
        CountDownLatch closed = new CountDownLatch(1);
        SpringApplication application = RiposteApplication.application();
        ConfigurableApplicationContext context;
        try {
            context = application.run(arguments());
        } catch (RuntimeException e) {
            throw explained(e);
        }
        Filling filling = new Filling(context.getBean(ClaimStore.class), console, samples);
        // Before the store is closed with the context.
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> {
            filling.stop();
            closed.countDown();
        });
        Thread thread = new Thread(
                null,
                () -> {
                    if (!samples) {
                        readIndex(context);
                        filling.await(FIRST_PAGES);
                    }
                    filling.run();
                },
                "filling",
                16L << 20);
        thread.setDaemon(true);
        thread.start();
        console.note("http://" + host() + ":" + context.getEnvironment().getProperty("local.server.port")
                + "/ (Ctrl-C ends it)");
        await(closed);
        return Riposte.DONE;
    }

    /** The first page needs it; what the store is filled with can wait. */
    private static void readIndex(ConfigurableApplicationContext context) {
        try {
            context.getBean(GraphIndex.class).refresh();
        } catch (RuntimeException e) {
            // Told to whoever asks for a page.
        }
    }

    private String[] arguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--riposte.store=" + storeOption.directory(),
                "--riposte.remote=" + (storeOption.isRemote() ? storeOption.name() : ""),
                "--riposte.catalog=" + new CatalogOption().directory(),
                "--riposte.base=" + storeOption.base().iris().base()));
        if (!address.equals("0.0.0.0")) {
            arguments.add("--server.address=" + address);
        }
        if (metrics) {
            arguments.add("--riposte.metrics=true");
        }
        if (token != null) {
            arguments.add("--riposte.token=" + token);
        } else if (tokenFile != null) {
            arguments.add("--riposte.token=" + Files.readString(tokenFile).strip());
        }
        if (readTokenFile != null) {
            arguments.add("--riposte.read-token=" + Files.readString(readTokenFile).strip());
        }
        if (reviewPasswordFile != null) {
            arguments.add("--riposte.review-password=" + Files.readString(reviewPasswordFile).strip());
        }
        if (!publicHosts.isEmpty()) {
            arguments.add("--riposte.public-hosts=" + String.join(",", publicHosts));
        }
        if (contact != null) {
            arguments.add("--riposte.sources.contact=" + contact);
        }
        for (int i = 0; i < sourceFolders.size(); i++) {
            arguments.add("--riposte.sources.folders[" + i + "]=" + sourceFolders.get(i));
        }
        if (allowPrivateAddresses) {
            arguments.add("--riposte.sources.allow-private-addresses=true");
        }
        if (noFollow) {
            arguments.add("--riposte.sources.follow=false");
        }
        for (String setting : settings) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(name));
            arguments.add(setting);
        }
        return arguments.toArray(String[]::new);
    }

    private String host() {
        return address.equals("0.0.0.0") ? "localhost" : address;
    }

    /** Whether there is no store in a folder yet. */
    private static boolean isNew(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(file -> file.getFileName().toString().startsWith("Data-"));
        }
    }

    private RuntimeException explained(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException inUse) {
                return new StoreException(
                        "port " + inUse.getPort() + " is in use; stop what uses it, or choose another with --port");
            }
            if (cause instanceof StoreException store) {
                return store;
            }
            if (cause instanceof org.springframework.boot.context.properties.bind.BindException setting
                    && setting.getProperty() != null) {
                return new StoreException("the setting " + setting.getName() + " cannot be '" + setting.getProperty().getValue()
                        + "'; docs/operations.md lists the settings and what they take");
            }
            if (cause instanceof BindException || cause instanceof UnknownHostException) {
                return new StoreException("cannot listen on " + address + ":" + port + ": " + cause.getMessage());
            }
        }
        return e;
    }

    private static void await(CountDownLatch closed) {
        while (true) {
            try {
                closed.await();
                return;
            } catch (InterruptedException e) {
                // Ctrl-C comes as the context's end.
            }
        }
    }

    /** A number of a port, or 0. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            int port = Integer.parseInt(value);
            if (port < 0 || port > 65535) {
                throw new TypeConversionException("'" + value + "' is no port");
            }
            return port;
        }
    }
}
