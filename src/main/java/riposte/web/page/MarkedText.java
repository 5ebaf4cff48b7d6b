package riposte.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import riposte.web.data.ClaimEntry;

/**
 * An article's text in paragraphs, cut into plain pieces and pieces that carry claims. Nothing of it is markup: the
 * template escapes every piece.
 */
final class MarkedText {

    /**
     * @param start its place in the article's text
     * @param claims the claims this piece carries; empty for plain text
     */
    record Piece(int start, String text, List<ClaimEntry> claims) {}

    private MarkedText() {}

    static List<List<Piece>> paragraphs(String text, List<ClaimEntry> claims) {
        List<ClaimEntry> sorted = claims.stream()
                .filter(c -> c.start() >= 0 && c.start() < c.end() && c.end() <= text.length())
                .sorted(Comparator.comparingInt(ClaimEntry::start).thenComparingInt(ClaimEntry::end))
                .toList();
        List<List<Piece>> paragraphs = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            if (to > from) {
                paragraphs.add(pieces(text, from, to, sorted));
            }
            from = to + 1;
        }
        return paragraphs;
    }

    private static List<Piece> pieces(String text, int from, int to, List<ClaimEntry> claims) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        while (at < to) {
            int here = at;
            List<ClaimEntry> over = claims.stream()
                    .filter(c -> c.start() <= here && c.end() > here)
                    .toList();
            int next = to;
            for (ClaimEntry claim : claims) {
                if (claim.start() > at) {
                    next = Math.min(next, claim.start());
                } else if (claim.end() > at) {
                    next = Math.min(next, claim.end());
                }
            }
            pieces.add(new Piece(at, text.substring(at, next), over));
            at = next;
        }
        return pieces;
    }

    /** The paragraphs around a claim: the one it stands in, one before and one after. */
    static List<List<Piece>> around(String text, ClaimEntry claim) {
        List<List<Piece>> all = paragraphs(text, List.of(claim));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).stream().anyMatch(piece -> !piece.claims().isEmpty())) {
                int last = i;
                while (last + 1 < all.size()
                        && all.get(last + 1).stream().anyMatch(p -> !p.claims().isEmpty())) {
                    last++;
                }
                return all.subList(Math.max(0, i - 1), Math.min(all.size(), last + 2));
            }
        }
        return List.of();
    }
}
