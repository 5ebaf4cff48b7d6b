package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Dockerfile and the systemd unit name what there is, in a form that Docker and systemd take. */
class DeploymentTest {

    private static final Path DOCKERFILE = Path.of("Dockerfile");
    private static final Path UNIT = Path.of("docs/systemd/riposte.service");
    private static final String MAIN = Riposte.class.getName();

    @TempDir
    Path directory;

    /** Its instructions, with lines that go on joined and without comments. */
    private static List<String> instructions() throws IOException {
        String text = Files.readString(DOCKERFILE).replaceAll("(?m)^#.*\n", "").replace("\\\n", " ");
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> words(String instruction, String json) {
        JsonNode array = JsonMapper.shared().readTree(json);
        assertThat(array.isArray()).as(instruction).isTrue();
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }

    private static List<String> words(String instruction) throws IOException {
        String line = instructions().stream()
                .filter(i -> i.startsWith(instruction + " "))
                .findFirst()
                .orElseThrow();
        return words(instruction, line.substring(line.indexOf('[')));
    }

    private static void isACommand(List<String> arguments) {
        CommandLine.ParseResult parsed =
                new CommandLine(new ServeCommand(Console.system())).parseArgs(arguments.subList(1, arguments.size())
                        .toArray(String[]::new));
        assertThat(arguments.get(0)).isEqualTo("serve");
        assertThat(parsed.errors()).isEmpty();
    }

    @Test
    void theDockerfileBuildsWhatItStarts() throws IOException {
        assertThat(instructions())
                .allMatch(line -> line.matches(
                        "(FROM|WORKDIR|COPY|RUN|USER|VOLUME|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD) .*"))
                .anyMatch(line -> line.equals("USER riposte"))
                .anyMatch(line -> line.equals("VOLUME /data"));
        List<String> entry = words("ENTRYPOINT");
        assertThat(entry).startsWith("java").endsWith(MAIN);
        // Riposte's own file has a class in place of one of Jena's, and must come first.
        assertThat(entry.get(entry.indexOf("-cp") + 1)).startsWith("/app/riposte.jar:");
        isACommand(words("CMD"));
    }

    @Test
    void theImageOfTheBuildStartsTheSame() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String arguments = words("CMD").stream()
                .map(word -> "<arg>" + word + "</arg>")
                .collect(Collectors.joining());
        assertThat(pom.replaceAll(">\\s+<", "><"))
                .contains("<mainClass>" + MAIN + "</mainClass>", "<args>" + arguments + "</args>");
    }

    @Test
    void theHealthCheckTellsAServerThatAnswersFromNone() throws Exception {
        List<String> check = words("HEALTHCHECK");
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash, which the image has");
        URI address;
        try (TestServer server = TestServer.start(directory)) {
            address = server.uri("/");
            assertThat(exit(check, address.getPort())).isZero();
        }
        assertThat(exit(check, address.getPort())).isNotZero();
    }

    private static int exit(List<String> check, int port) throws Exception {
        String command = check.get(2).replace("/8080 ", "/" + port + " ");
        assertThat(command).contains("/" + port);
        return new ProcessBuilder(check.get(0), check.get(1), command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void theUnitStartsACommand() throws IOException {
        String start = Files.readAllLines(UNIT).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        List<String> words = Arrays.asList(start.split(" "));
        isACommand(words.subList(words.indexOf(MAIN) + 1, words.size()));
    }

    @Test
    void systemdTakesTheUnit() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd");
        Path unit = directory.resolve("riposte.service");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Files.writeString(unit, Files.readString(UNIT).replace("/usr/bin/java", java));
        Process process = new ProcessBuilder("systemd-analyze", "verify", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("riposte.service"))).isEmpty();
    }
}
