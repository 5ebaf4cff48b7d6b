package riposte.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import riposte.review.ReviewedClaim;
import riposte.review.Role;
import riposte.search.SearchIndex;
import riposte.store.ClaimStore;
import riposte.store.Queries;
import riposte.store.query.NamedQuery;
import riposte.store.query.QueryLibrary;
import riposte.store.query.QueryLimits;

/**
 * Runs each file of {@code queries/} over {@link Dispute} and compares with {@code queries/NAME.csv} of the test
 * resources, whose rows were checked by hand.
 */
class QueryFilesTest {

    private static ClaimStore store;
    private static SearchIndex search;
    private static Queries queries;

    @BeforeAll
    static void fill() {
        store = Dispute.store();
        ReviewedClaim claim = store.reviewed(store.iris().claim("d1")).orElseThrow();
        Role named = new Role(claim.content().target().actor(), claim.content().target().principal(), "Nordland");
        store.decide(List.of(claim.correct(
                claim.content().withTarget(named), "Ada", Instant.parse("2026-03-01T12:00:00Z"), "without the article")));
        queries = store.queries(QueryLimits.standard());
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

    @Test
    void theDataConformsToTheShapes() {
        assertThat(store.validate(violation -> {})).isZero();
    }

    @Test
    void thereIsAQueryForEachFileOfRows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/queries"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".csv", "")))
                    .containsExactlyInAnyOrderElementsOf(all().map(NamedQuery::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheExpectedRows(NamedQuery named) throws IOException {
        try (InputStream rows = getClass().getResourceAsStream("/queries/" + named.name() + ".csv")) {
            assertThat(rows).as("expected rows of " + named.name()).isNotNull();
            String expected = new String(rows.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(expected.lines()).as("rows").hasSizeGreaterThan(1);
            assertThat(csv(named.query())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isInOrderAndPresentable(NamedQuery named) {
        Query query = named.query();
        if (query.isSelectType()) {
            assertThat(query.getOrderBy()).as("ORDER BY").isNotEmpty();
            assertThat(query.isQueryResultStar()).isFalse();
        }
        assertThat(named.titles()).containsKeys("en", "fr");
        assertThat(named.descriptions()).containsKeys("en", "fr");
        assertThat(named.text().lines()).allMatch(line -> line.length() <= 120);
        query.getPrefixMapping().getNsPrefixMap().forEach((prefix, iri) -> assertThat(named.text().split(
                        "(?<![\\w:/?])" + prefix + ":", -1))
                .as("uses of " + prefix)
                .hasSizeGreaterThan(2));
    }

    private static String csv(Query query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultWriter.of("csv", 0).write(queries, query, out);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
