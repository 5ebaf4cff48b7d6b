package riposte.catalog;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Year;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import riposte.claim.Actor;
import riposte.claim.Incident;

/** The known actors and incidents, and their names in every language. Immutable; safe for use by several threads. */
public final class Catalog {

    private static final List<String> FILES = List.of(
            "states",
            "government",
            "organisations",
            "companies",
            "media",
            "persons",
            "groups",
            "products",
            "incidents");
    private static final String FOLDER = "/ontology/catalog/";
    /** Longest chain of actors that act for one another; longer ones are taken to be circles. */
    static final int MAX_PRINCIPALS = 8;

    private final Map<String, Entry> actors = new TreeMap<>();
    private final Map<String, Entry> incidents = new TreeMap<>();
    private final OtherNames others;
    private final Bodies bodies;
    private final Unnamed unnamed = Unnamed.read(resource("unnamed.csv"));
    private final Map<String, NameIndex> indexes = new ConcurrentHashMap<>();

    private Catalog(Collection<Entry> entries, OtherNames others, Bodies bodies) {
        this.others = others;
        this.bodies = bodies.with(entries);
        for (Entry entry : entries) {
            Map<String, Entry> kind = entry.entity() instanceof Actor ? actors : incidents;
            if (kind.putIfAbsent(entry.id(), entry) != null) {
                throw new CatalogException("the id '" + entry.id() + "' is given twice");
            }
        }
    }

    private static final class Standard {
        private static final Catalog INSTANCE = new Catalog(standardEntries(), standardOtherNames(), standardBodies());
    }

    private static final class StandardEntries {
        private static final List<Entry> LIST = List.copyOf(readStandardEntries());
    }

    /** The catalogue that comes with Riposte; read once per process. */
    public static Catalog standard() {
        return Standard.INSTANCE;
    }

    /**
     * The standard catalogue and, in addition, what {@link CatalogImport} has put into a folder; the standard one alone
     * where the folder is not there.
     *
     * @throws CatalogException when a file there cannot be read or breaks the format
     */
    public static Catalog with(Path folder) {
        List<Entry> standard = standardEntries();
        List<Entry> overlay = Overlay.read(folder, standard, null);
        if (overlay.isEmpty()) {
            return standard();
        }
        Map<String, Entry> all = new LinkedHashMap<>();
        for (List<Entry> entries : List.of(standard, overlay)) {
            for (Entry entry : entries) {
                all.put((entry.entity() instanceof Actor ? "actor " : "incident ") + entry.id(), entry);
            }
        }
        return new Catalog(all.values(), standardOtherNames(), standardBodies());
    }

    /** Read once per process. */
    static List<Entry> standardEntries() {
        return StandardEntries.LIST;
    }

    private static List<Entry> readStandardEntries() {
        List<Entry> entries = new ArrayList<>();
        for (String file : FILES) {
            String path = FOLDER + file + ".csv";
            InputStream in = Catalog.class.getResourceAsStream(path);
            if (in != null) {
                entries.addAll(CatalogReader.read(utf8(in), path.substring(1)));
            }
        }
        List<Entry> named = CatalogReader.withNames(entries, resource("more-names.csv"), "ontology/catalog/more-names.csv");
        List<Entry> linked = CatalogReader.withWikidata(named, resource("wikidata.csv"), "ontology/catalog/wikidata.csv");
        return CatalogReader.withEurepoc(linked, resource("eurepoc.csv"), "ontology/catalog/eurepoc.csv");
    }

    static OtherNames standardOtherNames() {
        return OtherNames.read(resource("other-names.csv"), "ontology/catalog/other-names.csv");
    }

    private static Bodies standardBodies() {
        return Bodies.read(resource("bodies.csv"), resource("body-patterns.csv"));
    }

