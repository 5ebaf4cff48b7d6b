package riposte.article;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The language a text is written in, told from the text itself: by its function words where they leave no doubt, which
 * takes microseconds, else by a statistical model, which takes 30 MB of heap when it is first asked.
 */
final class Languages {

    /** What the code is where no language could be told. */
    static final String UNKNOWN = "und";

    private static final int SAMPLE = 1000;
    private static final int ENOUGH_WORDS = 12;
    private static final double ENOUGH_SHARE = 0.25;

    private static final List<String> CODES = new ArrayList<>();
    private static final Map<String, Integer> FUNCTION_WORDS = functionWords();

    private Languages() {}

    /** The models are large and many runs never need them. */
    private static final class Detector {
        static final LanguageDetector INSTANCE = LanguageDetectorBuilder.fromLanguages(
                        Language.ENGLISH,
                        Language.FRENCH,
                        Language.SPANISH,
                        Language.GERMAN,
                        Language.ITALIAN,
                        Language.PORTUGUESE,
                        Language.CATALAN,
                        Language.DUTCH,
                        Language.SWEDISH,
                        Language.DANISH,
                        Language.BOKMAL,
                        Language.POLISH,
                        Language.CZECH,
                        Language.SLOVAK,
                        Language.CROATIAN,
                        Language.ROMANIAN,
                        Language.HUNGARIAN,
                        Language.FINNISH,
                        Language.ESTONIAN,
                        Language.LATVIAN,
                        Language.LITHUANIAN,
                        Language.ALBANIAN,
                        Language.TURKISH,
                        Language.AZERBAIJANI,
                        Language.INDONESIAN,
                        Language.SWAHILI,
                        Language.VIETNAMESE,
                        Language.RUSSIAN,
                        Language.UKRAINIAN,
                        Language.BELARUSIAN,
                        Language.BULGARIAN,
                        Language.SERBIAN,
                        Language.KAZAKH,
                        Language.GREEK,
                        Language.ARMENIAN,
                        Language.GEORGIAN,
                        Language.ARABIC,
                        Language.PERSIAN,
                        Language.URDU,
                        Language.HEBREW,
                        Language.HINDI,
                        Language.BENGALI,
                        Language.THAI,
                        Language.CHINESE,
                        Language.JAPANESE,
                        Language.KOREAN)
                .withLowAccuracyMode()
                .build();
    }

    /** The two-letter ISO 639 code of a text's language, {@value #UNKNOWN} when it cannot be told. */
    static String detect(String text) {
        String sample = sample(text);
        String clear = byFunctionWords(sample);
        if (clear != null) {
            return clear;
        }
        Language language = Detector.INSTANCE.detectLanguageOf(sample);
        return switch (language) {
            case UNKNOWN -> UNKNOWN;
            case BOKMAL -> "no";
            default -> language.getIsoCode639_1().toString();
        };
    }

    /** A declared language such as {@code fr-CA} as its two-letter code, or null. */
    static String code(String declared) {
        if (declared == null || declared.isBlank()) {
            return null;
        }
        String code = Locale.forLanguageTag(declared.strip().replace('_', '-')).getLanguage();
        return code.length() == 2 || code.equals(UNKNOWN) ? code : null;
    }

    /** The beginning of a text, to the end of a word. */
    private static String sample(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = Math.min(text.length(), start + SAMPLE);
        while (end < text.length() && end > start + SAMPLE / 2 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** One of the languages read most when its function words leave no doubt, else null. */
    private static String byFunctionWords(String sample) {
        int[] hits = new int[CODES.size()];
        int words = 0;
        int start = -1;
        for (int i = 0; i <= sample.length(); i++) {
            boolean letter = i < sample.length() && Character.isLetter(sample.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words++;
                int languages = i - start > 7
                        ? 0
                        : FUNCTION_WORDS.getOrDefault(sample.substring(start, i).toLowerCase(Locale.ROOT), 0);
                for (int l = 0; languages != 0; l++, languages >>>= 1) {
                    hits[l] += languages & 1;
                }
                start = -1;
            }
        }
        int best = 0;
        for (int l = 1; l < hits.length; l++) {
            best = hits[l] > hits[best] ? l : best;
        }
        int second = 0;
        for (int l = 0; l < hits.length; l++) {
            second = l != best ? Math.max(second, hits[l]) : second;
        }
        boolean clear = words >= ENOUGH_WORDS
                && hits[best] > ENOUGH_SHARE * words
                && hits[best] * 2 > second * 3
                && hits[best] - second >= 4;
        return clear && best < 4 ? CODES.get(best) : null;
    }

    private static Map<String, Integer> functionWords() {
        Map<String, Integer> languages = new HashMap<>();
        try (InputStream in = Languages.class.getResourceAsStream("function-words.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int bit = 1 << CODES.size();
                CODES.add(line.substring(0, line.indexOf(':')).strip());
                for (String word : line.substring(line.indexOf(':') + 1).strip().split("\\s+")) {
                    languages.merge(word, bit, (a, b) -> a | b);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return languages;
    }
}
