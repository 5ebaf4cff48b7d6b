package riposte.web.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.review.ClaimStatus;

/**
 * A claim with everything it refers to.
 *
 * @param iri its IRI
 * @param pages where the page of an IRI is
 * @param type local name of its class, such as {@code Accusation}
 * @param labels one line that says who claims what of whom, by language
 * @param speaker who makes it, as the article names it, or null
 * @param speakerPrincipal for whom the speaker speaks, or null
 * @param speakerMention the words that name the speaker, or null
 * @param target whom it is directed at, or null
 * @param targetPrincipal for whom the target acts, or null
 * @param targetMention the words that name the target, or null
 * @param victim against whom the act was directed, or null
 * @param about the incident, or null
 * @param cites what it invokes as precedents
 * @param rejects IRI of the accusation it rejects, or null
 * @param answers IRI of the accusation it answers, or null
 * @param hedged whether the words mark it as uncertain
 * @param quotes words in quotation marks
 * @param saidOn when it was said, as far as known, in its XML Schema form, or null
 * @param sentence the words of the passage that carries it
 * @param start offset of the passage in the article's text, in UTF-16 code units
 * @param end offset after the passage
 * @param page the sheet of a document on which the passage begins, from 1; 0 where the article has no pages
 * @param article where it stands
 * @param confidence from 0 to 1
 * @param rule the extraction rule that found it
 * @param statement IRI of what it reports, with other articles or alone, or null
 * @param status how far it is reviewed; rejected and unsure ones are not among {@link Snapshot#claims()}
 * @param found whether the newest reading of the article finds it, or a person added it
 * @param reliability how often claims of about this confidence were right when people checked them; null where nothing was checked
 * @param arrived when a server over this store first saw it
 */
public record ClaimEntry(
        String iri,
        UnaryOperator<String> pages,
        String type,
        Map<String, String> labels,
        Thing speaker,
        Thing speakerPrincipal,
        String speakerMention,
        Thing target,
        Thing targetPrincipal,
        String targetMention,
        Thing victim,
        Thing about,
        List<Thing> cites,
        String rejects,
        String answers,
        boolean hedged,
        List<String> quotes,
        String saidOn,
        String sentence,
        int start,
        int end,
        int page,
        ArticleEntry article,
        double confidence,
        String rule,
        String statement,
        ClaimStatus status,
        boolean found,
        Reliability reliability,
        Instant arrived) {

    /** Where its page is on this server. */
    public String path() {
        return pages.apply(iri);
    }

    public String label(String lang) {
        return Labels.choose(labels, lang, iri);
    }

    /** Its type as programs know it, as {@code extract} prints it; the class's own name where that is of no type. */
    public String typeKey() {
        return ClaimType.ofOntologyClass(type).map(ClaimType::key).orElse(type);
    }

    /** The last part of its IRI. */
    public String id() {
        return Iris.id(iri);
    }

    /** When it was said, else when its article was published: a day, or null when neither is known to the day. */
    public String day() {
        String said = Days.of(saidOn);
        return said != null ? said : article == null ? null : article.day();
    }

    /** Who answers for it: the principal for whom its speaker speaks, else the speaker, or null. */
    public Thing claimant() {
        return speakerPrincipal != null ? speakerPrincipal : speaker;
    }

    /** Whether that actor makes it, itself or through somebody who speaks for it. */
    public boolean isBy(Thing actor) {
        return same(actor, speaker) || same(actor, speakerPrincipal);
    }

    /** Whether it is directed at that actor, or somebody who acts for it. */
    public boolean isAt(Thing actor) {
        return same(actor, target) || same(actor, targetPrincipal);
    }

    private static boolean same(Thing a, Thing b) {
        return b != null && b.iri().equals(a.iri());
    }

    /** Whether it blames somebody for an act: an accusation, an indictment or a sanction. */
    public boolean blames() {
        return blames(type);
    }

    /** Whether claims of that class blame somebody for an act. */
    public static boolean blames(String type) {
        return type.equals("Accusation") || type.equals("Indictment") || type.equals("Sanction");
    }
}
