package riposte.web.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.rdf.Iris;
import riposte.text.Neighbours;
import riposte.text.TextSpan;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphReader;
import riposte.web.data.Snapshot;
import riposte.web.page.TextFragment;

/** {@code evidence}: the sentence that carries a claim, with those beside it, where it stands, and what answers the claim. */
final class EvidenceTool implements GraphTool {

    private static final int REPLIES = 10;

    private final GraphReader reader;
    private final Iris iris;

    EvidenceTool(GraphReader reader, Iris iris) {
        this.reader = reader;
        this.iris = iris;
    }

    @Override
    public Answer answer(Arguments arguments, Snapshot graph) {
        String name = arguments.required("claim", 300);
        ClaimEntry claim = graph.claim(name);
        if (claim == null) {
            claim = graph.claim(iris.claim(name.substring(name.lastIndexOf('/') + 1)));
        }
        if (claim == null) {
            throw new Refused("The graph has no claim '" + Words.plain(name, 100)
                    + "'. A claim is named by its IRI, as search_claims gives it; one whose article was read again may have gone.");
        }
        String body = claim.article() == null ? "" : reader.text(claim.article().iri());
        boolean whole = claim.start() >= 0 && claim.start() < claim.end() && claim.end() <= body.length();
        String before = whole ? words(Neighbours.before(body, claim.start()), body) : null;
        String after = whole ? words(Neighbours.after(body, claim.end()), body) : null;
        if (body.isEmpty()) {
            GraphReader.Beside beside = reader.beside(claim.iri());
            before = Words.plain(beside.before());
            after = Words.plain(beside.after());
        }
        String link = claim.article() == null ? null : claim.article().link();
        String words = link == null || !whole ? link : TextFragment.link(link, body, claim.start(), claim.end());
        List<ClaimEntry> replies = graph.replies(claim).stream().limit(REPLIES).toList();

        Map<String, Object> content = new LinkedHashMap<>();
        content.put("claim", ClaimView.content(claim, graph));
        content.put("before", before);
        content.put("after", after);
        content.put("original", words);
        content.put("found_by", claim.rule());
        content.put("replies", ClaimView.contents(replies, graph));

        StringBuilder text = new StringBuilder(ClaimView.text(claim));
        text.append("The sentence with its neighbours, quoted from the article:\n\u201c")
                .append(before == null ? "" : before + " ")
                .append('[').append(Words.plain(claim.sentence())).append(']')
                .append(after == null ? "" : " " + after)
                .append("\u201d\nCharacters ").append(claim.start()).append(" to ").append(claim.end()).append(" of the article\u2019s text\n");
        if (words != null) {
            text.append("In the original: ").append(words).append('\n');
        }
        ClaimView.list("Claims that reject or answer it", replies, graph.replies(claim).size(), text);
        return new Answer(text.toString(), content);
    }

    private static String words(TextSpan sentence, String body) {
        return sentence == null ? null : Words.plain(sentence.in(body));
    }
}
