package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the real launcher in copies of the project's root, where {@code mvn} is a script that leaves what a build leaves
 * and counts how often it was called; the JDK is this one.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private Path home;
    private Path bin;

    record Outcome(int code, String out, String err) {}

    @BeforeEach
    void copyTheRoot() throws Exception {
        home = Files.createDirectories(folder.resolve("a folder of mine"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("riposte"), home.resolve("riposte"));
        executable(home.resolve("riposte"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String name : List.of("src/main", "ontology", "queries", "samples")) {
            Files.createDirectories(home.resolve(name));
        }
        Path classes = Path.of("target/classes").toAbsolutePath();
        // The tests' own class path: where the build would write the libraries' paths.
        Files.writeString(folder.resolve("libraries"), System.getProperty("java.class.path"));
        script("mvn", """
                echo "mvn $*" >> '%1$s/calls'
                [ ! -f '%1$s/fail' ] || { cat '%1$s/fail'; exit 1; }
                sleep 1
                mkdir -p target/launcher
                if [ -f '%1$s/whole' ]; then '%2$s/bin/jar' -c0f target/riposte.jar -C '%3$s' .
                else '%2$s/bin/jar' -cf target/riposte.jar -C '%3$s' riposte/cli -C '%3$s' riposte/evaluate
                fi
                cp '%1$s/libraries' target/launcher/classpath.new
                """.formatted(folder, JDK, classes));
    }

    @Test
    void buildsOnceAndRunsFromAnywhere() throws Exception {
        Outcome first = run(folder, Map.of(), home.resolve("riposte").toString(), "--version");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("Riposte");
        assertThat(first.err()).contains("build");

        Path link = Files.createSymbolicLink(bin.resolve("rip"), Path.of("../a folder of mine/riposte"));
        Outcome second = run(folder, Map.of(), link.toString(), "--version");
        assertThat(second.code()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run(home, Map.of(), "./riposte", "--version");
        Files.writeString(home.resolve("queries/new.rq"), "SELECT * {}");

        assertThat(run(home, Map.of(), "./riposte", "--version").code()).isZero();
        assertThat(calls()).hasSize(2);
    }

    /** Which needs all classes, from files alone. */
    @Test
    void startsFromAnArchiveOfItsClasses() throws Exception {
        Files.createFile(folder.resolve("whole"));
        Files.writeString(
                folder.resolve("libraries"),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> Files.isRegularFile(Path.of(entry)))
                        .collect(Collectors.joining(File.pathSeparator)));
        Path sample = Path.of("samples/sony-2014-en.txt");
        Files.copy(sample, home.resolve(sample));
        Outcome first = run(home, Map.of(), "./riposte", "--version");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(home.resolve("target/launcher/classes.jsa")).isRegularFile();
        assertThat(home.resolve("target/launcher/natives")).isDirectoryContaining("glob:**/libonnxruntime*");
        assertThat(home.resolve("target/launcher/rehearsal")).doesNotExist();

        // One of a library's: JDK 17 archives none of a file in whose path a blank is.
        Map<String, String> told = Map.of("RIPOSTE_OPTS", "-Xlog:class+load");
        assertThat(run(home, told, "./riposte", "--version").out().lines())
                .anyMatch(line -> line.contains(" org.slf4j.bridge.SLF4JBridgeHandler ") && line.endsWith("(top)"));

        // An archive that this JVM cannot use.
        Files.writeString(home.resolve("target/launcher/classes.jsa"), "of another kind");
        Outcome without = run(home, Map.of(), "./riposte", "--version");
        assertThat(without.code()).isZero();
        assertThat(without.err()).isEmpty();
        assertThat(without.out()).startsWith("Riposte").hasLineCount(2);
    }

    @Test
    void theCollectorOfTheUserIsTaken() throws Exception {
        run(home, Map.of(), "./riposte", "--version");
        Outcome outcome = run(home, Map.of("RIPOSTE_OPTS", "-XX:+UseSerialGC"), "./riposte", "--version");

        assertThat(outcome.code()).as(outcome.err() + outcome.out()).isZero();
    }

    @Test
    void twoFirstStartsBuildOnce() throws Exception {
        Process one = start(home, Map.of(), "./riposte", "--version");
        Process two = start(home, Map.of(), "./riposte", "--version");

        assertThat(finish(one).code()).isZero();
        assertThat(finish(two).code()).isZero();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void aLockLeftBehindIsTakenOver() throws Exception {
        Path lock = Files.createDirectories(home.resolve("target/launcher/lock"));
        // No process has this number: the largest there can be is smaller.
        Files.writeString(lock.resolve("pid"), "99999999");

        assertThat(run(home, Map.of(), "./riposte", "--version").code()).isZero();
    }

    @Test
    void saysWhatToInstallWithoutAJdk() throws Exception {
        Outcome outcome = run(home, withoutJdk(), "./riposte", "--version");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("needs a JDK").contains("17").contains("apt install");
    }

    @Test
    void saysThatAJdkIsTooOld() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        script(old.resolve("bin/java"), "exit 1");
        script(old.resolve("bin/javac"), "exit 1");
        Map<String, String> environment = new TreeMap<>(withoutJdk());
        environment.put("JAVA_HOME", old.toString());
        Outcome outcome = run(home, environment, "./riposte", "--version");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("JDK 11").contains("too old").contains("needs a JDK");
    }

    @Test
    void saysWhatToInstallWithoutMaven() throws Exception {
        Files.delete(bin.resolve("mvn"));
        Map<String, String> environment = new TreeMap<>(withoutJdk());
        environment.put("JAVA_HOME", JDK.toString());
        Outcome outcome = run(home, environment, "./riposte", "--version");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("needs Maven");
        assertThat(home.resolve("target/launcher/lock")).doesNotExist();
    }

    @Test
    void showsWhyABuildFailedAndTriesAgain() throws Exception {
        Files.writeString(folder.resolve("fail"), "[INFO] compiling\n[ERROR] Thing.java:[3,4] ';' expected\n");
        Outcome outcome = run(home, Map.of(), "./riposte", "--version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("';' expected").contains("build failed").contains("build.log");

        Files.writeString(folder.resolve("fail"), "[ERROR] No space left on device\n");
        assertThat(run(home, Map.of(), "./riposte", "--version").err()).contains("disk full");

        Files.delete(folder.resolve("fail"));
        assertThat(run(home, Map.of(), "./riposte", "--version").code()).isZero();
    }

    @Test
    void saysThatAFolderCannotBeWrittenTo() throws Exception {
        // A file where the folder should be refuses root too.
        Files.writeString(home.resolve("target"), "");
        Outcome outcome = run(home, Map.of(), "./riposte", "--version");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("cannot write to");
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        run(home, Map.of(), "./riposte", "--version");
        Outcome outcome = run(
                home, Map.of("LC_ALL", "C", "LANG", "C"), "./riposte", "article", "été 'à' \"b\" $c *.html");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("été 'à' \"b\" $c *.html");
    }

    /** A path with the usual tools but no Java, and a home where none is installed. */
    private Map<String, String> withoutJdk() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of(
                "sed", "dirname", "readlink", "cat", "find", "head", "sort", "df", "awk", "mkdir", "rm", "mv", "cp",
                "touch", "grep", "ls", "sleep")) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + place + tool + " \"$@\"\n");
                }
            }
        }
        // The launcher's own places are out of reach in a test: it is told to look below an empty root.
        String none = folder.resolve("none").toString();
        return Map.of("PATH", tools.toString(), "HOME", folder.toString(), "RIPOSTE_JDK_PLACES", none);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private void script(String name, String body) throws IOException {
        script(bin.resolve(name), body);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Path in, Map<String, String> environment, String... command) throws Exception {
        return finish(start(in, environment, command));
    }

    private Process start(Path in, Map<String, String> environment, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).directory(in.toFile());
        Map<String, String> variables = builder.environment();
        variables.put("PATH", bin + ":" + variables.get("PATH"));
        variables.put("JAVA_HOME", JDK.toString());
        if (environment.containsKey("PATH")) {
            variables.remove("JAVA_HOME");
        }
        variables.putAll(environment);
        return builder.start();
    }

    private static Outcome finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), out, err);
    }
}
