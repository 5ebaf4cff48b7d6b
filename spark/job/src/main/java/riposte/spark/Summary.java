package riposte.spark;

import java.util.Locale;
import java.util.Map;
import riposte.rdf.ArticleQuads;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backfill did, for people and as JSON. It tells nothing of time or machines: the same input gives the same summary.
 *
 * @param settings with which it ran
 * @param parts how many parts were written
 * @param files how many files were read
 * @param tally the counts of all parts
 */
record Summary(Settings settings, int parts, int files, Tally tally) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", ArticleQuads.VERSION);
        json.put("base", settings.base());
        json.put("files", files);
        json.put("articles", tally.articles);
        json.put("otherVersions", tally.versions - tally.articles);
        json.put("written", tally.written);
        json.put("withClaims", tally.withClaims);
        json.put("withoutClaimsLeftOut", tally.leftOut);
        json.put("claims", tally.claims);
        json.put("hiddenClaims", tally.hidden);
        json.put("quads", tally.quads);
        json.put("bytes", tally.bytes);
        json.put("parts", parts);
        put(json.putObject("skipped"), tally.skipped);
        put(json.putObject("failures"), tally.failures);
        return JSON.writeValueAsString(json) + "\n";
    }

    private static void put(ObjectNode json, Map<String, Long> counts) {
        counts.forEach(json::put);
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d files, %d articles (%d with claims, %d further versions), %d claims, %d less sure ones hidden, %d skipped, %d failures;"
                        + " %d quads of %d articles in %d parts%n",
                files,
                tally.articles,
                tally.withClaims,
                tally.versions - tally.articles,
                tally.claims,
                tally.hidden,
                tally.passedOver(),
                tally.failed(),
                tally.quads,
                tally.written,
                parts));
        tally.skipped.forEach((cause, count) -> text.append(String.format(Locale.ROOT, "  skipped %8d: %s%n", count, cause)));
        tally.failures.forEach((cause, count) -> text.append(String.format(Locale.ROOT, "  failed  %8d: %s%n", count, cause)));
        return text.toString();
    }
}
