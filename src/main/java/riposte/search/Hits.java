package riposte.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** What a query finds, each thing once, by a number of it in the index: many graphs may say the same. */
final class Hits extends SimpleCollector {

    /** Texts that are looked at; who asks for more words gets other ones. */
    static final int MOST = 2_000_000;

    /** A thing found. */
    record Hit(int document, float score) {}

    private final String key;
    private final boolean scored;
    private long[] keys = new long[256];
    private int[] documents = new int[256];
    private float[] scores = new float[256];
    private int size;
    private NumericDocValues values;
    private int base;
    private Scorable scorer;

    /**
     * @param key the field of the number
     * @param scored whether they are to be ordered
     */
    Hits(String key, boolean scored) {
        this.key = key;
        this.scored = scored;
    }

    @Override
    public ScoreMode scoreMode() {
        return scored ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        values = DocValues.getNumeric(context.reader(), key);
        base = context.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {
        this.scorer = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
        if (size == MOST || !values.advanceExact(document)) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            documents = Arrays.copyOf(documents, scored ? 2 * size : 0);
            scores = Arrays.copyOf(scores, scored ? 2 * size : 0);
        }
        keys[size] = values.longValue();
        if (scored) {
            documents[size] = base + document;
            scores[size] = scorer.score();
        }
        size++;
    }

    /** The numbers of all that was found, in no order, some maybe twice. */
    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** What was found, best first; of like ones in the order of their texts in the index. */
    List<Hit> best(int most) {
        // Few things are found by several texts, so that a few more texts than things are enough, or else all.
        for (int texts = 4 * most + 64; ; texts *= 8) {
            List<Hit> hits = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            for (int place : bestTexts(texts)) {
                if (hits.size() < most && seen.add(keys[place])) {
                    hits.add(new Hit(documents[place], scores[place]));
                }
            }
            if (hits.size() >= most || texts >= size) {
                return hits;
            }
        }
    }

    private List<Integer> bestTexts(int most) {
        Comparator<Integer> better = Comparator.comparing((Integer place) -> scores[place]).reversed().thenComparing(place -> documents[place]);
        PriorityQueue<Integer> best = new PriorityQueue<>(better.reversed());
        for (int i = 0; i < size; i++) {
            if (best.size() < most) {
                best.add(i);
            } else if (scores[i] > scores[best.peek()]) {
                best.poll();
                best.add(i);
            }
        }
        List<Integer> places = new ArrayList<>(best);
        places.sort(better);
        return places;
    }
}
