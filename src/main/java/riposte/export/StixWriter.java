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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import riposte.claim.ClaimType;
import tools.jackson.core.JsonGenerator;

/**
 * The graph as a STIX 2.1 bundle: actors as identities and intrusion sets, incidents, articles as reports, claims as notes.
 *
 * <p>What a consumer draws: an accusation, or a claim of responsibility, by a known identity about a known incident is also a
 * relationship {@code attributed-to} from the incident to the accused, whose {@code created_by_ref} is the claimant and no other:
 * so it states what somebody says, with {@code confidence} that it is said. A denial is an opinion that disagrees with the note and
 * the relationship of the accusation that it rejects, in whatever article that stands. Where one of the three is not known, the
 * note stands alone. For the rest {@code attributed-to} ties an intrusion set to the actor for whom the graph itself says it acts,
 * and {@code related-to} other bodies to their principals.
 *
 * <p>Identifiers come from IRIs. {@code created} and {@code modified} of claims and reports are the day of publication; of
 * everything else, and where that day is unknown, the first such day in the graph. The article of a report must have a known day,
 * because a report must have one. {@code docs/stix.md} has the whole table.
 *
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
 */
final class StixWriter {

    private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);
    private static final String RIPOSTE = StixIds.id("identity", "https://w3id.org/riposte");
    private static final Set<String> ATTRIBUTING =
            Set.of(ClaimType.ACCUSATION.key(), ClaimType.RESPONSIBILITY_CLAIM.key());
    private static final Pattern ATTACK = Pattern.compile("https://attack\\.mitre\\.org/(?:groups|campaigns|software)/([A-Z]\\d{4})/?");
    private static final Pattern WIKIDATA = Pattern.compile("https?://www\\.wikidata\\.org/(?:entity|wiki)/(Q\\d+)");

    private final ClaimReader claims;
    private final TrafficLight marking;
    private final Writer out;
    /** What each accusation that a denial rejects became: its note, and its relationship where it has one. */
    private final Map<String, List<String>> rejected = new HashMap<>();

    private LocalDate first;
    private boolean begun;

    private StixWriter(ClaimReader claims, TrafficLight marking, OutputStream out) {
        this.claims = claims;
        this.marking = marking;
        this.out = new Utf8Writer(out);
    }

    /** @param marking of all objects; null for none */
    static void write(ClaimReader claims, TrafficLight marking, OutputStream out) {
        StixWriter stix = new StixWriter(claims, marking, out);
        try {
            stix.write();
            stix.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        Set<Thing> things = new TreeSet<>();
        Set<String> denied = new HashSet<>();
        claims.claims(claim -> {
            things.addAll(things(claim));
            if (isDenial(claim)) {
                denied.add(claim.rejects());
            }
            LocalDate day = claim.source().day();
            if (day != null && (first == null || day.isBefore(first))) {
                first = day;
            }
        });
        if (!denied.isEmpty()) {
            claims.claims(claim -> {
                if (denied.contains(claim.iri()) && !isDenial(claim)) {
                    rejected.put(claim.iri(), statements(claim));
                }
            });
        }
        if (first == null) {
            first = EPOCH;
        }
        for (Thing thing : List.copyOf(things)) {
            if (thing.actsFor() != null) {
                things.add(claims.thing(thing.actsFor()));
            }
        }
        out.write("{\"type\":\"bundle\",\"id\":\"" + StixIds.id("bundle", "bundle") + "\",\"objects\":[");
        if (marking != null) {
            next(marking.definition());
        }
        object("identity", RIPOSTE, null, first, json -> {
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
        return StixIds.id(type(thing), thing.iri());
    }

    private static String type(Thing thing) {
        return switch (thing.kind()) {
            case "ThreatGroup" -> "intrusion-set";
            case "Incident" -> "incident";
            default -> "identity";
        };
    }

    private void thing(Thing thing) {
        String type = type(thing);
        object(type, id(thing), RIPOSTE, first, json -> {
            json.writeStringProperty("name", thing.name());
            switch (thing.kind()) {
                case "ThreatGroup" -> {
                    List<String> aliases = claims.otherNames(thing);
                    if (!aliases.isEmpty()) {
                        list("aliases", aliases, json);
                    }
                }
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
            claims.sameAs(thing).forEach(other -> elsewhere(other, json));
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
        String id = StixIds.id("relationship", thing.iri() + " " + type + " " + principal.iri());
        object("relationship", id, RIPOSTE, first, json -> {
            json.writeStringProperty("relationship_type", type);
            json.writeStringProperty("description", thing.name() + " acts for " + principal.name() + ".");
            json.writeStringProperty("source_ref", id(thing));
            json.writeStringProperty("target_ref", id(principal));
        });
    }

    private void article(List<ClaimEdge> inArticle) {
        Source source = inArticle.get(0).source();
        Set<String> refs = new LinkedHashSet<>();
        for (ClaimEdge claim : inArticle) {
            things(claim).forEach(thing -> refs.add(id(thing)));
            if (isDenial(claim) && rejected.containsKey(claim.rejects())) {
                refs.add(opinion(claim));
            } else {
                if (isAttribution(claim)) {
                    refs.add(attribution(claim));
                }
                refs.add(note(claim));
            }
        }
        if (source.day() == null) {
            return;
        }
        object("report", StixIds.id("report", source.iri()), RIPOSTE, source.day(), json -> {
            json.writeStringProperty("name", source.headline());
            json.writeStringProperty("published", timestamp(source.day()));
            list("object_refs", refs, json);
            language(source, json);
            references(source, source.iri(), json);
        });
    }

    private static boolean isDenial(ClaimEdge claim) {
        return claim.type().equals(ClaimType.DENIAL.key()) && claim.rejects() != null;
    }

    /** Whether a claim attributes a known incident to somebody, in the name of an identity. */
    private static boolean isAttribution(ClaimEdge claim) {
        return ATTRIBUTING.contains(claim.type()) && claim.about() != null && accused(claim) != null && claimant(claim) != null;
    }

    /** Who makes a claim, as an identity: intrusion sets create no objects. Null where there is none. */
    private static Thing claimant(ClaimEdge claim) {
        for (Thing thing : new Thing[] {claim.speaker(), claim.speakerPrincipal()}) {
            if (thing != null && type(thing).equals("identity")) {
                return thing;
            }
        }
        return null;
    }

    private static Thing accused(ClaimEdge claim) {
        if (claim.type().equals(ClaimType.RESPONSIBILITY_CLAIM.key())) {
            return claim.speaker();
        }
        return claim.target() != null ? claim.target() : claim.targetPrincipal();
    }

    /** The objects that say what a claim says. */
    private static List<String> statements(ClaimEdge claim) {
        String note = StixIds.id("note", claim.iri());
        return isAttribution(claim) ? List.of(note, StixIds.id("relationship", claim.iri())) : List.of(note);
    }

    private String attribution(ClaimEdge claim) {
        String id = StixIds.id("relationship", claim.iri());
        object("relationship", id, id(claimant(claim)), created(claim), json -> {
            json.writeStringProperty("relationship_type", "attributed-to");
            json.writeStringProperty("description", claim.sentence());
            json.writeStringProperty("source_ref", id(claim.about()));
            json.writeStringProperty("target_ref", id(accused(claim)));
            common(claim, json);
        });
        return id;
    }

    private String note(ClaimEdge claim) {
        String id = StixIds.id("note", claim.iri());
        object("note", id, RIPOSTE, created(claim), json -> {
            json.writeStringProperty("abstract", claim.label());
            json.writeStringProperty("content", claim.sentence());
            authors(claim, json);
            common(claim, json);
            List<String> refs = new ArrayList<>(things(claim).stream().map(StixWriter::id).toList());
            if (isAttribution(claim)) {
                refs.add(StixIds.id("relationship", claim.iri()));
            }
            list("object_refs", refs.isEmpty() ? List.of(RIPOSTE) : refs, json);
        });
        return id;
    }

    private String opinion(ClaimEdge claim) {
        String id = StixIds.id("opinion", claim.iri());
        Thing claimant = claimant(claim);
        object("opinion", id, claimant == null ? RIPOSTE : id(claimant), created(claim), json -> {
            json.writeStringProperty("opinion", claim.hedged() ? "disagree" : "strongly-disagree");
            json.writeStringProperty("explanation", claim.sentence());
            authors(claim, json);
            common(claim, json);
            list("object_refs", rejected.get(claim.rejects()), json);
        });
        return id;
    }

    private static void authors(ClaimEdge claim, JsonGenerator json) {
        if (claim.speaker() != null) {
            list("authors", List.of(claim.speaker().name()), json);
        }
    }

    /** What all objects of a claim have in common. */
    private static void common(ClaimEdge claim, JsonGenerator json) {
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

    /** The same thing in somebody else's catalogue, under its number there where that is known. */
    private static void elsewhere(String iri, JsonGenerator json) {
        Matcher attack = ATTACK.matcher(iri);
        Matcher wikidata = WIKIDATA.matcher(iri);
        if (attack.matches()) {
            numbered("mitre-attack", attack.group(1), iri, json);
        } else if (wikidata.matches()) {
            numbered("wikidata", wikidata.group(1), iri, json);
        } else if (ascii(iri) != null) {
            reference(URI.create(ascii(iri)).getHost(), null, iri, json);
        }
    }

    private static void numbered(String source, String number, String url, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("source_name", source);
        json.writeStringProperty("url", url);
        json.writeStringProperty("external_id", number);
        json.writeEndObject();
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

    /** @param creator identifier of the identity that says so, or null */
    private void object(String type, String id, String creator, LocalDate created, Consumer<JsonGenerator> properties) {
        next(JsonText.object(json -> {
            json.writeStringProperty("type", type);
            json.writeStringProperty("spec_version", "2.1");
            json.writeStringProperty("id", id);
            if (creator != null) {
                json.writeStringProperty("created_by_ref", creator);
            }
            json.writeStringProperty("created", timestamp(created));
            json.writeStringProperty("modified", timestamp(created));
            properties.accept(json);
            if (marking != null) {
                list("object_marking_refs", List.of(marking.id()), json);
            }
        }));
    }

    private void next(String object) {
        try {
            out.write(begun ? ",\n" : "\n");
            out.write(object);
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
