#!/usr/bin/env python3
"""Averages the weights of runs of train.py that began alike and learned in another order (--order), and measures each and the mean.

usage: average.py --base DIR --out DIR --data FILE... --runs RUN RUN...

The best by claim F1 on the published part of the held-out tenth becomes OUT/reader.pt. Averaging: Wortsman et al. 2022, Model soups (arXiv:2203.05482).
"""
import argparse
import json
import pathlib

import torch

import examples
import lessons
import measure
import model
import pieces


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--runs", nargs="+", required=True, help="folders with a reader.pt")
    given = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    vocabulary = pieces.Vocabulary(f"{given.base}/vocabulary.txt")
    records = [r for path in given.data for r in examples.load(path) if examples.held_out(r)]
    held = lessons.Corpus([r for r in records if examples.published(r)] or records, vocabulary)
    stored = [torch.load(pathlib.Path(run) / "reader.pt", map_location="cpu", weights_only=True) for run in given.runs]
    mean = {name: torch.stack([s["state"][name].float() for s in stored]).mean(0).half() for name in stored[0]["state"]}
    candidates = dict(zip(given.runs, stored), mean=dict(layers=stored[0]["layers"], state=mean))
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    best = None
    for name, candidate in candidates.items():
        network = model.from_base(given.base, candidate["layers"]).to(device)
        network.load_state_dict(candidate["state"], strict=False)
        network.eval()
        figures = measure.measure(network, device, held)
        print(f"{name}: {json.dumps(figures)}", flush=True)
        if best is None or figures["claim"] > best:
            best = figures["claim"]
            torch.save(candidate, out / "reader.pt")


if __name__ == "__main__":
    main()
