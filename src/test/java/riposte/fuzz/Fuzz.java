package riposte.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Gives a reader many inputs that are nearly right: each is one of its seeds, changed a few times by chance (bytes flipped, runs
 * repeated, moved or cut, words of the format put in, brackets and tags nested deep). The chance is seeded, so that every run
 * tries the same inputs.
 *
 * <p>{@code -Dfuzz.count=N} sets the number of inputs per reader, {@code -Dfuzz.seed=N} others than the usual ones. An input that
 * a reader fails on, or works on for more than ten seconds of processor time, is written to {@code target/fuzz}.
 */
public final class Fuzz {

    /** What a reader does with an input; throws when it should not have. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    private static final int USUAL = 250;
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int LONGEST = 1 << 16;

    private final String name;
    private final List<byte[]> seeds;
    private final List<String> words;

    private Fuzz(String name, List<byte[]> seeds, List<String> words) {
        this.name = name;
        this.seeds = seeds;
        this.words = words;
    }

    /**
     * Inputs for a reader.
     *
     * @param words of its format
     */
    public static Fuzz of(String name, List<byte[]> seeds, String... words) {
        return new Fuzz(name, seeds, List.of(words));
    }

    /** The same, from texts. */
    public static Fuzz ofTexts(String name, List<String> seeds, String... words) {
        return of(name, seeds.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList(), words);
    }

    /** Has a reader read the usual number of inputs, or as many as {@code fuzz.count} says. */
    public void run(Reader reader) {
        run(Integer.getInteger("fuzz.count", USUAL), reader);
    }

    /** Has a reader read that many inputs at most, where {@code fuzz.count} does not ask for more. */
    public void runFew(int few, Reader reader) {
        run(Integer.getInteger("fuzz.count", few), reader);
    }

    private void run(int count, Reader reader) {
        long seed = Long.getLong("fuzz.seed", 1);
        for (int number = 0; number < count; number++) {
            byte[] input = input(new Random(31 * (31 * seed + name.hashCode()) + number));
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                reader.read(input);
            } catch (Throwable e) {
                throw new AssertionError(name + ", input " + number + " (" + kept(number, input) + "): " + e, e);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (nanos > MOST_NANOS) {
                throw new AssertionError(
                        name + ", input " + number + " (" + kept(number, input) + ") took " + nanos / 1_000_000_000 + " s");
            }
        }
    }

    private Path kept(int number, byte[] input) {
        try {
            Path folder = Files.createDirectories(Path.of("target/fuzz"));
            return Files.write(folder.resolve(name.replaceAll("\\W+", "-") + "-" + number), input);
        } catch (IOException e) {
            return Path.of("not written: " + e.getMessage());
        }
    }

    private byte[] input(Random random) {
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            input = changed(input, random);
        }
        return input;
    }

    private byte[] changed(byte[] input, Random random) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + 1 + random.nextInt(64));
        byte[] part = Arrays.copyOfRange(input, at, to);
        String word = words.get(random.nextInt(words.size()));
        switch (random.nextInt(10)) {
            case 0:
                return flipped(input, random);
            case 1:
                return Arrays.copyOf(input, at);
            case 2:
                return with(input, at, to, new byte[0]);
            case 3:
                return with(input, at, at, repeated(part, 1 + random.nextInt(200)));
            case 4:
                return with(input, at, at, repeated(word.getBytes(StandardCharsets.UTF_8), 1 + random.nextInt(4000)));
            case 5:
                int from = random.nextInt(input.length + 1);
                return with(input, at, at, Arrays.copyOfRange(input, Math.min(from, at), Math.max(from, at)));
            case 6:
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                return with(input, at, to, Arrays.copyOf(other, random.nextInt(other.length + 1)));
            case 7:
                byte[] noise = new byte[1 + random.nextInt(16)];
                random.nextBytes(noise);
                return with(input, at, at, noise);
            case 8:
                return with(input, at, at, new String(Character.toChars(random.nextInt(0x110000))).getBytes(StandardCharsets.UTF_8));
            default:
                return with(input, at, to, word.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] flipped(byte[] input, Random random) {
        byte[] flipped = input.clone();
        for (int i = 1 + random.nextInt(8); i > 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] repeated(byte[] part, int times) {
        int most = Math.min(times, part.length == 0 ? 0 : LONGEST / part.length);
        byte[] repeated = new byte[part.length * most];
        for (int i = 0; i < most; i++) {
            System.arraycopy(part, 0, repeated, i * part.length, part.length);
        }
        return repeated;
    }

    private static byte[] with(byte[] input, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + between.length);
        out.write(input, 0, from);
        out.write(between, 0, between.length);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
