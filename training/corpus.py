#!/usr/bin/env python3
"""Adds passages in the notation of notation.py to the corpus.

usage: corpus.py LANG FILE...

Writes corpus/LANG.jsonl, in the gold format, in the order of their names, beside what it holds; a passage with an error is named and left out.
"""
import json
import pathlib
import sys

import notation


def main():
    lang, *files = sys.argv[1:]
    made, errors = [], 0
    for path in files:
        for name, title, text, lines in notation.blocks(path):
            try:
                claims = notation.labelled(name, text, lines)
            except notation.Wrong as wrong:
                errors += 1
                print(wrong)
                continue
            for claim in claims:
                del claim["cue_start"]
            made.append(dict(id=name, group=name, lang=lang, date="", title=title or "", text=text, claims=claims))
    file = pathlib.Path(__file__).parent / f"corpus/{lang}.jsonl"
    stored = {r["id"]: r for r in map(json.loads, file.read_text("utf-8").splitlines())} if file.exists() else {}
    stored.update((r["id"], r) for r in made)
    with open(file, "w", encoding="utf-8") as out:
        for name in sorted(stored):
            out.write(json.dumps(stored[name], ensure_ascii=False) + "\n")
    print(f"{lang}: {len(made)} passages, {sum(bool(r['claims']) for r in made)} with claims, {errors} left out")


if __name__ == "__main__":
    main()
