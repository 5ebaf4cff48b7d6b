package riposte.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import riposte.claim.ClaimType;
import riposte.text.Pieces;
import riposte.text.TextSpan;

/**
 * Reads which claims sentences make: a small multilingual encoder, trained by {@code training/}, run twice. The first pass finds the
 * cues of claims in each window of sentences; the second marks one cue and finds the words for speaker and target around it, the cues
 * of the claims it rejects or answers, whether it makes a claim at all and whether that is hedged.
 *
 * <p>A pure function of the text; scores are rounded to thousandths, so that the last digits of the arithmetic do not matter.
 * Safe for use by several threads.
 */
public final class Reader {

    /** The types in the order of the network's outputs. */
    static final List<ClaimType> TYPES = List.of(
            ClaimType.ACCUSATION,
            ClaimType.DENIAL,
            ClaimType.RESPONSIBILITY_CLAIM,
            ClaimType.CONDEMNATION,
            ClaimType.DEMAND,
            ClaimType.SANCTION,
            ClaimType.INDICTMENT);

    private static final String VOCABULARY = "/riposte/reader/vocabulary.txt";
    private static final String SCREEN = "/riposte/reader/screen.bin";
    /** Score from which on a piece counts as part of a cue in the first pass. */
    private static final double CUE = 0.2;
    /** A cue may have so many pieces below that score between others. */
    private static final int GAP = 1;

    /** Windows with places for claims, and then cues, that one text may have: each costs a run of the network. */
    static final int MOST = 500;

    /** No word is longer; what goes on is no word. */
    private static final int LONGEST_WORD = 100;

    private static final double LINK = 0.5;
    private static final double HEDGED = 0.5;

    private final Pieces pieces;
    private final SentenceScreen screen;
    private final Network network;

    private Reader(Pieces pieces, SentenceScreen screen, Network network) {
        this.pieces = pieces;
        this.screen = screen;
        this.network = network;
    }

