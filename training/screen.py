#!/usr/bin/env python3
"""Trains the screen: a weight for each word piece, whose mean over a sentence tells whether the reader has to be asked about it.

usage: screen.py --base DIR --data FILE... --out FILE [--loss SHARE]

Logistic regression on the pieces of a sentence; sentences with the cue of a claim against all others. The threshold is set so that of the
claims of the held-out tenth SHARE is lost. Writes one number a line: the threshold, then the weight of each piece by its number, in
thousandths.
"""
import argparse
import random

import numpy as np
import torch

import examples
import pieces

EPOCHS, BATCH, RATE, POSITIVE = 3, 512, 0.02, 4.0


def rows(paths, vocabulary):
    """(pieces, whether it holds a cue, whether held out, whether from a real article) of each sentence that is not doubtful."""
    made = []
    for path in paths:
        for record in examples.load(path):
            anchors = examples.anchors(record)
            if anchors is None:
                continue
            document = examples.Document(record["text"], vocabulary)
            cued = {document.sentence_at(a["start"]): a["optional"] for a in sorted(anchors, key=lambda a: not a["optional"])}
            for i, cut in enumerate(document.pieces):
                if cued.get(i) is not True:
                    made.append(([n for n, *_ in cut], i in cued, examples.held_out(record), record["id"].startswith("real-")))
    return made


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--base", required=True)
    options.add_argument("--data", nargs="+", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--loss", type=float, default=0.008)
    given = options.parse_args()
    torch.manual_seed(1)
    vocabulary = pieces.Vocabulary(f"{given.base}/vocabulary.txt")
    all_rows = rows(given.data, vocabulary)
    taken = [r for r in all_rows if not r[2]]
    held = [r for r in all_rows if r[2]]
    weight = torch.nn.EmbeddingBag(vocabulary.size, 1, mode="mean")
    torch.nn.init.zeros_(weight.weight)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam(list(weight.parameters()) + [bias], lr=RATE * 10)

    def scores(batch):
        starts = np.cumsum([0] + [len(r[0]) for r in batch])[:-1]
        return weight(torch.tensor(np.concatenate([r[0] for r in batch])), torch.tensor(starts)).squeeze(1)

    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(taken)
        for at in range(0, len(taken), BATCH):
            batch = taken[at:at + BATCH]
            gold = torch.tensor([float(r[1]) for r in batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(scores(batch) + bias, gold, pos_weight=torch.tensor(POSITIVE))
            optimizer.zero_grad()
            (loss + 2e-6 * weight.weight.square().sum()).backward()
            optimizer.step()
        with torch.no_grad():
            found = scores(held).numpy()
        cued = np.array([r[1] for r in held])
        real = np.array([r[3] for r in held])
        for share in (0.005, 0.01, 0.02):
            threshold = np.sort(found[cued])[int(cued.sum() * share)]
            print(f"epoch {epoch + 1}: of {cued.sum()} held-out sentences with a cue {share:.1%} lost, "
                  f"of others in real articles {(found[~cued & real] >= threshold).mean():.1%} let through")
    threshold = np.sort(found[cued])[int(cued.sum() * given.loss)]
    with open(given.out, "w", encoding="utf-8") as out:
        out.write(f"{int(np.floor(threshold * 1000))}\n")
        out.writelines(f"{round(w * 1000)}\n" for w in weight.weight.detach().squeeze(1).tolist())


if __name__ == "__main__":
    main()
