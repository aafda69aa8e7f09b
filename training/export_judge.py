"""Turns the trained judge into what ships: an int8 graph, the gate, a manifest, reference scores."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from base import load_base
from export import PIECES, Graph, drawn, quantize
from inputs import UNKNOWN, Maker, disputes, issues, seen
from model import MARKS, Judge, distance_buckets

NAME = "stance-en"


class JudgeGraph(Graph):
    """The judge over one input: ids, marks, places [T], what is added to the attention, unseen [T, T], and the
    pieces whose scores are wanted, asked [N]."""

    def forward(self, ids, marks, places, unseen, asked):
        places, near = places.long(), self.network.near
        if near is not None:
            distance = places[None] - places[:, None]
            unseen = unseen + near(distance_buckets(distance, near.num_embeddings)).permute(2, 0, 1)
        return self.scores(ids, marks, self.network.position[places], unseen, asked.long())


def references(out, data, count):
    """Scores of some disputes as onnxruntime computes them from the shipped graph, for a Rust test."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(out / "model.onnx", options, providers=["CPUExecutionProvider"])
    questions = disputes(*(data / f"{kind}.disputes.jsonl" for kind in ("passages", "gold", "issues")))
    make = Maker(load_base().vocabulary, issues(data / "issues.disputes.jsonl"))
    lines = []
    for question in questions[:: len(questions) // count][:count]:
        one = make.input(question, list(question.told))
        inputs = {name: np.array(getattr(one, name), dtype=np.int32) for name in ("ids", "marks", "places")}
        unseen = torch.where(seen(*(torch.tensor(getattr(one, name)) for name in ("places", "parts", "sentences"))), 0.0, -30000.0).numpy()
        # What the program asks for: the pieces of the sentence that begin a word, for conditions, and the answers.
        asked = [at for at, told in enumerate(one.condition) if told != UNKNOWN] + one.answers
        scores = session.run(["scores"], inputs | dict(unseen=unseen, asked=np.array(asked, dtype=np.int32)))[0]
        row = {name: getattr(one, name) for name in ("ids", "marks", "places", "parts", "answers")} | dict(asked=asked)
        lines.append(json.dumps(row | dict(scores=[[round(float(x), 3) for x in score] for score in scores])))
    (out / "reference.jsonl").write_text("\n".join(lines) + "\n")


def version_of(folder, told):
    """What a position's model is named by: another gate or threshold tells other positions than the same weights."""
    digest = hashlib.sha256()
    for part in ((folder / "model.onnx").read_bytes(), (folder / "gate.bin").read_bytes(), json.dumps(told).encode()):
        digest.update(part)
    return digest.hexdigest()[:8]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="what train_judge.py wrote")
    parser.add_argument("--data", type=Path, required=True, help="folder with disputes, for the references")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model; gate.py has written gate.bin there, and gate.json, which becomes part of the manifest")
    parser.add_argument("--threshold", type=float, default=0.7, help="least probability that some stance is told at which the likeliest is")
    parser.add_argument("--passages", type=int, default=1, help="the most passages of a run when reading")
    parser.add_argument("--slope", type=float, default=1.0, help="of the calibration")
    parser.add_argument("--offset", type=float, default=0.0, help="of the calibration")
    args = parser.parse_args()
    state = torch.load(args.weights, weights_only=True)
    judge = Judge(state["config"], state["layers"])
    judge.load_state_dict(state["weights"])
    inputs = dict(ids=drawn(20000), marks=drawn(MARKS), places=drawn(200), unseen=torch.zeros(PIECES, PIECES), asked=drawn(PIECES)[:7])
    quantize(JudgeGraph(judge), inputs, args.out)
    gate = json.loads((args.out / "gate.json").read_text())
    (args.out / "gate.json").unlink()
    calibration = dict(slope=args.slope, offset=args.offset)
    told = dict(layers=state["layers"], seed=state["seed"], gate=gate, passages=args.passages, threshold=args.threshold, calibration=calibration)
    version = version_of(args.out, told)
    (args.out / "model.json").write_text(json.dumps(dict(name=NAME, version=version) | told, indent=1) + "\n")
    references(args.out, args.data, 12)
    print(f"{NAME}@{version}: {(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
