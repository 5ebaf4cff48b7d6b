"""Runs a reader over documents: claims as read, with the places of their parties."""
import numpy as np
import torch

import examples
import windows
from model import TYPES, half

CUE, GAP = 0.2, 1


def batches(items, size, length):
    """Index batches of similar length."""
    order = sorted(range(len(items)), key=lambda i: length(items[i]))
    for at in range(0, len(order), size):
        yield order[at:at + size]


def collate(rows, kinds, marks, device):
    n = max(map(len, rows))
    ids = np.ones((len(rows), n), np.int64)
    names = np.zeros((len(rows), n), np.int64)
    flags = np.zeros((len(rows), n), np.int64)
    real = np.zeros((len(rows), n), bool)
    for i, row in enumerate(rows):
        ids[i, :len(row)] = row
        names[i, :len(row)] = kinds[i]
        real[i, :len(row)] = True
        if marks[i] is not None:
            flags[i, :len(row)] = marks[i]
    return tuple(torch.from_numpy(a).to(device) for a in (ids, names, flags, real))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def runs(scores, least):
    """(first, last + 1, highest) of stretches at or above `least`, over gaps of GAP pieces."""
    found = []
    for i, s in enumerate(scores):
        if s >= least:
            if found and i - found[-1][1] <= GAP:
                found[-1] = (found[-1][0], i + 1, max(found[-1][2], s))
            else:
                found.append((i, i + 1, s))
    return found


def spans(tags):
    """(first, last + 1, score) of the stretches tagged begin or inside; tags are probabilities [n, 3]."""
    best = tags.argmax(-1)
    found = []
    for i, tag in enumerate(best):
        if tag == 1 or tag == 2 and (i == 0 or best[i - 1] == 0):
            found.append([i, i + 1])
        elif tag == 2:
            found[-1][1] = i + 1
    return [(a, b, float(1 - tags[a:b, 0].mean())) for a, b in found]


def run(network, device, rows, marks, size=None):
    """Logits of each row of pieces and kinds of names, without padding."""
    out = [None] * len(rows)
    size = size or (128 if device.type == "cuda" else 32)
    kinds = [k for _, k in rows]
    rows = [r for r, _ in rows]
    with torch.inference_mode():
        for batch in batches(rows, size, len):
            tensors = collate([rows[i] for i in batch], [kinds[i] for i in batch], [marks[i] for i in batch], device)
            with torch.autocast(device_type=device.type, dtype=torch.bfloat16, enabled=half(device)):
                results = [r.float().cpu().numpy() for r in network(*tensors)]
            for j, i in enumerate(batch):
                out[i] = tuple(r[j, :len(rows[i])] if r.ndim == 3 else r[j] for r in results)
    return out


def find_cues(network, device, documents, least=CUE):
    """For each document [(sentence, start, end, type number, score)]: the cues of the first pass."""
    rows, owners = [], []
    for d, document in enumerate(documents):
        for first, last in windows.cores(document.lengths, [True] * len(document.lengths)):
            lead = document.lead(first)
            window = document.window(first, last, lead)
            rows.append(examples.numbers(window))
            owners.append((d, first, last, lead, window))
    found = [[] for _ in documents]
    for (d, first, last, lead, window), (cues, *_) in zip(owners, run(network, device, rows, [None] * len(rows))):
        scores = sigmoid(cues)
        for sentence in range(first, last + 1):
            a, b = documents[d].place(first, sentence, lead)
            for kind in range(len(TYPES)):
                for x, y, score in runs(scores[a:b, kind], least):
                    found[d].append((sentence, window[a + x][1], window[a + y - 1][2], kind, float(score)))
    return found


def read(network, device, documents, least=CUE):
    """For each document its claims as read: dicts of type, sentence, cue, speakers and targets with places and scores, link, scores."""
    cues = find_cues(network, device, documents, least)
    rows, marks, owners = [], [], []
    for d, document in enumerate(documents):
        for sentence, start, end, kind, score in cues[d]:
            window, mark, place = examples.marked(document, sentence, start, end, kind)
            if place:
                rows.append(examples.numbers(window))
                marks.append(mark)
                owners.append((d, sentence, start, end, kind, score, window, place))
    found = [[] for _ in documents]
    for (d, sentence, start, end, kind, score, window, place), (_, roles, whole) in zip(owners, run(network, device, rows, marks)):
        claim = dict(type=TYPES[kind], sentence=sentence, start=start, end=end, cue=score, valid=float(sigmoid(whole[0])), hedged=float(sigmoid(whole[1])))
        for r, role in enumerate(("speaker", "target")):
            tags = softmax(roles[:, 3 * r:3 * r + 3])
            claim[role] = [(window[a][1], window[b - 1][2], s) for a, b, s in spans(tags) if window[a][1] >= 0 and window[b - 1][1] >= 0]
            claim[role + "_none"] = float(1 - (1 - tags[1:-1, 0]).max()) if len(tags) > 2 else 1.0
        links = sigmoid(roles[:, 6])
        claim["links"] = [(window[a][1], window[b - 1][2], float(s)) for a, b, s in runs(links, 0.5) if window[a][1] >= 0]
        found[d].append(claim)
    return found
