package riposte.web.sparql.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/** What {@code docs/conformance.md} says about a suite: which tests fail. One that does not, or another, is a fault. */
record KnownFailures(String suite, String page, Set<String> names) {

    private static final Path PAGE = Path.of("docs", "conformance.md");
    private static final Pattern FAILURE = Pattern.compile("(?m)^\\| `([^`|]+/[^`|]+)` \\| [^|]+ \\|$");

    static KnownFailures of(String suite) {
        try {
            String page = Files.readString(PAGE);
            Set<String> names = FAILURE.matcher(page)
                    .results()
                    .map((MatchResult row) -> row.group(1))
                    .filter(name -> name.startsWith(suite + "/"))
                    .collect(Collectors.toSet());
            return new KnownFailures(suite, page, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hold(String name, Runnable test) {
        if (!names.contains(name)) {
            test.run();
            return;
        }
        try {
            test.run();
        } catch (TestAbortedException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            return;
        }
        Assertions.fail(name + " passes: take it out of the table in " + PAGE);
    }

    /** The table must name no test that there is not, and count those that there are. */
    void check(List<String> tests) {
        assertThat(tests).doesNotHaveDuplicates().containsAll(names);
        assertThat(page).contains("| `%s` | %d | %d |".formatted(suite, tests.size(), tests.size() - names.size()));
    }
}
