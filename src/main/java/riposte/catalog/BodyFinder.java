package riposte.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import riposte.claim.Actor;
import riposte.claim.ActorType;

/**
 * Joins names of states with the words around them that make them bodies: {@code Chinese} + {@code embassy in} +
 * {@code London} is the embassy of China in the United Kingdom. A state beside the name of its own body is taken into it
 * ({@code Russia's GRU}, {@code la NSA américaine}), and two names of one actor side by side are one.
 */
final class BodyFinder {

    private static final int ADJECTIVE = 0x7FFFFF01;
    private static final int STATE = 0x7FFFFF02;
    private static final int HOST = 0x7FFFFF03;

    private final Bodies bodies;
    private final NameTrie<String> patterns = new NameTrie<>();

    BodyFinder(Bodies bodies, String lang, ToIntFunction<String> number) {
        this.bodies = bodies;
        for (Bodies.Pattern pattern : bodies.patterns(lang)) {
            int node = NameTrie.root();
            for (String word : pattern.words()) {
                node = patterns.grow(node, switch (word) {
                    case "{adj}" -> ADJECTIVE;
                    case "{state}" -> STATE;
                    case "{host}" -> HOST;
                    default -> number.applyAsInt(word);
                });
            }
            if (patterns.value(node) == null) {
                patterns.set(node, pattern.role());
            }
        }
    }

    List<Match> join(Tokens tokens, List<NameIndex.Hit> hits, int[] lowered) {
        if (hits.isEmpty()) {
            return List.of();
        }
        return new Joining(tokens, hits, lowered).join();
    }

    private final class Joining {

        private final Tokens tokens;
        private final List<NameIndex.Hit> hits;
        private final int[] lowered;
        private final NameIndex.Hit[] at;
        private final boolean[] covered;
        private int end;
        private String role;
        private Actor state;
        private Actor host;

        Joining(Tokens tokens, List<NameIndex.Hit> hits, int[] lowered) {
            this.tokens = tokens;
            this.hits = hits;
            this.lowered = lowered;
            at = new NameIndex.Hit[tokens.count];
            covered = new boolean[tokens.count];
            for (NameIndex.Hit hit : hits) {
                at[hit.first()] = hit;
                for (int i = hit.first(); i < hit.after(); i++) {
                    covered[i] = true;
                }
            }
        }

        List<Match> join() {
            List<NameIndex.Hit> joined = new ArrayList<>();
            int i = 0;
            while (i < tokens.count) {
                end = -1;
                if (!covered[i] || at[i] != null) {
                    walk(NameTrie.root(), i, i, null, null);
                }
                if (end > i) {
                    Actor body = bodies.find(role, state, host);
                    joined.add(hit(i, end, new Match(
                            tokens.start[i], tokens.end[end - 1], List.of(body), Match.Kind.NAME)));
                    i = end;
                } else if (at[i] != null) {
                    joined.add(at[i]);
                    i = at[i].after();
                } else {
                    i++;
                }
            }
            return absorb(joined);
        }

        private static NameIndex.Hit hit(int first, int after, Match match) {
            return new NameIndex.Hit(first, after, match);
        }

        /** Goes on from a place; as deep as the longest pattern has words, whatever the text. */
        private void walk(int node, int place, int first, Actor of, Actor in) {
            int i = place;
            String found = patterns.value(node);
            if (found != null && i > end && of != null && tokens.number[i - 1] != Vocabulary.HYPHEN) {
                end = i;
                role = found;
                state = of;
                host = in;
            }
            while (i > first && i < tokens.count && tokens.number[i] == Vocabulary.HYPHEN && tokens.glued(i) && tokens.glued(i + 1)) {
                i++;
            }
            if (i >= tokens.count) {
                return;
            }
            int number = tokens.number[i];
            if (number >= 0 && !covered[i]) {
                int next = patterns.next(node, lowered[number]);
                if (next >= 0) {
                    walk(next, i + 1, first, of, in);
                }
            }
            Actor here = state(at[i]);
            if (here == null) {
                return;
            }
            if (at[i].match().kind() == Match.Kind.DEMONYM) {
                follow(node, ADJECTIVE, i, first, here, in);
            } else {
                follow(node, STATE, i, first, here, in);
                follow(node, HOST, i, first, of, here);
            }
        }

        private void follow(int node, int slot, int i, int first, Actor of, Actor in) {
            int next = patterns.next(node, slot);
            if (next >= 0) {
                walk(next, at[i].after(), first, of, in);
            }
        }

        /** Takes a state that stands directly before or after a body of its own into the body's name. */
        private List<Match> absorb(List<NameIndex.Hit> found) {
            List<Match> matches = new ArrayList<>(found.size());
            for (int i = 0; i < found.size(); i++) {
                NameIndex.Hit hit = found.get(i);
                NameIndex.Hit next = i + 1 < found.size() ? found.get(i + 1) : null;
                if (next != null) {
                    Match one = touching(hit, next) ? absorbed(hit.match(), next.match(), next.match()) : null;
                    if (one == null && hit.after() == next.first()
                            && hit.match().candidates().equals(next.match().candidates())
                            && hit.match().kind() == Match.Kind.NAME
                            && next.match().kind() == Match.Kind.NAME) {
                        one = new Match(
                                hit.match().start(), next.match().end(), next.match().candidates(), Match.Kind.NAME);
                    }
                    if (one == null && hit.after() == next.first()
                            && next.match().kind() == Match.Kind.DEMONYM) {
                        one = absorbed(next.match(), hit.match(), next.match());
                        one = one == null ? null : new Match(hit.match().start(), one.end(), one.candidates(), one.kind());
                    }
                    if (one != null) {
                        matches.add(one);
                        i++;
                        continue;
                    }
                }
                matches.add(hit.match());
            }
            return List.copyOf(matches);
        }

        private boolean touching(NameIndex.Hit left, NameIndex.Hit right) {
            if (left.after() == right.first()) {
                return true;
            }
            return left.after() + 2 == right.first()
                    && tokens.is(left.after(), '\'')
                    && tokens.at(left.after() + 1).equals("s");
        }

        private Match absorbed(Match stateName, Match bodyName, Match last) {
            if (!(stateName.entity() instanceof Actor owner)
                    || owner.type() != ActorType.STATE
                    || stateName.kind() == Match.Kind.METONYM) {
                return null;
            }
            List<riposte.claim.Entity> own = bodyName.candidates().stream()
                    .filter(c -> c instanceof Actor a
                            && a.type() == ActorType.GOVERNMENT_BODY
                            && bodies.serves(a, owner.id()))
                    .toList();
            return own.isEmpty() ? null : new Match(stateName.start(), last.end(), own, bodyName.kind());
        }

        private static Actor state(NameIndex.Hit hit) {
            if (hit == null || !(hit.match().entity() instanceof Actor actor) || actor.type() != ActorType.STATE) {
                return null;
            }
            return actor;
        }
    }
}
