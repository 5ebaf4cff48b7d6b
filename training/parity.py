#!/usr/bin/env python3
"""Writes what a reader says of sentences, so that the Java side can be held to it.

usage: parity.py --model DIR --out FILE [--count N] CORPUS.jsonl...
       parity.py --model DIR --out FILE --add FILE

For each sentence one JSON line: text, start and end in the passage (UTF-16 code units), the numbers, starts and ends of its pieces, and
for every tenth the logits of the network over its window, rounded. DIR holds reader.onnx and vocabulary.txt.

Kinds of processors sum in different orders, and the 8 bits of the network make more of that: --add writes a file again, with the logits
that this processor gives beside those that others gave.
"""
import argparse
import json

import numpy as np
import onnxruntime

import pieces


def units(text, offset):
    """An offset in code points as one in UTF-16 code units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def logits(session, numbers):
    """What the network says of a window of one sentence, with some kinds of names and a mark."""
    ids = np.array([[pieces.BEGIN] + numbers + [pieces.END]], np.int64)
    marks = np.zeros_like(ids)
    marks[0, 1:3] = 1
    kinds = np.arange(ids.shape[1])[None] % 12
    return [np.round(l, 3).ravel().tolist() for l in session.run(None, dict(pieces=ids, kinds=kinds, marks=marks))]


def add(session, file, out):
    lines = [json.loads(line) for line in open(file, encoding="utf-8")]
    with open(out, "w", encoding="utf-8") as target:
        for line in lines:
            if "logits" in line:
                line["logits"].append(logits(session, line["numbers"]))
            target.write(json.dumps(line, ensure_ascii=False) + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--model", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--add", metavar="FILE")
    options.add_argument("corpus", nargs="*")
    given = options.parse_args()
    vocabulary = pieces.Vocabulary(f"{given.model}/vocabulary.txt")
    session = onnxruntime.InferenceSession(f"{given.model}/reader.onnx")
    if given.add:
        return add(session, given.add, given.out)
    import examples  # needs PyTorch, which the above does not

    texts = [r["text"] for path in given.corpus for r in examples.load(path)]
    step = max(1, sum(len(examples.sentences(t)) for t in texts) // given.count)
    n = written = 0
    with open(given.out, "w", encoding="utf-8") as out:
        for text in texts:
            document = examples.Document(text, vocabulary)
            for (start, end), found in zip(document.spans, document.pieces):
                n += 1
                if n % step or written == given.count:
                    continue
                sentence = text[start:end]
                line = dict(text=sentence, numbers=[p for p, *_ in found], starts=[units(text, a) - units(text, start) for _, a, *_ in found],
                            ends=[units(text, b) - units(text, start) for _, _, b, _ in found])
                if written % 10 == 0:
                    line["logits"] = [logits(session, line["numbers"])]
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                written += 1
    print(f"{written} sentences")


if __name__ == "__main__":
    main()
