package riposte.web.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import riposte.store.file.WholeFile;

/**
 * How often claims were right when people checked them, in bands of confidence, the highest first: the table that comes with the program
 * ({@code riposte/web/reliability.csv}, which tells the columns), or one of the same form that {@code riposte calibrate} made of the
 * decisions of a store, in the store's folder. Nothing is interpolated: the bands are as wide as what was checked allows.
 *
 * @param bands the highest first
 */
public record ReliabilityTable(List<Reliability> bands) {

    /** What was checked, and by whom; pages have messages for these. */
    private static final Set<String> SETS = Set.of("published", "heldout", Calibration.SET);

    private static final Logger LOG = LoggerFactory.getLogger(ReliabilityTable.class);
    private static final String BUILT_IN = "/riposte/web/reliability.csv";
    private static final String OWN = "reliability.csv";
    private static final String HEAD = "from,right,judged,set";
    private static final Pattern LINE = Pattern.compile("(0\\.\\d{1,9}),(\\d{1,9}),([1-9]\\d{0,8}),(\\w+)");

    public ReliabilityTable {
        bands = List.copyOf(bands);
    }

    /** The table that comes with the program. */
    public static ReliabilityTable builtIn() {
        try (InputStream in = ReliabilityTable.class.getResourceAsStream(BUILT_IN)) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of a store, else the one that comes with the program; that one too, with a warning, when the store's is damaged. */
    static ReliabilityTable ofStore(Path store) {
        Path file = file(store);
        try {
            return read(Files.readString(file));
        } catch (NoSuchFileException e) {
            return builtIn();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "{}: {}; pages use the table that comes with the program. 'riposte calibrate' makes it anew, 'riposte calibrate "
                            + "--builtin' removes it.",
                    file, e.getMessage());
            return builtIn();
        }
    }

    /** Where the table of a store is. */
    public static Path file(Path store) {
        return store.resolve(OWN);
    }

    /** The band a confidence is in; null below the lowest, where nothing was checked. */
    Reliability band(double confidence) {
        return bands.stream().filter(band -> confidence >= band.from()).findFirst().orElse(null);
    }

    /** Writes the table to a file, which appears when it is whole. */
    public void write(Path file) {
        StringBuilder text = new StringBuilder("# Made by 'riposte calibrate'; set ")
                .append(Calibration.SET)
                .append(": claims that people decided about in this store.\n")
                .append(HEAD)
                .append('\n');
        for (Reliability band : bands) {
            text.append(band.from()).append(',').append(band.right()).append(',').append(band.judged()).append(',').append(band.set())
                    .append('\n');
        }
        WholeFile.write(file, "the table", out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static ReliabilityTable read(String text) {
        List<Reliability> bands = new ArrayList<>();
        double to = 1;
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#") || line.equals(HEAD)) {
                continue;
            }
            Matcher values = LINE.matcher(line);
            if (!values.matches()) {
                throw new IllegalArgumentException("'" + line + "' is no line of " + HEAD);
            }
            double from = Double.parseDouble(values.group(1));
            Reliability band = new Reliability(
                    from, to, Integer.parseInt(values.group(2)), Integer.parseInt(values.group(3)), values.group(4));
            if (from >= to || band.right() > band.judged() || !SETS.contains(band.set())) {
                throw new IllegalArgumentException("'" + line + "' does not follow from what is above it, or counts wrong");
            }
            bands.add(band);
            to = from;
        }
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("it has no band");
        }
        return new ReliabilityTable(bands);
    }
}
