package riposte.reader;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Map;

/**
 * The network that {@code training/} makes, run by ONNX Runtime on one thread: windows are given to it one by one, so that what it says of a
 * window depends on nothing else. Safe for use by several threads.
 */
final class Network {

    private static final String MODEL = "/riposte/reader/reader.onnx";

    /**
     * Logits for each piece of a window.
     *
     * @param cues for each type of claim, in the order of {@link Reader#TYPES}: whether the piece belongs to a cue of it
     * @param roles outside, begin, inside for the speaker, the same for the target, then whether the piece belongs to a linked cue
     * @param whole of the marked cue: whether it makes a claim, whether it is hedged
     */
    record Logits(float[][] cues, float[][] roles, float[] whole) {}

    private final OrtEnvironment environment;
    private final OrtSession session;

    private Network(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads the model that comes with Riposte.
     *
     * @throws ReaderException when the native library of this platform cannot be loaded, or the model cannot be read
     */
    static Network load() {
        try (InputStream in = Network.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new ReaderException("the model " + MODEL + " is not on the class path", null);
            }
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                return new Network(environment, environment.createSession(in.readAllBytes(), options));
            }
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new ReaderException(
                    "ONNX Runtime's native library cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + reason(e)
                            + "); it runs on Linux (glibc) and macOS, x64 and arm64, and on Windows x64, and needs room in the temporary folder "
                            + System.getProperty("java.io.tmpdir") + " (another one: RIPOSTE_OPTS=-Djava.io.tmpdir=DIR)",
                    e);
        } catch (OrtException | IOException e) {
            throw new ReaderException("the model " + MODEL + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** What first went wrong: the errors of class loading around it have no message of their own. */
    private static String reason(Throwable error) {
        Throwable first = error;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }

    /** What the network says of a window: its pieces, the kinds of names they belong to, the marks of a cue. */
    Logits run(long[] pieces, long[] kinds, long[] marks) {
        long[] shape = {1, pieces.length};
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(pieces), shape);
                OnnxTensor names = OnnxTensor.createTensor(environment, LongBuffer.wrap(kinds), shape);
                OnnxTensor flags = OnnxTensor.createTensor(environment, LongBuffer.wrap(marks), shape);
                OrtSession.Result result = session.run(Map.of("pieces", ids, "kinds", names, "marks", flags))) {
            float[][] whole = (float[][]) result.get("whole").orElseThrow().getValue();
            return new Logits(rows(result, "cues"), rows(result, "roles"), whole[0]);
        } catch (OrtException e) {
            throw new ReaderException("the model failed on a window of " + pieces.length + " pieces: " + e.getMessage(), e);
        }
    }

    private static float[][] rows(OrtSession.Result result, String name) throws OrtException {
        return ((float[][][]) result.get(name).orElseThrow().getValue())[0];
    }
}
