package riposte.web.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Answers to queries, to be given again to the same question while the store is as it was: a write of any kind makes all of them
 * void. Holds a fixed number of bytes; what was not asked for lately goes first. Queries whose answer depends on more than the graph
 * ({@code NOW()}, {@code RAND()}, new UUIDs, the index of words) are not kept. For use by several threads.
 */
final class AnswerCache {

    private static final int LONGEST_QUESTION = 16_384;
    private static final int LARGEST_ANSWER = 512 << 10;

    /** Overhead of an entry. */
    private static final int ENTRY = 200;

    private static final List<String> PARAMETERS =
            List.of("query", "default-graph-uri", "named-graph-uri", "output", "out", "format", "results");

    private static final Pattern VOLATILE = Pattern.compile(
            "\\b(?:NOW|RAND|UUID|STRUUID|BNODE)\\b|\\btext:|jena\\.apache\\.org/text", Pattern.CASE_INSENSITIVE);

    private final LongSupplier version;
    private final boolean keeps;
    private final LongAdder given = new LongAdder();
    private final Cache<List<String>, Answer> answers;

    /** An answer of status 200, of one version of the store. */
    private record Answer(long version, String type, List<Map.Entry<String, String>> headers, byte[] body) {}

    /**
     * @param bytes how many it holds; with 0 it keeps nothing
     * @param version of the store: another number after each write
     */
    AnswerCache(long bytes, LongSupplier version) {
        this.version = version;
        // Caffeine drops what is too much a moment later, so that a cache of no size would give some answers again.
        this.keeps = bytes > 0;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<List<String>, Answer>weigher((question, answer) -> ENTRY
                        + 2 * question.stream().mapToInt(String::length).sum()
                        + answer.body().length)
                .build();
    }

    /** What is asked, or null where the answer is not to be kept. */
    static List<String> question(HttpServletRequest request) {
        String query = request.getParameter("query");
        if (query == null || query.length() > LONGEST_QUESTION || VOLATILE.matcher(query).find()) {
            return null;
        }
        List<String> question = new ArrayList<>();
        question.add(String.valueOf(request.getHeader("Accept")));
        for (String name : PARAMETERS) {
            String[] values = request.getParameterValues(name);
            question.add(name);
            question.addAll(values == null ? List.of() : Arrays.asList(values));
        }
        return question;
    }

    /** Which state of the store an answer that is sought from now on has at least. */
    long version() {
        return version.getAsLong();
    }

    /** Answers, if the answer is known; whether it was. */
    boolean answer(List<String> question, HttpServletResponse response, boolean withBody) throws IOException {
        Answer known = answers.getIfPresent(question);
        if (known == null) {
            return false;
        }
        if (known.version != version()) {
            answers.invalidate(question);
            return false;
        }
        given.increment();
        known.headers.forEach(header -> response.setHeader(header.getKey(), header.getValue()));
        response.setContentType(known.type);
        response.setContentLength(known.body.length);
        if (withBody) {
            response.getOutputStream().write(known.body);
        }
        return true;
    }

    /** How many answers it gave. */
    long given() {
        return given.sum();
    }

    /** Keeps an answer that was given from a state of the store, unless the store was written meanwhile. */
    void keep(List<String> question, long from, SpooledResponse response) throws IOException {
        boolean fits = response.getStatus() == HttpServletResponse.SC_OK && response.size() <= LARGEST_ANSWER;
        if (keeps && fits && from == version()) {
            answers.put(question, new Answer(from, response.getContentType(), response.headers(), response.bytes()));
        }
    }
}
