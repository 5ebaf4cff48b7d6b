package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own: what a test of standard output, of limits or of sudden death needs. */
final class Program {

    private static final Path BASH = Path.of("/bin/bash");

    /** A short life is not worth the second compiler. */
    private final List<String> options = new ArrayList<>(
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));

    private final Map<String, String> environment = new HashMap<>();

    private String classPath = System.getProperty("java.class.path");
    private String limits = "";

    /** Whether {@link #limited} works here. */
    static boolean canBeLimited() {
        return Files.isExecutable(BASH);
    }

    /** With a further option for the JVM. */
    Program with(String option) {
        options.add(option);
        return this;
    }

    /** With another class path than that of the test. */
    Program on(String classPath) {
        this.classPath = classPath;
        return this;
    }

    /** With a variable of the environment. */
    Program variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** With limits of the shell, such as {@code -f 1024}. */
    Program limited(String limits) {
        this.limits = "ulimit " + limits + "; ";
        return this;
    }

    Process start(String... arguments) {
        List<String> command = new ArrayList<>();
        if (!limits.isEmpty()) {
            command.addAll(List.of(BASH.toString(), "-c", limits + "exec \"$@\"", "bash"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Riposte.class.getName()));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    Run run(String... arguments) throws Exception {
        Path errors = Files.createTempFile("program", ".err");
        Process process = start(arguments);
        process.getOutputStream().close();
        Thread reader = new Thread(() -> {
            try (var err = process.getErrorStream()) {
                Files.copy(err, errors, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        reader.join();
        String err = Files.readString(errors);
        Files.delete(errors);
        return new Run(process.exitValue(), out, err);
    }
}
