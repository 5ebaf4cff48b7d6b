package riposte.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the actors of other catalogues into a folder of the user's, which {@link Catalog#with(Path)} reads in addition
 * to the catalogue that comes with Riposte. Reads clusters of MISP galaxies, STIX 2.1 bundles (MITRE ATT&CK) and CSV in
 * the catalogue's own format; other formats come in as {@link ImportedActor}s.
 *
 * <p>An imported actor is one already known when an IRI says so, when both go by the same label and are of the same type,
 * or, for threat groups, when its names point to exactly one known group ({@link KnownActors}). Where they point to
 * several it stays apart, and the report names them. A name by which the catalogue finds somebody else is left to that one, and names
 * that are ordinary words, descriptions or parts of another one's name are marked to count only beside a cue. Texts are read with the
 * new names in them: a longer one may cover a known one, and the reader, which is told where names stand, may find claims that it did
 * not find before, or not find them any more. Articles read before change when they are read again. The same files, read in the same order, give the same
 * folder.
 */
public final class CatalogImport {

    /** Largest file that is read, in bytes: several times MITRE ATT&CK's. */
    private static final long MAX_BYTES = 512L << 20;

    private static final int MAX_NAME = 200;

    private final Path folder;
    private final List<Entry> known;
    private final CommonWords common;
    /** Who bears a name among those that come with Riposte. */
    private final Map<String, Set<String>> bearers = new HashMap<>();

    /**
     * @param folder where imported catalogues are kept, one or two files for each source; made when it is not there
     */
    public CatalogImport(Path folder) {
        this.folder = folder;
        this.known = Catalog.standardEntries();
        this.common = CommonWords.standard(known);
        bear(known, bearers);
    }

    /** What became of an imported actor. */
    public enum Fate {
        JOINED,
        NEW,
        DOUBTFUL
    }

    /**
     * What an import made of one actor.
     *
     * @param name what the source calls it
     * @param fate joined with a known actor, new, or kept apart because it may be one of several known ones
     * @param id its id here
     * @param by by what it was joined ({@code identifier}, {@code label}, {@code page}, {@code name}, {@code alias}); null for
     *     the others
     * @param candidates ids of those a doubtful one may be; empty for the others
     */
    public record Outcome(String name, Fate fate, String id, String by, List<String> candidates) {

        public Outcome {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String toString() {
            return switch (fate) {
                case JOINED -> name + " = " + id + " (" + by + ")";
                case NEW -> name;
                case DOUBTFUL -> name + ": " + String.join(", ", candidates) + "?";
            };
        }
    }

    /**
     * What an import did.
     *
     * @param source the name the import is kept under
     * @param outcomes what became of each actor that was read
     * @param names how many names were taken over
     * @param collisions names that several actors share, each with the ids of all; one that comes with Riposte keeps it alone
     * @param commonWords names that are ordinary words and count only beside a cue
     * @param skipped what was left out, and why
     */
    public record Report(
            String source,
            List<Outcome> outcomes,
            int names,
            List<String> collisions,
            List<String> commonWords,
            List<String> skipped) {

        public Report {
            outcomes = List.copyOf(outcomes);
            collisions = List.copyOf(collisions);
            commonWords = List.copyOf(commonWords);
            skipped = List.copyOf(skipped);
        }

        /** The actors with that fate. */
        public List<Outcome> of(Fate fate) {
            return outcomes.stream().filter(outcome -> outcome.fate() == fate).toList();
        }
    }