    static BufferedReader resource(String file) {
        InputStream in = Catalog.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new CatalogException(FOLDER + file + " is not on the class path");
        }
        return utf8(in);
    }

    private static BufferedReader utf8(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The actor of that id. */
    public Optional<Actor> actor(String id) {
        return Optional.ofNullable(actors.get(id)).map(e -> (Actor) e.entity());
    }

    /** The incident of that id. */
    public Optional<Incident> incident(String id) {
        return Optional.ofNullable(incidents.get(id)).map(e -> (Incident) e.entity());
    }

    /** Every actor, by id. */
    public List<Actor> actors() {
        return actors.values().stream().map(e -> (Actor) e.entity()).toList();
    }

    /** Every incident, by id. */
    public List<Incident> incidents() {
        return incidents.values().stream().map(e -> (Incident) e.entity()).toList();
    }

    /**
     * Every name of an actor, or of an incident where no actor has that id, with its source: labels first, demonyms as
     * base forms; for states also the names of the Unicode CLDR in other languages. Empty for an unknown id.
     */
    public List<Name> names(String id) {
        Entry entry = actors.containsKey(id) ? actors.get(id) : incidents.get(id);
        if (entry == null) {
            return List.of();
        }
        List<Name> names = new ArrayList<>(entry.names());
        if (entry.iso() != null) {
            names.addAll(CldrNames.of(entry.iso()));
        }
        return Collections.unmodifiableList(names);
    }

    /** IRIs of the same actor or incident in other data sets, as far as they are certain. */
    public List<String> sameAs(String id) {
        Entry entry = actors.containsKey(id) ? actors.get(id) : incidents.get(id);
        return entry == null ? List.of() : entry.sameAs();
    }

    /**
     * The state that others say is behind a threat group. An allegation that is common knowledge, never a fact of the
     * catalogue: it may help to tell whom a text means, and must not become a claim.
     */
    public Optional<Actor> allegedSponsor(String id) {
        Entry entry = actors.get(id);
        return entry == null || entry.allegedSponsor() == null ? Optional.empty() : actor(entry.allegedSponsor());
    }

    /**
     * The incidents of the catalogue that went through a product or hit an actor, of a year where one is given, by id: so
     * that an incident described without its name can get its IRI where nothing else agrees.
     *
     * @param id of the product or victim
     * @param year when it happened or came to light, or null for any
     */
    public List<Incident> incidents(String id, Year year) {
        return incidents.values().stream()
                .filter(e -> e.products().contains(id) || e.victims().contains(id))
                .map(e -> (Incident) e.entity())
                .filter(i -> year == null
                        || i.date() != null && Year.of(i.date().get(ChronoField.YEAR)).equals(year))
                .toList();
    }

    /** Ids of the products an incident went through. */
    public List<String> products(String incident) {
        return incidents.containsKey(incident) ? incidents.get(incident).products() : List.of();
    }

    /** Ids of the actors an incident hit. */
    public List<String> victims(String incident) {
        return incidents.containsKey(incident) ? incidents.get(incident).victims() : List.of();
    }

    /**
     * Ids of those whom others say an incident was done by, and of groups that claimed it. An allegation, never a fact of the catalogue: it may
     * help to tell whether a claim is about the incident, and must not become a claim.
     */
    public List<String> accused(String incident) {
        return incidents.containsKey(incident) ? incidents.get(incident).accused() : List.of();
    }

    /**
     * The body of a state in a role of {@code ontology/catalog/bodies.csv}, such as {@code foreign-ministry} or
     * {@code intelligence-services}: the catalogue's own where it has one, else one made by rule, with labels in every
     * language.
     *
     * @param host for an embassy or consulate the state it is in, or null
     * @throws IllegalArgumentException for an unknown role
     */
    public Actor body(String role, Actor state, Actor host) {
        return bodies.find(role, state, host);
    }

    /** The embassy of a state at another; {@code host} is null when it is not known. */
    public Actor embassy(Actor state, Actor host) {
        return body("embassy", state, host);
    }

    /** A ministry of a state: {@code foreign-ministry}, {@code defence-ministry}, {@code interior-ministry} … */
    public Actor ministry(String role, Actor state) {
        return body(role, state, null);
    }

    /**
     * Those whom texts only describe, such as "Russian hackers": one node for each kind of {@code ontology/catalog/unnamed.csv}
     * and state, in every article and language; {@link Actor#unnamed() unnamed}, and never the state.
     *
     * @param state whom they are said to come from or work for, or null
     * @throws IllegalArgumentException for an unknown kind
     */
    public Actor unnamed(String kind, Actor state) {
        return unnamed.of(kind, state);
    }

    /**
     * Whether a word, whatever its capitals, is a common or frequent one of the languages read, the name of a state or of its people, or too
     * short to be a name: a capital alone makes no name of it. Names of persons that are frequent count as words too.
     */
    public static boolean isWord(String word) {
        return Frequent.WORDS.has(word);
    }

    private static final class Frequent {
        private static final CommonWords WORDS = CommonWords.standard(standard().entries());
    }

    /** For whom an actor acts in the end: its state for a ministry's unit; the actor itself when it acts for nobody else. */
    public Actor principal(Actor actor) {
        Actor principal = actor;
        for (int i = 0; i < MAX_PRINCIPALS && principal.actsFor() != null; i++) {
            Optional<Actor> next = actor(principal.actsFor());
            if (next.isEmpty()) {
                break;
            }
            principal = next.get();
        }
        return principal;
    }

    /**
     * The names of known actors and incidents in a text of that language: longest match first, no overlaps, in order.
     * Bodies named by their state are found as a whole (the Chinese embassy in London, le ministère russe de la Défense),
     * also where the catalogue does not hold them; such an actor is not {@link Actor#known() known} but acts for its state.
     */
    public List<Match> match(String text, String lang) {
        return index(lang).match(text);
    }

    /** Whether a text of that language names any known actor or incident; cheaper than {@link #match}. */
    public boolean mentionsAny(String text, String lang) {
        return index(lang).mentionsAny(text);
    }

    private List<Entry> entries() {
        return Stream.concat(actors.values().stream(), incidents.values().stream()).toList();
    }

    private NameIndex index(String lang) {
        return indexes.computeIfAbsent(lang, this::build);
    }

    private NameIndex build(String lang) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : entries()) {
            Name cldr = entry.iso() == null ? null : CldrNames.of(entry.iso(), lang);
            if (cldr == null) {
                entries.add(entry);
                continue;
            }
            List<Name> names = new ArrayList<>(entry.names());
            boolean marked = names.stream().anyMatch(n -> n.text().equals(cldr.text()) && n.usedIn(lang));
            if (!marked) {
                names.add(cldr);
            }
            entries.add(entry.withNames(names));
        }
        return new NameIndex(lang, entries, others, bodies);
    }
}
