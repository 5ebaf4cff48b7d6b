#!/usr/bin/env python3
"""Fits the confidence of claims: how likely a claim is right, by the scores of the reader.

usage: calibrate.py --gold PASSAGES.jsonl --claims SCORES.jsonl --out confidence.properties

SCORES are what `riposte.extract` said of every candidate in passages that trained nothing, one JSON line each: id, type, speaker, target (as
score.py of the gold set reads them) and its features by name (riposte.extract.Confidence). A candidate is right
when it matches a claim of the passage. Logistic regression with a little weight decay; prints a table of said and true shares.
"""
import argparse
import collections
import json
import sys

import torch

def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--gold", nargs="+", required=True)
    options.add_argument("--claims", required=True)
    options.add_argument("--score", required=True, help="folder of the gold set's score.py")
    options.add_argument("--out", required=True)
    given = options.parse_args()
    sys.path.insert(0, given.score)
    import score
    gold = {r["id"]: r for path in given.gold for r in map(json.loads, open(path, encoding="utf-8"))}
    candidates, right = [], []
    for line in open(given.claims, encoding="utf-8"):
        claim = json.loads(line)
        matches = [g for g in gold[claim["id"]]["claims"] if score.MEASURES["claim"](g, claim)]
        if matches and all(g.get("optional") for g in matches):
            continue
        candidates.append(claim["features"])
        right.append(float(bool(matches)))
    names = sorted({name for c in candidates for name in c})
    x, y = torch.tensor([[float(c.get(name, 0)) for name in names] for c in candidates]), torch.tensor(right)
    weights = torch.zeros(len(names), requires_grad=True)
    intercept = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, intercept], max_iter=200)

    def loss():
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + intercept, y) + 0.003 * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    with open(given.out, "w", encoding="utf-8") as out:
        out.write("# How the scores of the reader make the confidence of a claim: logistic regression on claims of passages and articles that trained\n"
                  "# nothing, by training/calibrate.py. Scores count by their log odds, what holds or does not by 1 or 0.\n")
        out.write(f"intercept = {intercept.item():.3f}\n")
        for name, weight in zip(names, weights.tolist()):
            out.write(f"{name} = {weight:.3f}\n")
    said = torch.sigmoid(x @ weights + intercept).tolist()
    table = collections.defaultdict(list)
    for s, r in zip(said, right):
        table[min(9, int(s * 10))].append(r)
    print(f"{len(right)} candidates, {sum(right):.0f} right")
    for bin in sorted(table):
        print(f"{bin / 10:.1f} to {bin / 10 + 0.1:.1f}: {sum(table[bin]):.0f} of {len(table[bin])} right ({sum(table[bin]) / len(table[bin]):.2f})")


if __name__ == "__main__":
    main()
