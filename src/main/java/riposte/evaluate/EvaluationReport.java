package riposte.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import riposte.claim.Claim;
import riposte.claim.Participant;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes an {@link Evaluation} for people and programs. */
public final class EvaluationReport {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Evaluation evaluation;

    public EvaluationReport(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * A table for a terminal.
     *
     * @param errors how many misses and false claims to list, at most
     */
    public void text(Appendable out, int errors) throws IOException {
        out.append(String.format(
                Locale.ROOT, "%-32s %9s %7s %6s   %5s %5s %6s%n", "", "precision", "recall", "F1", "right", "false",
                "missed"));
        for (Map.Entry<String, Figures> row : rows().entrySet()) {
            Figures f = row.getValue();
            out.append(String.format(
                    Locale.ROOT,
                    "%-32s %9.3f %7.3f %6.3f   %5d %5d %6d%n",
                    row.getKey(),
                    f.precision(),
                    f.recall(),
                    f.f1(),
                    f.right(),
                    f.wrong(),
                    f.missed()));
        }
        for (Map.Entry<String, Figures> row : evaluation.byRule().entrySet()) {
            Figures f = row.getValue();
            out.append(String.format(
                    Locale.ROOT, "%-32s %9.3f %7s %6s   %5d %5d%n", "rule " + row.getKey(), f.precision(), "", "",
                    f.right(), f.wrong()));
        }
        double[] interval = evaluation.interval();
        out.append(String.format(
                Locale.ROOT, "95 %% interval of F1, by group: %.3f to %.3f%n", interval[0], interval[1]));
        out.append(String.format(Locale.ROOT, "hedging told rightly: %.3f%n", evaluation.hedging()));
        out.append(String.format(
                Locale.ROOT,
                "texts without claims in which some were found: %d of %d%n",
                evaluation.withoutClaimsButFound(),
                evaluation.withoutClaims()));
        evaluation.misses().stream().limit(errors).map(EvaluationReport::miss).forEach(line -> print(out, line));
        evaluation.falseClaims().stream()
                .limit(errors)
                .map(EvaluationReport::wrong)
                .forEach(line -> print(out, line));
    }

    /** One JSON object with everything, misses and false claims included. */
    public void json(Appendable out) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("texts", evaluation.texts());
        report.put("overall", figures(evaluation.overall()));
        report.put("interval95", List.of(rounded(evaluation.interval()[0]), rounded(evaluation.interval()[1])));
        report.put("hedging", rounded(evaluation.hedging()));
        report.put(
                "withoutClaims",
                Map.of("texts", evaluation.withoutClaims(), "found", evaluation.withoutClaimsButFound()));
        report.put("languages", all(evaluation.byLanguage()));
        report.put("types", all(keyed()));
        report.put("rules", all(evaluation.byRule()));
        List<Object> misses = new ArrayList<>();
        for (Evaluation.Miss miss : evaluation.misses()) {
            misses.add(record(
                    miss.text().id(),
                    miss.claim().type().key(),
                    miss.claim().speaker().principal(),
                    miss.claim().target().principal(),
                    null,
                    miss.claim().evidence()));
        }
        report.put("misses", misses);
        List<Object> wrong = new ArrayList<>();
        for (Evaluation.FalseClaim found : evaluation.falseClaims()) {
            Claim claim = found.claim();
            wrong.add(record(
                    found.text().id(),
                    claim.type().key(),
                    name(claim.speaker()),
                    name(claim.target()),
                    claim.rule(),
                    claim.evidence().text()));
        }
        report.put("false", wrong);
        out.append(JSON.writeValueAsString(report)).append('\n');
    }

