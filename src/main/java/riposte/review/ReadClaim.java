package riposte.review;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import riposte.claim.ClaimType;

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
        double confidence) {}
