package riposte.article;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Locale;

/** The language a text is written in, told from the text itself. */
final class Languages {

    /** What the code is where no language could be told. */
    static final String UNKNOWN = "und";

    private static final int SAMPLE = 1500;

    private Languages() {}

    /** The models are large and many runs never need them. */
    private static final class Detector {
        static final LanguageDetector INSTANCE = LanguageDetectorBuilder.fromLanguages(
                        Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.GERMAN, Language.ITALIAN,
                        Language.PORTUGUESE, Language.DUTCH, Language.SWEDISH, Language.DANISH, Language.BOKMAL,
                        Language.POLISH, Language.CZECH, Language.ROMANIAN, Language.HUNGARIAN, Language.FINNISH,
                        Language.TURKISH, Language.INDONESIAN, Language.VIETNAMESE, Language.RUSSIAN, Language.UKRAINIAN,
                        Language.GREEK, Language.ARABIC, Language.PERSIAN, Language.HEBREW, Language.HINDI,
                        Language.CHINESE, Language.JAPANESE, Language.KOREAN)
                .withLowAccuracyMode()
                .build();
    }

    /** The two-letter ISO 639 code of a text's language, {@value #UNKNOWN} when it cannot be told. */
    static String detect(String text) {
        String sample = text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
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
}
