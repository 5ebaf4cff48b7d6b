package riposte.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import riposte.article.Article;
import riposte.article.ArticleLine;
import riposte.article.ArticleReader;
import riposte.article.ReadOptions;

/** Articles to read: the samples of the project and its ordinary news, in several forms. */
final class Corpus {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path SAMPLES = ROOT.resolve("samples");
    private static final Path ORDINARY = ROOT.resolve("src/test/resources/ordinary");

    private Corpus() {}

    /** The samples. */
    static List<Article> samples() {
        return read(SAMPLES.toString());
    }

    /** What the program reads. */
    static List<Article> read(String... inputs) {
        List<Article> articles = new ArrayList<>();
        new ArticleReader(ReadOptions.defaults()).read(List.of(inputs), articles::add, failure -> {
            throw new AssertionError(failure);
        });
        return articles;
    }

    /** Ordinary news, with addresses that do not exist. */
    static List<Article> ordinary() throws IOException {
        List<Article> articles = new ArrayList<>();
        for (String lang : List.of("en", "fr", "es", "de")) {
            String[] texts = Files.readString(ORDINARY.resolve(lang + ".txt")).strip().split("\n{2,}");
            for (int i = 0; i < texts.length; i++) {
                String url = "https://ordinary.example/" + lang + "/" + i;
                articles.add(new Article(lang + i, url, "News " + i, "The Ordinary", null, null, lang, texts[i]));
            }
        }
        return articles;
    }

    /** Articles as JSON lines, packed if the name says so. */
    static Path lines(Path file, List<Article> articles) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Article article : articles) {
            bytes.write((ArticleLine.of(article) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return write(file, bytes.toByteArray());
    }

    /** Pages as a WARC file, each record packed by itself if the name says so. */
    static Path archive(Path file, List<Path> pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Path page : pages) {
            byte[] record = record("https://captured.example/" + page.getFileName(), Files.readAllBytes(page));
            bytes.write(file.toString().endsWith(".gz") ? packed(record) : record);
        }
        Files.write(file, bytes.toByteArray());
        return file;
    }

    static byte[] record(String address, byte[] page) throws IOException {
        ByteArrayOutputStream http = new ByteArrayOutputStream();
        http.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + page.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        http.write(page);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address
                        + "\r\nWARC-Date: 2025-03-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-"
                        + String.format("%012x", address.hashCode() & 0xffffffffL)
                        + ">\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + http.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        http.writeTo(record);
        record.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return record.toByteArray();
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        return Files.write(file, file.toString().endsWith(".gz") ? packed(bytes) : bytes);
    }

    static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
