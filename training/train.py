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
import lessons
import measure
import model
import pieces
import tensors

FOUND_AFTER = (3, 7)       # epochs after which is collected what the network finds by itself
AVERAGE = 0.998            # of the weights' running mean
ROLE = 0.35                # weight of the words of parties
SENTENCE = 0.7             # weight of what a sentence says as a whole
WHOLE = 0.7                # weight of whether a cue makes a claim
HEADS = ("cues", "roles", "whole", "mark", "kind")     # what the base has not: learns faster


def loss_of(network, batch, device):
    """Sum of the losses of a mixed batch."""
    with torch.autocast(device_type=device.type, dtype=torch.bfloat16, enabled=model.half(device)):
        outputs = network(batch.ids, batch.kinds, batch.marks, batch.real)
    cues, roles, whole = (out.float() for out in outputs)
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
        total = total + loss.sum() * WHOLE
    return total


def train(options, train_records, held_records, vocabulary, log=print):
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    corpus = lessons.Corpus(train_records, vocabulary, options.exchange)
    held = lessons.Corpus(held_records, vocabulary)
    network = model.from_base(options.base, options.layers, options.dropout).to(device)
    rate = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    new = [p for n, p in rate if n.split(".")[0] in HEADS]
    old = [p for n, p in rate if n.split(".")[0] not in HEADS]
    optimizer = torch.optim.AdamW([dict(params=old, lr=options.rate), dict(params=new, lr=options.rate * 5)], weight_decay=0.01, fused=device.type == "cuda")
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    step, begin = 0, 0
    rng = random.Random(options.seed)
    size = lambda made: len(tensors.mix(made, random.Random(0), options.budget))
    steps = options.epochs * size(corpus.epoch(random.Random(0))) * 1.3            # what the network finds comes on top
    begun, done = time.time(), 0.0
    average = None             # of the weights over the last steps: steadier than the last ones alone
    hiding = np.random.default_rng(options.seed)
    if options.resume and checkpoint.exists():
        stored = torch.load(checkpoint, map_location=device, weights_only=False)
        network.load_state_dict(stored["network"])
        optimizer.load_state_dict(stored["optimizer"])
        step, begin, average = stored["step"], stored["epoch"], stored["average"]
        corpus.false, corpus.other = stored["false"], stored["other"]
        rng.setstate(stored["rng"])
    elif options.start:
        stored = torch.load(pathlib.Path(options.start) / "reader.pt", map_location=device, weights_only=True)
        network.load_state_dict(stored["state"], strict=False)
        network.eval()
        corpus.collect_found(network, device, options.found)
        log(f"{options.out}: {len(corpus.false)} false cues found, {time.time() - begun:.0f} s")
    for epoch in range(begin, options.epochs):
        started, sums, seen = time.time(), torch.zeros((), device=device), 0
        network.train()
        for batch in tensors.ahead(tensors.mix(corpus.epoch(rng, options.fade if options.start or done > 0.5 else 1.0), rng, options.budget), options.blank, device, hiding):
            step += 1
            done = max(step / steps, (time.time() - begun) / options.seconds if options.seconds else 0)
            if done >= 1:
                break
            share = min(step / (0.08 * steps), max(0.02, (1 - done) / 0.92))
            for group, top in zip(optimizer.param_groups, (options.rate, options.rate * 5)):
                group["lr"] = top * share
            total = loss_of(network, batch, device)
            (total / batch.count).backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in rate], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            sums = sums + total.detach()
            seen += batch.count
            if step % 100 == 0:
                log(f"{options.out} step {step}, {100 * done:.0f} %, loss {float(sums) / seen:.4f}, {time.time() - begun:.0f} s")
            if average is None and done > 0.3:
                average = {n: p.detach().clone() for n, p in network.named_parameters() if p.requires_grad}
            elif average is not None:
                names = list(average)
                parameters = dict(rate)
                torch._foreach_lerp_([average[n] for n in names], [parameters[n].detach() for n in names], 1 - AVERAGE)
        network.eval()
        if epoch + 1 in FOUND_AFTER:
            corpus.collect_found(network, device, options.found)
        report = measure.measure(network, device, held) if held.records and options.every and (epoch + 1) % options.every == 0 else {}
        log(f"{options.out} epoch {epoch + 1}: {seen} windows, loss {float(sums) / max(seen, 1):.4f}, {time.time() - started:.0f} s, "
            f"{len(corpus.false)} false cues, {json.dumps(report)}")
        if options.checkpoints:
            torch.save(dict(network=network.state_dict(), optimizer=optimizer.state_dict(), step=step, epoch=epoch + 1, false=corpus.false, other=corpus.other,
                            average=average, rng=rng.getstate()), checkpoint)
        if done >= 1:
            break
    if average is not None:
        with torch.no_grad():
            for n, p in rate:
                p.copy_(average[n])
        if held.records and options.every:
            log(f"{options.out} averaged: {json.dumps(measure.measure(network, device, held))}")
    return network, device, held


def save(network, path):
    """What export.py needs, in half precision; the word vectors are those of the base."""
    state = {n: p.half().cpu() for n, p in network.state_dict().items() if n != "word.weight"}
    torch.save(dict(layers=len(network.layers), state=state), path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--test", nargs="*", default=[], help="measured once at the end")
    parser.add_argument("--exchange", type=float, default=0.3, help="share of parties replaced by others")
    parser.add_argument("--fade", type=float, default=1.0, help="share of our own writing that the later half of the training sees")
    parser.add_argument("--found", type=float, default=1.0, help="share of the passages in which the network looks for false cues; slow on a processor")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--blank", type=float, default=0.03)
    parser.add_argument("--budget", type=int, default=8192, help="pieces of a batch")
    parser.add_argument("--held-out", type=float, default=0.1)
    parser.add_argument("--take", type=float, default=1.0, help="share of each file that is used, for the learning curve")
    parser.add_argument("--every", type=int, default=2, help="epochs after which the held-out part is measured; 0: never")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, help="end then, the rate having run down, if the epochs are not over before")
    parser.add_argument("--start", help="folder with a reader.pt to go on from, with a rate of its own")
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
    save(network, pathlib.Path(options.out) / "reader.pt")
    for path in options.test:
        records = [r for r in examples.load(path) if all(c.get("cue") for c in r["claims"])]
        log(f"{options.out} {path}: {json.dumps(measure.measure(network, device, lessons.Corpus(records, vocabulary)))}")


if __name__ == "__main__":
    main()
