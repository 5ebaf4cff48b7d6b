package riposte.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The queries that come with Riposte, by name: the files of {@code queries/}. */
final class NamedQueries {

    private static final String ENDING = ".rq";
    private static final String TITLE = "# title:";

    private NamedQueries() {}

    /** The text of a query: of the file of that path, or else of the query of that name. */
    static String text(String fileOrName) throws IOException {
        if (fileOrName.endsWith(ENDING) || fileOrName.contains("/")) {
            return Files.readString(Path.of(fileOrName));
        }
        Resource query = resources().get(fileOrName);
        if (query == null) {
            throw new IOException("no query is called '" + fileOrName + "'; there are "
                    + resources().keySet().stream().collect(Collectors.joining(", "))
                    + "; a file's name ends in " + ENDING);
        }
        return query.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Names and titles, by name. */
    static Map<String, String> titles() throws IOException {
        Map<String, String> titles = new TreeMap<>();
        for (Map.Entry<String, Resource> query : resources().entrySet()) {
            titles.put(
                    query.getKey(),
                    query.getValue()
                            .getContentAsString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith(TITLE))
                            .map(line -> line.substring(TITLE.length()).strip())
                            .findFirst()
                            .orElse(""));
        }
        return titles;
    }

    private static Map<String, Resource> resources() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:queries/*" + ENDING))
                .collect(Collectors.toMap(
                        query -> query.getFilename().replace(ENDING, ""), query -> query, (a, b) -> a, TreeMap::new));
    }
}
