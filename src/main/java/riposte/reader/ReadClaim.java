package riposte.reader;

import java.util.List;
import riposte.claim.ClaimType;
import riposte.text.TextSpan;

/**
 * A claim as read: words of the text, before anybody has said whom they mean.
 *
 * @param type the kind of claim
 * @param sentence number of the sentence that makes it
 * @param cue the words that make it ("accuses", "pure fabrication")
 * @param speakers the words for those who make it; none when the text names no author
 * @param targets the words for those it is directed at; may be none
 * @param hedged whether its words mark the attribution as uncertain
 * @param links cues of other claims nearby that this one rejects or answers
 * @param cueScore between 0 and 1, of the first pass: that the words are such a cue
 * @param validScore between 0 and 1, of the second pass: that the cue makes a claim here
 * @param nobodySpeaks between 0 and 1: that the text names no speaker
 * @param nobodyMeant between 0 and 1: that the text names no target
 */
public record ReadClaim(
        ClaimType type,
        int sentence,
        TextSpan cue,
        List<Party> speakers,
        List<Party> targets,
        boolean hedged,
        List<TextSpan> links,
        double cueScore,
        double validScore,
        double nobodySpeaks,
        double nobodyMeant) {

    public ReadClaim {
        speakers = List.copyOf(speakers);
        targets = List.copyOf(targets);
        links = List.copyOf(links);
    }
}
