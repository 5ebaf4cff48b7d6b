"""Cuts a text into sentences, as riposte.text.Sentences does: a test holds the two together.

A sentence ends with its line, after a mark of the Chinese full stop kind, or after . ! ? … and the closing marks behind
them, where a blank and something else than a small letter follow. A full stop after an abbreviation, a single capital or, before a
capital month or in front of a German noun, an ordinal number does not end it. A sentence longer than LONGEST code points is cut.
"""
import pathlib
import unicodedata

LONGEST = 1000
def words(numbered):
    """The abbreviations of the file, those that count only before a number or the others."""
    path = pathlib.Path(__file__).parent.parent / "src/main/resources/riposte/text/abbreviations.txt"
    lines = [line.split(":", 1) for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return frozenset(word for name, words in lines if (name == "numbered") == numbered for word in words.split())


ABBREVIATIONS, NUMBERED = words(False), words(True)
CLOSING = "\"'”’»›)]}」』）】“"
SMALL = ",;:)%"
STOPS = ".!?…"
WIDE = "。！？"
BLANK = " \t\u00a0\u202f\u2009\u3000\r\u200b\ufeff"


def sentences(text):
    """(start, end) of each sentence, in code points, without the blanks around it."""
    found = []
    start = 0
    for end in [i for i, c in enumerate(text) if c == "\n"] + [len(text)]:
        cut(text, start, end, found)
        start = end + 1
    return found


def cut(text, start, end, found):
    i = first = start
    while i < end:
        c = text[i]
        i += 1
        if c in WIDE:
            i = closed(text, i, end, True)
            first = add(text, first, i, found)
        elif c in STOPS:
            while i < end and text[i] in STOPS:
                i += 1
            after = closed(text, i, end, False)
            if ends(text, first, i, after, end):
                i = after
                first = add(text, first, i, found)
        elif i - first >= LONGEST and (c in BLANK or i - first >= LONGEST + 200):
            first = add(text, first, i, found)
    add(text, first, end, found)


def closed(text, i, end, wide):
    """Behind the closing marks at i; a French one may stand behind a blank; the German one opens in Chinese."""
    while i < end:
        if text[i] in CLOSING and not (wide and text[i] == "“"):
            i += 1
        elif not wide and text[i] in BLANK and i + 1 < end and text[i + 1] == "»":
            i += 2
        else:
            break
    return i


def ends(text, first, stop, after, end):
    """Whether a sentence ends at the full stop before `stop`, its closing marks ending at `after`."""
    if after >= end:
        return True
    if text[after] not in BLANK:
        return False
    following = after
    while following < end and text[following] in BLANK:
        following += 1
    if following >= end:
        return True
    follower = text[following]
    if follower.islower() or follower in SMALL:
        return False
    if text[stop - 1] != "." or stop - 2 >= first and text[stop - 2] == ".":
        return True
    begin = stop - 1
    while begin > first and part_of_word(text[begin - 1]):
        begin -= 1
    word = text[begin:stop - 1]
    if not word:
        return True
    if len(word) == 1 and word.isupper():
        return False
    if len(word) <= 2 and after == stop and all("0" <= c <= "9" for c in word):
        return False
    small = word.lower()
    return after > stop or small not in ABBREVIATIONS and not (small in NUMBERED and "0" <= follower <= "9")


def part_of_word(c):
    return unicodedata.category(c)[0] == "L" or "0" <= c <= "9" or c == "°"


def add(text, start, end, found):
    while start < end and text[start] in BLANK:
        start += 1
    last = end
    while last > start and text[last - 1] in BLANK:
        last -= 1
    if last > start:
        found.append((start, last))
    return end
