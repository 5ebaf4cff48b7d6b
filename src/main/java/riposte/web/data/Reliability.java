package riposte.web.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How often claims of about the same confidence were right when people checked them: one band of
 * {@code riposte/web/reliability.csv}. Nothing is interpolated: the bands are as wide as what was checked allows.
 *
 * @param from lowest confidence of the band
 * @param to where the next band begins, or 1
 * @param right so many were right, as a whole
 * @param judged of so many that were checked
 * @param set what was checked, and by whom: the last part of the message that says so
 */
public record Reliability(double from, double to, int right, int judged, String set) {

    private static final String FILE = "/riposte/web/reliability.csv";
    /** Of a normal distribution, for an interval that holds the true share in 95 of 100 cases. */
    private static final double Z = 1.96;
    private static final List<Reliability> BANDS = read();

    /** The band a confidence is in; null below the lowest, where nothing was checked. */
    public static Reliability of(double confidence) {
        return BANDS.stream().filter(band -> confidence >= band.from).findFirst().orElse(null);
    }

    /** Of a hundred such claims about so many are right, to the nearest five: more would be false precision. */
    public int about() {
        return (int) (5 * Math.round(20.0 * right / judged));
    }

    /** Of a hundred such claims at least so many are right, as far as so few tell (Wilson's interval, 95 %). */
    public int atLeast() {
        return (int) Math.round(100 * (centre() - margin()));
    }

    /** Of a hundred such claims at most so many are right. */
    public int atMost() {
        return (int) Math.round(100 * (centre() + margin()));
    }

    private double centre() {
        return (right + Z * Z / 2) / (judged + Z * Z);
    }

    private double margin() {
        double share = (double) right / judged;
        return Z / (judged + Z * Z) * Math.sqrt(judged * share * (1 - share) + Z * Z / 4);
    }

    /** The last part of the message that says it in words. */
    public String word() {
        int about = about();
        return about >= 85 ? "very" : about >= 70 ? "likely" : about >= 50 ? "rather" : "doubtful";
    }

    private static List<Reliability> read() {
        List<Reliability> bands = new ArrayList<>();
        double to = 1;
        try (InputStream in = Reliability.class.getResourceAsStream(FILE)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.startsWith("#") && !line.startsWith("from")) {
                    String[] values = line.split(",");
                    double from = Double.parseDouble(values[0]);
                    bands.add(new Reliability(from, to, Integer.parseInt(values[1]), Integer.parseInt(values[2]), values[3]));
                    to = from;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(bands);
    }
}
