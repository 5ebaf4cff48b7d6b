package riposte.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import riposte.web.data.ArticleEntry;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/** A claim as programs get it; what {@code extract --format jsonl} says too has its name from there. */
@Schema(name = "Claim", description = "What somebody says of somebody, as one article reports it.")
record ClaimView(
        @Schema(description = "Its IRI.", example = "http://localhost:8080/claim/aaaa000000000001") String iri,
        @Schema(description = "The last part of its IRI.", example = "aaaa000000000001") String id,
        @Schema(description = "What kind of claim; also another class's name where others wrote into the graph.", example = "accusation") String type,
        @Schema(description = "Who says what of whom, in one line.") String label,
        @Nullable Participant speaker,
        @Nullable Participant target,
        @Nullable @Schema(description = "Against whom the act was directed.") Named victim,
        @Nullable @Schema(description = "The incident.") Named about,
        @Schema(description = "What it invokes as precedents.") List<Named> cites,
        @Schema(description = "Whether the words mark it as uncertain.") boolean hedged,
        @Nullable @Schema(description = "When it was said, as far as known: an ISO 8601 date, month or year.", example = "2023-04-06")
                @JsonProperty("said_on")
                String saidOn,
        @Schema(description = "Words in quotation marks.") List<String> quote,
        Evidence evidence,
        @Nullable Article article,
        @Nullable @Schema(description = "IRI of the accusation it rejects.") String rejects,
        @Schema(description = "IRIs of the claims that reject it.") @JsonProperty("rejected_by") List<String> rejectedBy,
        @Nullable @Schema(description = "IRI of the accusation it answers.") String answers,
        @Schema(description = "IRIs of the claims that answer it.") @JsonProperty("answered_by") List<String> answeredBy,
        @Nullable @Schema(description = "IRI of what it reports, with other articles or alone.") String statement,
        @Schema(description = "IRIs of the other claims that are this one, in copies of the same text; that of the earliest article first.")
                List<String> copies,
        @Schema(description = "How likely it is read rightly, from 0 to 1. It says nothing about the truth.", example = "0.9") double confidence,
        @Nullable @Schema(description = "What found it.") String rule,
        @Schema(
                        description = "How far it is reviewed.",
                        allowableValues = {"unreviewed", "accepted", "corrected", "added", "rejected", "unsure"})
                String status,
        @Schema(description = "When it came into this server's store.") Instant arrived) {

    /** Somebody who speaks or is spoken of. */
    @Schema(description = "Somebody who speaks or is spoken of.")
    record Participant(
            @Nullable @Schema(description = "The words that name him, her or it.", example = "Foreign Office") String mention,
            @Schema(description = "The actor's name.", example = "Foreign Office") String label,
            @Nullable @Schema(description = "The name of that for which the actor acts; its own where it acts for itself.", example = "United Kingdom") String principal,
            @Schema(description = "The actor's IRI.") String iri,
            @Nullable @Schema(description = "The principal's IRI.") @JsonProperty("principal_iri") String principalIri,
            @Schema(description = "Whether the catalogue knows the principal.") @JsonProperty("principal_known") boolean principalKnown) {}

    /** An actor or incident by name. */
    @Schema(description = "An actor or an incident.")
    record Named(@Schema(description = "Its name.") String label, @Schema(description = "Its IRI.") String iri) {}

    /** Where it stands. */
    @Schema(description = "The sentence that carries the claim, where it stands, and the sentences around it.")
    record Evidence(
            @Schema(description = "The sentence.") String text,
            @Schema(description = "Its place in the article's text, in UTF-16 code units.") int start,
            @Schema(description = "The place behind it.") int end,
            @Nullable @Schema(description = "The sentence before it.") String before,
            @Nullable @Schema(description = "The sentence after it.") String after) {}

    /** What reports it. */
    @Schema(description = "The article that reports it.")
    record Article(
            @Schema(description = "Its IRI.") String iri,
            @Nullable @Schema(description = "Where it was published.") String url,
            @Nullable @Schema(description = "Headline, or the beginning of the text.") String title,
            @Nullable @Schema(description = "Name of the medium.") String publisher,
            @Nullable @Schema(description = "When it was published, as far as known, in ISO 8601.", example = "2023-04-06") String published,
            @Nullable @Schema(description = "Language of the text.", example = "en") String lang) {

        private static Article of(ArticleEntry article) {
            return new Article(article.iri(), article.url(), article.title(), article.publisher(), article.published(), article.lang());
        }
    }

    /** One page of a list of claims. */
    @Schema(name = "ClaimPage", description = "A part of a list of claims.")
    record Page(
            @Schema(description = "How many there are at this moment.") int total,
            List<ClaimView> items,
            @Nullable @Schema(description = "Address of the next part.") String next) {}

    /** The sentences before and after that of a claim; null where there is none. */
    record Around(String before, String after) {}

    /**
     * A claim in words of a language.
     *
     * @param known whether the catalogue has a thing of that IRI
     */
    static ClaimView of(ClaimEntry claim, Snapshot graph, String lang, Around around, Predicate<String> known) {
        return new ClaimView(
                claim.iri(),
                claim.id(),
                claim.typeKey(),
                claim.label(lang),
                participant(claim.speaker(), claim.speakerPrincipal(), claim.speakerMention(), lang, known),
                participant(claim.target(), claim.targetPrincipal(), claim.targetMention(), lang, known),
                named(claim.victim(), lang),
                named(claim.about(), lang),
                claim.cites().stream().map(thing -> named(thing, lang)).toList(),
                claim.hedged(),
                claim.saidOn(),
                claim.quotes(),
                new Evidence(claim.sentence(), claim.start(), claim.end(), around.before, around.after),
                claim.article() == null ? null : Article.of(claim.article()),
                claim.rejects(),
                replies(graph, claim, reply -> graph.isOne(claim, reply.rejects())),
                claim.answers(),
                replies(graph, claim, reply -> graph.isOne(claim, reply.answers())),
                claim.statement(),
                graph.copies(claim).stream().filter(copy -> copy != claim).map(ClaimEntry::iri).toList(),
                claim.confidence(),
                claim.rule(),
                claim.status().term().toLowerCase(Locale.ROOT),
                claim.arrived());
    }

    private static List<String> replies(Snapshot graph, ClaimEntry claim, Predicate<ClaimEntry> wanted) {
        return graph.replies(claim).stream().filter(wanted).map(ClaimEntry::iri).distinct().toList();
    }

    static Named named(Thing thing, String lang) {
        return thing == null ? null : new Named(thing.label(lang), thing.iri());
    }

    private static Participant participant(Thing actor, Thing principal, String mention, String lang, Predicate<String> known) {
        Thing named = actor != null ? actor : principal;
        if (named == null) {
            return null;
        }
        Thing answers = principal != null ? principal : named;
        return new Participant(mention, named.label(lang), answers.label(lang), named.iri(), answers.iri(), known.test(answers.iri()));
    }
}
