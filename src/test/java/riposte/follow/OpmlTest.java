package riposte.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OpmlTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        byte[] written;
        List<Status> before;
        try (Sources sources = Sources.open(folder.resolve("one"), Clock.systemUTC())) {
            sources.add(new Wish("https://news.example/feed?a=1&b=2", "News & <more>", Duration.ofHours(2), 10));
            sources.add(Wish.of("https://other.example/feed"));
            sources.add(Wish.of(folder.toString()));
            before = sources.all();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Opml.write(before, out);
            written = out.toByteArray();
        }
        try (Sources sources = Sources.open(folder.resolve("two"), Clock.systemUTC())) {
            Opml.read(written).forEach(sources::add);
            assertThat(sources.all())
                    .extracting(status -> status.source().address(), Status::title, s -> s.source().every(), s -> s.source().pages())
                    .containsExactlyElementsOf(before.stream()
                            .filter(status -> !status.source().isFolder())
                            .map(s -> org.assertj.core.groups.Tuple.tuple(
                                    s.source().address(), s.title(), s.source().every(), s.source().pages()))
                            .toList());
        }
    }

    @Test
    void readsWhatReadersWrite() {
        List<Wish> wishes = Opml.read("""
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <!DOCTYPE opml>
                <opml version="1.0"><head><title>x</title></head><body>
                <outline text="Presse"><outline text="Le Courrier &#233;trange" type="rss" xmlURL=" https://presse.example/feed "/></outline>
                <outline text="a heading"/><outline title="https://bare.example/feed" xmlUrl="https://bare.example/feed"/>
                </body></opml>
                """.getBytes(UTF_8));
        assertThat(wishes)
                .containsExactly(
                        new Wish("https://presse.example/feed", "Le Courrier étrange", null, null),
                        Wish.of("https://bare.example/feed"));
    }

    @Test
    @Timeout(20)
    void hostileListsAreRefused() {
        refuses("<opml><!--", "cannot be read");
        refuses("<html/>", "no OPML");
        refuses("", "cannot be read");
        refuses("<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><opml><outline xmlUrl='&x;'/></opml>", "cannot be read");
        refuses(
                "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><opml><outline text='&b;'/></opml>",
                "cannot be read");
        refuses("<opml>" + "<outline>".repeat(100) + "</outline>".repeat(100) + "</opml>", "outlines deep");
        refuses("<opml>" + "<outline/>".repeat(6000) + "</opml>", "5000 outlines");
        refuses("<opml>" + " ".repeat(2 << 20) + "</opml>", "larger than 1 MiB");
    }

    private static void refuses(String opml, String why) {
        assertThatThrownBy(() -> Opml.read(opml.getBytes(UTF_8)))
                .isInstanceOf(FollowException.class)
                .hasMessageContaining(why);
    }
}
