package riposte.catalog;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Entity;
import riposte.claim.Incident;

/**
 * Reads the catalogue's own format: CSV (RFC 4180, UTF-8) with a header line and {@code #} comment lines.
 *
 * <p>Actors: {@code id,type,en,fr,es,de,names,metonyms,demonyms,acts_for,same_as}, further {@code iso} for states,
 * {@code role} for government bodies and {@code alleged_sponsor} for threat groups. Incidents, told by the column {@code date}:
 * {@code id,en,fr,es,de,names,date,products,victims,accused,same_as}. Columns are found by their header.
 */
final class CatalogReader {

    static final List<String> LANGUAGES = List.of("en", "fr", "es", "de");

    /** Languages that names may be marked with. */
    static final List<String> NAME_LANGUAGES = List.of("en", "fr", "es", "de", "it", "pt", "ru", "zh");

    private static final String WIKIDATA = "http://www.wikidata.org/entity/";

    private static final String EUREPOC = "https://eurepoc.eu/table-view/?cyber_incident=";

    private CatalogReader() {}

    /**
     * The records of a file, in its order.
     *
     * @param file its name, for messages
     * @throws CatalogException when it cannot be read or breaks the format
     */
    static List<Entry> read(Reader in, String file) {
        List<Entry> entries = new ArrayList<>();
        try (CSVParser parser = Table.FORMAT.parse(in)) {
            boolean incidents = parser.getHeaderNames().contains("date");
            if (!parser.getHeaderNames().contains("id")) {
                throw new CatalogException(file + ": the header line has no column 'id'");
            }
            for (CSVRecord record : parser) {
                try {
                    if (!record.isConsistent()) {
                        throw new IllegalArgumentException("there are " + record.size() + " fields, the header has "
                                + parser.getHeaderNames().size());
                    }
                    entries.add(incidents ? incident(record) : actor(record));
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new CatalogException(
                            file + ", line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
        } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
            // an argument that is none: what Commons CSV says of a header
            throw new CatalogException(file + ": " + e.getMessage(), e);
        }
        return entries;
    }

    private static Entry actor(CSVRecord record) {
        ActorType type = type(field(record, "type"));
        Map<String, String> labels = labels(record);
        Actor actor = new Actor(id(record), type, labels, optional(record, "acts_for"), true);
        List<Name> names = new ArrayList<>();
        names(field(record, "names"), Match.Kind.NAME, names);
        names.addAll(0, labelNames(labels, names, type == ActorType.STATE));
        names(field(record, "metonyms"), Match.Kind.METONYM, names);
        names(field(record, "demonyms"), Match.Kind.DEMONYM, names);
        return entry(actor, names, record);
    }

    private static Entry incident(CSVRecord record) {
        Map<String, String> labels = labels(record);
        Entity incident = new Incident(id(record), labels, date(field(record, "date")), true);
        List<Name> names = new ArrayList<>();
        names(field(record, "names"), Match.Kind.NAME, names);
        names.addAll(0, labelNames(labels, names, false));
        return entry(incident, names, record);
    }

    private static Entry entry(Entity entity, List<Name> names, CSVRecord record) {
        return new Entry(
                entity,
                names,
                words(field(record, "same_as")),
                optional(record, "role"),
                optional(record, "iso"),
                optional(record, "alleged_sponsor"),
                words(field(record, "products").replace('|', ' ')),
                words(field(record, "victims").replace('|', ' ')),
                words(field(record, "accused").replace('|', ' ')));
    }

    /** Labels are names too, unless the list of names marks the same word as one that needs a cue. */
    private static List<Name> labelNames(Map<String, String> labels, List<Name> listed, boolean state) {
        Map<String, Name> names = new LinkedHashMap<>();
        for (String lang : LANGUAGES) {
            String label = labels.getOrDefault(lang, labels.get("en"));
            boolean marked = listed.stream().anyMatch(n -> n.needsCue() && n.text().equals(label) && n.usedIn(lang));
            if (!marked) {
                names.put(lang, Name.of(label, lang, Match.Kind.NAME, false));
            }
        }
        if (!state && names.containsKey("en")) {
            // Bodies, companies and people are often called by their English name in other languages too.
            names.put("", Name.of(labels.get("en"), null, Match.Kind.NAME, false));
        }
        return new ArrayList<>(names.values());
    }

    /**
     * Entries with further names in languages that have no column of their own: {@code id,lang,names,metonyms,demonyms}, a row for
     * each actor or incident and language.
     *
     * @throws CatalogException when it cannot be read or breaks the format, or names an id that no entry has
     */
    static List<Entry> withNames(List<Entry> entries, Reader in, String file) {
        Set<String> ids = entries.stream().map(Entry::id).collect(Collectors.toSet());
        Map<String, List<Name>> more = new HashMap<>();
        try (CSVParser parser = Table.FORMAT.parse(in)) {
            for (CSVRecord record : parser) {
                String id = field(record, "id");
                String lang = field(record, "lang");
                if (!NAME_LANGUAGES.contains(lang) || !ids.contains(id)) {
                    throw new CatalogException(file + ", line " + parser.getCurrentLineNumber() + ": no entry '" + id + "' or no language '" + lang + "'");
                }
                List<Name> names = more.computeIfAbsent(id, k -> new ArrayList<>());
                for (Match.Kind kind : Match.Kind.values()) {
                    List<Name> read = new ArrayList<>();
                    names(field(record, kind.name().toLowerCase(Locale.ROOT) + "s"), kind, read);
                    for (Name name : read) {
                        names.add(Name.of(name.text(), lang, kind, name.needsCue()));
                    }
                }
            }
        } catch (IOException e) {
            throw new CatalogException(file + ": " + e.getMessage(), e);
        }
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            List<Name> names = new ArrayList<>(entry.names());
            names.addAll(more.getOrDefault(entry.id(), List.of()));
            all.add(entry.withNames(names));
        }
        return all;
    }

    /**
     * Entries with their items of Wikidata: {@code id,wikidata}.
     *
     * @throws CatalogException when it cannot be read, names an id that no entry has, or what is no item
     */
    static List<Entry> withWikidata(List<Entry> entries, Reader in, String file) {
        return withLinks(entries, in, file, "wikidata", "Q[1-9]\\d*", WIKIDATA);
    }

    /**
     * Entries with their records in the European Repository of Cyber Incidents: {@code id,eurepoc}.
     *
     * @throws CatalogException when it cannot be read, names an id that no entry has, or what is no number
     */
    static List<Entry> withEurepoc(List<Entry> entries, Reader in, String file) {
        return withLinks(entries, in, file, "eurepoc", "[1-9]\\d*", EUREPOC);
    }

    /** Entries with one IRI more where a file has their identifier in another data set. */
    private static List<Entry> withLinks(
            List<Entry> entries, Reader in, String file, String column, String form, String address) {
        Map<String, String> links = new HashMap<>();
        try (CSVParser parser = Table.FORMAT.parse(in)) {
            for (CSVRecord record : parser) {
                String link = field(record, column);
                if (!link.matches(form) || links.put(field(record, "id"), address + link) != null) {
                    throw new CatalogException(file + ", line " + parser.getCurrentLineNumber() + ": '" + link
                            + "' is no identifier of that data set, or the id is given twice");
                }
            }
        } catch (IOException e) {
            throw new CatalogException(file + ": " + e.getMessage(), e);
        }
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            String iri = links.remove(entry.id());
            all.add(iri == null || entry.sameAs().contains(iri) ? entry : entry.withSameAs(iri));
        }
        if (!links.isEmpty()) {
            throw new CatalogException(file + ": no entry has the id " + links.keySet().iterator().next());
        }
        return all;
    }

