#!/usr/bin/env python3
"""Trains the reader.

usage: train.py --base DIR --out DIR --data FILE... [--epochs N] [--layers N] [--held-out SHARE] [--resume]

--data FILE[:WEIGHT] are passages in the gold format. A tenth of them (whole articles, chosen by a digest) is kept from training and
measured after each epoch. Every epoch a checkpoint is written to OUT, from which --resume goes on. Seeds are fixed.
"""
import argparse
import json
import os
import pathlib
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import examples
import measure
import model
import pieces
import predict

FALSE_CUES_FROM = 1        # epoch after which false cues are collected
LEAST_FALSE = 0.15


def loss_of(network, batch, device, blank):
    """Sum of losses of a mixed batch, and how many windows it held."""
    rows = []
    for e in batch:
        ids = e.ids
        if blank > 0:
            # some pieces are hidden, those of parties more often: the network must read what is around them
            hide = np.random.random(len(ids)) < blank
            if e.roles is not None:
                hide |= (np.random.random(len(ids)) < 3 * blank) & (e.roles[:, :2].max(1) > 0)
            hide[0] = hide[-1] = False
            ids = np.where(hide, pieces.UNKNOWN, ids)
        rows.append(ids)
    ids, marks, real = predict.collate(rows, [e.marks for e in batch], device)
    n = ids.shape[1]
    with torch.autocast(device_type=device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        cues, roles, whole = network(ids, marks, real)
    cues, roles, whole = cues.float(), roles.float(), whole.float()
    first = [i for i, e in enumerate(batch) if not e.second]
    second = [i for i, e in enumerate(batch) if e.second]
    total = cues.sum() * 0
    if first:
        gold = np.zeros((len(first), n, len(model.TYPES)), np.float32)
        weight = np.zeros((len(first), n, len(model.TYPES)), np.float32)
        for j, i in enumerate(first):
            e = batch[i]
            weight[j, e.core[0]:e.core[1]] = 1
            for a, b, kind, optional in e.cues:
                if not optional:
                    gold[j, a:b, kind] = 1
                    weight[j, a:b, kind] *= 3.0 / (b - a) + 0.5
            for a, b, kind, optional in e.cues:
                if optional:
                    weight[j, a:b, kind] = 0
        gold, weight = torch.from_numpy(gold).to(device), torch.from_numpy(weight).to(device)
        total = total + (F.binary_cross_entropy_with_logits(cues[first], gold, reduction="none") * weight).sum() * 0.35
    if second:
        tagged = [i for i in second if batch[i].roles is not None]
        if tagged:
            gold = np.full((len(tagged), n, 3), -100, np.int64)
            for j, i in enumerate(tagged):
                gold[j, :len(batch[i].ids)] = batch[i].roles
            gold = torch.from_numpy(gold).to(device)
            chosen = roles[tagged]
            for r in range(2):
                here = gold[..., r]
                loss = F.cross_entropy(chosen[..., 3 * r:3 * r + 3].transpose(1, 2), here, ignore_index=-100, reduction="none")
                total = total + (loss * torch.where(here > 0, 1.0, 0.5)).sum() * 0.25
            link = gold[..., 2]
            loss = F.binary_cross_entropy_with_logits(chosen[..., 6], link.clamp(min=0).float(), reduction="none")
            total = total + (loss * (link >= 0)).sum() * 0.1
        flags = (marks[second] > 0).float()
        pooled = (whole[second] * flags[..., None]).sum(1) / flags.sum(1, keepdim=True).clamp(min=1)
        gold = torch.tensor([batch[i].whole for i in second], dtype=torch.float32, device=device)
        loss = F.binary_cross_entropy_with_logits(pooled, gold.clamp(min=0), reduction="none") * (gold >= 0)
        total = total + loss.sum() * 0.7
    return total, len(batch)


class Corpus:
    """Documents with their cues, and the windows of an epoch."""

    def __init__(self, records, vocabulary):
        self.records, self.documents, self.anchors = [], [], []
        for record in records:
            marks = examples.anchors(record)
            if marks is None:
                continue
            self.records.append(record)
            self.documents.append(examples.Document(record["text"], vocabulary))
            self.anchors.append(marks)
        self.false = []

    def epoch(self, rng):
        made = []
        for document, marks in zip(self.documents, self.anchors):
            made += examples.first_pass(document, marks, rng)
            for anchor in marks:
                e = examples.second_pass(document, anchor, rng)
                if e is not None:
                    made.append(e)
        count = sum(e.second for e in made)
        false = list(self.false)
        rng.shuffle(false)
        made += false[:count]
        return made

    def collect_false(self, network, device):
        """Cues found now where none is: they teach what makes no claim."""
        known = {(id(e), ) for e in self.false}
        for document, marks, found in zip(self.documents, self.anchors, predict.find_cues(network, device, self.documents, LEAST_FALSE)):
            for sentence, start, end, kind, score in found:
                span = document.spans[sentence]
                near = [m for m in marks if examples.KIND[m["type"]] == kind and (m["start"] < end and start < m["end"] or m["optional"] and m["span"] == span)]
                if not near:
                    self.false.append(examples.false_cue(document, start, end, kind))


def mix(made, rng, budget):
    """Batches of about `budget` pieces, of windows of like length, in random order."""
    made = sorted(made, key=lambda e: len(e.ids) + rng.random() * 24)
    batches, batch, longest = [], [], 0
    for e in made:
        longest = max(longest, len(e.ids))
        if batch and longest * (len(batch) + 1) > budget:
            batches.append(batch)
            batch, longest = [], len(e.ids)
        batch.append(e)
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def train(options, train_records, held_records, vocabulary, log=print):
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = model.from_base(options.base, options.layers, options.dropout).to(device)
    rate = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    new = [p for n, p in rate if n.split(".")[0] in ("cues", "roles", "whole", "mark")]
    old = [p for n, p in rate if n.split(".")[0] not in ("cues", "roles", "whole", "mark")]
    optimizer = torch.optim.AdamW([dict(params=old, lr=options.rate), dict(params=new, lr=options.rate * 5)], weight_decay=0.01)
    corpus = Corpus(train_records, vocabulary)
    held = Corpus(held_records, vocabulary)
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    step, begin = 0, 0
    rng = random.Random(options.seed)
    steps = options.epochs * len(mix(corpus.epoch(random.Random(0)), random.Random(0), options.budget)) * 1.05
    average = None
    if options.resume and checkpoint.exists():
        stored = torch.load(checkpoint, map_location=device, weights_only=False)
        network.load_state_dict(stored["network"])
        optimizer.load_state_dict(stored["optimizer"])
        step, begin, corpus.false, average = stored["step"], stored["epoch"], stored["false"], stored["average"]
        rng.setstate(stored["rng"])
    for epoch in range(begin, options.epochs):
        started, sums, seen = time.time(), 0.0, 0
        network.train()
        for batch in mix(corpus.epoch(rng), rng, options.budget):
            step += 1
            share = min(step / (0.08 * steps), max(0.02, (steps - step) / (0.92 * steps)))
            for group, top in zip(optimizer.param_groups, (options.rate, options.rate * 5)):
                group["lr"] = top * share
            total, count = loss_of(network, batch, device, options.blank)
            (total / max(count, 1)).backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in rate], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            sums += float(total) if device.type == "cpu" else 0
            seen += count
        network.eval()
        if FALSE_CUES_FROM <= epoch + 1 <= FALSE_CUES_FROM + 3:
            corpus.collect_false(network, device)
        report = measure.measure(network, device, held) if held.records and (epoch + 1 == options.epochs or epoch % options.every == 0) else {}
        log(f"{options.out} epoch {epoch + 1}: {seen} windows, loss {sums / max(seen, 1):.4f}, {time.time() - started:.0f} s, "
            f"{len(corpus.false)} false cues, {json.dumps(report)}")
        if options.checkpoints:
            torch.save(dict(network=network.state_dict(), optimizer=optimizer.state_dict(), step=step, epoch=epoch + 1, false=corpus.false,
                            average=average, rng=rng.getstate()), checkpoint)
    return network, device, held


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--test", nargs="*", default=[], help="measured once at the end")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--blank", type=float, default=0.03)
    parser.add_argument("--budget", type=int, default=8192, help="pieces of a batch")
    parser.add_argument("--held-out", type=float, default=0.1)
    parser.add_argument("--take", type=float, default=1.0, help="share of each file that is used, for the learning curve")
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--checkpoints", action="store_true")
    options = parser.parse_args()
    if os.environ.get("THREADS"):
        torch.set_num_threads(int(os.environ["THREADS"]))
    vocabulary = pieces.Vocabulary(f"{options.base}/vocabulary.txt")
    taken, held = [], []
    for path in options.data:
        path, _, share = path.partition(":")
        for record in examples.load(path):
            if examples.held_out(record, options.held_out):
                held.append(record)
            elif random.Random(record["id"]).random() < float(share or 1) * options.take:
                taken.append(record)
    print(f"{len(taken)} passages to train on, {len(held)} held out", flush=True)
    log = lambda line: print(line, flush=True)
    network, device, _ = train(options, taken, held, vocabulary, log)
    state = {n: (p.half() if p.is_floating_point() else p).cpu() for n, p in network.state_dict().items() if n != "word.weight"}
    torch.save(dict(layers=len(network.layers), state=state), pathlib.Path(options.out) / "reader.pt")
    for path in options.test:
        records = [r for r in examples.load(path) if all(c.get("cue") for c in r["claims"])]
        log(f"{options.out} {path}: {json.dumps(measure.measure(network, device, Corpus(records, vocabulary)))}")


if __name__ == "__main__":
    main()
