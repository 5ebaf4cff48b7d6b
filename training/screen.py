#!/usr/bin/env python3
"""Trains the screen: a small network over word pieces that tells which sentences the reader has to be asked about.

usage: screen.py --base DIR --data FILE... --out FILE [--loss SHARE] [--parity FILE]

Of each sentence it takes the strongest answers of filters over three pieces (Kim 2014) and the mean of others over single ones, and weighs
them together with those of the sentences beside it and of the first two of the text. Sentences with the cue of a claim against all others;
the threshold is set so that of those of the held-out tenth no more than SHARE is lost, and of the published ones among them no more than
twice it. Everything is written as whole numbers, so that the program says the same on every processor (SentenceScreen reads it): sizes,
threshold, vectors of the pieces, filters, weights. --parity writes the pieces and scores of some texts of our own writing, to which the
program is held.
"""
import argparse
import json
import random
import struct

import numpy as np
import torch

import examples
import pieces

WIDTH, FILTERS, SPAN = 16, 64, 3          # of a piece's vector; of each kind; pieces that a filter sees
EPOCHS, BATCH, RATE, POSITIVE = 3, 48, 3e-3, 6.0
OWN = 0.6                                 # what a sentence of our own writing counts beside a published one
UNIT = 1 << 24                            # the whole numbers of a score that make one


class Text:
    """A text's sentences: their pieces, whether each holds a cue (None: doubtful)."""

    def __init__(self, record, anchors, vocabulary):
        document = examples.Document(record["text"], vocabulary)
        cued = {document.sentence_at(a["start"]): a["optional"] for a in sorted(anchors, key=lambda a: not a["optional"])}
        self.sentences = [[n for n, *_ in cut] for cut in document.pieces]
        self.cued = [None if cued.get(i) is True else i in cued for i in range(len(self.sentences))]
        self.held, self.published, self.real = examples.held_out(record), examples.published(record), record["id"].startswith("real-")


def texts(paths, vocabulary):
    for path in paths:
        for record in examples.load(path):
            anchors = examples.anchors(record)
            if anchors is not None and (text := Text(record, anchors, vocabulary)).sentences:
                yield text


