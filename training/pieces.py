"""The tokenizer of the reader: text to word pieces with offsets, as riposte.text.Pieces does; a test holds the two together.

Unigram segmentation (Kudo 2018) over the pruned vocabulary of multilingual-e5-small: each code point is first replaced by what
the vocabulary's normalisation table says (nothing, one, or several code points), runs of blanks count as one, each blank is
written as the mark U+2581, one stands before the text. The best segmentation has the highest sum of scores; sums are exact:
scores are whole thousandths. A code point that no piece covers is one unknown piece.
"""
import pathlib

MARK = "\u2581"
BEGIN, PAD, END, UNKNOWN, FIRST = 0, 1, 2, 3, 4


class Vocabulary:
    """Pieces with their scores in thousandths, and the normalisation table.

    File, UTF-8: a line "piece<TAB>score" per piece, numbered from FIRST on; an empty line; then a line
    "hexadecimal code point<TAB>replacement code points, hexadecimal, separated by blanks" per normalised code point.
    """

    def __init__(self, path):
        head, _, tail = pathlib.Path(path).read_text("utf-8").partition("\n\n")
        self.pieces = {}
        for number, line in enumerate(head.split("\n"), FIRST):
            piece, _, score = line.rpartition("\t")
            self.pieces[piece] = (number, int(score))
        self.size = FIRST + len(self.pieces)
        self.normal = {}
        for line in tail.split("\n"):
            if line:
                code, _, out = line.partition("\t")
                self.normal[chr(int(code, 16))] = "".join(chr(int(c, 16)) for c in out.split())
        self.unknown = min(score for _, score in self.pieces.values()) - 10_000
        self.longest = max(map(len, self.pieces))
        self.words = {}

    def encode(self, text):
        """[(number, start, end)]: the pieces of a text, with offsets in code points of the text."""
        chars, origins = [], []
        for at, c in enumerate(text):
            for out in self.normal.get(c, c):
                if out == " ":
                    if chars and chars[-1] == MARK:
                        continue
                    out = MARK
                chars.append(out)
                origins.append(at)
        if not chars:
            return []
        if chars[0] != MARK:
            chars.insert(0, MARK)
            origins.insert(0, origins[0])
        line = "".join(chars)
        found = []
        at = 0
        while at < len(line):
            # A mark stands only at the beginning of a piece: what lies between two marks is cut by itself.
            end = line.find(MARK, at + 1)
            if end < 0:
                end = len(line)
            for number, first, last in self.word(line[at:end]):
                start = origins[at + first]
                alone = last - first == 1 and line[at + first] == MARK
                found.append((number, start, start if alone else origins[at + last - 1] + 1))
            at = end
        return found

    def word(self, line):
        """[(number, start, end)] of what lies between two marks; a mark before other letters is left out of its piece's offsets."""
        known = self.words.get(line)
        if known is not None:
            return known
        n = len(line)
        lowest = -(1 << 60)
        best = [lowest] * (n + 1)
        best[0] = 0
        back = [None] * (n + 1)
        pieces, longest, unknown = self.pieces, self.longest, self.unknown
        for i in range(n):
            here = best[i]
            for e in range(i + 1, min(i + longest, n) + 1):
                found = pieces.get(line[i:e])
                if found is not None and here + found[1] > best[e]:
                    best[e] = here + found[1]
                    back[e] = (i, found[0])
            if here + unknown > best[i + 1]:
                best[i + 1] = here + unknown
                back[i + 1] = (i, UNKNOWN)
        found = []
        at = n
        while at > 0:
            start, number = back[at]
            found.append((number, start + 1 if line[start] == MARK and start + 1 < at else start, at))
            at = start
        found.reverse()
        if n < 40:
            self.words[line] = found
        return found
