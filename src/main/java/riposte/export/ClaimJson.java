package riposte.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import riposte.article.Article;
import riposte.claim.Claim;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.Iris;
import tools.jackson.core.JsonGenerator;

/**
 * Claims as JSON lines: one claim, one line, keys always in the same order, non-ASCII characters as they are.
 *
 * <p>{@code id} is the article's {@link Article#id()}, so that lines can be joined with the corpus they come from; the
 * claim's own name is {@code claim}. {@code label} and {@code principal} are English names where there are any. Dates
 * are written as far as they are known: {@code 2021-07-19}, {@code 2021-07}, {@code --07-21}. Safe for use by several
 * threads.
 */
public final class ClaimJson {

    private final Iris iris;

    /** @param iris names the claims, actors, incidents and articles */
    public ClaimJson(Iris iris) {
        this.iris = Objects.requireNonNull(iris);
    }

    /** One claim as JSON, without the line's end. */
    public String line(Article article, Claim claim) {
        return JsonText.object(json -> write(article, claim, json));
    }

    /** Writes the claims of an article, each followed by a line feed. */
    public void write(Article article, Iterable<Claim> claims, Writer out) throws IOException {
        for (Claim claim : claims) {
            out.write(line(article, claim));
            out.write('\n');
        }
    }

    private void write(Article article, Claim claim, JsonGenerator json) {
        json.writeStringProperty("id", article.id());
        json.writeStringProperty("article", iris.article(article));
        json.writeStringProperty("claim", iris.claim(claim));
        json.writeStringProperty("type", claim.type().key());
        participant("speaker", claim.speaker(), json);
        participant("target", claim.target(), json);
        Incident about = claim.about();
        if (about == null) {
            json.writeNullProperty("about");
        } else {
            json.writeName("about");
            entity(about, json);
        }
        json.writeArrayPropertyStart("cites");
        for (Entity cited : claim.cites()) {
            entity(cited, json);
        }
        json.writeEndArray();
        json.writeBooleanProperty("hedged", claim.hedged());
        json.writeBooleanProperty("cyber", claim.cyber());
        text("said_on", claim.saidOn() == null ? null : claim.saidOn().toString(), json);
        json.writeArrayPropertyStart("quote");
        for (String quote : claim.quotes()) {
            json.writeString(quote);
        }
        json.writeEndArray();
        Evidence evidence = claim.evidence();
        json.writeObjectPropertyStart("evidence");
        json.writeStringProperty("text", evidence.text());
        json.writeNumberProperty("start", evidence.start());
        json.writeNumberProperty("end", evidence.end());
        if (article.page(evidence.start()) > 0) {
            json.writeNumberProperty("page", article.page(evidence.start()));
        }
        json.writeEndObject();
        text("rejects", claim.rejects() == null ? null : iris.claim(claim.rejects()), json);
        text("answers", claim.answers() == null ? null : iris.claim(claim.answers()), json);
        json.writeNumberProperty("confidence", claim.confidence());
        json.writeStringProperty("rule", claim.rule());
    }

    private void participant(String name, Participant who, JsonGenerator json) {
        if (who == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("mention", who.mention());
        json.writeStringProperty("label", who.actor().label());
        json.writeStringProperty("principal", who.principal().label());
        json.writeStringProperty("iri", iris.entity(who.actor()));
        json.writeBooleanProperty("principal_known", who.principal().known());
        json.writeEndObject();
    }

    private void entity(Entity entity, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("label", entity.label());
        json.writeStringProperty("iri", iris.entity(entity));
        json.writeEndObject();
    }

    private static void text(String name, String value, JsonGenerator json) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
