"""Batches of windows as tensors."""
import collections
import concurrent.futures

import numpy as np
import torch

import model
import pieces
import predict

BESIDE = 0.2               # weight of the pieces beside the cue in its own sentence
UNKNOWN_NAMES = 0.25       # share of the windows whose names are not told


class Tensors:
    """A batch of windows as tensors. Made in another thread while the network works on the batch before."""

    def __init__(self, batch, blank, device, rng):
        self.count = len(batch)
        pin = lambda a: (torch.from_numpy(a).pin_memory().to(device, non_blocking=True) if device.type == "cuda" else torch.from_numpy(a))
        self.ids, self.kinds, self.marks, self.real = collated(batch, blank, device, rng)
        n = self.ids.shape[1]
        first = [i for i, e in enumerate(batch) if e.cues is not None]
        second = [i for i, e in enumerate(batch) if e.whole is not None]
        tagged = [i for i, e in enumerate(batch) if e.roles is not None]
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
