package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

    private static final String LINES =
            "<p>" + Pages.FIRST + "</p><p>" + Pages.SECOND + "</p><p>" + Pages.THIRD + "</p>";

    private static Article read(String html) {
        return Reading.ofStream("page.html", html).article();
    }

    private static String body(String html) {
        return read("<html><body>" + html + "</body></html>").text();
    }

    /** Furniture that stands between and around the paragraphs of pages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav><a href=/>Home</a></nav>",
                "<div class='main-menu'><ul><li><a href=/a>World</a><li><a href=/b>Technology and science of"
                        + " today</a></ul></div>",
                "<aside><p>Elsewhere: the harbour of Lindby opens a second quay, and the fishermen do not like it at"
                        + " all.</p></aside>",
                "<figure><img src=a.jpg><figcaption>The quay of Karsholm, seen from the lighthouse on a grey"
                        + " day.</figcaption></figure>",
                "<div class='wp-caption'><img src=a.jpg><p>The quay of Karsholm, seen from the lighthouse.</p></div>",
                "<div><img src=a.jpg><br><span>The quay of Karsholm, seen from the lighthouse</span></div>",
                "<p><a href=/x>Read also: Lindby opens a second quay</a></p>",
                "<p>Lire aussi : <a href=/x>Lindby ouvre un second quai, et les pêcheurs n'aiment pas cela</a></p>",
                "<p>Lesen Sie auch: <a href=/x>Lindby eröffnet einen zweiten Kai</a></p>",
                "<div class='related-articles'><h3>More</h3><p>The harbour of Lindby opens a second quay, and"
                        + " fishermen protest.</p></div>",
                "<div class='NewsletterBox'><p>Every morning the news of the coast in your mailbox, free of charge and"
                        + " without spam.</p></div>",
                "<div id='comments'><div class='comment'><p>I have always said that these servers were badly kept, and"
                        + " nobody listened to me.</p></div></div>",
                "<div class='share-bar'>Share this story on all the networks there are</div>",
                "<p>Advertisement</p>",
                "<p class='byline'>By Jonas Vik, harbour correspondent in Karsholm for many years</p>",
                "<div style='display: none'><p>This paragraph is hidden from readers and belongs to a dialogue of the"
                        + " site.</p></div>",
                "<div aria-hidden='true'><p>This paragraph is hidden from readers and belongs to a dialogue of the"
                        + " site.</p></div>",
                "<script>document.write('The director resigned on Friday after a long quarrel with the"
                        + " council.')</script>",
                "<template><p>The director resigned on Friday after a long quarrel with the council.</p></template>",
                "<form><label>Search the archive</label><input></form>",
            })
    void leavesOut(String furniture) {
        String paragraphs =
                "<p>" + Pages.FIRST + "</p>" + furniture + "<p>" + Pages.SECOND + "</p><p>" + Pages.THIRD + "</p>";
        assertThat(body("<article><h1>Cargo lists</h1>" + paragraphs + "</article>"))
                .isEqualTo(Pages.TEXT);
        assertThat(body("<div id=page><div class=x>" + paragraphs + furniture + "</div></div>"))
                .isEqualTo(Pages.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div itemprop='articleBody'>%s</div>",
                "<section class='ArticleBody__content'>%s</section>",
                "<div class='entry-content'>%s</div>",
                "<article>%s</article>",
                "<main><div>%s</div></main>",
                "<td>%s</td>",
                "<div class='comments-open social widget hidden'><div><div class='post-text'>%s</div></div></div>",
                "<form action=/ method=post id=aspnetForm><div>%s</div></form>",
                "<div class='builder-widget'>%s</div>",
            })
    void findsTheBodyIn(String root) {
        String page = "<header><h1>Cargo lists</h1></header>" + String.format(root, LINES)
                + "<div><p>The weather on the coast stays grey until Thursday, with wind from the"
                + " west.</p></div><footer>Imprint</footer>";
        assertThat(body(page)).startsWith(Pages.TEXT);
    }

    @Test
    void theTextUnderTheHeadlineGoesBeforeLongerTextElsewhere() {
        String story =
                LINES + "<p>" + Pages.SECOND + " She did so twice.</p><p>" + Pages.THIRD + " It did so before.</p>";
        StringBuilder voices = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            voices.append("<div><p>Reader ")
                    .append(i)
                    .append(" has always said that these servers were badly kept.</p></div>");
        }
        assertThat(read("<title>Karsholm loses cargo lists - The Coast</title><div><div><h1>Karsholm loses cargo"
                                + " lists</h1>"
                                + story + "</div><section>" + voices + "</section></div>")
                        .text())
                .startsWith(Pages.TEXT)
                .doesNotContain("Reader");
    }

    @Test
    void anAnchorIsNoLink() {
        assertThat(body("<div><a name=top><p>" + Pages.FIRST + "</p><p>" + Pages.SECOND + "</p></div>"))
                .isEqualTo(Pages.FIRST + "\n" + Pages.SECOND);
    }

    @Test
    void keepsHeadingsListsTablesAndQuotations() {
        assertThat(body("<article>" + LINES
                        + "<h2>What was taken</h2><ul><li>eleven lists</li><li>four <b>contracts</b></li></ul>"
                        + "<table><tr><th>Ship</th><th>Tons</th></tr><tr><td>Alma</td><td>900</td></tr></table>"
                        + "<blockquote>We will find out who it was.</blockquote></article>"))
                .isEqualTo(Pages.TEXT
                        + "\n"
                        + "What was taken\n"
                        + "eleven lists\n"
                        + "four contracts\n"
                        + "Ship Tons\n"
                        + "Alma 900\n"
                        + "We will find out who it was.");
    }

    @Test
    void breaksLinesWhereABrowserDoes() {
        assertThat(body("<div>" + Pages.FIRST + "<br><br>" + Pages.SECOND + "<br/>  "
                        + Pages.THIRD.replace(" ", "\n\t ") + "</div>"))
                .isEqualTo(Pages.TEXT);
    }

    @Test
    void aListOfHeadlinesAfterTheTextIsLeftOut() {
        assertThat(body("<div class=entry-content>" + LINES
                        + "<h3>More from the coast</h3><ul><li><a href=/1>Lindby opens a second"
                        + " quay</a></li><li><a href=/2>Ferry runs aground off"
                        + " Sandvik</a></li></ul><p>Follow us on Facebook and Twitter.</p></div>"))
                .isEqualTo(Pages.TEXT);
    }

    @Test
    void thePageThatHidesItsTextUntilAScriptRunsIsStillRead() {
        assertThat(body("<div style='display:none' class='story'>" + LINES + "</div><p>Please enable scripts.</p>"))
                .contains(Pages.TEXT);
    }

    @Test
    void structuredDataHelpsWhereThePageHasNoText() {
        String json = "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":[\"NewsArticle\"],\"articleBody\":\""
                + Pages.TEXT.replace("\n", "\\n\\n") + "\"}]}";
        assertThat(read("<html><head><script type='application/ld+json'>" + json
                                + "</script></head><body><p>Loading</p></body>")
                        .text())
                .isEqualTo(Pages.TEXT);
    }

    @Test
    void readsWhatStructuredDataSays() {
        Article article = read(
                Pages.page(
                        """
                <link rel="canonical" href="https://coast.example/2021/karsholm?ref=1#top">
                <meta property="og:title" content="Another title"><meta property="og:site_name" content="Another name">
                <script type="application/ld+json">
                {"@graph": [
                  {"@type": "Organization", "@id": "#us", "name": "The Coast &amp; Harbour"},
                  {"@type": "NewsArticle", "headline": "Karsholm&#8217;s lists are gone", "publisher": {"@id": "#us"},
                   "datePublished": "2021-07-21T23:30:15.123-02:00", "dateModified": "2021-07-22"}]}
                </script>"""));
        assertThat(article.title()).isEqualTo("Karsholm’s lists are gone");
        assertThat(article.publisher()).isEqualTo("The Coast & Harbour");
        assertThat(article.published()).isEqualTo(OffsetDateTime.parse("2021-07-22T01:30:15Z"));
        assertThat(article.modified()).isEqualTo(LocalDate.of(2021, 7, 22));
        assertThat(article.url()).isEqualTo("https://coast.example/2021/karsholm?ref=1");
        assertThat(article.kind()).isEqualTo(ArticleKind.ARTICLE);
    }

    @Test
    void readsMetaElementsAndMicrodata() {
        Article article = read(Pages.page(
                        """
                <meta property="og:url" content="https://coast.example/k"><meta property="og:site_name" content="The Coast">
                <meta property="article:modified_time" content="2021-07-23T10:00:00+00:00">""")
                .replace("<h1>", "<time itemprop='datePublished' datetime='2021-07-21'>Wednesday</time><h1>"));
        assertThat(article.title()).isEqualTo("Karsholm loses cargo lists");
        assertThat(article.publisher()).isEqualTo("The Coast");
        assertThat(article.url()).isEqualTo("https://coast.example/k");
        assertThat(article.published()).isEqualTo(LocalDate.of(2021, 7, 21));
        assertThat(article.modified()).isEqualTo(OffsetDateTime.parse("2021-07-23T10:00:00Z"));
    }

    @Test
    void theSiteIsNoPartOfTheTitle() {
        String page =
                "<title>Karsholm loses its cargo lists | The Coast</title><meta property=og:site_name content='The"
                        + " Coast'>";
        assertThat(read(page + LINES).title()).isEqualTo("Karsholm loses its cargo lists");
    }

    @Test
    void brokenStructuredDataIsPassedOver() {
        Article article = read(
                Pages.page("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": </script>"));
        assertThat(article.title()).isEqualTo("Karsholm loses cargo lists");
        assertThat(article.published()).isNull();
    }

    @Test
    void noDateIsInvented() {
        assertThat(read(Pages.page("<meta name=date content='next Tuesday'>")).published())
                .isNull();
        assertThat(read(Pages.page("<meta name=date content='0001-01-01T00:00:00'>"))
                        .published())
                .isNull();
    }

    @Test
    void onlyWebAddressesAreCanonical() {
        assertThat(read(Pages.page("<link rel=canonical href='file:///tmp/x'>")).url())
                .isNull();
        assertThat(read(Pages.page("<link rel=canonical href='javascript:alert(1)'>"))
                        .url())
                .isNull();
        assertThat(read(Pages.page("<link rel=canonical href='/relative'>")).url())
                .isNull();
        assertThat(read(Pages.page("<link rel=canonical href='https://coast.example/a b\"<c>'>"))
                        .url())
                .isEqualTo("https://coast.example/a%20b%22%3Cc%3E");
    }

    @Test
    void aFetchedPageCannotTakeAnothersPlace() throws UnreadableException {
        String page = Pages.page("<link rel=canonical href='https://other.example/famous'>");
        String own = "https://www.coast.example/k";
        assertThat(PageReader.read("k", page, own, ReadOptions.defaults()).url())
                .isEqualTo(own);
        String shorter = page.replace("other.example/famous", "coast.example/karsholm");
        assertThat(PageReader.read("k", shorter, own, ReadOptions.defaults()).url())
                .isEqualTo("https://coast.example/karsholm");
    }

    @Test
    void contentDecidesTheLanguageBeforeTheDeclaration() {
        String french =
                "<p>Le port de Karsholm a annoncé lundi que quelqu'un avait copié les listes de cargaison de onze"
                        + " navires sur ses serveurs, et que la police de deux pays avait été saisie de l'affaire.</p>";
        assertThat(read("<html lang=en><body>" + french).lang()).isEqualTo("fr");
        assertThat(read("<html lang=fr-CA><body><p>Non.</p>").lang()).isEqualTo("fr");
    }

    @Test
    void namesALiveBlog() {
        assertThat(read(Pages.page(
                                "<script"
                                    + " type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Live\"}</script>"))
                        .kind())
                .isEqualTo(ArticleKind.LIVE_BLOG);
    }

    @Test
    void namesALiveBlogByItsPosts() {
        String post =
                "<div class='post'><time datetime='2021-07-21T10:00Z'>10:00</time><p>" + Pages.FIRST + "</p></div>";
        assertThat(read("<div class='live-blog-posts'>" + post.repeat(6) + "</div>")
                        .kind())
                .isEqualTo(ArticleKind.LIVE_BLOG);
        assertThat(read("<div class='live-blog-posts'>" + post + "</div>").kind())
                .isEqualTo(ArticleKind.ARTICLE);
    }

    @Test
    void namesAPaywallStub() {
        String locked = "<script"
                + " type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>";
        assertThat(read(Pages.page(locked)).kind()).isEqualTo(ArticleKind.PAYWALL_STUB);
        assertThat(body("<article><p>" + Pages.FIRST + "</p></article>")).isEqualTo(Pages.FIRST);
        assertThat(read("<article><p>" + Pages.FIRST + "</p><div>La suite est réservée aux abonnés.</div></article>")
                        .kind())
                .isEqualTo(ArticleKind.PAYWALL_STUB);
        String whole = "<article>" + LINES.repeat(1)
                + ("<p>" + Pages.SECOND + "!</p><p>" + Pages.THIRD + "!</p>").repeat(12) + "</article>";
        assertThat(read(locked + whole).kind()).isEqualTo(ArticleKind.ARTICLE);
    }

    @Test
    void namesAPageOfSeveralArticles() {
        String one = "<article><h2><a href=/%d>Story %d</a></h2><p>Story number %d begins so: " + Pages.FIRST
                + "</p></article>";
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            page.append(String.format(one, i, i, i));
        }
        assertThat(read("<main>" + page + "</main>").kind()).isEqualTo(ArticleKind.SEVERAL_ARTICLES);
    }
}
