package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.query.NamedQuery;
import riposte.store.query.QueryLibrary;
import riposte.store.query.QueryLimits;

/**
 * Runs the queries over what is read from {@code samples/}, through the whole chain. The rows of
 * {@code queries-samples/NAME.csv} must be among those of the answer, in the columns that file has.
 */
class SampleQueriesTest {

    private static ClaimStore store;
    private static SearchIndex search;

    @BeforeAll
    static void read() throws IOException {
        store = SampleStore.read();
        search = SearchIndex.of(store, Duration.ofMinutes(1));
    }

    @AfterAll
    static void close() {
        search.close();
        store.close();
    }

    static Stream<NamedQuery> all() {
        return QueryLibrary.standard().queries().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasTheRowsThatTheSamplesSay(NamedQuery named) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ResultWriter.of("csv", 0).write(store.queries(QueryLimits.standard()), named.query(), answer);

        Path file = Path.of("src/test/resources/queries-samples", named.name() + ".csv");
        if (!Files.exists(file)) {
            assertThat(answer.size()).isPositive();
            return;
        }
        try (CSVParser expected = parse(Files.readString(file));
                CSVParser found = parse(answer.toString(StandardCharsets.UTF_8))) {
            List<String> columns = expected.getHeaderNames();
            assertThat(found.getHeaderNames()).containsAll(columns);
            assertThat(rows(found, columns)).containsAll(rows(expected, columns));
        }
    }

    private static List<List<String>> rows(CSVParser csv, List<String> columns) {
        List<List<String>> rows = new ArrayList<>();
        for (CSVRecord row : csv) {
            rows.add(columns.stream().map(row::get).toList());
        }
        return rows;
    }

    private static CSVParser parse(String csv) throws IOException {
        return CSVFormat.DEFAULT.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv));
    }
}
