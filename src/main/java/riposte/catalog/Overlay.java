package riposte.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Imported catalogues in a folder: {@code SOURCE.csv} with new actors in the catalogue's own format, and
 * {@code SOURCE.names.csv} with names of new and known actors, each with who coined it.
 */
final class Overlay {

    static final String NAMES_FILE = ".names.csv";
    static final List<String> ACTORS =
            List.of("id", "type", "en", "acts_for", "same_as", "alleged_sponsor", "sponsor_confidence");
    static final List<String> NAMES = List.of("id", "name", "lang", "needs_cue", "coined_by", "confidence");

    private Overlay() {}

    /**
     * The records of a folder, in the order of its file names. A known actor that gets further names comes again, with
     * all its names.
     *
     * @param except name of an actors' file to leave out together with its names, or null
     * @throws CatalogException when a file breaks the format or gives an id that is taken
     */
    static List<Entry> read(Path folder, List<Entry> known, String except) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Map<String, Entry> base = new LinkedHashMap<>();
        known.stream()
                .filter(e -> e.entity() instanceof riposte.claim.Actor)
                .forEach(e -> base.put(e.id(), e));
        Map<String, Entry> read = new LinkedHashMap<>();
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new CatalogException(folder + " cannot be read: " + e.getMessage(), e);
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(NAMES_FILE) || name.equals(except)) {
                continue;
            }
            for (Entry entry : open(file, in -> CatalogReader.read(in, file.toString()))) {
                // What such an actor is found by stands in the file of names, which may lack its label.
                Entry kept = files.contains(file.resolveSibling(names(name))) ? entry.withNames(List.of()) : entry;
                if (base.containsKey(entry.id()) || read.putIfAbsent(entry.id(), kept) != null) {
                    throw new CatalogException(file + ": the id '" + entry.id() + "' is taken; import it anew");
                }
            }
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (!name.endsWith(NAMES_FILE) || except != null && name.equals(names(except))) {
                continue;
            }
            String source = name.substring(0, name.length() - NAMES_FILE.length());
            open(file, in -> {
                names(in, source, base, read);
                return null;
            });
        }
        return List.copyOf(read.values());
    }

    private static String names(String actorsFile) {
        return actorsFile.substring(0, actorsFile.length() - ".csv".length()) + NAMES_FILE;
    }

    private static void names(BufferedReader in, String source, Map<String, Entry> base, Map<String, Entry> read)
            throws IOException {
        Map<String, List<Name>> added = new LinkedHashMap<>();
        for (CSVRecord record : Table.FORMAT.parse(in)) {
            String coiner = record.get("coined_by");
            String confidence = record.get("confidence");
            String lang = record.get("lang");
            added.computeIfAbsent(record.get("id"), i -> new ArrayList<>())
                    .add(new Name(
                            record.get("name"),
                            lang.isEmpty() ? null : lang,
                            Match.Kind.NAME,
                            !record.get("needs_cue").isEmpty(),
                            coiner.isEmpty() ? source : source + ": " + coiner,
                            confidence.isEmpty() ? -1 : Integer.parseInt(confidence)));
        }
        added.forEach((id, names) -> {
            Entry entry = read.containsKey(id) ? read.get(id) : base.get(id);
            if (entry == null) {
                throw new IllegalArgumentException("nobody has the id '" + id + "'");
            }
            List<Name> all = new ArrayList<>(entry.names());
            all.addAll(names);
            read.put(id, entry.withNames(all));
        });
    }

    private interface Reading<T> {
        T of(BufferedReader in) throws IOException;
    }

    private static <T> T open(Path file, Reading<T> reading) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return reading.of(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new CatalogException(file + ": " + e.getMessage(), e);
        }
    }
}
