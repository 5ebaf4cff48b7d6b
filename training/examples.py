"""From passages with claims to what the network learns from: windows of pieces with labels."""
import hashlib
import json
import pathlib
import random

import numpy as np

import pieces
import windows
from model import TYPES
from sentences import sentences

WITHOUT = 0.45             # share of the sentences without a cue that an epoch asks about
LOOSE = 0.2                # the same in passages where a claim is labelled only once: what says it again is not labelled there

WITH_OTHERS = 0.5          # share of the windows of the first pass with sentences around them that are not asked about,
BESIDE = (64, 32)          # of so many pieces before and behind

KIND = {name: i for i, name in enumerate(TYPES)}


class Document:
    """A text, its sentences and their pieces, and its title if the text does not begin with it."""

    def __init__(self, text, vocabulary, title=None, names=()):
        """names: [(start, end, kind)] of the catalogue's names in the text, as riposte.extract.KnownNames finds them."""
        self.text = text
        self.spans, self.pieces = [], []
        self.title = []
        if title and title.strip() and not text.startswith(title):
            self.title = [(n, -1, -1, 0) for n, _, _ in vocabulary.encode(title)][:windows.LEAD]
        for start, end in sentences(text):
            here = [name for name in names if name[0] < end and start < name[1]]
            cut = [(n, start + a, start + b, next((k for x, y, k in here if start + a < y and x < start + b), 0))
                   for n, a, b in vocabulary.encode(text[start:end])][:windows.LONGEST]
            if cut:
                self.spans.append((start, end))
                self.pieces.append(cut)
        self.lengths = [len(p) for p in self.pieces]

    def sentence_at(self, offset):
        for i, (start, end) in enumerate(self.spans):
            if start <= offset < end:
                return i
        return None

    def lead(self, first, rng=None):
        """What stands before a window that begins with sentence `first`; in training sometimes the other lead, or none."""
        chance = rng.random() if rng else 1
        if chance < 0.12:
            return []
        head = self.title
        if not head or chance < 0.3:
            head = [(n, -1, -1, 0) for n, *_ in self.pieces[0][:windows.LEAD]] if first > 0 else []
        return head + [(pieces.END, -1, -1, 0)] if head else []

    def window(self, first, last, lead):
        """Pieces of a lead and of the sentences first to last, with the marks of beginning and end."""
        inner = [p for i in range(first, last + 1) for p in self.pieces[i]]
        return [(pieces.BEGIN, -1, -1, 0)] + lead + inner + [(pieces.END, -1, -1, 0)]

    def place(self, first, sentence, lead):
        """(start, end) of a sentence's pieces in a window that begins with a lead and sentence `first`."""
        start = 1 + len(lead) + sum(self.lengths[first:sentence])
        return start, start + self.lengths[sentence]


def of_record(record, vocabulary):
    """The document of a passage in the gold format."""
    return Document(record["text"], vocabulary, record.get("title"), record.get("names") or ())


def numbers(window):
    """What the network is given of a window: the pieces, and the kind of name each belongs to."""
    return np.array([p[0] for p in window], np.int32), np.array([p[3] for p in window], np.int8)


def cover(window, start, end):
    """Indices (first, last + 1) of the pieces that overlap the stretch of text, or None."""
    inside = [i for i, (_, a, b, _) in enumerate(window) if a < end and b > start and a >= 0]
    return (inside[0], inside[-1] + 1) if inside else None