class Screen(torch.nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.none = vocabulary
        self.pieces = torch.nn.Embedding(vocabulary + 1, WIDTH, padding_idx=vocabulary)
        torch.nn.init.normal_(self.pieces.weight, std=0.3)
        self.spans = torch.nn.Conv1d(WIDTH, FILTERS, SPAN, padding=SPAN // 2)
        self.single = torch.nn.Linear(WIDTH, FILTERS)
        self.weigh = torch.nn.Linear(4 * FILTERS, 1)
        self.drop = torch.nn.Dropout(0.2)

    def forward(self, batch):
        """Scores of all sentences of some texts, one after the other."""
        row, owner, count = [], [], 0
        for text in batch:
            for sentence in text.sentences:
                row += sentence + [self.none] * (SPAN // 2)         # nothing is seen across two sentences
                owner += [count] * len(sentence) + [-1] * (SPAN // 2)
                count += 1
        ids, owner = torch.tensor(row), torch.tensor(owner)
        inside = owner >= 0
        vectors = self.drop(self.pieces(ids))
        spans = torch.relu(self.spans(vectors.T.unsqueeze(0))).squeeze(0).T[inside]
        single = torch.relu(self.single(vectors))[inside]
        owner = owner[inside]
        lengths = torch.bincount(owner, minlength=count).unsqueeze(1)
        strongest = torch.zeros(count, FILTERS).scatter_reduce(0, owner.unsqueeze(1).expand(-1, FILTERS), spans, "amax")
        mean = torch.zeros(count, FILTERS).index_add(0, owner, single) / lengths
        before, after, first, second = [], [], [], []
        at = 0
        for text in batch:
            size = len(text.sentences)
            for i in range(at, at + size):
                before.append(i - 1 if i > at else count)
                after.append(i + 1 if i + 1 < at + size else count)
                first.append(at)
                second.append(at + min(1, size - 1))
            at += size
        beside = torch.cat([strongest, torch.zeros(1, FILTERS)])
        beside = torch.maximum(beside[before], beside[after])
        return self.weigh(self.drop(torch.cat([strongest, mean, beside, (mean[first] + mean[second]) / 2], 1))).squeeze(1)


class Whole:
    """The same in whole numbers, as the program counts."""

    def __init__(self, screen):
        number = {name: values.detach().double().numpy() for name, values in screen.state_dict().items()}
        vectors = number["pieces.weight"][:-1]
        step = np.abs(vectors).max() / 127
        self.vectors = np.round(vectors / step).astype(np.int64)

        def filters(matrix, bias):
            scale = np.abs(matrix).max(1) / 127
            return np.round(matrix / scale[:, None]).astype(np.int64), np.round(bias / (scale * step)).astype(np.int64), scale * step
        # [filters, pieces of a span × width]
        self.spans, self.spans_bias, span_scale = filters(number["spans.weight"].transpose(0, 2, 1).reshape(FILTERS, -1), number["spans.bias"])
        self.single, self.single_bias, single_scale = filters(number["single.weight"], number["single.bias"])
        scales = np.concatenate([span_scale, single_scale, span_scale, single_scale / 2])
        self.weights = np.round(number["weigh.weight"][0] * scales * UNIT).astype(np.int64)
        self.bias = int(round(float(number["weigh.bias"][0]) * UNIT))

    def scores(self, text):
        strongest, mean = [], []
        for sentence in text.sentences:
            vectors = self.vectors[sentence]
            padded = np.pad(vectors, ((SPAN // 2,) * 2, (0, 0)))
            spans = np.concatenate([padded[i:i + len(sentence)] for i in range(SPAN)], 1) @ self.spans.T + self.spans_bias
            strongest.append(np.maximum(spans, 0).max(0))
            mean.append(np.maximum(vectors @ self.single.T + self.single_bias, 0).sum(0) // len(sentence))
        nothing = np.zeros(FILTERS, np.int64)
        made = []
        for i in range(len(strongest)):
            beside = np.maximum(strongest[i - 1] if i else nothing, strongest[i + 1] if i + 1 < len(strongest) else nothing)
            features = np.concatenate([strongest[i], mean[i], beside, mean[0] + mean[min(1, len(mean) - 1)]])
            made.append(int(features @ self.weights) + self.bias)
        return made

    def write(self, path, threshold):
        """Big-endian, as Java's DataInputStream reads."""
        with open(path, "wb") as out:
            out.write(struct.pack(">iiiiq", len(self.vectors), WIDTH, FILTERS, SPAN, threshold))
            for values, kind in ((self.vectors, ">i1"), (self.spans, ">i1"), (self.spans_bias, ">i4"), (self.single, ">i1"),
                                 (self.single_bias, ">i4"), (self.weights, ">i8")):
                out.write(values.astype(kind).tobytes())
            out.write(struct.pack(">q", self.bias))


def report(name, held, scores, loss):
    """The threshold that loses so much of the sentences with a cue, and what it lets through."""
    cued = np.array([c is True for t in held for c in t.cued])
    free = np.array([c is False and t.real for t in held for c in t.cued])
    published = np.array([t.published for t in held for _ in t.cued])
    lengths = np.array([len(s) for t in held for s in t.sentences])
    threshold = min(np.sort(scores[some])[int(some.sum() * share)] for some, share in ((cued, loss), (cued & published, 2 * loss)) if some.any())
    through = scores >= threshold
    print(f"{name}: of {cued.sum()} held-out sentences with a cue {(~through & cued).sum() / cued.sum():.2%} lost, of the {(cued & published).sum()} "
          f"published ones {(~through & cued & published).sum() / max(1, (cued & published).sum()):.2%}; of the pieces of others in real articles "
          f"{lengths[through & free].sum() / max(1, lengths[free].sum()):.1%} let through", flush=True)
    return int(threshold)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--base", required=True)
    options.add_argument("--data", nargs="+", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--loss", type=float, default=0.005)
    options.add_argument("--parity")
    given = options.parse_args()
    torch.manual_seed(1)
    vocabulary = pieces.Vocabulary(f"{given.base}/vocabulary.txt")
    every = list(texts(given.data, vocabulary))
    taken, held = [t for t in every if not t.held], [t for t in every if t.held]
    screen = Screen(vocabulary.size)
    optimizer = torch.optim.AdamW(screen.parameters(), lr=RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * (len(taken) // BATCH + 1))
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(taken)
        screen.train()
        for at in range(0, len(taken), BATCH):
            batch = taken[at:at + BATCH]
            sure = torch.tensor([c is not None for t in batch for c in t.cued])
            gold = torch.tensor([float(bool(c)) for t in batch for c in t.cued])
            counts = torch.tensor([1.0 if t.published else OWN for t in batch for _ in t.cued])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                screen(batch), gold, pos_weight=torch.tensor(POSITIVE), reduction="none")
            optimizer.zero_grad()
            (loss * counts)[sure].mean().backward()
            optimizer.step()
            schedule.step()
        screen.eval()
        with torch.no_grad():
            scores = torch.cat([screen(held[at:at + BATCH]) for at in range(0, len(held), BATCH)]).numpy()
        report(f"epoch {epoch + 1}", held, scores, given.loss)
    whole = Whole(screen)
    threshold = report("in whole numbers", held, np.array([s for t in held for s in whole.scores(t)]), given.loss)
    whole.write(given.out, threshold)
    if given.parity:
        with open(given.parity, "w", encoding="utf-8") as out:
            for text in [t for t in held if not t.published][::5][:60]:
                out.write(json.dumps(dict(sentences=text.sentences, scores=whole.scores(text))) + "\n")


if __name__ == "__main__":
    main()
