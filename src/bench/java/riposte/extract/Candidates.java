package riposte.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import riposte.article.Article;
import riposte.catalog.Catalog;
import riposte.claim.Participant;
import riposte.reader.ReadClaim;
import riposte.reader.Reader;
import riposte.text.Sentences;
import riposte.text.TextSpan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every candidate for a claim in the passages of a gold file, however unlikely, with the reader's scores, as JSON lines: what
 * {@code training/calibrate.py} fits the confidence on. Usage: {@code Candidates GOLD.jsonl OUT.jsonl}.
 */
public final class Candidates {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Candidates() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<List<String>>> done = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            JsonNode record = JSON.readTree(line);
            done.add(threads.submit(() -> of(record)));
        }
        List<String> lines = new ArrayList<>();
        for (Future<List<String>> future : done) {
            lines.addAll(future.get());
        }
        threads.shutdown();
        Files.write(Path.of(args[1]), lines, StandardCharsets.UTF_8);
    }

    private static List<String> of(JsonNode record) {
        String id = record.get("id").asString();
        String text = record.get("text").asString();
        String title = record.path("title").asString("");
        Article article = new Article(id, null, title, null, null, null, record.get("lang").asString(), text);
        List<TextSpan> sentences = Sentences.of(text);
        ArticleNames names = new ArticleNames(article, Catalog.standard(), sentences);
        List<ReadClaim> read = Reader.standard().read(title, text, sentences, names.known());
        Parties parties = new Parties(names);
        List<String> lines = new ArrayList<>();
        for (ReadClaim claim : read) {
            for (Extractor.Meant speaker : Extractor.meant(parties, claim.speakers(), claim.nobodySpeaks())) {
                for (Extractor.Meant target : Extractor.targets(names, parties, claim)) {
                    if (speaker.who() == null && target.who() == null) {
                        continue;
                    }
                    ObjectNode out = JSON.createObjectNode();
                    out.put("id", id).put("type", claim.type().key());
                    role(out, "speaker", speaker.who());
                    role(out, "target", target.who());
                    out.put("sentence", sentences.get(claim.sentence()).in(text));
                    out.put("cue", claim.cue().in(text));
                    ObjectNode features = out.putObject("features");
                    Confidence.features(claim, sentences.get(claim.sentence()), speaker, target).forEach(features::put);
                    lines.add(JSON.writeValueAsString(out));
                }
            }
        }
        return lines;
    }

    private static void role(ObjectNode out, String role, Participant participant) {
        if (participant == null) {
            out.putNull(role);
        } else {
            out.putObject(role)
                    .put("mention", participant.mention())
                    .put("label", participant.actor().label())
                    .put("principal", participant.principal().label())
                    .put("principal_known", participant.principal().known());
        }
    }
}
