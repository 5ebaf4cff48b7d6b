package riposte.article;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * The pages captured in a WARC file (ISO 28500), plain or gzip: its responses with status 200 whose content is HTML. Records
 * are read one at a time; a bad one stops nothing but itself, unless the file cannot be followed any further.
 */
final class ArchiveReader {

    private final ReadOptions options;

    ArchiveReader(ReadOptions options) {
        this.options = options;
    }

    /**
     * Reads an archive to its end.
     *
     * @param failures receives the place, a record's address or a byte position, and what is wrong there
     */
    void read(InputStream in, Consumer<Article> articles, BiConsumer<String, String> failures) {
        try (WarcReader archive = new WarcReader(leftOpen(in))) {
            while (true) {
                long position = archive.position();
                Optional<WarcRecord> record;
                try {
                    record = archive.next();
                } catch (IOException | RuntimeException e) {
                    failures.accept("byte " + position, broken(e));
                    return;
                }
                if (record.isEmpty()) {
                    return;
                }
                if (record.get() instanceof WarcResponse response) {
                    read(response, articles, failures);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            failures.accept(null, broken(e));
        }
    }

    private void read(WarcResponse response, Consumer<Article> articles, BiConsumer<String, String> failures) {
        Article article;
        try {
            article = article(response);
        } catch (UnreadableException e) {
            failures.accept(response.target(), e.getMessage());
            return;
        } catch (IOException | IllegalArgumentException e) {
            failures.accept(response.target(), "cannot be read from the archive (" + e.getMessage() + ")");
            return;
        }
        if (article != null) {
            articles.accept(article);
        }
    }

    /** The page of a response, or null when it is none. */
    private Article article(WarcResponse response) throws IOException, UnreadableException {
        String target = response.target();
        if (!target.regionMatches(true, 0, "http", 0, 4)) {
            return null;
        }
        HttpResponse http = response.http();
        MediaType type = http.contentType();
        String media = type.base().toString().toLowerCase(Locale.ROOT);
        if (http.status() != 200 || !media.equals("text/html") && !media.equals("application/xhtml+xml")) {
            return null;
        }
        byte[] bytes = Source.readAll(http.bodyDecoded().stream(), options.maxBytes());
        String html = TextDecoder.decode(bytes, type.parameters().get("charset"));
        return PageReader.read(id(response), html, target, options);
    }

    private static String id(WarcResponse response) {
        String id = response.id().toString();
        return id.startsWith("urn:uuid:") ? id.substring("urn:uuid:".length()) : id;
    }

    private static String broken(Exception e) {
        return e instanceof IOException io && !(e instanceof org.netpreserve.jwarc.ParsingException)
                ? Source.explain(io)
                : "is no readable WARC from here on (" + e.getMessage() + "); fetch or copy it again";
    }

    private static InputStream leftOpen(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                return in.read(b, off, len);
            }

            @Override
            public void close() {
                // the caller's to close
            }
        };
    }
}
