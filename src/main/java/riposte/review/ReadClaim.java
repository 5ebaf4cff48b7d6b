package riposte.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;
import riposte.rdf.Iris;
import riposte.rdf.Vocabulary;

/**
 * A claim that a reading found.
 *
 * @param node its IRI
 * @param id the last part of it
 * @param type its kind
 * @param triples what the graph says of it
 * @param speakerMention the words that name the speaker, or null
 * @param targetMention the words that name the target, or null
 * @param exact its sentence
 * @param start offset of the sentence, in UTF-16 code units
 * @param end offset after it
 * @param confidence what the reading is worth
 */
record ReadClaim(
        Node node,
        String id,
        ClaimType type,
        Set<Triple> triples,
        String speakerMention,
        String targetMention,
        String exact,
        int start,
        int end,
        double confidence) {

    /** The claims of a reading, in the order of the text. */
    static List<ReadClaim> all(Blocks reading) {
        List<ReadClaim> claims = new ArrayList<>();
        for (Node subject : reading.subjects()) {
            if (reading.claimType(subject) != null) {
                claims.add(of(reading, subject));
            }
        }
        claims.sort(Comparator.comparingInt(ReadClaim::start).thenComparing(ReadClaim::id));
        return claims;
    }

    /** A claim as a graph holds it, with its sentence. */
    static ReadClaim of(Blocks graph, Node claim) {
        Set<Triple> triples = graph.of(claim);
        Set<Triple> passage = graph.of(Blocks.object(triples, Vocabulary.EVIDENCE));
        String exact = Blocks.text(passage, Vocabulary.EXACT);
        String start = Blocks.text(passage, Vocabulary.START);
        String end = Blocks.text(passage, Vocabulary.END);
        String confidence = Blocks.text(triples, Vocabulary.CONFIDENCE);
        return new ReadClaim(
                claim,
                Iris.id(claim.getURI()),
                graph.claimType(claim),
                triples,
                Blocks.text(triples, Vocabulary.SPEAKER_MENTION),
                Blocks.text(triples, Vocabulary.TARGET_MENTION),
                exact == null ? "" : exact,
                start == null ? 0 : Integer.parseInt(start),
                end == null ? 0 : Integer.parseInt(end),
                confidence == null ? 1 : Double.parseDouble(confidence));
    }

    /** What it says. */
    Content content(ContentTriples contents, KnownReferents known) {
        return contents.read(triples, start, end, known::of);
    }
}
