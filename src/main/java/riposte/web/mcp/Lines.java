package riposte.web.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protocol over standard input and output: each line in is a message, each line out an answer. Nothing else is written, a few are
 * answered at a time, and whoever closes the input still gets all answers.
 */
final class Lines {

    /** JSON-RPC: what was sent is no JSON. */
    static final int NOT_JSON = -32_700;
    /** JSON-RPC: the server's own. */
    static final int REFUSED = -32_000;

    private static final int LONGEST = 1 << 20;
    private static final int AT_A_TIME = 4;
    private static final int WAITING = 32;

    private final Semaphore places = new Semaphore(WAITING);
    private final OutputStream out;
    private final UnaryOperator<String> answers;
    private volatile IOException failure;

    private Lines(OutputStream out, UnaryOperator<String> answers) {
        this.out = out;
        this.answers = answers;
    }

    /**
     * Answers until the input ends.
     *
     * @param answers gives the line that answers a line; an empty one where there is no answer
     * @throws IOException when the output cannot be written
     */
    static void answer(InputStream in, OutputStream out, UnaryOperator<String> answers) throws IOException {
        new Lines(out, answers).run(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    private void run(BufferedReader in) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
            Thread thread = new Thread(task, "mcp");
            thread.setDaemon(true);
            return thread;
        });
        for (String line = next(in); line != null && failure == null; line = next(in)) {
            String message = line;
            if (!message.isBlank()) {
                places.acquireUninterruptibly();
                threads.execute(() -> answer(message));
            }
        }
        threads.shutdown();
        await(threads);
        if (failure != null) {
            throw failure;
        }
    }

    private void answer(String message) {
        try {
            String answer = message.length() > LONGEST
                    ? error(null, NOT_JSON, "The message is longer than " + LONGEST + " characters.")
                    : answers.apply(message);
            if (!answer.isEmpty()) {
                write(answer);
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            places.release();
        }
    }

    private synchronized void write(String answer) throws IOException {
        out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A line, of which no more is kept than shows that it is too long; null at the end. */
    private static String next(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() <= LONGEST) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void await(ExecutorService threads) {
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An error of the protocol; nothing where the client asked for no answer. */
    static String error(JsonNode id, int code, String message) {
        if (id == null && code != NOT_JSON) {
            return "";
        }
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("jsonrpc", "2.0");
        answer.set("id", id);
        answer.putObject("error").put("code", code).put("message", message);
        return JsonMapper.shared().writeValueAsString(answer);
    }
}
