package riposte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Real clients of other people, in Python: the scripts of {@code src/test/clients}, each of which reads what Riposte gives and
 * prints what it understood. The packages that {@code NAME.txt} lists for {@code NAME.py} are installed once, from PyPI, below
 * {@code target}, apart from those of other scripts. Where no Python 3 with {@code venv} is, such tests are skipped ({@code .ci/run}
 * installs it).
 */
public final class PythonClient {

    private static final Path SCRIPTS = Path.of("src/test/clients");
    private static final Path HOME = Path.of("target/clients");
    private static final int PATIENCE_MINUTES = 10;

    private PythonClient() {}

    /**
     * Runs a script to its end.
     *
     * @param script name of a file of {@code src/test/clients}, without its ending
     * @return what it printed on standard output
     */
    public static String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(python(script).toString(), SCRIPTS.resolve(script + ".py").toString()));
        command.addAll(List.of(arguments));
        return succeed(command);
    }

    /** A program that comes with the packages that {@code NAME.txt} lists, such as a server. */
    public static Path program(String name) throws IOException, InterruptedException {
        return python(name).resolveSibling(name);
    }

    /** The interpreter that sees the script's packages. */
    private static synchronized Path python(String script) throws IOException, InterruptedException {
        assumeTrue(call(List.of("python3", "-c", "import venv, ensurepip")).code() == 0, "no Python 3 with venv here");
        Path requirements = SCRIPTS.resolve(script + ".txt");
        Path home = HOME.resolve(script);
        Path interpreter = home.resolve("bin/python").toAbsolutePath();
        Path installed = home.resolve("installed.txt");
        String wanted = Files.readString(requirements);
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            succeed(List.of("python3", "-m", "venv", "--clear", home.toString()));
            List<String> install = List.of(
                    interpreter.toString(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements.toString());
            // The network may fail for a moment.
            Ended ended = call(install);
            for (int again = 0; again < 2 && ended.code() != 0; again++) {
                Thread.sleep(10_000);
                ended = call(install);
            }
            check(install, ended);
            Files.writeString(installed, wanted);
        }
        return interpreter;
    }

    private record Ended(int code, String out, String err) {}

    private static String succeed(List<String> command) throws IOException, InterruptedException {
        Ended ended = call(command);
        check(command, ended);
        return ended.out();
    }

    private static void check(List<String> command, Ended ended) {
        assertThat(ended.code()).as("%s%n%s%n%s", command, ended.out(), ended.err()).isZero();
    }

    private static Ended call(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("client", ".out");
        Path err = Files.createTempFile("client", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + command);
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (command.get(0).equals("python3")) {
                return new Ended(127, "", e.getMessage());
            }
            throw e;
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
