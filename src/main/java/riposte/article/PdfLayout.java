package riposte.article;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.article.PdfWords.Word;

/**
 * Text in reading order from the words of a PDF and their places. A PDF says where letters stand and nothing else, so all of this
 * is judged by eye, as a reader of the sheet would:
 *
 * <ul>
 *   <li><b>Running heads</b>: a line among the first or last three of a page that, but for its numbers, is there on two of five
 *       pages at least is left out, and so is a page number on its own.
 *   <li><b>Columns</b>: where a run of lines shares a white gutter as wide as most of a letter's height, with at least three
 *       lines of prose on either side, what is left of it is read before what is right of it. Narrower sides are cells of a
 *       table or labels, which are read line by line.
 *   <li><b>Paragraphs</b> end at a wider distance, an indented line, another size or weight, a list's mark, and where the next
 *       word would have fitted on a line that ends a sentence. One that breaks off at the end of a column or page goes on in the
 *       next text of its size; notes and captions, in smaller letters, are put before or after it.
 *   <li><b>Hyphens</b> at a line's end go with it, unless the document has the word with its hyphen elsewhere, or its second half
 *       is one that compounds have ("state-sponsored").
 *   <li><b>Raised numbers</b> in smaller letters (references to notes) are left out.
 * </ul>
 *
 * <p>Its limits: columns narrower than that, text that runs around a picture, formulas, and scripts from right to left, which
 * come in the order of the sheet.
 */
final class PdfLayout {

