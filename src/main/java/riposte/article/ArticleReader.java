package riposte.article;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads articles from whatever the user names: {@code .html}, {@code .htm}, {@code .txt} and {@code .pdf} files, {@code .jsonl}
 * corpora, each plain or gzip, {@code .warc} archives, feeds and sitemaps with the pages they link to, folders, {@code
 * http} and {@code https} addresses, and {@code -} for standard input.
 *
 * <pre>{@code
 * new ArticleReader(ReadOptions.defaults()).read(List.of("articles/"), articles::add, failures::add);
 * }</pre>
 *
 * <p>Articles are handed over one at a time in the order of the inputs (folders in the order of their names) and never
 * collected, so a corpus may be larger than memory; a consumer that takes its time slows the reading down. Whatever
 * cannot be read becomes an {@link InputFailure}, and the rest is read all the same. An exception that a consumer
 * throws ends the reading and comes out unchanged.
 *
 * <p>A reader may be used again and by several threads at once, except for standard input.
 */
public final class ArticleReader {

    private static final int MAX_LISTS_DEEP = 2;
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

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
        try (Run run = new Run(articles, failures)) {
            for (String input : inputs) {
                run.read(input);
            }
        }
    }

    /** Reads one stream as {@code read} reads a file of that name; the stream is left open. */
    public void read(InputStream in, String name, Consumer<Article> articles, Consumer<InputFailure> failures) {
        try (Run run = new Run(articles, failures)) {
            run.stream(in, name, Form.ofName(name));
        }
    }

    /**
     * Reads what a server answered as {@code read} reads an address; links to other articles are not followed.
     *
     * @param published when the list that names it says that it was published; null when unknown
     */
    public void read(
            WebAnswer answer,
            TemporalAccessor published,
            Consumer<Article> articles,
            Consumer<InputFailure> failures) {
        try (Run run = new Run(articles, failures)) {
            run.answer(answer, published);
        }
    }

    /** One call of {@code read}. */
    private final class Run implements AutoCloseable {

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
            } else if (isWebAddress(input)) {
                address(new Origin(input), input);
            } else if (SCHEME.matcher(input).matches() && !exists(input)) {
                String scheme = input.substring(0, input.indexOf(':')).toLowerCase(Locale.ROOT);
                fail(input, scheme + ": addresses are refused; give a file by its path, or an http or https address");
            } else if (input.isBlank()) {
                fail(input, "is an empty name; give a file, a folder, an address, or - for standard input");
            } else {
                path(input);
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
                Folder.walk(path, this::file, failures);
            } else {
                file(path);
            }
        }

        private void file(Path file) {
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

        void stream(InputStream raw, String name, Form named) {
            Origin origin = new Origin(name);
            try {
                if (named == Form.ARCHIVE) {
                    archive(raw, origin);
                    return;
                }
                PushbackInputStream in = Source.open(raw);
                Form form = named == Form.BY_CONTENT ? Form.ofContent(Source.peek(in, Form.SNIFF)) : named;
                if (form == Form.CORPUS) {
                    corpus(in, origin);
                } else if (form == Form.ARCHIVE) {
                    archive(in, origin);
                } else {
                    content(Source.readAll(in, form.maxBytes(options)), origin, form);
                }
            } catch (UnreadableException e) {
                origin.fail(e.getMessage());
            } catch (IOException e) {
                origin.fail(Source.explain(e));
            }
        }

        private void corpus(InputStream in, Origin origin) {
            new CorpusReader(options).read(in, stem(origin.input), articles, origin::fail);
        }

        private void archive(InputStream in, Origin origin) {
            new ArchiveReader(options).read(in, articles, origin::fail);
        }

        private void address(Origin origin, String address) {
            if (fetcher == null) {
                fetcher = new PageFetcher(options);
            }
            try {
                page(fetcher.fetch(address), origin);
            } catch (UnreadableException e) {
                origin.fail(e.getMessage());
            } catch (IOException e) {
                origin.fail(Source.explain(e));
            }
        }

        void answer(WebAnswer answer, TemporalAccessor published) {
            Origin origin = new Origin(answer.address().toString(), published);
            try {
                page(answer.content(), origin);
            } catch (UnreadableException e) {
                origin.fail(e.getMessage());
            } catch (IOException e) {
                origin.fail(Source.explain(e));
            }
        }

        private void page(WebAnswer page, Origin origin) throws IOException, UnreadableException {
            Form form = Form.ofMediaType(page.type());
            PushbackInputStream in = Source.open(new ByteArrayInputStream(page.bytes()));
            form = form == Form.BY_CONTENT ? Form.ofContent(Source.peek(in, Form.SNIFF)) : form;
            content(Source.readAll(in, form.maxBytes(options)), origin.at(page), form);
        }

        private void content(byte[] bytes, Origin origin, Form named) {
            if (bytes.length == 0) {
                origin.fail("is empty; there is nothing to read");
                return;
            }
            // A document is often saved or served under another name, and is never text.
            Form form = named == Form.BY_CONTENT || PdfReader.isPdf(bytes) ? Form.ofContent(bytes) : named;
            if (form == Form.CORPUS) {
                corpus(new ByteArrayInputStream(bytes), origin);
            } else if (form == Form.ARCHIVE) {
                archive(new ByteArrayInputStream(bytes), origin);
            } else if (form == Form.PDF) {
                pdf(bytes, origin);
            } else {
                text(bytes, origin, form);
            }
        }

        private void pdf(byte[] bytes, Origin origin) {
            Article article;
            try {
                article = PdfReader.read(origin.id(), bytes, origin.address(), options);
            } catch (UnreadableException e) {
                origin.fail(e.getMessage());
                return;
            }
            articles.accept(origin.dated(article));
        }

        private void text(byte[] bytes, Origin origin, Form form) {
            Article article = null;
            List<LinkList.Link> links = List.of();
            try {
                String text = TextDecoder.decode(bytes, origin.charset());
                if (form == Form.LINKS && options.maxLinks() == 0) {
                    throw new UnreadableException("is a feed or sitemap, whose articles are not fetched from here;"
                            + " read them with 'riposte ingest', or follow it");
                } else if (form == Form.LINKS) {
                    links = origin.listed(LinkList.read(text, origin.address()).links());
                } else if (form == Form.PAGE) {
                    article = PageReader.read(origin.id(), text, origin.address(), options);
                } else {
                    String url = options.url() != null ? options.url() : Addresses.canonical(origin.address());
                    article = PlainTextReader.read(origin.id(), text, options.withUrl(url));
                }
            } catch (UnreadableException e) {
                origin.fail(e.getMessage());
                return;
            }
            if (article != null) {
                articles.accept(origin.dated(article));
            }
            for (LinkList.Link link : links) {
                Origin target = new Origin(origin, link);
                if (target.follow()) {
                    address(target, link.address());
                }
            }
        }

        private void fail(String input, String message) {
            failures.accept(new InputFailure(input, null, message));
        }

        @Override
        public void close() {
            if (fetcher != null) {
                fetcher.close();
            }
        }

        /** Where content comes from: an input, or an address that a list in an input names. */
        private final class Origin {

            private final String input;
            private final String place;
            private final TemporalAccessor published;
            private final int lists;
            private final AtomicInteger followed;
            private WebAnswer page;

            Origin(String input) {
                this.input = input;
                this.place = null;
                this.published = null;
                this.lists = MAX_LISTS_DEEP;
                this.followed = new AtomicInteger();
            }

            Origin(String address, TemporalAccessor published) {
                this.input = address;
                this.place = null;
                this.published = published;
                this.lists = 0;
                this.followed = new AtomicInteger();
            }

            Origin(Origin list, LinkList.Link link) {
                this.input = list.input;
                this.place = link.address();
                this.published = link.published();
                this.lists = link.list() ? list.lists - 1 : 0;
                this.followed = list.followed;
            }

            void fail(String message) {
                fail(place, message);
            }

            void fail(String at, String message) {
                failures.accept(new InputFailure(input, at, message));
            }

            Origin at(WebAnswer fetched) {
                page = fetched;
                return this;
            }

            String charset() {
                return page == null ? null : page.charset();
            }

            String address() {
                return page == null ? null : page.address().toString();
            }

            String id() {
                if (page == null) {
                    return stem(input);
                }
                String path =
                        page.address().getPath() == null ? "" : page.address().getPath();
                String name = stem(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
                return name.isEmpty() ? page.address().getHost() : name;
            }

            List<LinkList.Link> listed(List<LinkList.Link> links) throws UnreadableException {
                if (lists == 0) {
                    throw new UnreadableException("is another feed or sitemap, which is not followed from here");
                }
                if (links.isEmpty()) {
                    throw new UnreadableException("is a feed or sitemap that names no articles");
                }
                return links;
            }

            /** Whether this link is within the number followed for one input; says so once when it is not. */
            boolean follow() {
                int number = followed.incrementAndGet();
                if (number == options.maxLinks() + 1) {
                    fail("is the first address beyond the " + options.maxLinks()
                            + " that are followed; give the rest by themselves");
                }
                return number <= options.maxLinks();
            }

            /** The article with the date of the list that led to it, where it gives none itself. */
            Article dated(Article article) {
                if (published == null || article.published() != null) {
                    return article;
                }
                return new Article(
                        article.id(),
                        article.url(),
                        article.title(),
                        article.publisher(),
                        published,
                        article.modified(),
                        article.lang(),
                        article.text(),
                        article.kind(),
                        article.pages());
            }
        }
    }

    private static boolean isWebAddress(String input) {
        return input.regionMatches(true, 0, "http://", 0, 7) || input.regionMatches(true, 0, "https://", 0, 8);
    }

    private static boolean exists(String input) {
        try {
            return Files.exists(Path.of(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A file's name without folders and the endings that tell its form. */
    private static String stem(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar)) + 1);
        String bare = Form.withoutGzip(file);
        int dot = bare.lastIndexOf('.');
        return dot > 0 && bare.length() - dot <= 7 ? bare.substring(0, dot) : bare;
    }
}
