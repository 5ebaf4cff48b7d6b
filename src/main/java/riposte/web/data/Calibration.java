package riposte.web.data;

import java.util.ArrayList;
import java.util.List;
import riposte.review.Judgement;

/**
 * What the decisions of a store say of its confidences, in the bands of the table that comes with the program.
 *
 * <p>A band with fewer than {@value #LEAST_IN_BAND} claims is joined with the one below it: so no claim is taken for surer than those it was
 * counted with. Then bands are joined until shares do not fall as confidence rises (pool adjacent violators). Above the highest claim that
 * was decided about, and below the lowest band that has enough, the program's own table goes on.
 *
 * @param counted the claims decided about, by band, the highest first; bands may have none
 */
public record Calibration(List<Reliability> counted) {

    /** Fewer claims than this say too little. */
    public static final int LEAST = 50;

    /** Fewer claims than this make no band of their own. */
    static final int LEAST_IN_BAND = 10;

    /** The {@link Reliability#set()} of what was decided in a store. */
    public static final String SET = "store";

    public Calibration {
        counted = List.copyOf(counted);
    }

    /** Counts what people found about the claims of a store. */
    public static Calibration of(List<Judgement> judgements) {
        List<Reliability> counted = new ArrayList<>();
        for (Reliability band : ReliabilityTable.builtIn().bands()) {
            List<Judgement> inBand = judgements.stream()
                    .filter(judgement -> band.from() <= judgement.confidence())
                    .filter(judgement -> judgement.confidence() < band.to() || band.to() == 1)
                    .toList();
            int right = (int) inBand.stream().filter(Judgement::right).count();
            counted.add(new Reliability(band.from(), band.to(), right, inBand.size(), SET));
        }
        return new Calibration(counted);
    }

    /** How many claims are decided about. */
    public int judged() {
        return counted.stream().mapToInt(Reliability::judged).sum();
    }

    /** How many of these were right as they were read. */
    public int right() {
        return counted.stream().mapToInt(Reliability::right).sum();
    }

    /** The store's own table; only where there are {@link #LEAST} claims. */
    public ReliabilityTable table() {
        List<Reliability> own = pooled(joined());
        double from = own.get(own.size() - 1).from();
        double to = own.get(0).to();
        List<Reliability> builtIn = ReliabilityTable.builtIn().bands();
        List<Reliability> bands = new ArrayList<>();
        builtIn.stream().filter(band -> band.from() >= to).forEach(bands::add);
        bands.addAll(own);
        builtIn.stream().filter(band -> band.to() <= from).forEach(bands::add);
        return new ReliabilityTable(bands);
    }

    private List<Reliability> joined() {
        List<Reliability> joined = new ArrayList<>();
        Reliability open = null;
        for (Reliability band : counted) {
            if (joined.isEmpty() && open == null && band.judged() == 0) {
                continue;
            }
            open = open == null ? band : open.with(band);
            if (open.judged() >= LEAST_IN_BAND) {
                joined.add(open);
                open = null;
            }
        }
        return joined;
    }

    private static List<Reliability> pooled(List<Reliability> bands) {
        List<Reliability> pooled = new ArrayList<>();
        for (Reliability band : bands) {
            Reliability pool = band;
            while (!pooled.isEmpty() && pooled.get(pooled.size() - 1).share() < pool.share()) {
                pool = pooled.remove(pooled.size() - 1).with(pool);
            }
            pooled.add(pool);
        }
        return pooled;
    }
}
