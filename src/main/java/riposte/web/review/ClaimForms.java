package riposte.web.review;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.review.Content;
import riposte.review.Decision;
import riposte.review.DecisionKind;
import riposte.review.Referent;
import riposte.review.ReviewedClaim;
import riposte.review.Role;
import riposte.web.data.Snapshot;

/** The form in which one says what a claim says: to correct one, and to add one. */
@Component
final class ClaimForms {

    private final Iris iris;

    ClaimForms(Iris iris) {
        this.iris = iris;
    }

    /** The fields of a claim as it is. */
    Fields fields(Content content, Snapshot graph, String lang) {
        Map<String, String> values = new HashMap<>();
        values.put("type", content.type().ontologyClass());
        values.put("speaker", content.speaker() == null ? "" : label(content.speaker().actor(), graph, lang));
        values.put("target", content.target() == null ? "" : label(content.target().actor(), graph, lang));
        values.put("about", content.about() == null ? "" : label(content.about(), graph, lang));
        values.put("hedged", content.hedged() ? "true" : "");
        values.put("rejects", content.rejects() == null ? "" : content.rejects());
        values.put("answers", content.answers() == null ? "" : content.answers());
        return Fields.of(values);
    }

    /** What a claim says, with the links to claims that are not shown, which come back with these. */
    static Content said(ReviewedClaim claim) {
        Decision newest = claim.newest();
        boolean set = newest != null && (newest.kind() == DecisionKind.CORRECT || newest.kind() == DecisionKind.ADD);
        Content shown = claim.content();
        Content linked = set ? newest.content() : claim.original() != null ? claim.original() : shown;
        return shown.withLinks(
                shown.rejects() != null || shown.type() != ClaimType.DENIAL ? shown.rejects() : linked.rejects(),
                shown.answers() != null ? shown.answers() : linked.answers());
    }

    /** The name of an actor or incident, in that language if there is one. */
    String label(Referent referent, Snapshot graph, String lang) {
        return graph.label(iris.base() + referent.path(), referent.labels(), lang);
    }

    /**
     * The claim that the form says, where it said something else before.
     *
     * @param fields all of them: what was sent {@linkplain Fields#over over} those of the claim as it was
     * @throws UnclearNames when it is not clear whom a name means
     */
    Content corrected(Fields fields, Content was, Snapshot graph, String lang, String sentence) {
        NameFields names = new NameFields(fields, graph, iris.base(), lang, null);
        Role speaker = names.role("speaker", was.speaker(), sentence);
        Role target = names.role("target", was.target(), sentence);
        Referent about = names.referent("about", was.about(), true);
        names.check();
        ClaimType type = type(fields);
        return was.withType(type)
                .withSpeaker(speaker)
                .withTarget(target)
                .withAbout(about)
                .withHedged(fields.get("hedged").equals("true"))
                .withLinks(
                        type == ClaimType.DENIAL ? link(fields, "rejects", was.rejects(), graph) : null,
                        link(fields, "answers", was.answers(), graph));
    }

    /** The claim that the form says of a passage in which none was read. */
    Content added(Fields fields, int start, int end, Snapshot graph, String lang, String sentence) {
        NameFields names = new NameFields(fields, graph, iris.base(), lang, null);
        Role speaker = names.role("speaker", null, sentence);
        Role target = names.role("target", null, sentence);
        Referent about = names.referent("about", null, true);
        names.check();
        if (speaker == null && target == null) {
            throw new Refusal(400, "A claim names who speaks, or at whom it is directed.");
        }
        ClaimType type = type(fields);
        return Content.added(type, speaker, target, about, fields.get("hedged").equals("true"), start, end)
                .withLinks(
                        type == ClaimType.DENIAL ? link(fields, "rejects", null, graph) : null,
                        link(fields, "answers", null, graph));
    }

    private static ClaimType type(Fields fields) {
        return ClaimType.ofOntologyClass(fields.get("type"))
                .orElseThrow(() -> new Refusal(400, "A claim has one of the types of the ontology, such as Accusation."));
    }

    private String link(Fields fields, String field, String was, Snapshot graph) {
        String id = fields.get(field);
        if (id.isEmpty() || id.equals(was)) {
            return id.isEmpty() ? null : id;
        }
        if (graph.claim(iris.claim(id)) == null) {
            throw new Refusal(400, "The graph knows no claim " + id + ".");
        }
        return id;
    }

    /** The types of claims, by the names of their classes. */
    List<String> types() {
        return Arrays.stream(ClaimType.values()).map(ClaimType::ontologyClass).toList();
    }
}
