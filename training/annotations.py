#!/usr/bin/env python3
"""Annotations that stand off from their articles: places and names, no text.

usage: annotations.py write --texts TEXTS.jsonl --out FILE LABELS...     labels in the notation of notation.py to stand-off lines
       annotations.py join --articles ARTICLES.jsonl --out FILE FILE     stand-off lines and the articles to passages in the gold format

A line: id (of a later part of an article with "-b"), lang, from (where reading began, 0 if missing), until (how far the article was read, in code points), digest (of what was read, to notice another text), claims: type,
cue, speaker and target as [start, end] in what was read or null, principals and alternatives, flags, rejects, answers.
"""
import argparse
import hashlib
import json

import examples
import notation
from sentences import sentences


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def stand_off(record):
    """A labelled record without its text."""
    text = record["text"]
    claims = []
    for claim in record["claims"]:
        at = text.find(claim["evidence"])
        span = (at, at + len(claim["evidence"]))
        made = dict(type=claim["type"], cue=[claim["cue_start"], claim["cue_start"] + len(claim["cue"])])
        for role in ("speaker", "target"):
            place = claim[role] and examples.occurrence(text, claim[role], span, claim["cue_start"])
            made[role] = None if place is None else [place, place + len(claim[role])]
            made[role + "_principal"] = claim[role + "_principal"]
            if claim.get(role + "_alt"):
                made[role + "_alt"] = claim[role + "_alt"]
        for flag in ("hedged", "optional", "repeat", "rejects", "answers"):
            if claim.get(flag):
                made[flag] = claim[flag]
        claims.append(made)
    begin = record.get("from", 0)
    return dict(id=record["id"], lang=record["lang"], **({"from": begin} if begin else {}), until=begin + len(text), digest=digest(text), claims=claims)


def joined(line, article):
    """A stand-off line with its article's text, in the gold format; None where the text is another one."""
    text = article["text"][line.get("from", 0):line["until"]]
    if digest(text) != line["digest"]:
        return None
    spans = sentences(text)
    claims = []
    for claim in line["claims"]:
        start, end = claim["cue"]
        first = next(s for s in spans if s[0] <= start < s[1])
        last = next((s for s in spans if s[0] < end <= s[1]), first)
        words = lambda place: place and text[place[0]:place[1]]
        claims.append(dict(claim, cue=text[start:end], cue_start=start, evidence=text[first[0]:last[1]], about=None, speaker=words(claim["speaker"]),
                           target=words(claim["target"]), hedged=claim.get("hedged", False), rejects=claim.get("rejects", []),
                           answers=claim.get("answers", [])))
    return dict(id=line["id"], group=article.get("group", article["id"]), lang=line["lang"], title=article.get("title"), text=text, claims=claims, complete=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("way", choices=["write", "join"])
    options.add_argument("files", nargs="+")
    options.add_argument("--texts")
    options.add_argument("--articles")
    options.add_argument("--out", required=True)
    given = options.parse_args()
    stored = {r["id"]: r for r in examples.load(given.texts or given.articles)}
    made = missing = 0
    with open(given.out, "w", encoding="utf-8") as out:
        if given.way == "write":
            for path in given.files:
                for name, _, _, lines in notation.blocks(path):
                    record = stored[name]
                    claims = notation.labelled(name, record["text"], lines)
                    out.write(json.dumps(stand_off(dict(record, claims=claims)), ensure_ascii=False) + "\n")
                    made += 1
        else:
            for line in examples.load(given.files[0]):
                article = stored.get(line["id"].removesuffix("-b"))
                record = joined(line, article) if article else None
                if record is None:
                    missing += 1
                else:
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
                    made += 1
    print(f"{made} articles" + (f", {missing} whose text is not there" if missing else ""))


if __name__ == "__main__":
    main()
