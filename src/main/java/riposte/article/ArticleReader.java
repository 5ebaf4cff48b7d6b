package riposte.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads articles from whatever the user names: {@code .html}, {@code .htm} and {@code .txt} files, {@code .jsonl}
 * corpora, each plain or gzip, folders of them, {@code http} and {@code https} addresses, and {@code -} for standard
 * input.
 *
 * <pre>{@code
 * new ArticleReader(ReadOptions.defaults()).read(List.of("articles/"), articles::add, failures::add);
 * }</pre>
 *
 * <p>Articles are handed over one at a time in the order of the inputs (folders in the order of their names) and never
 * collected, so a corpus may be larger than memory; a consumer that takes its time slows the reading down. Whatever
 * cannot be read becomes an {@link InputFailure}, and the rest is read all the same. An exception that a consumer throws
 * ends the reading and comes out unchanged.
 *
 * <p>A reader may be used again and by several threads at once, except for standard input.
 */
public final class ArticleReader {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final Pattern PAGE_START = Pattern.compile(
            "^\\s*(?:<\\?xml|<!--|<!doctype|</?[a-z])|<(?:html|head|body|article|div|p)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final int SNIFF = 2048;

    private final ReadOptions options;
    private final InputStream standardInput;

    /** A reader that takes {@code -} to be {@link System#in}. */
    public ArticleReader(ReadOptions options) {
        this(options, System.in);
    }

    /** A reader that takes {@code -} to be the given stream. */
    public ArticleReader(ReadOptions options, InputStream standardInput) {
        this.options = Objects.requireNonNull(options);
        this.standardInput = Objects.requireNonNull(standardInput);
    }

    /** Reads every input to its end. */
    public void read(List<String> inputs, Consumer<Article> articles, Consumer<InputFailure> failures) {
        Run run = new Run(articles, failures);
        try {
            for (String input : inputs) {
                run.read(input);
            }
        } finally {
            run.close();
        }
    }

    /** Reads one stream as {@code read} reads a file of that name; the stream is left open. */
    public void read(
            InputStream in, String name, Consumer<Article> articles, Consumer<InputFailure> failures) {
        new Run(articles, failures).stream(in, name, Form.ofName(name));
    }

    /** What an input holds. */
    private enum Form {
        PAGE,
        TEXT,
        CORPUS,
        BY_CONTENT;

        static Form ofName(String name) {
            String n = withoutGzip(name.toLowerCase(Locale.ROOT));
            if (n.endsWith(".html") || n.endsWith(".htm") || n.endsWith(".xhtml")) {
                return PAGE;
            }
            if (n.endsWith(".txt")) {
                return TEXT;
            }
            return n.endsWith(".jsonl") || n.endsWith(".ndjson") ? CORPUS : BY_CONTENT;
        }
    }

    private static String withoutGzip(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /** One call of {@code read}. */
    private final class Run {

        private final Consumer<Article> articles;
        private final Consumer<InputFailure> failures;
        private PageFetcher fetcher;

        Run(Consumer<Article> articles, Consumer<InputFailure> failures) {
            this.articles = Objects.requireNonNull(articles);
            this.failures = Objects.requireNonNull(failures);
        }

        void read(String input) {
            if (input.equals("-")) {
                stream(standardInput, "stdin", Form.BY_CONTENT);
            } else if (input.regionMatches(true, 0, "http://", 0, 7) || input.regionMatches(true, 0, "https://", 0, 8)) {
                address(input);
            } else if (SCHEME.matcher(input).matches() && !exists(input)) {
                String scheme = input.substring(0, input.indexOf(':')).toLowerCase(Locale.ROOT);
                fail(input, scheme + ": addresses are refused; give a file by its path, or an http or https address");
            } else if (input.isBlank()) {
                fail(input, "is an empty name; give a file, a folder, an address, or - for standard input");
            } else {
                path(input);
            }
        }

        private boolean exists(String input) {
            try {
                return Files.exists(Path.of(input));
            } catch (InvalidPathException e) {
                return false;
            }
        }

        private void path(String input) {
            Path path;
            try {
                path = Path.of(input);
            } catch (InvalidPathException e) {
                fail(input, "is no valid file name (" + e.getReason() + ")");
                return;
            }
            if (Files.isDirectory(path)) {
                folder(path);
            } else {
                file(path);
            }
        }

        private void folder(Path folder) {
            List<Path> entries = new ArrayList<>();
            try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
                listing.forEach(entries::add);
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                fail(folder.toString(), "cannot be listed (" + e.getMessage() + "); check its permissions");
                return;
            }
            entries.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    if (!Files.isSymbolicLink(entry)) {
                        folder(entry);
                    }
                } else if (Form.ofName(name) != Form.BY_CONTENT) {
                    file(entry);
                }
            }
        }

