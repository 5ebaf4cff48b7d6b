package riposte.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import riposte.search.Marks;
import riposte.web.data.ArticleEntry;

/** What a search through everything found, as programs get it. */
@Schema(name = "Search", description = "What holds the words, the best of each kind first.")
record SearchView(
        @Schema(description = "Claims by their sentences and quotations.") List<FoundClaim> claims,
        @Schema(description = "Actors by their names.") List<ActorView> actors,
        @Schema(description = "Incidents by their names.") List<IncidentView> incidents,
        @Schema(description = "Articles by their titles.") List<FoundArticle> articles) {

    /** What words mean. */
    static final String WORDS = "Words of the sentence or a quotation, in any order; case and accents do not matter. The last may be the beginning of one;"
            + " in quotation marks, words that stand side by side.";

    /** A claim, and where its sentence has the words. */
    @Schema(name = "FoundClaim", description = "A claim, and where the words stand.")
    record FoundClaim(
            ClaimView claim, @Schema(description = "Where the words stand in the text of `evidence`.") List<Mark> marks) {}

    /** An article, and where its title has the words. */
    @Schema(name = "FoundArticle", description = "An article, and where the words stand.")
    record FoundArticle(
            @Schema(description = "Its IRI.") String iri,
            @Nullable @Schema(description = "Its title.") String title,
            @Nullable @Schema(description = "Language of its text, as a code.") String language,
            @Nullable @Schema(description = "Name of the medium.") String publisher,
            @Nullable @Schema(description = "When it was published, as far as known.") String published,
            @Nullable @Schema(description = "Where it was published.") String url,
            @Schema(description = "Where the words stand in the title.") List<Mark> marks) {

        static FoundArticle of(ArticleEntry article, Marks marks) {
            return new FoundArticle(
                    article.iri(), article.title(), article.lang(), article.publisher(), article.published(), article.url(),
                    Mark.of(article.title(), marks));
        }
    }

    /** A place in a text, in UTF-16 code units. */
    @Schema(name = "Mark", description = "A place in a text, in UTF-16 code units.")
    record Mark(@Schema(description = "Where it begins.") int start, @Schema(description = "Where it has ended.") int end) {

        static List<Mark> of(String text, Marks marks) {
            List<Mark> found = new ArrayList<>();
            int at = 0;
            for (Marks.Part part : text == null ? List.<Marks.Part>of() : marks.in(text)) {
                int end = at + part.text().length();
                if (part.found()) {
                    found.add(new Mark(at, end));
                }
                at = end;
            }
            return found;
        }
    }
}
