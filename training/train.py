#!/usr/bin/env python3
"""Trains the reader.

usage: train.py --base DIR --out DIR --data FILE... [--epochs N] [--layers N] [--held-out SHARE] [--resume]

--data FILE[:WEIGHT] are passages in the gold format. A tenth of them (whole articles, chosen by a digest) is kept from training and
measured after each epoch. Every epoch a checkpoint is written to OUT, from which --resume goes on. Seeds are fixed.
"""
import argparse
import collections
import concurrent.futures
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

FOUND_AFTER = (2, 5, 9)    # epochs after which the cues are collected that the network finds by itself
LEAST_FALSE = 0.1
AVERAGE = 0.998            # of the weights' running mean
EXCHANGED = 0.3            # share of the parties replaced by others in the second pass
BESIDE = 0.2               # weight of the pieces beside the cue in its own sentence
ROLE = 0.35                # weight of the words of parties
SENTENCE = 0.7             # weight of what a sentence says as a whole
UNKNOWN_NAMES = 0.25       # share of the windows whose names are not told
AGAIN = 2                  # how often an epoch takes each cue in the second pass


class Tensors:
    """A batch of windows as tensors. Made in another thread while the network works on the batch before."""

    def __init__(self, batch, blank, device, rng):
        self.count = len(batch)
        pin = lambda a: (torch.from_numpy(a).pin_memory().to(device, non_blocking=True) if device.type == "cuda" else torch.from_numpy(a))
        self.ids, self.kinds, self.marks, self.real = collated(batch, blank, device, rng)
        n = self.ids.shape[1]
        first = [i for i, e in enumerate(batch) if not e.second]
        second = [i for i, e in enumerate(batch) if e.second]
        tagged = [i for i in second if batch[i].roles is not None]
        gold = np.zeros((len(first), n, len(model.TYPES)), np.float32)
        weight = np.zeros((len(first), n, len(model.TYPES)), np.float32)
        owner = np.zeros((len(first), n), np.int64)                 # number of the sentence that a piece is asked for, 0 for none
        made, doubted = [np.zeros(len(model.TYPES), np.float32)], [np.ones(len(model.TYPES), bool)]
        for j, i in enumerate(first):
            e = batch[i]
            for a, b in e.sentences:
                owner[j, a:b] = len(made)
                weight[j, a:b] = 1
                here, doubt = np.zeros(len(model.TYPES), np.float32), np.zeros(len(model.TYPES), bool)
                for x, y, kind, optional in e.cues:
                    if x < b and a < y:
                        if optional:
                            doubt[kind] = True
                        else:
                            here[kind] = 1
                            weight[j, a:b, kind] = BESIDE
                made.append(here)
                doubted.append(doubt & (here == 0))
            for a, b, kind, optional in e.cues:
                if not optional:
                    gold[j, a:b, kind] = 1
                    weight[j, a:b, kind] = (weight[j, a:b, kind] > 0) * (3.0 / (b - a) + 0.5)
            for a, b, kind, optional in e.cues:
                if optional:
                    weight[j, a:b, kind] *= gold[j, a:b, kind]
        roles = np.full((len(tagged), n, 3), -100, np.int64)
        for j, i in enumerate(tagged):
            roles[j, :len(batch[i].ids)] = batch[i].roles
        whole = np.array([batch[i].whole for i in second], np.float32).reshape(-1, 2)
        index = lambda rows: pin(np.array(rows, np.int64))
        self.first, self.second, self.tagged = index(first), index(second), index(tagged)
        self.cues, self.weight, self.roles, self.whole = pin(gold), pin(weight), pin(roles), pin(whole)
        self.owner, self.made, self.certain = pin(owner.ravel()), pin(np.stack(made)), pin(1 - np.stack(doubted).astype(np.float32))


def collated(batch, blank, device, rng):
    rows, kinds = [], []
    for e in batch:
        ids = e.ids
        # now and then the catalogue knows nothing of a window: strangers act in the world too
        kinds.append(e.kinds if rng is None or rng.random() >= UNKNOWN_NAMES else np.zeros_like(e.kinds))
        if blank > 0:
            # some pieces are hidden, those of parties more often: the network must read what is around them
            hide = rng.random(len(ids)) < blank
            if e.roles is not None:
                hide |= (rng.random(len(ids)) < 3 * blank) & (e.roles[:, :2].max(1) > 0)
            hide[0] = hide[-1] = False
            ids = np.where(hide, pieces.UNKNOWN, ids)
        rows.append(ids)
    return predict.collate(rows, kinds, [e.marks for e in batch], device)


