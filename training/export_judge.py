"""Turns the trained judge into what ships: an int8 graph, the gate, a manifest, reference scores."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from base import load_base
from export import quantize
from model import Judge
from pairs import Pairs, issues, rows

NAME = "stance-en"


def references(out, data, count):
    """Scores of some composed pairs as onnxruntime computes them from the shipped graph, for a Rust test."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(out / "model.onnx", options, providers=["CPUExecutionProvider"])
    make, books = Pairs(load_base().vocabulary), issues(data / "issues.composed.jsonl")
    passages = {passage["article"]: passage for passage in rows(data / "passages.composed.jsonl")}
    lines = []
    for gold in rows(data / "gold.composed.jsonl")[:: len(passages) // count][:count]:
        passage = passages[gold["article"]]
        pair = make.pair(gold["issue"], books[gold["issue"]], passage, [0] * len(passage["holders"]), None)
        inputs = dict(ids=np.array(pair.ids, dtype=np.int32), marks=np.array(pair.marks, dtype=np.int32))
        scores = session.run(["scores"], inputs)[0]
        lines.append(json.dumps(dict(ids=pair.ids, marks=pair.marks, holders=pair.holders, scores=[[round(float(x), 3) for x in row] for row in scores])))
    (out / "reference.jsonl").write_text("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="what train_judge.py wrote")
    parser.add_argument("--data", type=Path, required=True, help="folder with composed passages, for the references")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model; gate.py has written gate.bin there, and gate.json, which becomes part of the manifest")
    parser.add_argument("--threshold", type=float, default=0.5, help="least probability at which a stance is told")
    parser.add_argument("--slope", type=float, default=1.0, help="of the calibration")
    parser.add_argument("--offset", type=float, default=0.0, help="of the calibration")
    args = parser.parse_args()
    state = torch.load(args.weights, weights_only=True)
    judge = Judge(state["config"], state["layers"])
    judge.load_state_dict(state["weights"])
    quantize(judge, args.out, "marks")
    version = hashlib.sha256((args.out / "model.onnx").read_bytes()).hexdigest()[:8]
    gate = json.loads((args.out / "gate.json").read_text())
    (args.out / "gate.json").unlink()
    calibration = dict(slope=args.slope, offset=args.offset)
    manifest = dict(name=NAME, version=version, layers=state["layers"], seed=state["seed"], gate=gate, threshold=args.threshold, calibration=calibration)
    (args.out / "model.json").write_text(json.dumps(manifest, indent=1) + "\n")
    references(args.out, args.data, 12)
    print(f"{NAME}@{version}: {(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
