#!/usr/bin/env python3
"""Writes a trained reader as the ONNX file that the program ships.

usage: export.py --base DIR --reader DIR --out DIR

The graph is written node by node, so that it is the same for every version of PyTorch: inputs pieces, kinds and marks (int64, [1, n]), outputs
cues, roles and whole (float, [1, n, 7], [1, n, 7], [1, 2]). Word vectors are stored in 8 bit with a scale each; matrices in
8 bit with a scale per column, of which 7 bit are used, so that no processor's 8-bit arithmetic saturates and all agree; what is multiplied
with them, in 8 bit with a scale per piece.
Writes reader.onnx and vocabulary.txt, and reader-float.onnx for comparison.
"""
import argparse
import pathlib
import shutil

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import base
from model import HEADS, HIDDEN, TYPES

OPSET = 17


class Graph:
    def __init__(self, whole):
        self.nodes, self.stored, self.whole = [], [], whole
        self.count = 0

    def constant(self, name, values):
        self.stored.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def once(self, name, value):
        """A constant that several nodes share."""
        if not any(s.name == name for s in self.stored):
            self.constant(name, value)
        return name

    def half(self, name, values):
        """A constant stored in half precision and used in single."""
        return self.node("Cast", self.constant(name, values.astype(np.float16)), to=TensorProto.FLOAT)

    def node(self, kind, *inputs, out=None, **attributes):
        self.count += 1
        out = out or f"{kind.lower()}-{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"{kind}-{self.count}", **attributes))
        return out

    def linear(self, x, name, weight, bias, out=None):
        """weight: [outputs, inputs], as PyTorch has it."""
        matrix = weight.T
        if self.whole:
            product = self.node("MatMul", x, self.constant(name + ".w", matrix.astype(np.float32)))
        else:
            scale = np.maximum(np.abs(matrix).max(0), 1e-9) / 63
            numbers = np.clip(np.round(matrix / scale), -63, 63).astype(np.int8)
            # each row is brought to the same height first: a few large values of one piece would else take the steps from all others
            height = self.node("ReduceMax", self.node("Abs", x), axes=[-1], keepdims=1)
            level = self.node("Div", x, self.node("Add", height, self.once("tiny", np.float32(1e-9))))
            self.count += 1
            q, s, z = (f"{part}-{self.count}" for part in ("q", "s", "z"))
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [level], [q, s, z], name=f"quantize-{self.count}"))
            integers = self.node("MatMulInteger", q, self.constant(name + ".w", numbers), z,
                                 self.constant(name + ".z", np.zeros(len(scale), np.int8)))
            scales = self.node("Mul", s, self.constant(name + ".s", scale.astype(np.float32)))
            # the heights come last: ONNX Runtime fuses what stands before, and takes its scale for a single number
            product = self.node("Mul", self.node("Mul", self.node("Cast", integers, to=TensorProto.FLOAT), scales), height)
        return self.node("Add", product, self.constant(name + ".b", bias.astype(np.float32)), out=out)

    def norm(self, x, name, weight, bias):
        return self.node("LayerNormalization", x, self.constant(name + ".w", weight), self.constant(name + ".b", bias), axis=-1, epsilon=1e-12)

    def gelu(self, x):
        error = self.node("Erf", self.node("Div", x, self.once("root", np.float32(np.sqrt(2.0)))))
        return self.node("Mul", self.node("Mul", x, self.node("Add", error, self.once("one", np.float32(1)))), self.once("half", np.float32(0.5)))


