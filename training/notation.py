#!/usr/bin/env python3
"""Reads the compact notation in which passages are written and articles are annotated, and checks it.

usage: notation.py corpus FILE...                  checks passages with their claims (gold format with --json OUT)
       notation.py labels --texts TEXTS.jsonl FILE...   checks claims over texts that are stored elsewhere

A passage:
    # fr-c0001
    ! its title
    its text, line by line
    = A | Foreign Office = United Kingdom | Pékin = China | accuse | hedged; about: Exchange hack
    = D | the embassy = China | - | pure fabrication | rejects: 1
A passage without claims has the single line "= none". Labels over stored texts have only the # and = lines.

A claim: type | speaker | target | cue | extras. Type is A accusation, D denial, R responsibility claim, C condemnation,
M demand, S sanction, I indictment. A party is "words of the text = English name of the principal / alternative / …", the words
alone where they are the name, or "-" for nobody; in "- / China" nobody is right and China acceptable.
The cue is copied from the text; where it stands there more than once, "cue @ words of its sentence".
Extras, separated by ";": hedged, optional, repeat (said before in the text), about: words, rejects: 1,2, answers: 3.
"""
import argparse
import json
import re
import sys

from sentences import sentences

TYPES = dict(A="accusation", D="denial", R="responsibility-claim", C="condemnation", M="demand", S="sanction", I="indictment")


class Wrong(Exception):
    pass


def blocks(path):
    """(id, title, text, claim lines) of each block of a file."""
    name = title = None
    lines, claims = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip()
        if line.startswith("# "):
            if name:
                yield name, title, "\n".join(lines).strip("\n"), claims
            name, title, lines, claims = line[2:].strip(), None, [], []
        elif line.startswith("! ") and title is None and not lines:
            title = line[2:].strip()
        elif line.startswith("= "):
            claims.append(line[2:].strip())
        elif name:
            lines.append(line)
    if name:
        yield name, title, "\n".join(lines).strip("\n"), claims


def party(cell, text):
    """(words, principal, alternatives) of a party."""
    names = None
    if " = " in cell:
        words, names = cell.split(" = ", 1)
        names = [n.strip() for n in names.split(" / ")]
    elif cell.startswith("-"):
        alternatives = [n.strip() for n in cell[1:].split(" / ") if n.strip()]
        return None, None, alternatives
    else:
        words = cell
        names = [cell]
    words = words.strip()
    if words not in text:
        raise Wrong(f"'{words}' does not stand in the text")
    alternatives = [None if n == "-" else n for n in names[1:]]
    return words, names[0], alternatives


def places(text, words):
    return [m.start() for m in re.finditer(re.escape(words), text)]


def claim(line, text, spans):
    cells = [c.strip() for c in line.split(" | ")]
    if len(cells) not in (4, 5):
        raise Wrong(f"a claim has four or five cells: {line}")
    if cells[0] not in TYPES:
        raise Wrong(f"no type: {cells[0]}")
    speaker, speaker_principal, speaker_alt = party(cells[1], text)
    target, target_principal, target_alt = party(cells[2], text)
    cue, _, sentence = cells[3].partition(" @ ")
    found = places(text, cue)
    if sentence:
        at = [p for p in places(text, sentence)]
        if not at:
            raise Wrong(f"'{sentence}' does not stand in the text")
        around = [s for s in spans if any(s[0] < a + len(sentence) and a < s[1] for a in at)]
        found = [f for f in found if any(s[0] <= f < s[1] for s in around)]
    if not found:
        raise Wrong(f"the cue '{cue}' does not stand in the text")
    # Several places: the one whose sentence holds most of the parties.
    def parties(f):
        a, b = next((s for s in spans if s[0] <= f < s[1]), (f, f))
        return sum(1 for w in (speaker, target) if w and w in text[a:b])
    best = max(found, key=parties)
    if not sentence and len(found) > 1 and [parties(f) for f in found].count(parties(best)) > 1:
        raise Wrong(f"the cue '{cue}' stands {len(found)} times: add ' @ words of its sentence'")
    span = next((s for s in spans if s[0] <= best < s[1]), None)
    end = next((s for s in spans if s[0] < best + len(cue) <= s[1]), span)
    if span is None or end[1] - span[0] > 2000:
        raise Wrong(f"the cue '{cue}' is in no sentence")
    made = dict(type=TYPES[cells[0]], speaker=speaker, speaker_principal=speaker_principal, target=target,
                target_principal=target_principal, about=None, hedged=False, cue=cue, evidence=text[span[0]:end[1]],
                rejects=[], answers=[], cue_start=best)
    if speaker_alt:
        made["speaker_alt"] = speaker_alt
    if target_alt:
        made["target_alt"] = target_alt
    for extra in (cells[4].split(";") if len(cells) == 5 else []):
        key, _, value = extra.strip().partition(":")
        value = value.strip()
        if key in ("hedged", "optional", "repeat"):
            made[key] = True
        elif key == "about":
            made["about"] = value
        elif key in ("rejects", "answers"):
            made[key] = [int(n) for n in value.split(",") if n.strip()]
        elif key:
            raise Wrong(f"no such extra: {extra}")
    return made


def labelled(name, text, lines):
    """The claims of a text; raises Wrong with every error found."""
    spans = sentences(text)
    claims, errors = [], []
    if not lines:
        raise Wrong(f"{name}: no claim line; write '= none' if there is none")
    for n, line in enumerate(lines, 1):
        if line == "none":
            continue
        try:
            claims.append(claim(line, text, spans))
        except Wrong as wrong:
            errors.append(f"{name} claim {n}: {wrong}")
    for n, made in enumerate(claims, 1):
        for relation in ("rejects", "answers"):
            for other in made[relation]:
                if not 1 <= other <= len(claims) or other == n:
                    errors.append(f"{name} claim {n}: {relation} {other}, which is no other claim")
        if made["rejects"] and made["type"] != "denial":
            errors.append(f"{name} claim {n}: only a denial rejects")
    if errors:
        raise Wrong("\n".join(errors))
    return claims


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("kind", choices=["corpus", "labels"])
    options.add_argument("files", nargs="+")
    options.add_argument("--texts")
    options.add_argument("--json", help="write the passages there, in the gold format")
    given = options.parse_args()
    stored = {}
    if given.texts:
        for line in open(given.texts, encoding="utf-8"):
            record = json.loads(line)
            stored[record["id"]] = record
    out, errors, count, positive, total = [], [], 0, 0, 0
    for path in given.files:
        for name, title, text, lines in blocks(path):
            count += 1
            try:
                if given.kind == "labels":
                    if name not in stored:
                        raise Wrong(f"{name}: no such text")
                    text = stored[name]["text"]
                elif not text:
                    raise Wrong(f"{name}: no text")
                claims = labelled(name, text, lines)
                positive += bool(claims)
                total += len(claims)
                out.append(dict(id=name, lang=name[:2] if given.kind == "corpus" else stored[name]["lang"], title=title, text=text, claims=claims))
            except Wrong as wrong:
                errors.append(str(wrong))
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            for record in out:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    for error in errors:
        print(error)
    print(f"{count} blocks, {positive} with claims, {total} claims, {len(errors)} blocks with errors")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
