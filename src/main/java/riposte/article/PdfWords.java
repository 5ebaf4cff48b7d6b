package riposte.article;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The words of a PDF and where they stand, page by page, in the order in which the file draws them. A word ends at a drawn space
 * and at a gap as wide as half a space; ligatures are unfolded. What stands across the direction of most of a page (stamps at
 * the margin, watermarks) is left out.
 */
final class PdfWords extends PDFTextStripper {

    /**
     * A word in points of the page, y from its top.
     *
     * @param glued whether it follows the word before it without a space, as a raised letter does
     */
    record Word(String text, float left, float right, float baseline, float size, boolean bold, boolean glued) {}

    /** More operators than a thousand pages of text and tables have. */
    private static final long MAX_OPERATORS = 20_000_000;

    private static final int MAX_GLYPHS = 5_000_000;
    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|cmbx|semib|demi|[-,]bd", Pattern.CASE_INSENSITIVE);

    private final List<List<Word>> pages = new ArrayList<>();
    private long operators;
    private int glyphs;

    private PdfWords() {
        setSortByPosition(false);
        setShouldSeparateByBeads(false);
    }

    /** One list of words for each page, empty for one without text. */
    static List<List<Word>> read(PDDocument document) throws IOException {
        PdfWords words = new PdfWords();
        int count = document.getNumberOfPages();
        words.writeText(document, Writer.nullWriter());
        while (words.pages.size() < count) {
            words.pages.add(List.of());
        }
        return words.pages;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MAX_OPERATORS) {
            throw new BoundedPdf.TooLargeException("draws more than " + MAX_OPERATORS + " things");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        if (++glyphs > MAX_GLYPHS) {
            throw new BoundedPdf.TooLargeException("has more than " + MAX_GLYPHS + " letters");
        }
        if (glyph.getUnicode() != null && !glyph.getUnicode().isEmpty()) {
            super.processTextPosition(glyph);
        }
    }

    @Override
    protected void writePage() {
        while (pages.size() < getCurrentPageNo() - 1) {
            pages.add(List.of());
        }
        List<TextPosition> glyphs = charactersByArticle.stream().flatMap(List::stream).toList();
        Map<Float, Integer> directions = new HashMap<>();
        glyphs.forEach(glyph -> directions.merge(glyph.getDir(), 1, Integer::sum));
        float direction = directions.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0f);
        List<Word> words = new ArrayList<>();
        Builder word = null;
        for (TextPosition glyph : glyphs) {
            if (glyph.getDir() != direction || !Float.isFinite(glyph.getXDirAdj()) || !Float.isFinite(glyph.getYDirAdj())) {
                continue;
            }
            if (glyph.getUnicode().isBlank()) {
                word = finish(word, words);
                continue;
            }
            if (word != null && !word.reaches(glyph)) {
                boolean glued = word.touches(glyph);
                finish(word, words);
                word = new Builder(glyph, glued);
            } else if (word == null) {
                word = new Builder(glyph, false);
            } else {
                word.add(glyph);
            }
        }
        finish(word, words);
        pages.add(words);
    }

    private static Builder finish(Builder word, List<Word> words) {
        if (word != null) {
            String text = unfolded(word.text.toString());
            if (!text.isBlank()) {
                words.add(new Word(text, word.left, word.right, word.baseline, word.size, word.bold, word.glued));
            }
        }
        return null;
    }

    /** Without ligatures, which no name in the catalogue has, and without marks of where a word may be broken. */
    private static String unfolded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\ufb00' && c <= '\ufb06') {
                out.append(java.text.Normalizer.normalize(String.valueOf(c), java.text.Normalizer.Form.NFKC));
            } else if (c != '\u00ad' || i == text.length() - 1) {
                out.append(c < 0x20 || c == 0x7f ? '\ufffd' : c);
            }
        }
        return java.text.Normalizer.normalize(out, java.text.Normalizer.Form.NFC);
    }

    /** A word as its glyphs come. */
    private static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final float left;
        private final float baseline;
        private final float size;
        private final boolean bold;
        private final boolean glued;
        private float right;

        Builder(TextPosition glyph, boolean glued) {
            this.left = glyph.getXDirAdj();
            this.baseline = glyph.getYDirAdj();
            this.size = size(glyph);
            this.bold = glyph.getFont() != null
                    && glyph.getFont().getName() != null
                    && BOLD.matcher(glyph.getFont().getName()).find();
            this.glued = glued;
            this.right = left;
            add(glyph);
        }

        void add(TextPosition glyph) {
            text.append(glyph.getUnicode());
            right = Math.max(right, glyph.getXDirAdj() + glyph.getWidthDirAdj());
        }

        boolean reaches(TextPosition glyph) {
            return Math.abs(glyph.getYDirAdj() - baseline) < 0.1f * size
                    && Math.abs(size(glyph) - size) < 0.1f * size
                    && next(glyph);
        }

        boolean touches(TextPosition glyph) {
            return Math.abs(glyph.getYDirAdj() - baseline) < 0.7f * size && next(glyph);
        }

        private boolean next(TextPosition glyph) {
            float gap = glyph.getXDirAdj() - right;
            float space = glyph.getWidthOfSpace();
            float most = space > 0 && Float.isFinite(space) ? Math.min(0.5f * space, 0.25f * size) : 0.15f * size;
            return gap < most && gap > -size;
        }

        private static float size(TextPosition glyph) {
            float size = Math.abs(glyph.getYScale());
            return size > 0 && Float.isFinite(size) ? size : 1;
        }
    }
}
