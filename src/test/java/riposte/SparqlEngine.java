package riposte;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.jena.fuseki.auth.Auth;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;

/** A real engine of somebody else, over HTTP on a port of its own, that can be stopped and started again with the same data. */
public interface SparqlEngine extends AutoCloseable {

    /** What is given as {@code --store}. */
    String address();

    void start() throws IOException, InterruptedException;

    void stop() throws InterruptedException;

    @Override
    void close() throws InterruptedException;

    /** A port below those that systems give to connections, so that none of them takes it before the engine does. */
    private static int freePort() throws IOException {
        IOException taken = new IOException("no port is free");
        for (int again = 0; again < 100; again++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }

    /** Apache Jena Fuseki, over data that outlive it, in memory where no others are given. */
    final class Fuseki implements SparqlEngine {

        private final DatasetGraph data;
        private final Path passwords;
        private final boolean writable;
        private final int port;
        private FusekiServer server;

        private Fuseki(DatasetGraph data, Path passwords, boolean writable) throws IOException {
            this.data = data;
            this.passwords = passwords;
            this.writable = writable;
            this.port = freePort();
        }

        public static Fuseki started() throws IOException {
            return started(null, true);
        }

        /** @param passwords file of {@code user: password}, or null @param writable whether updates and graphs are taken */
        public static Fuseki started(Path passwords, boolean writable) throws IOException {
            return started(DatabaseMgr.createDatasetGraph(), passwords, writable);
        }

        /** Over data that others may have too. */
        public static Fuseki started(DatasetGraph data, Path passwords, boolean writable) throws IOException {
            Fuseki fuseki = new Fuseki(data, passwords, writable);
            fuseki.start();
            return fuseki;
        }

        @Override
        public String address() {
            return "http://localhost:" + port + "/claims";
        }

        @Override
        public void start() {
            FusekiServer.Builder builder = FusekiServer.create().loopback(true).port(port).add("/claims", data, writable);
            if (passwords != null) {
                builder.passwordFile(passwords.toString()).realm("engine").serverAuthPolicy(Auth.ANY_USER);
            }
            server = builder.start();
        }

        @Override
        public void stop() {
            server.stop();
        }

        @Override
        public void close() {
            stop();
        }
    }

    /** Oxigraph's own server, as a process. */
    final class Oxigraph implements SparqlEngine {

        private final Path folder;
        private final Path program;
        private final int port;
        private Process process;

        private Oxigraph(Path folder) throws IOException, InterruptedException {
            this.folder = folder;
            this.program = PythonClient.program("oxigraph");
            this.port = freePort();
        }

        public static Oxigraph started(Path folder) throws IOException, InterruptedException {
            Oxigraph oxigraph = new Oxigraph(folder);
            oxigraph.start();
            return oxigraph;
        }

        @Override
        public String address() {
            return "http://localhost:" + port;
        }

        @Override
        public void start() throws IOException, InterruptedException {
            process = new ProcessBuilder(program.toString(), "serve", "--location", folder.toString(), "--bind", "localhost:" + port)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < end && process.isAlive()) {
                try (Socket socket = new Socket("localhost", port)) {
                    return;
                } catch (IOException e) {
                    Thread.sleep(50);
                }
            }
            throw new AssertionError("Oxigraph does not start");
        }

        @Override
        public void stop() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() throws InterruptedException {
            stop();
        }
    }
}
