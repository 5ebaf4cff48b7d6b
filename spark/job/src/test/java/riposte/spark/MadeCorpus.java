package riposte.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import riposte.article.Article;

/**
 * Makes a corpus to measure with: {@code MadeCorpus DIR ARTICLES DISPUTES}. That many articles are samples with ordinary news
 * beside them, the others are paragraphs of ordinary news put together anew; half are JSON lines, half pages in WARC files. The
 * same numbers give the same corpus.
 */
final class MadeCorpus {

    private static final int FILES = 8;
    /** What stands around an article on a page of a newspaper: links, styles, scripts. */
    private static final int AROUND = 30_000;

    private MadeCorpus() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<Article> samples = Corpus.samples();
        List<Article> ordinary = Corpus.ordinary();
        List<List<Article>> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new ArrayList<>());
        }
        int all = Integer.parseInt(arguments[1]);
        int disputes = Integer.parseInt(arguments[2]);
        for (int i = 0; i < all; i++) {
            // Spread evenly over the files.
            boolean dispute = (long) (i + 1) * disputes / all > (long) i * disputes / all;
            files.get((i + i / FILES) % FILES).add(article(i, dispute, samples, ordinary));
        }
        for (int i = 0; i < FILES; i++) {
            if (i % 2 == 0) {
                Corpus.lines(folder.resolve("made-" + i + (i % 4 == 0 ? ".jsonl" : ".jsonl.gz")), files.get(i));
            } else {
                Files.write(folder.resolve("made-" + i + ".warc.gz"), archive(files.get(i)));
            }
        }
    }

    private static Article article(int number, boolean dispute, List<Article> samples, List<Article> ordinary) {
        Random random = new Random(number);
        Article base = dispute ? samples.get(random.nextInt(samples.size())) : ordinary.get(random.nextInt(ordinary.size()));
        List<Article> others = ordinary.stream().filter(other -> other.lang().equals(base.lang())).toList();
        StringBuilder text = new StringBuilder(base.text());
        for (int i = 0; i < (dispute ? 2 : 4); i++) {
            text.append('\n').append(others.get(random.nextInt(others.size())).text());
        }
        return new Article(
                "made-" + number,
                "https://made.example/" + number,
                base.title(),
                "The Made",
                LocalDate.of(2024, 1, 1).plusDays(number % 366),
                null,
                base.lang(),
                text.toString());
    }

    private static byte[] archive(List<Article> articles) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Article article : articles) {
            bytes.write(Corpus.packed(Corpus.record(article.url(), page(article).getBytes(StandardCharsets.UTF_8))));
        }
        return bytes.toByteArray();
    }

    private static String page(Article article) {
        Random random = new Random(article.url().hashCode());
        StringBuilder around = new StringBuilder();
        while (around.length() < AROUND) {
            around.append("<li class=\"teaser t").append(random.nextInt(99)).append("\"><a href=\"/section/").append(random.nextInt(1 << 20))
                    .append("\">More from the region ").append(random.nextInt(1 << 20)).append("</a></li>\n");
        }
        return "<!doctype html><html lang=\"" + article.lang() + "\"><head><title>" + article.title() + "</title>"
                + "<meta property=\"article:published_time\" content=\"" + article.published() + "\"><style>body{margin:0}</style></head><body><nav><ul>"
                + around + "</ul></nav><main><article><h1>" + article.title() + "</h1>\n<p>" + article.text().replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</p>\n<p>")
                + "</p></article></main><footer>Imprint</footer></body></html>";
    }
}
