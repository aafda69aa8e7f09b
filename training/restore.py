"""Weights to train on from, out of the 8-bit graph of a judge that ships.

Where the checkpoint of what ships is gone, this brings it back but for the rounding to 8 bits. The table of words
was never trained, so the base encoder's own is taken.
"""

import argparse
import json
import math
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from base import load_base
from model import STANCES, Judge


def restored(model):
    """The judge whose graph is in the folder `model`."""
    base, manifest = load_base("minilm"), json.loads((model / "model.json").read_text())
    stored = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in onnx.load(model / "model.onnx").graph.initializer}

    def table(name):
        return (stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"].float()) * stored[f"{name}_scale"]

    judge = Judge(base.config, manifest["layers"])
    weights = judge.state_dict()
    for name in weights:
        graph_name = f"network.{name}"
        if graph_name in stored:
            weights[name] = stored[graph_name]
        elif f"{graph_name}_quantized" in stored:
            weights[name] = table(graph_name) if weights[name].shape == stored[f"{graph_name}_quantized"].shape and "layers" not in name else table(graph_name).T
    # The graph has query, key and value apart, and attention's 1/sqrt(d) folded into the query.
    for number, layer in enumerate(judge.layers):
        scale = math.sqrt(layer.head_width)
        parts = [(table(f"parts.{number}.{part}.weight").T, stored[f"parts.{number}.{part}.bias"]) for part in range(3)]
        parts[0] = tuple(values * scale for values in parts[0])
        for kind, values in zip(("weight", "bias"), zip(*parts)):
            weights[f"layers.{number}.query_key_value.{kind}"] = torch.cat(values)
    weights["word.weight"] = base.weights["embeddings.word_embeddings.weight"]
    judge.load_state_dict(weights)
    return judge, base.config, manifest


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the model: model.onnx, model.json")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    args = parser.parse_args()
    judge, config, manifest = restored(args.model)
    torch.save(dict(weights=judge.state_dict(), base="minilm", config=config, layers=manifest["layers"], seed=manifest["seed"], epochs=0, stances=STANCES), args.out)


if __name__ == "__main__":
    main()
