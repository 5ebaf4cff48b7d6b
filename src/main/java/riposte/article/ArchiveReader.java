package riposte.article;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * The pages captured in a WARC file (ISO 28500), plain or gzip: its responses with status 200 whose content is HTML
 * or PDF.
 * Records are read one at a time; a bad one stops nothing but itself, unless the file cannot be followed any further.
 */
final class ArchiveReader {

    private static final String CUT = "ends inside a record; the file is cut short: fetch or copy it again";

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
        LastBytes bytes = new LastBytes(in);
        try (WarcReader archive = new WarcReader(bytes)) {
            for (boolean any = false; ; any = true) {
                long position = archive.position();
                Optional<WarcRecord> record;
                try {
                    record = archive.next();
                } catch (IOException | RuntimeException e) {
                    failures.accept("byte " + position, broken(e));
                    return;
                }
                if (record.isEmpty()) {
                    if (!any) {
                        failures.accept(null, "holds no WARC records; there is nothing to read");
                    } else if (archive.compression() == WarcCompression.NONE && !bytes.endInEmptyLine()) {
                        failures.accept("byte " + position, CUT);
                    }
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
        } catch (EOFException e) {
            failures.accept(response.target(), CUT);
            return;
        } catch (IOException | RuntimeException e) {
            // a response is looked into as it is asked for, and may break anywhere
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
        if (target == null) {
            throw new UnreadableException("is a response without its address (WARC-Target-URI); fetch or copy it again");
        }
        if (!target.regionMatches(true, 0, "http", 0, 4)) {
            return null;
        }
        HttpResponse http = response.http();
        MediaType type = http.contentType();
        String media = type.base().toString().toLowerCase(Locale.ROOT);
        Form form = Form.ofMediaType(media);
        if (http.status() != 200 || form != Form.PAGE && form != Form.PDF) {
            return null;
        }
        byte[] bytes = Source.readAll(http.bodyDecoded().stream(), form.maxBytes(options));
        response.body().consume();
        if (response.body().position() < response.body().size()) {
            throw new UnreadableException(CUT);
        }
        if (form == Form.PDF) {
            return PdfReader.read(id(response), bytes, target, options);
        }
        String html = TextDecoder.decode(bytes, type.parameters().get("charset"));
        return PageReader.read(id(response), html, target, options);
    }

    private static String id(WarcResponse response) {
        String id = response.id().toString();
        return id.startsWith("urn:uuid:") ? id.substring("urn:uuid:".length()) : id;
    }

    private static String broken(Exception e) {
        return e instanceof IOException io && !(e instanceof ParsingException)
                ? Source.explain(io)
                : "is no readable WARC from here on (" + e.getMessage() + "); fetch or copy it again";
    }

    /** Passes on a stream that is the caller's to close, and remembers its end. */
    private static final class LastBytes extends FilterInputStream {
        private int last;

        LastBytes(InputStream in) {
            super(in);
        }

        /** Whether the bytes so far end as each record does. */
        boolean endInEmptyLine() {
            return last == 0x0d0a0d0a || (last & 0xffff) == 0x0a0a;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            last = b < 0 ? last : last << 8 | b;
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = in.read(b, off, len);
            for (int i = Math.max(0, n - 4); i < n; i++) {
                last = last << 8 | b[off + i] & 0xff;
            }
            return n;
        }

        @Override
        public void close() {
            // the caller's to close
        }
    }
}