    /** Reads names as {@code [lang:]text[?]}, separated by bars. */
    static void names(String field, Match.Kind kind, List<Name> into) {
        if (field.isEmpty()) {
            return;
        }
        for (String part : field.split("\\|", -1)) {
            String text = part.strip();
            String lang = null;
            if (text.length() > 3 && text.charAt(2) == ':' && NAME_LANGUAGES.contains(text.substring(0, 2))) {
                lang = text.substring(0, 2);
                text = text.substring(3).strip();
            }
            boolean cue = text.endsWith("?");
            if (cue) {
                text = text.substring(0, text.length() - 1).strip();
            }
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty name in '" + field + "'");
            }
            into.add(Name.of(text, lang, kind, cue));
        }
    }

    private static Map<String, String> labels(CSVRecord record) {
        Map<String, String> labels = new TreeMap<>();
        for (String lang : LANGUAGES) {
            String label = field(record, lang);
            if (!label.isEmpty()) {
                labels.put(lang, label);
            }
        }
        if (!labels.containsKey("en")) {
            throw new IllegalArgumentException("no English label");
        }
        return labels;
    }

    private static String id(CSVRecord record) {
        String id = field(record, "id");
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "the id '" + id + "' is not made of lower-case letters, digits and single hyphens");
        }
        return id;
    }

    static ActorType type(String name) {
        for (ActorType type : ActorType.values()) {
            if (type.ontologyClass().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type is called '" + name + "'");
    }

    /** A year, year and month, or date of ISO 8601; null for the empty string. */
    static TemporalAccessor date(String text) {
        return switch (text.length()) {
            case 0 -> null;
            case 4 -> Year.parse(text);
            case 7 -> YearMonth.parse(text);
            default -> LocalDate.parse(text);
        };
    }

    private static List<String> words(String field) {
        return field.isBlank() ? List.of() : List.of(field.strip().split("\\s+"));
    }

    private static String optional(CSVRecord record, String column) {
        String value = field(record, column);
        return value.isEmpty() ? null : value;
    }

    private static String field(CSVRecord record, String column) {
        return record.isMapped(column) && record.isSet(column) ? record.get(column) : "";
    }
}
