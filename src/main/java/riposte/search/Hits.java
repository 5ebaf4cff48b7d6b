package riposte.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** What a query finds, each thing once, by a number of it in the index: many graphs may say the same. */
final class Hits extends SimpleCollector {

    /** Texts that are looked at; who asks for more words gets other ones. */
    static final int MOST = 2_000_000;

    /** A thing found. */
    record Hit(int document, float score) {}

    private final String key;
    private long[] keys = new long[256];
    private int size;
    private NumericDocValues values;

    /** @param key the field of the number */
    Hits(String key) {
        this.key = key;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        values = DocValues.getNumeric(context.reader(), key);
    }

    @Override
    public void collect(int document) throws IOException {
        if (size == MOST || !values.advanceExact(document)) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = values.longValue();
    }

    /** The numbers of all that was found, in no order, some maybe twice. */
    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** What a query finds, best first; of like ones in the order of their texts in the index. */
    static List<Hit> best(IndexSearcher searcher, Query query, String key, int most) throws IOException {
        // Few things are found by several texts, so that a few more texts than things are enough, or else very many.
        for (int texts = Math.min(MOST, 2 * most + 64); ; texts = Math.min(MOST, 8 * texts)) {
            ScoreDoc[] found = searcher.search(query, texts).scoreDocs;
            Map<Integer, Long> keys = keys(searcher, found, key);
            List<Hit> hits = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            for (ScoreDoc text : found) {
                if (hits.size() < most && seen.add(keys.get(text.doc))) {
                    hits.add(new Hit(text.doc, text.score));
                }
            }
            if (hits.size() >= most || found.length < texts || texts == MOST) {
                return hits;
            }
        }
    }

    private static Map<Integer, Long> keys(IndexSearcher searcher, ScoreDoc[] found, String key) throws IOException {
        Map<Integer, Long> keys = new HashMap<>();
        NumericDocValues values = MultiDocValues.getNumericValues(searcher.getIndexReader(), key);
        for (int document : Arrays.stream(found).mapToInt(text -> text.doc).sorted().toArray()) {
            // Each has one.
            keys.put(document, values != null && values.advanceExact(document) ? values.longValue() : document);
        }
        return keys;
    }
}
