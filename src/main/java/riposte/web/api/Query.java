package riposte.web.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import riposte.claim.ClaimType;
import riposte.review.ClaimStatus;
import riposte.web.api.Parameter.Kind;
import riposte.web.data.ActorTypes;
import riposte.web.data.ClaimFilter;
import riposte.web.data.ThingFilter;

/** What may stand in the query of an address: the filters of the pages, and where a page of the list begins and ends. */
public enum Query {
    /** Of a single thing. */
    THING(Stream.of(Query.lang())),
    /** Of lists of claims. */
    CLAIMS(Stream.of(claims(), Stream.of(Query.order(ClaimFilter.ORDERS, "doubt: least sure first; reports: what most articles report")), pages()).flatMap(s -> s)),
    /** Of lists of statements. */
    STATEMENTS(Stream.of(claims(), Stream.of(Query.order(ClaimFilter.ORDERS, "reports: what most articles report")), pages())
            .flatMap(s -> s)),
    /** Of lists of actors. */
    ACTORS(Stream.of(
                    Stream.of(Parameter.choice("type", "Class of the actor.", ActorTypes.NAMES, null)),
                    things("actors"),
                    pages())
            .flatMap(s -> s)),
    /** Of lists of incidents. */
    INCIDENTS(Stream.concat(things("incidents"), pages())),
    /** Of a search through everything. */
    SEARCH(Stream.of(
            Parameter.of("q", Kind.TEXT, SearchView.WORDS, "harbour mail"),
            lang(),
            Parameter.of(Query.LIMIT, Kind.LIMIT, "How many of each kind to give.", "10", "20"))),
    /** Of feeds of claims; the newest come first. */
    FEED(Stream.concat(claims(), pages()));

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String SORT = "sort";
    static final String LANG = "lang";

    private final List<Parameter> parameters;

    Query(Stream<Parameter> parameters) {
        this.parameters = parameters.toList();
    }

    List<Parameter> parameters() {
        return parameters;
    }

    private Parameter parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
    }

    /**
     * The parameters of a request, as the pages' filters take them.
     *
     * @throws Problem when one is unknown, given twice, or cannot have its value
     */
    public Map<String, String> read(Map<String, String[]> given) {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, all) -> {
            Parameter parameter = parameter(name);
            if (parameter == null) {
                throw Problem.of(
                        name,
                        "There is no parameter '" + name + "' here. A mistyped filter would leave out nothing, so unknown ones are"
                                + " refused.",
                        parameters.stream().map(Parameter::name).toList());
            }
            if (all.length > 1) {
                throw Problem.of(name, "The parameter '" + name + "' is given " + all.length + " times; give it once.", null);
            }
            values.put(name, parameter.read(all[0]));
        });
        return values;
    }

    private static Stream<Parameter> claims() {
        Map<String, String> types = new LinkedHashMap<>();
        for (ClaimType type : ClaimType.values()) {
            types.put(type.key(), type.ontologyClass());
        }
        List<String> statuses = Stream.concat(
                        Arrays.stream(ClaimStatus.values())
                                .filter(status -> status != ClaimStatus.ORIGINAL)
                                .map(status -> status.term().toLowerCase(Locale.ROOT)),
                        Stream.of("all"))
                .toList();
        return Stream.of(
                Parameter.of("q", Kind.TEXT, SearchView.WORDS, "harbour"),
                Parameter.choice("type", "Kind of claim. The names of the classes, as in the addresses of the pages, work too.", types,
                        null, "accusation"),
                Parameter.of("actor", Kind.TEXT, "Last part of an actor's IRI: whoever speaks or is spoken of.", "china"),
                Parameter.of("speaker", Kind.TEXT, "Last part of an actor's IRI: who speaks, or for whom.", "united-kingdom"),
                Parameter.of("target", Kind.TEXT, "Last part of an actor's IRI: at whom it is aimed, or for whom that one acts.", "china"),
                Parameter.of("incident", Kind.TEXT, "Last part of an incident's IRI.", "notpetya"),
                Parameter.of("medium", Kind.TEXT, "Publisher of the article, as the articles name it.", "The Example Courier"),
                Parameter.of("language", Kind.TEXT, "Language of the article, as a code.", "en"),
                Parameter.of("from", Kind.DAY, "First day, month or year in which it was said or published.", "2021-07"),
                Parameter.of("to", Kind.DAY, "Last day, month or year in which it was said or published, included.", "2021"),
                Parameter.of("since", Kind.TIME, "What came into this server's store later: a time or the beginning of a day, in UTC.",
                        "2026-01-31T14:05:00Z"),
                Parameter.of("hedged", Kind.FLAG, "Whether the words mark it as uncertain.", "true"),
                Parameter.of("confidence", Kind.SHARE, "Lowest confidence, from 0 to 1.", "0.8"),
                Parameter.choice("status", "How far reviewed. Without it, what is shown: neither rejected nor unsure claims.", statuses,
                        null),
                Parameter.of("unanswered", Kind.FLAG, "If true, only accusations nobody replied to.", "true"),
                Parameter.choice("copies", "If all, a claim that stands in several copies of one text comes as often as it stands there; without it, once.",
                        List.of("all"), null),
                Parameter.of("statement", Kind.TEXT, "Last part of the IRI of a statement: the claims that report it.", "0123456789abcdef"));
    }

    private static Stream<Parameter> things(String kind) {
        return Stream.of(
                Parameter.of("q", Kind.TEXT, "Words of a name, in any language.", "blue"),
                Parameter.of("all", Kind.FLAG, "If true, also " + kind + " of the catalogue that no claim speaks of.", "false", "true"),
                Parameter.of("confidence", Kind.SHARE, "Lowest confidence of the claims that count, from 0 to 1.", "0.8"),
                order(ThingFilter.ORDERS, "claims: what most claims speak of; newest: of which a claim spoke last"));
    }

    private static Stream<Parameter> pages() {
        return Stream.of(
                lang(),
                Parameter.of(LIMIT, Kind.LIMIT, "How many to give at a time.", "50", "100"),
                Parameter.of(CURSOR, Kind.CURSOR, "Where to go on: follow the link `next` instead of making one.", null, null));
    }

    private static Parameter lang() {
        return Parameter.choice(LANG, "Language of labels, where there are several.", List.of("en", "fr"), "en");
    }

    private static Parameter order(List<String> orders, String description) {
        return Parameter.choice(SORT, "Order of the list (" + description + ").", orders, orders.get(0));
    }
}
