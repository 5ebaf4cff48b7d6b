package riposte.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import riposte.claim.ClaimType;
import tools.jackson.core.JsonGenerator;

/**
 * The graph as a STIX 2.1 bundle: actors as identities and intrusion sets, incidents, articles as reports, claims as
 * notes. A denial that rejects an accusation of its article is an opinion that disagrees with the accusation's note.
 *
 * <p>An accusation never becomes a relationship, because that would state the act. {@code attributed-to} only ties an
 * intrusion set to the actor for whom the graph itself says it acts, and {@code related-to} other bodies to their
 * principals. Identifiers come from IRIs. {@code created} and {@code modified} of claims and reports are the day of
 * publication; of everything else, and where that day is unknown, the first such day in the graph. The article of a
 * report must have a known day, because a report must have one.
 *
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
 */
final class StixWriter {

    private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);
    private static final String RIPOSTE = StixIds.id("identity", "https://w3id.org/riposte");

    private final ClaimReader claims;
    private final Writer out;
    private LocalDate first;
    private boolean begun;

    private StixWriter(ClaimReader claims, OutputStream out) {
        this.claims = claims;
        this.out = new Utf8Writer(out);
    }

    static void write(ClaimReader claims, OutputStream out) {
        StixWriter stix = new StixWriter(claims, out);
        try {
            stix.write();
            stix.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        Set<Thing> things = new TreeSet<>();
        claims.claims(claim -> {
            things.addAll(things(claim));
            LocalDate day = claim.source().day();
            if (day != null && (first == null || day.isBefore(first))) {
                first = day;
            }
        });
        if (first == null) {
            first = EPOCH;
        }
        for (Thing thing : List.copyOf(things)) {
            if (thing.actsFor() != null) {
                things.add(claims.thing(thing.actsFor()));
            }
        }
        out.write("{\"type\":\"bundle\",\"id\":\"" + StixIds.id("bundle", "bundle") + "\",\"objects\":[");
        object("identity", RIPOSTE, first, json -> {
            json.writeStringProperty("name", "Riposte");
            json.writeStringProperty("identity_class", "system");
        });
        things.forEach(this::thing);
        things.forEach(this::actsFor);
        claims.articles(this::article);
        out.write("\n]}\n");
    }

    private static Collection<Thing> things(ClaimEdge claim) {
        List<Thing> things = new ArrayList<>(Arrays.asList(
                claim.speaker(),
                claim.speakerPrincipal(),
                claim.target(),
                claim.targetPrincipal(),
                claim.about()));
        things.addAll(claim.cites());
        things.removeIf(Objects::isNull);
        return new LinkedHashSet<>(things);
    }

    private static String id(Thing thing) {
        return StixIds.id(
                switch (thing.kind()) {
                    case "ThreatGroup" -> "intrusion-set";
                    case "Incident" -> "incident";
                    default -> "identity";
                },
                thing.iri());
    }

    private void thing(Thing thing) {
        String id = id(thing);
        object(id.substring(0, id.indexOf("--")), id, first, json -> {
            json.writeStringProperty("name", thing.name());
            switch (thing.kind()) {
                case "ThreatGroup" -> {}
                case "Incident" -> json.writeStringProperty(
                        "description",
                        (thing.date() == null ? "" : "Date, as far as known: " + thing.date() + ". ")
                                + "Claims speak of it; that it is listed says nothing about who did it.");
                case "Person" -> json.writeStringProperty("identity_class", "individual");
                case "Product" -> json.writeStringProperty("identity_class", "system");
                default -> json.writeStringProperty("identity_class", "organization");
            }
            if (thing.kind().equals("State") || thing.kind().equals("GovernmentBody")) {
                list("sectors", List.of("government-national"), json);
            }
            json.writeArrayPropertyStart("external_references");
            reference("Riposte", null, thing.iri(), json);
            json.writeEndArray();
        });
    }

    private void actsFor(Thing thing) {
        if (thing.actsFor() == null) {
            return;
        }
        Thing principal = claims.thing(thing.actsFor());
        boolean group = thing.kind().equals("ThreatGroup");
        String type = group ? "attributed-to" : "related-to";
        object("relationship", StixIds.id("relationship", thing.iri() + " " + type + " " + principal.iri()), first, json -> {
            json.writeStringProperty("relationship_type", type);
            json.writeStringProperty("description", thing.name() + " acts for " + principal.name() + ".");
            json.writeStringProperty("source_ref", id(thing));
            json.writeStringProperty("target_ref", id(principal));
        });
    }

    private void article(List<ClaimEdge> inArticle) {
        Source source = inArticle.get(0).source();
        Set<String> notes = new TreeSet<>();
        Set<String> refs = new LinkedHashSet<>();
        for (ClaimEdge claim : inArticle) {
            if (!isOpinion(claim)) {
                notes.add(claim.iri());
            }
        }
        for (ClaimEdge claim : inArticle) {
            things(claim).forEach(thing -> refs.add(id(thing)));
            refs.add(isOpinion(claim) && notes.contains(claim.rejects()) ? opinion(claim) : note(claim));
        }
        if (source.day() == null) {
            return;
        }
        object("report", StixIds.id("report", source.iri()), source.day(), json -> {
            json.writeStringProperty("name", source.headline());
            json.writeStringProperty("published", timestamp(source.day()));
            list("object_refs", refs, json);
            language(source, json);
            references(source, source.iri(), json);
        });
    }

    private static boolean isOpinion(ClaimEdge claim) {
        return claim.type().equals(ClaimType.DENIAL.key()) && claim.rejects() != null;
    }

    private String note(ClaimEdge claim) {
        String id = StixIds.id("note", claim.iri());
        object("note", id, created(claim), json -> {
            json.writeStringProperty("abstract", claim.label());
            json.writeStringProperty("content", claim.sentence());
            statement(claim, json);
            List<String> refs = things(claim).stream().map(StixWriter::id).toList();
            list("object_refs", refs.isEmpty() ? List.of(RIPOSTE) : refs, json);
        });
        return id;
    }

    private String opinion(ClaimEdge claim) {
        String id = StixIds.id("opinion", claim.iri());
        object("opinion", id, created(claim), json -> {
            json.writeStringProperty("opinion", claim.hedged() ? "disagree" : "strongly-disagree");
            json.writeStringProperty("explanation", claim.sentence());
            statement(claim, json);
            list("object_refs", List.of(StixIds.id("note", claim.rejects())), json);
        });
        return id;
    }

    /** What notes and opinions have in common. */
    private void statement(ClaimEdge claim, JsonGenerator json) {
        if (claim.speaker() != null) {
            list("authors", List.of(claim.speaker().name()), json);
        }
        list("labels", List.of(claim.type(), claim.hedged() ? "hedged" : "firm"), json);
        json.writeNumberProperty(
                "confidence",
                claim.confidence()
                        .multiply(BigDecimal.valueOf(100))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .intValueExact());
        language(claim.source(), json);
        references(claim.source(), claim.iri(), json);
    }

    private LocalDate created(ClaimEdge claim) {
        return claim.source().day() != null ? claim.source().day() : first;
    }

    private static void language(Source source, JsonGenerator json) {
        if (source.lang() != null && !source.lang().equals("und")) {
            json.writeStringProperty("lang", source.lang());
        }
    }

    private static void references(Source source, String iri, JsonGenerator json) {
        json.writeArrayPropertyStart("external_references");
        reference("Riposte", null, iri, json);
        reference(source.publisher() == null ? "article" : source.publisher(), source.headline(), source.url(), json);
        json.writeEndArray();
    }

    private static void reference(String name, String description, String url, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("source_name", name);
        if (description != null) {
            json.writeStringProperty("description", description);
        }
        String ascii = url == null ? null : ascii(url);
        if (ascii != null) {
            json.writeStringProperty("url", ascii);
        }
        json.writeEndObject();
    }

    /** The address as RFC 3986 has it, which STIX asks for; null when it cannot be. */
    private static String ascii(String iri) {
        try {
            return new URI(iri).toASCIIString();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void object(String type, String id, LocalDate created, Consumer<JsonGenerator> properties) {
        String text = JsonText.object(json -> {
            json.writeStringProperty("type", type);
            json.writeStringProperty("spec_version", "2.1");
            json.writeStringProperty("id", id);
            if (!id.equals(RIPOSTE)) {
                json.writeStringProperty("created_by_ref", RIPOSTE);
            }
            json.writeStringProperty("created", timestamp(created));
            json.writeStringProperty("modified", timestamp(created));
            properties.accept(json);
        });
        try {
            out.write(begun ? ",\n" : "\n");
            out.write(text);
            begun = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void list(String name, Collection<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static String timestamp(LocalDate day) {
        return day + "T00:00:00.000Z";
    }
}