def build(state, word, layers, whole):
    """The model, with matrices in single precision when `whole`, else in 8 bit."""
    g = Graph(whole)
    number = {name: values.float().numpy() for name, values in state.items()}
    scale = np.maximum(np.abs(word).max(1, keepdims=True), 1e-9) / 127
    table = g.constant("word", np.clip(np.round(word / scale), -127, 127).astype(np.int8))
    scales = g.constant("word.scale", scale.astype(np.float32))
    x = g.node("Mul", g.node("Cast", g.node("Gather", table, "pieces"), to=TensorProto.FLOAT), g.node("Gather", scales, "pieces"))
    x = g.node("Add", x, g.node("Gather", g.constant("mark", number["mark.weight"]), "marks"))
    x = g.node("Add", x, g.node("Gather", g.constant("kind", number["kind.weight"]), "kinds"))
    length = g.node("Shape", "pieces", start=1)
    positions = g.node("Slice", g.half("position", number["pos.weight"]), g.constant("zero", np.array([0], np.int64)), length,
                       g.constant("axis", np.array([0], np.int64)))
    x = g.norm(g.node("Add", x, positions), "norm", number["eln.weight"], number["eln.bias"])
    split = g.constant("split", np.array([0, 0, HEADS, HIDDEN // HEADS], np.int64))
    join = g.constant("join", np.array([0, 0, HIDDEN], np.int64))
    root = g.constant("heads.root", np.float32(1 / np.sqrt(HIDDEN // HEADS)))
    for i in range(layers):
        p = f"layers.{i}."
        # one product for queries, keys and values: they share their input
        w = np.concatenate([number[p + k + ".weight"] for k in "qkv"])
        b = np.concatenate([number[p + k + ".bias"] for k in "qkv"])
        all_three = g.linear(x, p + "qkv", w, b)
        parts = [f"{p}{k}" for k in "qkv"]
        g.nodes.append(helper.make_node("Split", [all_three, g.constant(p + "thirds", np.array([HIDDEN] * 3, np.int64))], parts, axis=2, name=p + "split"))
        q = g.node("Transpose", g.node("Reshape", parts[0], split), perm=[0, 2, 1, 3])
        k = g.node("Transpose", g.node("Reshape", parts[1], split), perm=[0, 2, 3, 1])
        v = g.node("Transpose", g.node("Reshape", parts[2], split), perm=[0, 2, 1, 3])
        attention = g.node("Softmax", g.node("MatMul", g.node("Mul", q, root), k), axis=-1)
        heads = g.node("Reshape", g.node("Transpose", g.node("MatMul", attention, v), perm=[0, 2, 1, 3]), join)
        out = g.linear(heads, p + "ao", number[p + "ao.weight"], number[p + "ao.bias"])
        x = g.norm(g.node("Add", x, out), p + "aln", number[p + "aln.weight"], number[p + "aln.bias"])
        inner = g.gelu(g.linear(x, p + "fi", number[p + "fi.weight"], number[p + "fi.bias"]))
        out = g.linear(inner, p + "fo", number[p + "fo.weight"], number[p + "fo.bias"])
        x = g.norm(g.node("Add", x, out), p + "oln", number[p + "oln.weight"], number[p + "oln.bias"])

    def head(name, x, out):
        # small, and the last word: not in 8 bit
        inner = g.gelu(g.node("Add", g.node("MatMul", x, g.half(name + ".0.w", number[name + ".0.weight"].T)), g.constant(name + ".0.b", number[name + ".0.bias"])))
        g.node("Add", g.node("MatMul", inner, g.constant(name + ".3.w", number[name + ".3.weight"].T)), g.constant(name + ".3.b", number[name + ".3.bias"]), out=out)

    g.node("Add", g.node("MatMul", x, g.constant("cues.w", number["cues.weight"].T)), g.constant("cues.b", number["cues.bias"]), out="cues")
    # the marked cue as a whole: the mean of its pieces
    marked = g.node("Unsqueeze", g.node("Cast", g.node("Greater", "marks", g.constant("unmarked", np.int64(0))), to=TensorProto.FLOAT),
                    g.constant("last", np.array([2], np.int64)))
    rows = g.constant("rows", np.array([1], np.int64))
    sums = g.node("ReduceSum", g.node("Mul", x, marked), rows, keepdims=1)
    count = g.node("Add", g.node("ReduceSum", marked, rows, keepdims=1), g.constant("least", np.float32(1e-4)))
    cue = g.node("Div", sums, count)
    everywhere = g.node("Expand", cue, g.node("Shape", x))
    head("roles", g.node("Concat", x, everywhere, g.node("Mul", x, cue), axis=2), "roles")
    head("whole", g.node("Squeeze", cue, rows), "whole")
    value = lambda name, kind, *shape: helper.make_tensor_value_info(name, kind, shape)
    graph = helper.make_graph(
        g.nodes, "riposte-reader",
        [value("pieces", TensorProto.INT64, 1, "n"), value("kinds", TensorProto.INT64, 1, "n"), value("marks", TensorProto.INT64, 1, "n")],
        [value("cues", TensorProto.FLOAT, 1, "n", len(TYPES)), value("roles", TensorProto.FLOAT, 1, "n", 7), value("whole", TensorProto.FLOAT, 1, 2)],
        g.stored)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="riposte")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--base", required=True)
    options.add_argument("--reader", required=True, help="folder with the reader.pt of train.py")
    options.add_argument("--out", required=True)
    given = options.parse_args()
    stored = torch.load(pathlib.Path(given.reader) / "reader.pt", map_location="cpu", weights_only=True)
    word = base.unpack(np.load(f"{given.base}/base.npz")["word"])
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    for name, whole in (("reader.onnx", False), ("reader-float.onnx", True)):
        made = build(stored["state"], word, stored["layers"], whole)
        (out / name).write_bytes(made.SerializeToString())
        print(f"{name}: {(out / name).stat().st_size / 1e6:.1f} MB")
    shutil.copy(f"{given.base}/vocabulary.txt", out / "vocabulary.txt")


if __name__ == "__main__":
    main()
