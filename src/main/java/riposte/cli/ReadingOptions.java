package riposte.cli;

import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import riposte.article.ReadOptions;

/** What to read, and what is known about it beforehand. */
final class ReadingOptions {

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "file (.html, .txt, .pdf, .jsonl, each also .gz), folder, http or https address, or - for standard "
                    + "input")
    List<String> inputs;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            converter = Language.class,
            description = "language of the articles, such as en or fr; otherwise what they say or what is detected")
    private String lang;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            converter = Date.class,
            description = "publication date of the articles: 2021-07-20, 2021-07 or 2021-07-20T10:21:00Z")
    private TemporalAccessor published;

    @Option(names = "--url", paramLabel = "IRI", description = "address of the article; for a single input")
    private String url;

    @Option(
            names = "--allow-private-addresses",
            description = "also fetch from this machine and the local network, which is refused otherwise")
    private boolean allowPrivateAddresses;

    ReadOptions readOptions() {
        return ReadOptions.defaults()
                .withLang(lang)
                .withPublished(published)
                .withUrl(url)
                .withAllowPrivateAddresses(allowPrivateAddresses);
    }

    /** A two-letter ISO 639 code. */
    static final class Language implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return given(() -> ReadOptions.language(value));
        }
    }

    /** A date or time of ISO 8601, as {@link riposte.article.Article#published()} wants it. */
    static final class Date implements ITypeConverter<TemporalAccessor> {
        @Override
        public TemporalAccessor convert(String value) {
            return given(() -> ReadOptions.date(value));
        }
    }

    private static <T> T given(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