    /** A page of its own, without script or anything fetched from elsewhere. */
    public void html(Appendable out, String title) throws IOException {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append("body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }\n")
                .append("table { border-collapse: collapse; margin: 1rem 0 }\n")
                .append("th, td { padding: .2rem .8rem; border-bottom: 1px solid #8886; text-align: left; vertical-align: top }\n")
                .append("td.n { text-align: right; font-variant-numeric: tabular-nums }\n")
                .append(":root { color-scheme: light dark }\n</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        double[] interval = evaluation.interval();
        out.append(String.format(
                Locale.ROOT,
                "<p>%d texts. 95&nbsp;%% interval of F1, by group: %.3f to %.3f. Hedging told rightly: %.3f. "
                        + "Texts without claims in which some were found: %d of %d.</p>%n",
                evaluation.texts(),
                interval[0],
                interval[1],
                evaluation.hedging(),
                evaluation.withoutClaimsButFound(),
                evaluation.withoutClaims()));
        table(out, "Quality", rows());
        table(out, "By rule (nothing is missed by a rule)", evaluation.byRule());
        out.append("<h2>Missed</h2>\n<table>\n<tr><th>text<th>type<th>speaker<th>target<th>sentence</tr>\n");
        for (Evaluation.Miss miss : evaluation.misses()) {
            cells(
                    out,
                    miss.text().id(),
                    miss.claim().type().key(),
                    miss.claim().speaker().principal(),
                    miss.claim().target().principal(),
                    miss.claim().evidence());
        }
        out.append("</table>\n<h2>False</h2>\n<table>\n<tr><th>text<th>type<th>speaker<th>target<th>sentence<th>rule</tr>\n");
        for (Evaluation.FalseClaim found : evaluation.falseClaims()) {
            Claim claim = found.claim();
            cells(
                    out,
                    found.text().id(),
                    claim.type().key(),
                    name(claim.speaker()),
                    name(claim.target()),
                    claim.evidence().text(),
                    claim.rule());
        }
        out.append("</table>\n</body>\n</html>\n");
    }

    private Map<String, Figures> rows() {
        Map<String, Figures> rows = new LinkedHashMap<>();
        rows.put("all", evaluation.overall());
        rows.putAll(evaluation.byLanguage());
        rows.putAll(keyed());
        return rows;
    }

    private Map<String, Figures> keyed() {
        Map<String, Figures> types = new LinkedHashMap<>();
        evaluation.byType().forEach((type, figures) -> types.put(type.key(), figures));
        return types;
    }

    private static void table(Appendable out, String title, Map<String, Figures> rows) throws IOException {
        out.append("<h2>").append(title).append("</h2>\n<table>\n")
                .append("<tr><th><th>precision<th>recall<th>F1<th>right<th>false<th>missed</tr>\n");
        for (Map.Entry<String, Figures> row : rows.entrySet()) {
            Figures f = row.getValue();
            out.append(String.format(
                    Locale.ROOT,
                    "<tr><th>%s<td class=n>%.3f<td class=n>%.3f<td class=n>%.3f<td class=n>%d<td class=n>%d<td class=n>%d</tr>%n",
                    escaped(row.getKey()),
                    f.precision(),
                    f.recall(),
                    f.f1(),
                    f.right(),
                    f.wrong(),
                    f.missed()));
        }
        out.append("</table>\n");
    }

    private static void cells(Appendable out, String... cells) throws IOException {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(cell == null ? "–" : escaped(cell));
        }
        out.append("</tr>\n");
    }

    private static String miss(Evaluation.Miss miss) {
        GoldClaim claim = miss.claim();
        return "missed " + miss.text().id() + ": " + claim.type().key() + ": "
                + claim.speaker().principal() + " -> " + claim.target().principal() + " | " + claim.evidence();
    }

    private static String wrong(Evaluation.FalseClaim found) {
        Claim claim = found.claim();
        return "false  " + found.text().id() + ": " + claim.type().key() + ": " + name(claim.speaker()) + " -> "
                + name(claim.target()) + " | " + claim.evidence().text() + " [" + claim.rule() + "]";
    }

    private static String name(Participant who) {
        return who == null ? null : who.principal().label();
    }

    private static Map<String, Object> record(
            String text, String type, String speaker, String target, String rule, String evidence) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("text", text);
        record.put("type", type);
        record.put("speaker", speaker);
        record.put("target", target);
        if (rule != null) {
            record.put("rule", rule);
        }
        record.put("evidence", evidence);
        return record;
    }

    private static Map<String, Object> all(Map<String, Figures> figures) {
        Map<String, Object> all = new LinkedHashMap<>();
        figures.forEach((name, f) -> all.put(name, figures(f)));
        return all;
    }

    private static Map<String, Object> figures(Figures f) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("precision", rounded(f.precision()));
        figures.put("recall", rounded(f.recall()));
        figures.put("f1", rounded(f.f1()));
        figures.put("right", f.right());
        figures.put("false", f.wrong());
        figures.put("missed", f.missed());
        return figures;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void print(Appendable out, String line) {
        try {
            out.append(line.replaceAll("\\s+", " ")).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
