package riposte.catalog;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int MAX_PRINCIPALS = 8;

    private final Map<String, Entry> actors = new TreeMap<>();
    private final Map<String, Entry> incidents = new TreeMap<>();
    private final OtherNames others;
    private final Map<String, NameIndex> indexes = new ConcurrentHashMap<>();

    private Catalog(Collection<Entry> entries, OtherNames others) {
        this.others = others;
        for (Entry entry : entries) {
            Map<String, Entry> kind = entry.entity() instanceof Actor ? actors : incidents;
            if (kind.putIfAbsent(entry.id(), entry) != null) {
                throw new CatalogException("the id '" + entry.id() + "' is given twice");
            }
        }
        for (Entry entry : actors.values()) {
            String principal = ((Actor) entry.entity()).actsFor();
            if (principal != null && !actors.containsKey(principal)) {
                throw new CatalogException("'" + entry.id() + "' acts for '" + principal + "', which is not there");
            }
        }
    }

    private static final class Standard {
        private static final Catalog INSTANCE = new Catalog(standardEntries(), standardOtherNames());
    }

    /** The catalogue that comes with Riposte; read once per process. */
    public static Catalog standard() {
        return Standard.INSTANCE;
    }

    static List<Entry> standardEntries() {
        List<Entry> entries = new ArrayList<>();
        for (String file : FILES) {
            String path = FOLDER + file + ".csv";
            InputStream in = Catalog.class.getResourceAsStream(path);
            if (in != null) {
                entries.addAll(CatalogReader.read(utf8(in), path.substring(1)));
            }
        }
        return entries;
    }

    private static OtherNames standardOtherNames() {
        String path = FOLDER + "other-names.csv";
        return OtherNames.read(utf8(Catalog.class.getResourceAsStream(path)), path.substring(1));
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

    /** The names of known actors and incidents in a text of that language: longest match first, no overlaps, in order. */
    public List<Match> match(String text, String lang) {
        NameIndex index = index(lang);
        return index.find(index.tokens(text), false).stream()
                .map(NameIndex.Hit::match)
                .toList();
    }

    /** Whether a text of that language names any known actor or incident; cheaper than {@link #match}. */
    public boolean mentionsAny(String text, String lang) {
        NameIndex index = index(lang);
        return !index.find(index.tokens(text), true).isEmpty();
    }

    private NameIndex index(String lang) {
        return indexes.computeIfAbsent(lang, this::build);
    }

    private NameIndex build(String lang) {
        List<Entry> entries = new ArrayList<>();
        for (Map<String, Entry> kind : List.of(actors, incidents)) {
            for (Entry entry : kind.values()) {
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
                entries.add(new Entry(entry.entity(), names, List.of(), entry.role(), entry.iso(), List.of(), List.of()));
            }
        }
        return new NameIndex(lang, entries, others);
    }
}