def occurrence(text, words, span, cue):
    """Where the words stand: nearest to the cue in its sentence, else last before, else first behind."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    if not found:
        return None
    inside = [f for f in found if span[0] <= f < span[1]]
    if inside:
        return min(inside, key=lambda f: abs(f - cue))
    before = [f for f in found if f < span[0]]
    return before[-1] if before else found[0]


def anchors(record):
    """The cues of a record: type, place, all speakers and targets with their places, flags, linked cues."""
    text = record["text"]
    merged = {}
    number = {}
    for n, claim in enumerate(record["claims"], 1):
        if not claim.get("cue"):
            return None
        start = text.find(claim["evidence"])
        span = (start, start + len(claim["evidence"]))
        cue = claim.get("cue_start")
        if cue is None:
            cue = start + claim["evidence"].find(claim["cue"])
        key = (claim["type"], cue)
        number[n] = key
        anchor = merged.setdefault(key, dict(type=claim["type"], start=cue, end=cue + len(claim["cue"]), span=span, speaker=set(),
                                             target=set(), hedged=False, optional=True, links=[]))
        anchor["end"] = max(anchor["end"], cue + len(claim["cue"]))
        anchor["hedged"] |= bool(claim.get("hedged"))
        anchor["optional"] &= bool(claim.get("optional"))
        anchor["links"] += (claim.get("rejects") or []) + (claim.get("answers") or [])
        for role in ("speaker", "target"):
            if claim[role]:
                at = occurrence(text, claim[role], span, cue)
                if at is not None:
                    anchor[role].add((at, at + len(claim[role])))
    for anchor in merged.values():
        anchor["links"] = [(merged[number[n]]["start"], merged[number[n]]["end"]) for n in anchor["links"] if n in number]
    return list(merged.values())


class Example:
    """A window and what is asked of it; what is None is not asked: cues (first pass), roles and whole (second)."""

    __slots__ = ("ids", "kinds", "marks", "cues", "sentences", "roles", "whole")

    def __init__(self, window, marks=None):
        self.ids, self.kinds = numbers(window)
        self.marks = marks
        self.cues = self.sentences = self.roles = self.whole = None


def first_pass(document, marks, rng=None, share=WITHOUT):
    """Windows over the document that ask for cues; in training over a part of its sentences."""
    core = windows.CORE if rng is None else rng.choice([40, 80, 120, 170, 170])
    wanted = [True] * len(document.lengths)
    if rng is not None:
        cued = {document.sentence_at(anchor["start"]) for anchor in marks}
        wanted = [i in cued or rng.random() < share for i in range(len(wanted))]
    made = []
    for first, last in windows.cores(document.lengths, wanted, core):
        chance = rng.random() if rng else 1
        start, end = windows.around(document.lengths, first, last, *BESIDE) if chance < WITH_OTHERS else (first, last)
        lead = document.lead(start, rng)
        window = document.window(start, end, lead)
        e = Example(window)
        e.sentences = [document.place(start, s, lead) for s in range(first, last + 1)]
        e.cues = []
        for anchor in marks:
            found = cover(window, anchor["start"], anchor["end"])
            if found:
                e.cues.append((found[0], found[1], KIND[anchor["type"]], anchor["optional"]))
                if anchor["optional"]:
                    # a doubtful sentence teaches nothing about that type
                    s = cover(window, *anchor["span"])
                    e.cues.append((s[0], s[1], KIND[anchor["type"]], True))
        made.append(e)
    return made


def marked(document, sentence, start, end, kind, rng=None):
    """(window, first sentence, marks) of the second pass for a cue."""
    first, last = windows.around(document.lengths, sentence, sentence, windows.BEFORE, windows.AFTER)
    window = document.window(first, last, document.lead(first, rng))
    found = cover(window, start, end)
    marks = np.zeros(len(window), np.int8)
    if found:
        marks[found[0]:found[1]] = 1 + kind
    return window, marks, found


def second_pass(document, anchor, rng=None):
    """The window of a cue with its roles; None where the cue lies outside what is kept of its sentence."""
    start, end = anchor["start"], anchor["end"]
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    window, marks, found = marked(document, sentence, start, end, KIND[anchor["type"]], rng)
    if not found:
        return None
    if rng is not None and found[1] - found[0] > 1 and rng.random() < 0.4:
        a = rng.randrange(found[0], found[1])
        b = rng.randrange(a + 1, found[1] + 1)
        marks[:] = 0
        marks[a:b] = 1 + KIND[anchor["type"]]
    e = Example(window, marks)
    e.roles = np.zeros((len(window), 3), np.int8)
    for column, role in enumerate(("speaker", "target")):
        for a, b in anchor[role]:
            place = cover(window, a, b)
            if place:
                e.roles[place[0], column] = 1
                e.roles[place[0] + 1:place[1], column] = 2
    for a, b in anchor["links"]:
        place = cover(window, a, b)
        if place:
            e.roles[place[0]:place[1], 2] = 1
    e.whole = (-1 if anchor["optional"] else 1, int(anchor["hedged"]))
    return e


def party_runs(roles, column):
    """(first, last + 1) of the parties tagged in a column."""
    found = []
    for i, tag in enumerate(roles[:, column]):
        if tag == 1:
            found.append([i, i + 1])
        elif tag == 2 and found:
            found[-1][1] = i + 1
    return found


def exchanged(example, others, share, rng):
    """The example with some of its parties replaced by the words of others: who accuses whom is to be read, not remembered."""
    starts = {}
    for column in range(2):
        for first, last in party_runs(example.roles, column):
            alone = not example.roles[first:last, 1 - column].any() and not example.marks[first:last].any()
            if alone and rng.random() < share:
                starts[first] = (last, column)
    if not starts:
        return example
    ids, kinds, marks, roles = [], [], [], []
    i = 0
    while i < len(example.ids):
        if i in starts:
            last, column = starts[i]
            words, named = rng.choice(others[column])
            ids += words
            kinds += named
            marks += [0] * len(words)
            row = lambda tag: [tag if c == column else 0 for c in range(3)]
            roles += [row(1)] + [row(2)] * (len(words) - 1)
            i = last
        else:
            ids.append(int(example.ids[i]))
            kinds.append(int(example.kinds[i]))
            marks.append(int(example.marks[i]))
            roles.append(example.roles[i].tolist())
            i += 1
    if len(ids) > windows.LONGEST + windows.LEAD + 3:
        return example
    example.ids, example.kinds = np.array(ids, np.int32), np.array(kinds, np.int8)
    example.marks, example.roles = np.array(marks, np.int8), np.array(roles, np.int8)
    return example


def false_cue(document, start, end, kind):
    """The window of a cue that makes no claim."""
    sentence = document.sentence_at(start)
    window, marks, found = marked(document, sentence, start, end, kind)
    e = Example(window, marks)
    e.whole = (0, -1)
    return e


def published(record):
    """Whether a record is of the press; the others are our own writing."""
    return record["id"].startswith("real-") or "-t" in record["id"]


def held_out(record, share=0.1):
    """Whether a record is kept from training: the same for all parts of one article, on every machine."""
    digest = hashlib.sha256((record.get("group") or record["id"]).encode()).digest()
    return digest[0] * 256 + digest[1] < share * 65536


def load(path):
    """The passages of a file; with the catalogue's names in them where FILE.names stands beside it."""
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    beside = pathlib.Path(f"{path}.names")
    if beside.exists():
        names = {row["id"]: row["names"] for row in map(json.loads, beside.read_text("utf-8").splitlines())}
        for record in records:
            record["names"] = names.get(record["id"], ())
    return records