    private static final int EDGE = 3;
    private static final double REPEATED = 0.4;
    private static final int MOST_BANDS = 300;
    private static final int DEEPEST = 6;
    private static final float GUTTER = 0.8f;
    private static final int PROSE_LINES = 3;
    private static final int PROSE_LENGTH = 15;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "\\W*(?:\\p{L}{1,6}\\.? )?#(?:\\W{1,3}#| ?(?:of|sur|von|de|di|из|/) ?#)?\\W*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern REFERENCE = Pattern.compile("[\\d,*†‡§]+");
    private static final Pattern MARK =
            Pattern.compile("^(?:[•‣▪◦●■–—*-]|\\(?\\d{1,3}[.)]|\\(?[a-zA-Z][.)])(?:\\s|$).*", Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。！？](?:[\"'”’»)\\]]|\\d{1,3}$)*$");
    private static final Pattern STOP = Pattern.compile("[.!?…:;。！？：；][\"'”’»)\\]]*$");
    private static final Pattern BROKEN = Pattern.compile("(?:^|.*[^\\p{L}\\d])(\\p{L}[\\p{L}'’-]*)[-\u2010\u00ad]$", Pattern.DOTALL);
    private static final Pattern REST = Pattern.compile("^(\\p{Ll}[\\p{L}]*).*", Pattern.DOTALL);
    private static final Set<String> SECOND_HALVES = Set.of(
            "affiliated", "aligned", "backed", "based", "born", "called", "controlled", "directed", "funded", "led", "level",
            "linked", "made", "nexus", "owned", "related", "run", "sanctioned", "speaking", "sponsored", "style", "supported",
            "wide", "elle", "elles", "il", "ils", "on", "ci", "là", "dire", "même", "mêmes", "parole", "président", "présidente",
            "ministre", "être");

    /**
     * What a document says.
     *
     * @param text paragraphs, each on one line
     * @param pages the offset at which each page begins
     * @param title the largest line of the first page, where one is larger than the text; else null
     */
    record Reading(String text, List<Integer> pages, String title) {}

    /** A line, with the edges of the block it stands in. */
    private record Line(
            String text, float left, float right, float baseline, float size, boolean bold, float firstWord, int page, Block block) {}

    /** Lines below each other. */
    private static final class Block {
        private final List<Line> lines = new ArrayList<>();
        private float left = Float.MAX_VALUE;
        private float right;
    }

    private static final class Paragraph {
        private final List<Line> lines = new ArrayList<>();

        Line first() {
            return lines.get(0);
        }

        Line last() {
            return lines.get(lines.size() - 1);
        }
    }

    private final Set<String> words = new HashSet<>();
    private final Map<Integer, Float> pitches = new HashMap<>();
    private float body = 10;

    private PdfLayout() {}

    static Reading read(List<List<Word>> pages) {
        return new PdfLayout().reading(pages);
    }

    private Reading reading(List<List<Word>> given) {
        List<List<Word>> pages = withoutRunningHeads(given);
        List<List<Block>> blocks = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            List<List<Word>> parts = new ArrayList<>();
            split(pages.get(page), parts, 0);
            List<Block> ofPage = new ArrayList<>();
            for (List<Word> part : parts) {
                ofPage.add(block(part, page));
            }
            blocks.add(ofPage);
        }
        measure(blocks);
        List<Paragraph> paragraphs = paragraphs(blocks);
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            if (text.length() > 0) {
                text.append('\n');
            }
            for (Line line : paragraph.lines) {
                join(text, line, line != paragraph.first(), starts);
            }
        }
        while (starts.size() < pages.size()) {
            starts.add(text.length());
        }
        return new Reading(text.toString(), starts, title(blocks));
    }

    // Running heads

    private static List<List<Word>> withoutRunningHeads(List<List<Word>> pages) {
        Map<String, Set<Integer>> seen = new HashMap<>();
        List<List<List<Word>>> edges = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            List<List<Word>> rows = rows(pages.get(page));
            List<List<Word>> edge = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (i < EDGE || i >= rows.size() - EDGE) {
                    edge.add(rows.get(i));
                    seen.computeIfAbsent(numberless(rows.get(i)), text -> new HashSet<>()).add(page);
                }
            }
            edges.add(edge);
        }
        double least = Math.max(2, Math.ceil(REPEATED * pages.size()));
        List<List<Word>> kept = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            Set<Word> heads = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            List<List<Word>> edge = edges.get(page);
            for (int i = 0; i < edge.size(); i++) {
                String text = numberless(edge.get(i));
                boolean outermost = i == 0 || i == edge.size() - 1;
                if (seen.get(text).size() >= least || outermost && PAGE_NUMBER.matcher(text).matches()) {
                    heads.addAll(edge.get(i));
                }
            }
            kept.add(pages.get(page).stream().filter(word -> !heads.contains(word)).toList());
        }
        return kept;
    }

    private static String numberless(List<Word> row) {
        StringBuilder text = new StringBuilder();
        row.forEach(word -> append(text, word));
        return NUMBER.matcher(text).replaceAll("#");
    }

    /** Words on one height, from left to right; rows from top to bottom. */
    private static List<List<Word>> rows(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(Word::baseline));
        List<List<Word>> rows = new ArrayList<>();
        List<Word> row = List.of();
        Word largest = null;
        for (Word word : sorted) {
            if (largest == null || word.baseline() - largest.baseline() > 0.45f * Math.max(word.size(), largest.size())) {
                row = new ArrayList<>();
                rows.add(row);
                largest = word;
            } else if (word.size() > largest.size()) {
                largest = word;
            }
            row.add(word);
        }
        rows.forEach(each -> each.sort(Comparator.comparingDouble(Word::left)));
        return rows;
    }

    // Columns

    private static void split(List<Word> words, List<List<Word>> parts, int depth) {
        if (words.isEmpty()) {
            return;
        }
        Zone zone = depth == DEEPEST ? null : widest(words);
        if (zone == null) {
            parts.add(words);
            return;
        }
        split(words.stream().filter(word -> word.baseline() < zone.top).toList(), parts, depth + 1);
        split(words.stream().filter(word -> zone.has(word) && word.left() < zone.gutter).toList(), parts, depth + 1);
        split(words.stream().filter(word -> zone.has(word) && word.left() >= zone.gutter).toList(), parts, depth + 1);
        split(words.stream().filter(word -> word.baseline() > zone.bottom).toList(), parts, depth + 1);
    }

    /** Where there are two columns: from the first baseline to the last, on both sides of the gutter. */
    private record Zone(float top, float bottom, float gutter, int size) {
        boolean has(Word word) {
            return word.baseline() >= top && word.baseline() <= bottom;
        }
    }

    private static Zone widest(List<Word> words) {
        List<List<Word>> bands = bands(words);
        if (bands.size() < PROSE_LINES || bands.size() > MOST_BANDS) {
            return null;
        }
        float origin = (float) words.stream().mapToDouble(Word::left).min().orElse(0);
        float size = median(words);
        Zone widest = null;
        for (int from = 0; from < bands.size(); from++) {
            BitSet covered = new BitSet();
            List<Word> run = new ArrayList<>();
            Zone zone = null;
            for (int to = from; to < bands.size(); to++) {
                for (Word word : bands.get(to)) {
                    covered.set(at(word.left(), origin), Math.max(at(word.left(), origin) + 1, at(word.right(), origin)));
                }
                run.addAll(bands.get(to));
                int gutter = gutter(covered, Math.max(4, Math.round(GUTTER * size)));
                if (gutter < 0 && (to > from || covered.nextClearBit(covered.nextSetBit(0)) < covered.length())) {
                    break;
                }
                if (gutter >= 0) {
                    zone = new Zone(bottom(bands.get(from), true), bottom(bands.get(to), false), origin + gutter, run.size());
                }
            }
            if (zone != null && (widest == null || zone.size > widest.size) && isProse(words, zone)) {
                widest = zone;
            }
        }
        return widest;
    }

    private static int at(float x, float origin) {
        return Math.max(0, Math.min(20_000, (int) (x - origin)));
    }

    /** The middle of the widest gap, or −1. */
    private static int gutter(BitSet covered, int least) {
        int middle = -1;
        int most = least - 1;
        for (int end = covered.nextSetBit(0); end >= 0; ) {
            int from = covered.nextClearBit(end);
            end = covered.nextSetBit(from);
            if (end >= 0 && end - from > most) {
                most = end - from;
                middle = (from + end) / 2;
            }
        }
        return middle;
    }

    private static float bottom(List<Word> band, boolean first) {
        var baselines = band.stream().mapToDouble(Word::baseline);
        return (float) (first ? baselines.min() : baselines.max()).orElse(0);
    }

    private static boolean isProse(List<Word> words, Zone zone) {
        for (boolean left : new boolean[] {true, false}) {
            List<Word> side = words.stream()
                    .filter(word -> zone.has(word) && word.left() < zone.gutter == left)
                    .toList();
            int lines = rows(side).size();
            int letters = side.stream().mapToInt(word -> word.text().length()).sum();
            if (lines < PROSE_LINES || letters < lines * PROSE_LENGTH) {
                return false;
            }
        }
        return true;
    }

    /** Words whose heights overlap, from top to bottom. */
    private static List<List<Word>> bands(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(word -> word.baseline() - 0.6f * word.size()));
        List<List<Word>> bands = new ArrayList<>();
        float bottom = Float.NEGATIVE_INFINITY;
        for (Word word : sorted) {
            if (word.baseline() - 0.6f * word.size() >= bottom) {
                bands.add(new ArrayList<>());
            }
            bottom = Math.max(bottom, word.baseline());
            bands.get(bands.size() - 1).add(word);
        }
        return bands;
    }

    private static float median(List<Word> words) {
        return words.stream().map(Word::size).sorted().toList().get(words.size() / 2);
    }

    // Lines

    private static Block block(List<Word> words, int page) {
        Block block = new Block();
        for (List<Word> row : rows(words)) {
            float size = (float) row.stream().mapToDouble(Word::size).max().orElse(1);
            float baseline = (float) row.stream()
                    .filter(word -> word.size() == size)
                    .mapToDouble(Word::baseline)
                    .max()
                    .orElse(0);
            List<Word> kept = new ArrayList<>();
            for (Word word : row) {
                boolean raised = word.size() < 0.85f * size && word.baseline() < baseline - 0.15f * size;
                if (!raised || kept.isEmpty() || !REFERENCE.matcher(word.text()).matches()) {
                    kept.add(word);
                }
            }
            StringBuilder text = new StringBuilder();
            kept.forEach(word -> append(text, word));
            float right = (float) kept.stream().mapToDouble(Word::right).max().orElse(0);
            Word first = kept.get(0);
            boolean bold = kept.stream().allMatch(Word::bold);
            block.left = Math.min(block.left, first.left());
            block.right = Math.max(block.right, right);
            block.lines.add(new Line(
                    text.toString(), first.left(), right, baseline, size, bold, first.right() - first.left(), page, block));
        }
        return block;
    }

    private static void append(StringBuilder text, Word word) {
        if (text.length() > 0 && !word.glued() && !ideographs(text, word.text())) {
            text.append(' ');
        }
        text.append(word.text());
    }

    /** Whether two texts meet between letters that are written without spaces. */
    private static boolean ideographs(CharSequence before, String after) {
        return isIdeograph(Character.codePointBefore(before, before.length())) && isIdeograph(after.codePointAt(0));
    }

    private static boolean isIdeograph(int c) {
        return Character.isIdeographic(c)
                || c >= 0x3000 && c < 0x3100
                || c >= 0xff00 && c < 0xff66
                || c == '“' || c == '”';
    }

    private void measure(List<List<Block>> pages) {
        Map<Float, Integer> letters = new TreeMap<>();
        Map<Integer, Map<Float, Integer>> distances = new HashMap<>();
        for (List<Block> page : pages) {
            for (Block block : page) {
                Line before = null;
                for (Line line : block.lines) {
                    letters.merge(rounded(line.size), line.text.length(), Integer::sum);
                    for (String word : line.text.split("[^\\p{L}\\d'’-]+")) {
                        words.add(word.toLowerCase(java.util.Locale.ROOT));
                    }
                    if (before != null && sameSize(before, line)) {
                        distances.computeIfAbsent(Math.round(line.size), size -> new TreeMap<>())
                                .merge(rounded(line.baseline - before.baseline), 1, Integer::sum);
                    }
                    before = line;
                }
            }
        }
        body = most(letters, 10f);
        distances.forEach((size, counts) -> pitches.put(size, most(counts, 1.2f * size)));
    }

    private static float rounded(float points) {
        return Math.round(2 * points) / 2f;
    }

    private static float most(Map<Float, Integer> counts, float otherwise) {
        return counts.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    private static boolean sameSize(Line one, Line other) {
        return Math.abs(one.size - other.size) < 0.08f * Math.max(one.size, other.size);
    }

    private boolean isSmall(Line line) {
        return line.size < 0.93f * body;
    }

    // Paragraphs

    private List<Paragraph> paragraphs(List<List<Block>> pages) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (List<Block> page : pages) {
            for (Block block : page) {
                boolean begun = false;
                List<Paragraph> own = own(block);
                for (Paragraph paragraph : own) {
                    boolean text = !isSmall(paragraph.first());
                    if (!text || begun || !continued(paragraphs, paragraph)) {
                        paragraphs.add(paragraph);
                    }
                    begun |= text;
                }
            }
        }
        return paragraphs;
    }

    private List<Paragraph> own(Block block) {
        List<Paragraph> paragraphs = new ArrayList<>();
        Line before = null;
        for (Line line : block.lines) {
            Paragraph current = paragraphs.isEmpty() ? null : paragraphs.get(paragraphs.size() - 1);
            if (current == null || ends(current, before, line)) {
                current = new Paragraph();
                paragraphs.add(current);
            }
            current.lines.add(line);
            before = line;
        }
        return paragraphs;
    }

    private boolean ends(Paragraph paragraph, Line before, Line line) {
        float size = Math.max(before.size, line.size);
        if (!sameSize(before, line) || before.bold != line.bold) {
            return true;
        }
        if (line.baseline - before.baseline > 1.25f * pitches.getOrDefault(Math.round(line.size), 1.2f * size)) {
            return true;
        }
        boolean stop = STOP.matcher(before.text).find();
        if (stop && MARK.matcher(line.text).matches()) {
            return true;
        }
        if (!isFull(before, line)) {
            return stop || before.right < before.block.left + 0.5f * (before.block.right - before.block.left);
        }
        boolean indented = line.left > before.left + 0.8f * size;
        boolean outdented = line.left < before.left - 0.8f * size && before != paragraph.first();
        return stop && (indented || outdented);
    }

    /** Whether a line had no room for the first word of the next. */
    private static boolean isFull(Line line, Line next) {
        return line.right + 0.25f * line.size + next.firstWord > line.block.right - 0.3f * line.size;
    }

    /** Puts a paragraph where the last one of the text breaks off, if it does. */
    private boolean continued(List<Paragraph> paragraphs, Paragraph next) {
        int at = paragraphs.size() - 1;
        while (at >= 0 && isSmall(paragraphs.get(at).first())) {
            at--;
        }
        if (at < 0) {
            return false;
        }
        Paragraph open = paragraphs.get(at);
        Line last = open.last();
        Line first = next.first();
        boolean hyphen = BROKEN.matcher(last.text).matches();
        boolean lower = Character.isLowerCase(first.text.codePointAt(0));
        if (!sameSize(last, first)
                || last.bold != first.bold
                || SENTENCE_END.matcher(last.text).find()
                || !hyphen && !lower && !isFull(last, first)
                || MARK.matcher(first.text).matches()) {
            return false;
        }
        List<Paragraph> between = new ArrayList<>(paragraphs.subList(at + 1, paragraphs.size()));
        paragraphs.subList(at, paragraphs.size()).clear();
        between.stream().filter(note -> note.first().page <= last.page).forEach(paragraphs::add);
        paragraphs.add(open);
        between.stream().filter(note -> note.first().page > last.page).forEach(paragraphs::add);
        open.lines.addAll(next.lines);
        return true;
    }

    private void join(StringBuilder text, Line line, boolean goesOn, List<Integer> starts) {
        if (goesOn) {
            Matcher broken = BROKEN.matcher(text.substring(Math.max(0, text.length() - 60)));
            Matcher rest = REST.matcher(line.text);
            char last = text.charAt(text.length() - 1);
            if (last == '\u00ad' || broken.matches() && rest.matches() && isOneWord(broken.group(1), rest.group(1))) {
                text.setLength(text.length() - 1);
            } else if (!broken.reset().matches() && !ideographs(text, line.text)) {
                text.append(' ');
            }
        }
        while (starts.size() <= line.page) {
            starts.add(text.length());
        }
        text.append(line.text);
    }

    private boolean isOneWord(String before, String after) {
        String one = before.toLowerCase(java.util.Locale.ROOT);
        if (words.contains(one + after)) {
            return true;
        }
        return !words.contains(one + "-" + after) && !SECOND_HALVES.contains(after);
    }

    // Title

    private String title(List<List<Block>> pages) {
        if (pages.isEmpty()) {
            return null;
        }
        List<Line> lines = pages.get(0).stream().flatMap(block -> block.lines.stream()).toList();
        float largest = (float) lines.stream()
                .filter(line -> line.text.length() > 3)
                .mapToDouble(Line::size)
                .max()
                .orElse(0);
        if (largest < 1.1f * body) {
            return null;
        }
        StringBuilder title = new StringBuilder();
        List<Integer> unused = new ArrayList<>();
        for (Line line : lines) {
            if (line.size > 0.97f * largest) {
                join(title, line, title.length() > 0, unused);
            } else if (title.length() > 0) {
                break;
            }
        }
        return title.length() > 300 ? null : title.toString();
    }
}