    /**
     * Imports a file; what was imported from a file of that name before is replaced.
     *
     * @throws CatalogException when it is too large, of no known format, or broken; nothing is written then
     */
    public Report file(Path file) {
        String source = source(file.getFileName().toString());
        List<String> skipped = new ArrayList<>();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CatalogException(file + " is larger than " + (MAX_BYTES >> 20) + " MB");
            }
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                return csv(file, source);
            }
            return actors(source, json(file, skipped), skipped);
        } catch (IOException e) {
            throw new CatalogException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Imports actors read elsewhere, such as from SKOS; what was imported under that name before is replaced. */
    public Report actors(String source, List<ImportedActor> imported, List<String> skipped) {
        return new Merge(source(source), skipped).take(imported);
    }

    private Report csv(Path file, String source) throws IOException {
        List<Entry> entries;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            entries = CatalogReader.read(in, file.toString());
        }
        Set<String> ids = new HashSet<>();
        List<String> taken = new ArrayList<>();
        known.forEach(e -> ids.add(e.id()));
        for (Entry entry : entries) {
            if (!ids.add(entry.id())) {
                taken.add(entry.id());
            }
        }
        if (!taken.isEmpty()) {
            throw new CatalogException(file + ": the catalogue has these ids already: " + String.join(", ", taken));
        }
        Set<String> collisions = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        Map<String, Set<String>> owners = owners(source + ".csv");
        int names = 0;
        for (Entry entry : entries) {
            for (Name name : entry.names()) {
                names++;
                collide(name.text(), entry.id(), owners, collisions);
                if (!name.needsCue() && common.has(name.text())) {
                    words.add(name.text());
                }
            }
        }
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(source + ".csv"), StandardCopyOption.REPLACE_EXISTING);
        return new Report(
                source,
                entries.stream()
                        .map(e -> new Outcome(e.entity().label(), Fate.NEW, e.id(), null, List.of()))
                        .toList(),
                names,
                List.copyOf(collisions),
                List.copyOf(words),
                words.isEmpty() ? List.of() : List.of("mark the common words with a ? in the file: it is kept as it is"));
    }

    private static List<ImportedActor> json(Path file, List<String> skipped) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = mapper.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unknown(file);
            }
            StixBundle bundle = new StixBundle();
            boolean stix = false;
            var rest = mapper.createObjectNode();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && field.equals("objects")) {
                    stix = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        bundle.add(parser.readValueAsTree(), skipped);
                    }
                } else {
                    JsonNode value = parser.readValueAsTree();
                    rest.set(field, value);
                }
            }
            if (stix && StixBundle.is(rest)) {
                return bundle.actors(skipped);
            }
            if (MispGalaxy.is(rest)) {
                return MispGalaxy.read(rest, skipped);
            }
            throw unknown(file);
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new CatalogException(file + where + " is broken JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static CatalogException unknown(Path file) {
        return new CatalogException(file + " is neither a cluster of a MISP galaxy, nor a STIX 2.1 bundle, nor CSV with"
                + " a header line");
    }

    private static String source(String file) {
        String name = slug(file.replaceFirst("\\.[A-Za-z]{1,6}$", ""));
        return name.isEmpty() ? "imported" : name;
    }

    /** Lower-case letters, digits and single hyphens; empty when the name has no letter or digit of ASCII. */
    static String slug(String name) {
        String plain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 80 ? slug.substring(0, 80).replaceAll("-$", "") : slug;
    }

    /** Who bears a name, by name: the actors that come with Riposte and those of other imports. */
    private Map<String, Set<String>> owners(String except) {
        Map<String, Set<String>> owners = new HashMap<>();
        bear(known, owners);
        bear(Overlay.read(folder, known, except), owners);
        return owners;
    }

    private static void bear(List<Entry> entries, Map<String, Set<String>> owners) {
        for (Entry entry : entries) {
            if (entry.entity() instanceof Actor) {
                entry.names().forEach(n -> owners.computeIfAbsent(n.text(), t -> new TreeSet<>())
                        .add(entry.id()));
            }
        }
    }

    private static void collide(String name, String id, Map<String, Set<String>> owners, Set<String> collisions) {
        Set<String> of = owners.computeIfAbsent(name, n -> new TreeSet<>());
        of.add(id);
        if (of.size() > 1) {
            collisions.add(name);
        }
    }

    /** Whether a name alone is found in texts as somebody else than the one of that id. */
    private static boolean meansAnother(String name, String id) {
        return CatalogReader.NAME_LANGUAGES.stream()
                .flatMap(lang -> Catalog.standard().match(name, lang).stream())
                .anyMatch(match -> match.start() == 0 && match.end() == name.length() && !match.entity().id().equals(id));
    }

    /** One import: who is known, who is new, what they are called. */
    private final class Merge {

        private final String source;
        private final List<String> skipped;
        private final KnownActors knownActors;
        private final Map<String, String> stateByIso = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private final Map<String, Set<String>> owners;
        private final List<String[]> names = new ArrayList<>();
        private final Set<String> words = new TreeSet<>();
        private final Set<String> collisions = new TreeSet<>();

        Merge(String source, List<String> skipped) {
            this.source = source;
            this.skipped = new ArrayList<>(skipped);
            this.owners = owners(source + ".csv");
            List<Entry> others = Overlay.read(folder, known, source + ".csv");
            this.knownActors = new KnownActors(known, others, common);
            for (List<Entry> entries : List.of(known, others)) {
                for (Entry entry : entries) {
                    ids.add(entry.id());
                    if (entry.iso() != null) {
                        stateByIso.putIfAbsent(entry.iso(), entry.id());
                    }
                }
            }
        }

        Report take(List<ImportedActor> imported) {
            List<ImportedActor> sorted = new ArrayList<>(imported);
            sorted.sort(Comparator.comparing(ImportedActor::name).thenComparing(ImportedActor::type));
            List<KnownActors.Verdict> verdicts = knownActors.verdicts(sorted);
            List<String[]> actors = new ArrayList<>();
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i++) {
                ImportedActor actor = sorted.get(i);
                KnownActors.Verdict verdict = verdicts.get(i);
                Entry same = verdict.known();
                String id = same == null ? newId(actor) : same.id();
                if (same == null) {
                    actors.add(row(id, actor));
                    Fate fate = verdict.doubtful() ? Fate.DOUBTFUL : Fate.NEW;
                    outcomes.add(new Outcome(actor.name(), fate, id, null, verdict.candidates()));
                } else {
                    String by = verdict.by().name().toLowerCase(Locale.ROOT);
                    outcomes.add(new Outcome(actor.name(), Fate.JOINED, id, by, List.of()));
                }
                Set<String> given = new TreeSet<>();
                if (same != null) {
                    same.names().forEach(n -> given.add(n.text()));
                }
                add(id, new ImportedActor.Alias(actor.name(), null, null, -1), given);
                for (ImportedActor.Alias alias : actor.aliases()) {
                    add(id, alias, given);
                }
            }
            actors.sort(Comparator.comparing(r -> r[0]));
            write(actors, names);
            return new Report(
                    source,
                    outcomes,
                    names.size(),
                    collisions.stream()
                            .map(n -> n + ": " + String.join(", ", owners.get(n)))
                            .toList(),
                    List.copyOf(words),
                    skipped);
        }

        private String newId(ImportedActor actor) {
            String slug = slug(actor.name()).replaceFirst("^" + Actor.UNNAMED, "");
            String base = slug.isEmpty() ? source : slug;
            String id = base;
            for (int i = 1; !ids.add(id); i++) {
                id = i == 1 ? base + "-" + source : base + "-" + source + "-" + i;
            }
            return id;
        }

        private String[] row(String id, ImportedActor actor) {
            String state = actor.country() == null ? null : stateByIso.get(actor.country());
            boolean body = actor.type() == ActorType.GOVERNMENT_BODY;
            return new String[] {
                id,
                actor.type().ontologyClass(),
                actor.name(),
                body && state != null ? state : "",
                String.join(" ", new TreeSet<>(actor.sameAs())),
                !body && state != null ? state : "",
                !body && state != null && actor.countryConfidence() >= 0 ? "" + actor.countryConfidence() : ""
            };
        }

        private void add(String id, ImportedActor.Alias alias, Set<String> given) {
            String text = alias.text().replaceAll("[\\s|]+", " ").strip();
            if (text.length() > MAX_NAME || text.chars().noneMatch(Character::isLetterOrDigit)) {
                skipped.add("the name '" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "' of " + id);
                return;
            }
            if (!given.add(text)) {
                return;
            }
            collide(text, id, owners, collisions);
            if (bearers.containsKey(text) && !bearers.get(text).contains(id)) {
                return;
            }
            if (meansAnother(text, id)) {
                skipped.add("the name '" + text + "' of " + id + ", by which texts mean somebody else");
                return;
            }
            boolean word = common.has(text) || common.partOfAnother(text, id);
            if (word) {
                words.add(text);
            }
            names.add(new String[] {
                id,
                text,
                alias.lang() == null ? "" : alias.lang(),
                word ? "yes" : "",
                alias.coinedBy() == null ? "" : alias.coinedBy(),
                alias.confidence() < 0 ? "" : "" + alias.confidence()
            });
        }

        private void write(List<String[]> actors, List<String[]> names) {
            try {
                Files.createDirectories(folder);
                table(folder.resolve(source + ".csv"), Overlay.ACTORS, actors);
                table(folder.resolve(source + Overlay.NAMES_FILE), Overlay.NAMES, names);
            } catch (IOException | UncheckedIOException e) {
                throw new CatalogException(folder + " cannot be written: " + e.getMessage(), e);
            }
        }

        /** Writes beside the file and then moves it into place, so that a reader never sees half of it. */
        private void table(Path file, List<String> header, List<String[]> rows) throws IOException {
            Path unfinished = Files.createTempFile(folder, source, ".part");
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader(header.toArray(String[]::new))
                    .setRecordSeparator("\n")
                    .get();
            // Half of a pair of code units, which JSON can name and UTF-8 cannot carry, becomes a question mark.
            try (Writer out = new OutputStreamWriter(Files.newOutputStream(unfinished), StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(out, format)) {
                for (String[] row : rows) {
                    printer.printRecord((Object[]) row);
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
