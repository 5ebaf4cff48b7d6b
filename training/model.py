"""The reader's network: a small multilingual encoder that is run twice.

What the catalogue knows is told at the input: of each piece, the kind of name it belongs to. First pass, no marks: for each word piece, which
types of claim it is a cue of. Second pass, the pieces of one cue marked with its type: for each piece, whether it belongs to the speaker, to the target, or to the cue of another claim that this one rejects or answers; and for
the cue as a whole, whether it makes a claim at all and whether the claim is hedged. Same weights, same graph.
Marking the predicate at the input: Shi and Lin 2019 (arXiv:1904.05255); re-encoding with marks: Zhong and Chen 2021 (PURE).
"""
import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import base

TYPES = ["accusation", "denial", "responsibility-claim", "condemnation", "demand", "sanction", "indictment"]
KINDS = ["state", "people", "government body", "international organization", "company", "media", "organization", "person", "threat group",
         "product", "incident"]       # of the catalogue's names, from 1; 0 is no name
TAGS = ["speaker", "target"]          # each outside, begin, inside
HIDDEN, HEADS, INNER, EPSILON = 384, 12, 1536, 1e-12


class Dropout(nn.Module):
    """Dropout whose masks, on a processor, are cut at random places out of a long one: to draw each anew took a third of a step."""

    LONG = 1 << 24

    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        self.masks = {}

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        if x.device.type == "cuda":
            return F.dropout(x, self.rate)
        mask = self.masks.get(x.dtype)
        if mask is None or len(mask) < 2 * x.numel():
            mask = self.masks[x.dtype] = (torch.rand(max(Dropout.LONG, 2 * x.numel())) >= self.rate).to(x.dtype) / (1 - self.rate)
        start = int(torch.randint(len(mask) - x.numel(), ()))
        return x * mask[start:start + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.q, self.k, self.v = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.ao = nn.Linear(HIDDEN, HIDDEN)
        self.aln = nn.LayerNorm(HIDDEN, EPSILON)
        self.fi, self.fo = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.oln = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = dropout

    def forward(self, x, mask):
        b, n, _ = x.shape
        split = lambda t: t.view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if x.is_cuda:
            heads = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=self.dropout.rate if self.training else 0.0)
        else:       # the way back through PyTorch's own is four times slower on a processor
            scores = (q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(2, 3)
            heads = scores.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v
        x = self.aln(x + self.dropout(self.ao(heads.transpose(1, 2).reshape(b, n, HIDDEN))))
        return self.oln(x + self.dropout(self.fo(F.gelu(self.fi(x)))))


class Reader(nn.Module):
    def __init__(self, pieces, layers=12, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(pieces, HIDDEN)
        self.pos = nn.Embedding(512, HIDDEN)
        self.mark = nn.Embedding(1 + len(TYPES), HIDDEN)
        self.kind = nn.Embedding(1 + len(KINDS), HIDDEN)
        self.eln = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(layers))
        self.cues = nn.Linear(HIDDEN, len(TYPES))
        self.roles = nn.Sequential(nn.Linear(3 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, 3 * len(TAGS) + 1))
        self.whole = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, 2))
        nn.init.zeros_(self.mark.weight)
        nn.init.zeros_(self.kind.weight)
        nn.init.normal_(self.mark.weight[1:], std=0.06)
        nn.init.constant_(self.cues.bias, -4.0)

    def encode(self, ids, kinds, marks, real):
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.eln(self.word(ids) + self.pos(positions) + self.mark(marks) + self.kind(kinds))
        x = self.dropout(x)
        mask = real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids, kinds, marks, real):
        """cues [b, n, 7]; roles [b, n, 7]: three for the speaker, three for the target, one for the linked cue; whole [b, 2]: of the marked
        cue, whether it makes a claim and whether it is hedged. All are logits."""
        x = self.encode(ids, kinds, marks, real)
        marked = (marks > 0).to(x.dtype)[..., None]
        cue = (x * marked).sum(1, keepdim=True) / (marked.sum(1, keepdim=True) + 1e-4)
        pair = torch.cat([x, cue.expand_as(x), x * cue], -1)
        return self.cues(x), self.roles(pair), self.whole(cue)[:, 0]


def half(device):
    """Whether the device multiplies faster in half precision: graphics cards, and processors with tiles for it."""
    return device.type == "cuda" or torch.cpu._is_amx_tile_supported()


def from_base(folder, layers=None, dropout=0.1):
    """A reader that starts from the prepared base weights; with fewer layers, evenly chosen ones."""
    stored = np.load(f"{folder}/base.npz")
    present = 1 + max(int(n[1:].split(".")[0]) for n in stored.files if n[0] == "l" and n[1].isdigit())
    count = layers or present
    chosen = [round(i * (present - 1) / (count - 1)) for i in range(count)] if count < present else range(present)
    word = base.unpack(stored["word"])
    made = Reader(len(word), count, dropout)
    state = made.state_dict()

    def put(name, values):
        state[name].copy_(torch.from_numpy(np.ascontiguousarray(values.reshape(state[name].shape))))

    put("word.weight", word)
    put("pos.weight", stored["emb.pos"].reshape(512, HIDDEN) + stored["emb.type"].reshape(-1, HIDDEN)[0])
    put("eln.weight", stored["emb.ln.w"])
    put("eln.bias", stored["emb.ln.b"])
    for i, l in enumerate(chosen):
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            put(f"layers.{i}.{part}.weight", base.unpack(stored[f"l{l}.{part}.w"]))
            put(f"layers.{i}.{part}.bias", stored[f"l{l}.{part}.b"])
        for part in ("aln", "oln"):
            put(f"layers.{i}.{part}.weight", stored[f"l{l}.{part}.w"])
            put(f"layers.{i}.{part}.bias", stored[f"l{l}.{part}.b"])
    made.load_state_dict(state)
    made.word.weight.requires_grad_(False)
    return made
