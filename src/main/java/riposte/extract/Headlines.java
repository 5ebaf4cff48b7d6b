package riposte.extract;

import java.util.List;
import riposte.text.Sentence;

/**
 * Lines that are headlines rather than text: a title before the article, headlines of other articles after it. They
 * are one sentence in their paragraph and end without a full stop; a line that ends in a quotation mark or a colon
 * belongs to the text.
 */
final class Headlines {

    private static final int LONGEST = 220;

    private final boolean[] headline;

    Headlines(List<Sentence> sentences, String text) {
        headline = new boolean[sentences.size()];
        for (int i = 0; i < headline.length; i++) {
            Sentence sentence = sentences.get(i);
            boolean alone = (i == 0 || sentences.get(i - 1).paragraph() != sentence.paragraph())
                    && (i + 1 == headline.length || sentences.get(i + 1).paragraph() != sentence.paragraph());
            String line = sentence.text();
            char last = line.charAt(line.length() - 1);
            boolean listItem = line.startsWith("*") || line.startsWith(">") || line.startsWith("-");
            headline[i] = alone && headline.length > 1 && line.length() < LONGEST && !listItem
                    && ".!?…:;»”\"’)".indexOf(last) < 0;
        }
    }

    boolean contains(int index) {
        return headline[index];
    }
}
