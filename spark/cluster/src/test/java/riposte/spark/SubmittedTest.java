package riposte.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's jar as spark-submit runs it: on Spark's own class path, whose libraries are of other versions than Riposte's, in processes of
 * their own.
 */
class SubmittedTest {

    private static final String SAMPLES = Path.of("../../samples").toAbsolutePath().normalize() + "/s*-*";
    private static final Path JAR = Path.of("../job/target/riposte-spark-job.jar").toAbsolutePath().normalize();
    /** Left there by the job's own tests, which run on Riposte's class path. */
    private static final Path EXPECTED = Path.of("../job/target/expected").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static Path home;

    /** A Spark as it is unpacked: its libraries are what these tests run with, but for the job and the tests' own. */
    @BeforeAll
    static void installSpark() throws IOException {
        home = Path.of("target/spark").toAbsolutePath();
        Path jars = Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("RELEASE"), "Spark\n");
        for (File left : jars.toFile().listFiles()) {
            Files.delete(left.toPath());
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry);
            String name = file.getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("riposte-") && !name.matches("(junit|assertj|opentest4j|apiguardian|surefire|byte-buddy).*")) {
                Files.createSymbolicLink(jars.resolve(name), file);
            }
        }
    }

    @Test
    void twoProcessesWriteWhatOneWrites() throws Exception {
        Path many = folder.resolve("many");
        String told = submit("local-cluster[2,1,1024]", many);

        assertThat(told).contains("articles (").contains("s without the start of Spark");
        assertThat(parts(EXPECTED)).hasSize(4);
        assertThat(parts(many)).isEqualTo(parts(EXPECTED));
        assertThat(Files.readString(many.resolve("summary.json"))).isEqualTo(Files.readString(EXPECTED.resolve("summary.json")));
    }

    @Test
    void wrongUsageIsToldInALineAndByTheExitCode() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("something"), "of somebody");
        Process process = start("local[1]", full);
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(told).contains("is not empty; name a new one with --output");
        assertThat(full.toFile().list()).containsExactly("something");
    }

    @Test
    void theJarHoldsNoServerStoreOrLoggingBackend() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names).contains("riposte/spark/Backfill.class", "riposte/reader/reader.onnx", "META-INF/NOTICE", "META-INF/LICENSE");
            assertThat(names)
                    .noneMatch(name -> name.matches("(org/springframework|org/apache/(catalina|tomcat|logging|spark|hadoop|log4j)|ch/qos|org/slf4j"
                            + "|org/eclipse/rdf4j|org/apache/jena/(tdb|dboe|fuseki|shacl)|riposte/(web|cli|store|follow)|com/ibm|com/google/protobuf|scala)/.*"));
        }
    }

    private static String submit(String master, Path output) throws Exception {
        Process process = start(master, output);
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        return told;
    }

    /** What the script spark-submit does. */
    private static Process start(String master, Path output) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        line.addAll(List.of(System.getProperty("spark.opens").split(" ")));
        line.addAll(List.of(
                "-cp", home.resolve("jars") + "/*", "org.apache.spark.deploy.SparkSubmit",
                "--master", master, "--class", "riposte.spark.Backfill",
                "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=localhost",
                JAR.toString(), "--output", output.toString(), "--parts", "4", SAMPLES));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(Map.of("SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"));
        return builder.start();
    }

    private static Map<String, String> parts(Path output) throws Exception {
        Map<String, String> parts = new TreeMap<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part-")).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                parts.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        return parts;
    }
}
