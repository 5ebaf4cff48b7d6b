#!/usr/bin/env python3
"""Takes the weights back out of a reader that is shipped, so that training can go on from it (train.py --start).

usage: recover.py --model READER.onnx --out DIR

Writes DIR/reader.pt. The matrices of the ONNX file are in 8 bit: what comes back is what the program computes with, a little coarser than what
was trained. The word vectors are the base's and are not stored; base.py with --vocabulary makes them again.
"""
import argparse
import pathlib

import onnx
import torch
from onnx import numpy_helper

from model import HIDDEN

HEADS = {".0.w": ".0.weight", ".0.b": ".0.bias", ".3.w": ".3.weight", ".3.b": ".3.bias"}


def state_of(stored):
    """The network's parameters by PyTorch's names; stored: the ONNX file's constants by name, as export.py writes them."""
    matrix = lambda name: (stored[name + ".w"].astype("float32") * stored[name + ".s"]).T
    state = {"pos.weight": stored["position"], "mark.weight": stored["mark"], "kind.weight": stored["kind"],
             "eln.weight": stored["norm.w"], "eln.bias": stored["norm.b"], "cues.weight": stored["cues.w"].T, "cues.bias": stored["cues.b"]}
    for head in ("roles", "whole"):
        for end, name in HEADS.items():
            value = stored[head + end]
            state[head + name] = value.T if value.ndim == 2 else value
    layers = 0
    while f"layers.{layers}.qkv.w" in stored:
        p = f"layers.{layers}."
        for i, part in enumerate("qkv"):
            third = slice(i * HIDDEN, (i + 1) * HIDDEN)
            state[f"{p}{part}.weight"] = matrix(p + "qkv")[third]
            state[f"{p}{part}.bias"] = stored[p + "qkv.b"][third]
        for part in ("ao", "fi", "fo"):
            state[f"{p}{part}.weight"], state[f"{p}{part}.bias"] = matrix(p + part), stored[f"{p}{part}.b"]
        for part in ("aln", "oln"):
            state[f"{p}{part}.weight"], state[f"{p}{part}.bias"] = stored[f"{p}{part}.w"], stored[f"{p}{part}.b"]
        layers += 1
    return layers, {name: torch.tensor(value.astype("float32")) for name, value in state.items()}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--model", required=True)
    options.add_argument("--out", required=True)
    given = options.parse_args()
    stored = {t.name: numpy_helper.to_array(t) for t in onnx.load(given.model).graph.initializer}
    layers, state = state_of(stored)
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(dict(layers=layers, state=state), out / "reader.pt")
    print(f"{layers} layers, {sum(v.numel() for v in state.values()) / 1e6:.1f} million weights")


if __name__ == "__main__":
    main()