    /** Loading begins when this is first touched. */
    private static final class Standard {
        private static final CompletableFuture<Reader> READER = CompletableFuture.supplyAsync(Reader::load, load -> {
            Thread thread = new Thread(load, "riposte-reader");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Begins to load the reader that comes with Riposte, beside what the caller does next. */
    public static void prepare() {
        Standard.READER.isDone();
    }

    /**
     * The reader that comes with Riposte; loaded once per process.
     *
     * @throws ReaderException when its model cannot be loaded here
     */
    public static Reader standard() {
        try {
            return Standard.READER.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ReaderException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Reader load() {
        try {
            return new Reader(Pieces.read(resource(VOCABULARY)), SentenceScreen.read(resource(SCREEN)), Network.load());
        } catch (IOException e) {
            throw new ReaderException("the reader cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String path) throws IOException {
        InputStream in = Reader.class.getResourceAsStream(path);
        if (in == null) {
            throw new IOException(path + " is not on the class path");
        }
        return in;
    }

    /** The tokenizer the network was trained with. */
    public Pieces pieces() {
        return pieces;
    }

    /**
     * The claims that sentences of a text make, in the order of the text.
     *
     * @param title of the text, which tells what it is about; may be empty
     * @param sentences all of the text, in order
     * @param names in the text that are known, in order, none overlapping another
     * @throws ReaderException when more than {@value #MOST} windows of the text may hold claims, or more cues were found in them
     */
    public List<ReadClaim> read(String title, String text, List<TextSpan> sentences, List<KnownName> names) {
        PieceText cut = new PieceText(title, text, sentences, names, pieces);
        boolean[] wanted = cut.wanted(screen);
        List<Windows.Range> cores = Windows.cores(cut.lengths(), wanted);
        bound(cores.size(), "stretches that may hold claims");
        List<Cue> found = new ArrayList<>();
        for (Windows.Range core : cores) {
            PieceText.Window window = cut.window(core);
            float[][] cues = network.run(window.numbers(), window.kinds(), new long[window.size()]).cues();
            for (int s = core.first(); s <= core.last(); s++) {
                if (!wanted[s]) {
                    continue;
                }
                int from = window.place(s);
                double[] scores = new double[cut.lengths()[s]];
                for (int type = 0; type < TYPES.size(); type++) {
                    for (int i = 0; i < scores.length; i++) {
                        scores[i] = Scores.sigmoid(cues[from + i][type]);
                    }
                    for (Scores.Run run : Scores.runs(scores, CUE, GAP)) {
                        TextSpan cue = window.words(from + run.first(), from + run.after());
                        if (cue != null && cue.length() > 0) {
                            found.add(new Cue(s, whole(text, cue), type, run.highest()));
                        }
                    }
                }
            }
        }
        bound(found.size(), "words that may make claims");
        return found.stream().map(cue -> claim(text, cut, cue)).toList();
    }

    /** What the first pass finds: words of a sentence that may make a claim of a type. */
    private record Cue(int sentence, TextSpan words, int type, double score) {}

    private static void bound(int count, String what) {
        if (count > MOST) {
            throw new ReaderException("has " + count + " " + what + ", more than an article has (" + MOST + "); split it", null);
        }
    }

    /** The second pass over one cue. */
    private ReadClaim claim(String text, PieceText cut, Cue cue) {
        int sentence = cue.sentence();
        Windows.Range own = new Windows.Range(sentence, sentence);
        PieceText.Window window = cut.window(Windows.around(cut.lengths(), own));
        long[] marks = window.marks(cue.words(), 1 + cue.type());
        Network.Logits logits = network.run(window.numbers(), window.kinds(), marks);
        double[] linked = new double[marks.length];
        for (int i = 0; i < linked.length; i++) {
            linked[i] = Scores.sigmoid(logits.roles()[i][6]);
        }
        List<TextSpan> links = new ArrayList<>();
        for (Scores.Run run : Scores.runs(linked, LINK, GAP)) {
            TextSpan words = window.words(run.first(), run.after());
            if (words != null) {
                links.add(words);
            }
        }
        return new ReadClaim(
                TYPES.get(cue.type()),
                sentence,
                cue.words(),
                parties(text, window, logits.roles(), 0),
                parties(text, window, logits.roles(), 3),
                Scores.sigmoid(logits.whole()[1]) >= HEDGED,
                links,
                Scores.rounded(cue.score()),
                Scores.rounded(Scores.sigmoid(logits.whole()[0])),
                Scores.rounded(Scores.nobody(logits.roles(), 0)),
                Scores.rounded(Scores.nobody(logits.roles(), 3)));
    }

    /** A stretch made whole: words that it cuts are taken in; in Chinese every character is one. */
    private static TextSpan whole(String text, TextSpan span) {
        int start = span.start();
        int end = span.end();
        while (start > 0 && span.start() - start < LONGEST_WORD && inWord(text, start - 1) && inWord(text, start)) {
            start--;
        }
        while (end < text.length() && end - span.end() < LONGEST_WORD && inWord(text, end) && inWord(text, end - 1)) {
            end++;
        }
        // "-parole" of "porte-parole"
        if (start < end && text.charAt(start) == '-') {
            while (start > 0 && span.start() - start < LONGEST_WORD && inWord(text, start - 1)) {
                start--;
            }
        }
        return new TextSpan(start, end);
    }

    /** Whether nothing but a mark inside a name stands between two stretches: "St." and "Galler", "Jean" and "-Luc". */
    private static boolean joined(String text, int end, int start) {
        return start >= end && start - end <= 2 && text.substring(end, start).matches("[-.'’&]? ?") && !text.substring(end, start).equals(" ");
    }

    private static boolean inWord(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    private static List<Party> parties(String text, PieceText.Window window, float[][] roles, int column) {
        List<Party> parties = new ArrayList<>();
        for (Scores.Run run : Scores.tagged(roles, column)) {
            TextSpan words = window.words(run.first(), run.after());
            if (words != null && words.length() > 0) {
                TextSpan whole = whole(text, words);
                Party before = parties.isEmpty() ? null : parties.get(parties.size() - 1);
                if (before != null && (before.span().overlaps(whole) || joined(text, before.span().end(), whole.start()))) {
                    whole = new TextSpan(before.span().start(), Math.max(before.span().end(), whole.end()));
                    parties.set(parties.size() - 1, new Party(whole, Math.max(before.score(), Scores.rounded(run.highest()))));
                } else {
                    parties.add(new Party(whole, Scores.rounded(run.highest())));
                }
            }
        }
        return parties;
    }
}