        private void file(Path file) {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isReadable(file)) {
                fail(file.toString(), "is no file that can be read");
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                stream(in, file.toString(), Form.ofName(file.toString()));
            } catch (NoSuchFileException e) {
                fail(file.toString(), "does not exist; check the path");
            } catch (AccessDeniedException e) {
                fail(file.toString(), "may not be read; check its permissions");
            } catch (IOException e) {
                fail(file.toString(), Source.explain(e));
            }
        }

        private void address(String input) {
            if (fetcher == null) {
                fetcher = new PageFetcher(options);
            }
            PageFetcher.Page page;
            try {
                page = fetcher.fetch(input);
            } catch (UnreadableException e) {
                fail(input, e.getMessage());
                return;
            }
            Form form = page.type() == null ? Form.BY_CONTENT : switch (page.type()) {
                case "text/html", "application/xhtml+xml" -> Form.PAGE;
                case "text/plain" -> Form.TEXT;
                case "application/x-ndjson" -> Form.CORPUS;
                default -> Form.BY_CONTENT;
            };
            String path = page.address().getPath() == null ? "" : page.address().getPath();
            String name = stem(path);
            bytes(page.bytes(), input, name.isEmpty() ? page.address().getHost() : name, form, page);
        }

        void stream(InputStream raw, String name, Form named) {
            try {
                PushbackInputStream in = Source.open(raw);
                Form form = named == Form.BY_CONTENT ? sniff(Source.peek(in, SNIFF)) : named;
                if (form == Form.CORPUS) {
                    corpus(in, name);
                } else {
                    bytes(Source.readAll(in, options.maxBytes()), name, stem(name), form, null);
                }
            } catch (UnreadableException e) {
                fail(name, e.getMessage());
            } catch (IOException e) {
                fail(name, Source.explain(e));
            }
        }

        private void corpus(InputStream in, String name) {
            new CorpusReader(options)
                    .read(in, stem(name), articles, (place, message) ->
                            failures.accept(new InputFailure(name, place, message)));
        }

        private void bytes(byte[] content, String input, String id, Form named, PageFetcher.Page page) {
            Article article;
            try {
                byte[] bytes = content;
                if (page != null && bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                    bytes = Source.readAll(Source.open(new ByteArrayInputStream(bytes)), options.maxBytes());
                }
                if (bytes.length == 0) {
                    throw new UnreadableException("is empty; there is nothing to read");
                }
                Form form = named == Form.BY_CONTENT ? sniff(bytes) : named;
                if (form == Form.CORPUS) {
                    corpus(new ByteArrayInputStream(bytes), input);
                    return;
                }
                String text = TextDecoder.decode(bytes, page == null ? null : page.charset());
                String address = page == null ? null : page.address().toString();
                if (form == Form.PAGE) {
                    article = PageReader.read(id, text, address, options);
                } else {
                    ReadOptions known = options.url() == null && address != null
                            ? options.withUrl(Addresses.canonical(address))
                            : options;
                    article = PlainTextReader.read(id, text, known);
                }
            } catch (UnreadableException e) {
                fail(input, e.getMessage());
                return;
            } catch (IOException e) {
                fail(input, Source.explain(e));
                return;
            }
            articles.accept(article);
        }

        private void fail(String input, String message) {
            failures.accept(new InputFailure(input, null, message));
        }

        void close() {
            if (fetcher != null) {
                fetcher.close();
            }
        }
    }

    private static Form sniff(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, SNIFF), StandardCharsets.UTF_8).replace("\u0000", "");
        String start = head.strip().replace("\ufeff", "");
        if (start.startsWith("{") && start.startsWith("\"", 1 + leadingBlanks(start.substring(1)))) {
            return Form.CORPUS;
        }
        return PAGE_START.matcher(start).find() ? Form.PAGE : Form.TEXT;
    }

    private static int leadingBlanks(String s) {
        int i = 0;
        while (i < s.length() && Character.isWhitespace(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** A file's name without folders and the endings that tell its form. */
    private static String stem(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(java.io.File.separatorChar)) + 1);
        String bare = withoutGzip(file);
        int dot = bare.lastIndexOf('.');
        return dot > 0 && bare.length() - dot <= 7 ? bare.substring(0, dot) : bare;
    }
}
