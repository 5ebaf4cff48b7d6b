package riposte.extract;

import java.util.ArrayList;
import java.util.List;
import riposte.catalog.Match;
import riposte.claim.Actor;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Participant;
import riposte.text.TextSpan;

/** Actors and incidents that the sentence of an accusation invokes: "citing WikiLeaks and Crypto AG". */
final class Precedents {

    private final ArticleNames names;
    private final Words citing;

    Precedents(ArticleNames names) {
        this.names = names;
        this.citing = Words.of(Words.Use.CITING, names.article().lang());
    }

    List<Entity> of(Finding finding) {
        if (finding.type() != ClaimType.ACCUSATION) {
            return List.of();
        }
        TextSpan sentence = names.sentence(finding.sentence());
        int from = cited(sentence);
        if (from < 0) {
            return List.of();
        }
        List<Entity> found = new ArrayList<>();
        for (Match match : names.matches(from, sentence.end())) {
            Entity entity = match.candidates().stream().filter(Actor.class::isInstance).findFirst().orElse(match.entity());
            if (match.kind() == Match.Kind.NAME && !is(finding.speaker(), entity) && !is(finding.target(), entity) && !found.contains(entity)) {
                found.add(entity);
            }
        }
        return found;
    }

    /** Behind the word of citing, or -1. */
    private int cited(TextSpan sentence) {
        String words = sentence.in(names.text());
        if (Han.in(words)) {
            for (int i = 0; i + 1 < words.length(); i++) {
                if (citing.contains(words.substring(i, i + 2))) {
                    return sentence.start() + i + 2;
                }
            }
            return -1;
        }
        Phrase phrase = new Phrase(names.text(), sentence);
        for (int i = 0; i < phrase.words().size(); i++) {
            if (citing.contains(phrase.word(i))) {
                return phrase.words().get(i).end();
            }
        }
        return -1;
    }

    private static boolean is(Participant participant, Entity entity) {
        return participant != null && (participant.actor().equals(entity) || participant.principal().equals(entity));
    }
}