def loss_of(network, batch, device):
    """Sum of the losses of a mixed batch."""
    with torch.autocast(device_type=device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        cues, roles, whole = network(batch.ids, batch.kinds, batch.marks, batch.real)
    cues, roles, whole = cues.float(), roles.float(), whole.float()
    total = cues.sum() * 0
    if len(batch.first):
        asked = cues[batch.first]
        total = total + (F.binary_cross_entropy_with_logits(asked, batch.cues, reduction="none") * batch.weight).sum() * 0.35
        # which words are the cue is partly taste; that the sentence has one of this type is not: its highest piece answers for it
        index = batch.owner[:, None].expand(-1, asked.shape[-1])
        highest = torch.full_like(batch.made, -100.0).scatter_reduce(0, index, asked.reshape(-1, asked.shape[-1]), "amax", include_self=False)
        loss = F.binary_cross_entropy_with_logits(highest, batch.made, reduction="none") * batch.certain * (1 + batch.made)
        total = total + loss.sum() * SENTENCE
    if len(batch.tagged):
        chosen = roles[batch.tagged]
        for r in range(2):
            here = batch.roles[..., r]
            loss = F.cross_entropy(chosen[..., 3 * r:3 * r + 3].transpose(1, 2), here, ignore_index=-100, reduction="none")
            total = total + (loss * torch.where(here > 0, 1.0, 0.5)).sum() * ROLE
        link = batch.roles[..., 2]
        loss = F.binary_cross_entropy_with_logits(chosen[..., 6], link.clamp(min=0).float(), reduction="none")
        total = total + (loss * (link >= 0)).sum() * 0.1
    if len(batch.second):
        loss = F.binary_cross_entropy_with_logits(whole[batch.second], batch.whole.clamp(min=0), reduction="none") * (batch.whole >= 0)
        total = total + loss.sum() * 0.7
    return total


def ahead(batches, blank, device, rng, depth=4):
    """The batches as tensors, each made while those before it are worked on."""
    with concurrent.futures.ThreadPoolExecutor(1) as worker:
        waiting = collections.deque()
        for batch in batches:
            waiting.append(worker.submit(Tensors, batch, blank, device, rng))
            if len(waiting) >= depth:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class Silver:
    """Predicates with their subjects and objects, from a parser: they teach which words belong to a marked one. First many, then none."""

    UNTIL = 0.45               # share of the epochs that take any

    def __init__(self, path, vocabulary, count):
        self.documents, self.verbs = [], []
        self.count = count
        for record in examples.load(path) if path else []:
            if not examples.held_out(record):
                self.verbs += [(len(self.documents), v) for v in record["verbs"]]
                self.documents.append(examples.Document(record["text"], vocabulary, names=record.get("names") or ()))

    def epoch(self, done, rng):
        """Examples for an epoch, `done` of the training being over."""
        if not self.verbs or done >= self.UNTIL:
            return []
        made = []
        for d, (cue, speakers, targets) in rng.sample(self.verbs, min(len(self.verbs), round(self.count * (1 - done / self.UNTIL) ** 0.5))):
            anchor = dict(type=rng.choice(model.TYPES), start=cue[0], end=cue[1], speaker=speakers, target=targets, links=[], optional=True, hedged=False)
            e = examples.second_pass(self.documents[d], anchor)
            if e is not None:
                e.whole = (-1, -1)
                made.append(e)
        return made


class Corpus:
    """Documents with their cues, and the windows of an epoch."""

    def __init__(self, records, vocabulary):
        self.records, self.documents, self.anchors = [], [], []
        for record in records:
            marks = examples.anchors(record)
            if marks is None:
                continue
            self.records.append(record)
            self.documents.append(examples.of_record(record, vocabulary))
            self.anchors.append(marks)
        self.false, self.other = [], []         # second-pass examples of cues that the network found
        self.exchange = EXCHANGED
        self.parties = collections.defaultdict(list)
        for record, document, marks in zip(self.records, self.documents, self.anchors):
            for anchor in marks:
                e = examples.second_pass(document, anchor)
                for column in range(2) if e is not None else ():
                    for first, last in examples.party_runs(e.roles, column):
                        if last - first <= 8:
                            self.parties[record["lang"], column].append((e.ids[first:last].tolist(), e.kinds[first:last].tolist()))

    def epoch(self, rng):
        """The windows of an epoch: all sentences with cues and some of those without; each cue several times, marked in other ways; false cues."""
        made = []
        count = 0
        for record, document, marks in zip(self.records, self.documents, self.anchors):
            loose = marks and "-t" in record["id"] and not record.get("complete")
            made += examples.first_pass(document, marks, rng, examples.LOOSE if loose else examples.WITHOUT)
            for anchor in marks:
                for _ in range(AGAIN):
                    e = examples.second_pass(document, anchor, rng)
                    if e is not None:
                        made.append(examples.exchanged(e, [self.parties[record["lang"], column] for column in range(2)], self.exchange, rng))
                count += 1
        false = list(self.false)
        rng.shuffle(false)
        made += false[:count]
        other = list(self.other)
        rng.shuffle(other)
        made += other[:count // 2]
        return made

    def collect_found(self, network, device):
        """Cues found now: where no claim is made they teach what makes none; other words of a cue's sentence, that it can be found by them too."""
        self.false, self.other = [], []
        for document, marks, found in zip(self.documents, self.anchors, predict.find_cues(network, device, self.documents, LEAST_FALSE)):
            for sentence, start, end, kind, score in found:
                span = document.spans[sentence]
                near = [m for m in marks if examples.KIND[m["type"]] == kind and span[0] <= m["start"] < span[1]]
                if not near:
                    self.false.append(examples.false_cue(document, start, end, kind))
                elif len(near) == 1 and not (near[0]["start"] < end and start < near[0]["end"]):
                    e = examples.second_pass(document, dict(near[0], start=start, end=end))
                    if e is not None:
                        self.other.append(e)


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
    new = [p for n, p in rate if n.split(".")[0] in ("cues", "roles", "whole", "mark", "kind")]
    old = [p for n, p in rate if n.split(".")[0] not in ("cues", "roles", "whole", "mark", "kind")]
    optimizer = torch.optim.AdamW([dict(params=old, lr=options.rate), dict(params=new, lr=options.rate * 5)], weight_decay=0.01, fused=device.type == "cuda")
    corpus = Corpus(train_records, vocabulary)
    corpus.exchange = options.exchange
    held = Corpus(held_records, vocabulary)
    silver = Silver(options.silver, vocabulary, options.silver_count)
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    step, begin = 0, 0
    rng = random.Random(options.seed)
    size = lambda made: len(mix(made, random.Random(0), options.budget))
    steps = options.epochs * size(corpus.epoch(random.Random(0))) * 1.12
    steps += sum(size(silver.epoch(e / options.epochs, random.Random(0))) for e in range(options.epochs))
    average = None             # of the weights over the last steps: steadier than the last ones alone
    hiding = np.random.default_rng(options.seed)
    if options.resume and checkpoint.exists():
        stored = torch.load(checkpoint, map_location=device, weights_only=False)
        network.load_state_dict(stored["network"])
        optimizer.load_state_dict(stored["optimizer"])
        step, begin, average = stored["step"], stored["epoch"], stored["average"]
        corpus.false, corpus.other = stored["false"], stored["other"]
        rng.setstate(stored["rng"])
    for epoch in range(begin, options.epochs):
        started, sums, seen = time.time(), torch.zeros((), device=device), 0
        network.train()
        for batch in ahead(mix(corpus.epoch(rng) + silver.epoch(epoch / options.epochs, rng), rng, options.budget), options.blank, device, hiding):
            step += 1
            share = min(step / (0.08 * steps), max(0.02, (steps - step) / (0.92 * steps)))
            for group, top in zip(optimizer.param_groups, (options.rate, options.rate * 5)):
                group["lr"] = top * share
            total = loss_of(network, batch, device)
            (total / batch.count).backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in rate], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            sums = sums + total.detach()
            seen += batch.count
            if average is None and step > 0.3 * steps:
                average = {n: p.detach().clone() for n, p in network.named_parameters() if p.requires_grad}
            elif average is not None:
                names = list(average)
                parameters = dict(rate)
                torch._foreach_lerp_([average[n] for n in names], [parameters[n].detach() for n in names], 1 - AVERAGE)
        network.eval()
        if epoch + 1 in FOUND_AFTER:
            corpus.collect_found(network, device)
        report = measure.measure(network, device, held) if held.records and (epoch + 1 == options.epochs or epoch % options.every == 0) else {}
        log(f"{options.out} epoch {epoch + 1}: {seen} windows, loss {float(sums) / max(seen, 1):.4f}, {time.time() - started:.0f} s, "
            f"{len(corpus.false)} false cues, {json.dumps(report)}")
        if options.snapshots and average is not None and (epoch + 1) % 4 == 0:
            save(network, average, out / "snapshot.pt")
        if options.checkpoints:
            torch.save(dict(network=network.state_dict(), optimizer=optimizer.state_dict(), step=step, epoch=epoch + 1, false=corpus.false, other=corpus.other,
                            average=average, rng=rng.getstate()), checkpoint)
    if average is not None:
        with torch.no_grad():
            for n, p in rate:
                p.copy_(average[n])
        if held.records:
            log(f"{options.out} averaged: {json.dumps(measure.measure(network, device, held))}")
    return network, device, held


def save(network, average, path):
    """What export.py needs, in half precision; the word vectors are those of the base."""
    state = {n: average.get(n, p).detach() if average else p for n, p in network.state_dict().items() if n != "word.weight"}
    torch.save(dict(layers=len(network.layers), state={n: p.half().cpu() for n, p in state.items()}), path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--test", nargs="*", default=[], help="measured once at the end")
    parser.add_argument("--silver", help="predicates with subjects and objects, from a parser")
    parser.add_argument("--silver-count", type=int, default=12000, help="how many of them the first epoch takes")
    parser.add_argument("--exchange", type=float, default=EXCHANGED, help="share of parties replaced by others")
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
    parser.add_argument("--snapshots", action="store_true", help="write the averaged weights every fourth epoch")
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
    save(network, None, pathlib.Path(options.out) / "reader.pt")
    for path in options.test:
        records = [r for r in examples.load(path) if all(c.get("cue") for c in r["claims"])]
        log(f"{options.out} {path}: {json.dumps(measure.measure(network, device, Corpus(records, vocabulary)))}")


if __name__ == "__main__":
    main()
