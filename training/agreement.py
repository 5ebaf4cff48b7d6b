#!/usr/bin/env python3
"""Compares two readers' labels of the same passages, by the gold set's own scorer.

usage: agreement.py --corpus CORPUS.jsonl --labels FILE... --out CLAIMS.jsonl --gold GOLD.jsonl

Writes the second reader's labels as claims (one JSON line each) and the passages both have read, ready for score.py; prints how many
passages both call free of claims, how many only one does.
"""
import argparse
import json

import examples
import notation


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpus", nargs="+", required=True)
    options.add_argument("--labels", nargs="+", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--gold", required=True)
    given = options.parse_args()
    passages = {r["id"]: r for path in given.corpus for r in examples.load(path)}
    both = none = one = 0
    with open(given.out, "w", encoding="utf-8") as out, open(given.gold, "w", encoding="utf-8") as gold:
        for path in given.labels:
            for name, _, _, lines in notation.blocks(path):
                record = passages.get(name)
                if record is None:
                    continue
                claims = notation.labelled(name, record["text"], lines)
                gold.write(json.dumps(record, ensure_ascii=False) + "\n")
                both += bool(claims) and bool(record["claims"])
                none += not claims and not record["claims"]
                one += bool(claims) != bool(record["claims"])
                for claim in claims:
                    if claim.get("optional"):
                        continue
                    role = lambda r: None if claim[r] is None else dict(mention=claim[r], principal=claim[r + "_principal"])
                    out.write(json.dumps(dict(id=name, type=claim["type"], speaker=role("speaker"), target=role("target")), ensure_ascii=False) + "\n")
    print(f"{both} passages with claims by both, {none} without by both, {one} by only one")


if __name__ == "__main__":
    main()
