package riposte.store.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The queries that come with Riposte ({@code queries/*.rq}), by name. Immutable. */
public final class QueryLibrary {

    private static final String FOLDER = "queries";
    private static final String ENDING = ".rq";

    private final SortedMap<String, NamedQuery> queries;

    private QueryLibrary(SortedMap<String, NamedQuery> queries) {
        this.queries = Collections.unmodifiableSortedMap(queries);
    }

    /** Those on the class path; read once per process. */
    public static QueryLibrary standard() {
        return Standard.LIBRARY;
    }

    /** Those of a folder. */
    public static QueryLibrary of(Path folder) {
        SortedMap<String, NamedQuery> queries = new TreeMap<>();
        read(folder, queries);
        return new QueryLibrary(queries);
    }

    /** All of them, in the order of their names. */
    public Collection<NamedQuery> queries() {
        return queries.values();
    }

    /** The query of that name, with or without {@code .rq}. */
    public Optional<NamedQuery> find(String name) {
        String plain = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return Optional.ofNullable(queries.get(plain));
    }

    /**
     * The query of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names there are
     */
    public NamedQuery get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(
                "no query is called '" + name + "'; there are " + String.join(", ", queries.keySet())));
    }

    private static void read(Path folder, Map<String, NamedQuery> queries) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    String plain = name.substring(0, name.length() - ENDING.length());
                    queries.put(plain, NamedQuery.parse(plain, Files.readString(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the queries in " + folder, e);
        }
    }

    private static final class Standard {

        static final QueryLibrary LIBRARY = load();

        private Standard() {}

        private static QueryLibrary load() {
            SortedMap<String, NamedQuery> queries = new TreeMap<>();
            try {
                // Several class path entries may have such a folder.
                for (URL place : Collections.list(QueryLibrary.class.getClassLoader().getResources(FOLDER))) {
                    load(place.toURI(), queries);
                }
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException("cannot read " + FOLDER + " on the class path", e);
            }
            return new QueryLibrary(queries);
        }

        private static void load(URI place, Map<String, NamedQuery> queries) throws IOException {
            if (!place.getScheme().equals("jar")) {
                read(Path.of(place), queries);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                read(jar.getPath(FOLDER), queries);
            } catch (FileSystemAlreadyExistsException e) {
                read(FileSystems.getFileSystem(place).getPath(FOLDER), queries);
            }
        }
    }
}
