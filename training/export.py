"""Turns trained weights into the model that ships: an int8 graph, vocabulary, manifest, references.

The graph reads one window at a time, so it needs neither padding nor a mask, and each window is
quantised by itself: what a window's neighbours are cannot change its scores.
"""

import argparse
import hashlib
import json
import math
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn
from torch.nn import functional as F

from base import load_base
from data import LABELS
from model import Tagger

class Graph(nn.Module):
    """A network over one window: ids [T], features [T] -> scores [T, labels]."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        self.parts = nn.ModuleList()
        for layer in network.layers:
            width, attended = layer.attended.out_features, layer.attended.in_features
            # The usual 1/sqrt(d) of attention is folded into the query.
            scale = {0: 1 / math.sqrt(layer.head_width)}
            parts = nn.ModuleList(nn.Linear(width, attended) for _ in range(3))
            for i, part in enumerate(parts):
                rows = slice(i * attended, (i + 1) * attended)
                part.weight.data = layer.query_key_value.weight.data[rows] * scale.get(i, 1.0)
                part.bias.data = layer.query_key_value.bias.data[rows] * scale.get(i, 1.0)
            self.parts.append(parts)

    def forward(self, ids, features):
        return self.scores(ids, features, self.network.position[: ids.shape[0]])

    def scores(self, ids, features, position, bias=0.0, asked=None):
        """`bias` is added to the attention of each piece to each; `asked` are the pieces whose scores are
        wanted, all if it is not given: the last layer computes no others."""
        network = self.network
        x = network.norm(network.word(ids) + position + network.feature(features))
        for number, (layer, (query, key, value)) in enumerate(zip(network.layers, self.parts), 1):
            split = lambda y: y.view(y.shape[0], layer.heads, -1)
            keys, values = split(key(x)).permute(1, 2, 0), split(value(x)).permute(1, 0, 2)
            if asked is not None and number == len(network.layers):
                x, bias = x[asked], bias[..., asked, :]
            weights = torch.softmax(split(query(x)).permute(1, 0, 2) @ keys + bias, -1)
            attended = (weights @ values).permute(1, 0, 2).reshape(x.shape[0], -1)
            x = layer.attended_norm(x + layer.attended(attended))
            x = layer.norm(x + layer.narrow(F.gelu(layer.widen(x))))
        return network.head(x)


PIECES = 23


def drawn(most):
    """Numbers below `most`, one a piece, for tracing a graph."""
    return torch.randint(0, most, (PIECES,), dtype=torch.int32)


# Two neighbouring products of a weight with at most 255 are added in 16 bits on x86 processors without VNNI: what goes
# over is cut. It never does where weights of one sign that stand side by side come to no more than this.
MOST_OF_TWO = 128


def round_within_sixteen_bits(graph, exact):
    """Rounds the 8-bit weights of matrix products anew, out of the `exact` graph's, in steps as much wider as keeps
    every sum of two within 16 bits: then all processors read alike."""
    stored = {tensor.name: tensor for tensor in graph.graph.initializer}
    floats = {tensor.name: tensor for tensor in exact.graph.initializer}
    # Quantising turned these, as it makes plain products of all.
    turned = {node.input[1] for node in exact.graph.node for it in node.attribute if it.name == "transB" and it.i}
    for name, tensor in stored.items():
        weight = name.removesuffix("_quantized")
        if weight == name or tensor.data_type != onnx.TensorProto.INT8:
            continue
        values, scale = numpy_helper.to_array(floats[weight]), stored[f"{weight}_scale"]
        values = values.T if weight in turned else values
        step = numpy_helper.to_array(scale)
        # A column's steps grow until no two of its weights are too much together.
        while (over := most_of_two(np.round(values / step)) > MOST_OF_TWO).any():
            step = np.where(over, step * 1.005, step).astype(np.float32)
        tensor.CopyFrom(numpy_helper.from_array(np.round(values / step).astype(np.int8), name))
        scale.CopyFrom(numpy_helper.from_array(step, scale.name))


def most_of_two(weights):
    """For each column, the greatest sum of two neighbouring weights of one sign."""
    a, b = weights[0::2], weights[1::2]
    return np.where(a * b > 0, np.abs(a + b), 0).max(0)


def quantize(graph, inputs, out):
    """Writes `out`/model.onnx: matrix products and the tables in 8 bits. `inputs` are values to trace the
    graph with, by name."""
    exact, prepared = out / "exact.onnx", out / "prepared.onnx"
    every = lambda name, value: {axis: "asked" if name == "asked" else "pieces" for axis in range(value.dim())}
    torch.onnx.export(
        graph.eval(),
        tuple(inputs.values()),
        exact,
        input_names=list(inputs),
        output_names=["scores"],
        dynamic_axes={name: every(name, value) for name, value in inputs.items()} | {"scores": {0: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    quant_pre_process(exact, prepared, skip_symbolic_shape=True)
    quantize_dynamic(
        prepared,
        out / "model.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    graph = onnx.load(out / "model.onnx")
    round_within_sixteen_bits(graph, onnx.load(prepared))
    # Names of files and tools on the machine that trained it do not belong in what ships.
    graph.doc_string, graph.graph.doc_string = "", ""
    for node in graph.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(graph, out / "model.onnx")
    exact.unlink()
    prepared.unlink()


def references(out, windows_path, every):
    """Scores of some windows as onnxruntime computes them from the shipped graph, for a Rust test."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(out / "model.onnx", options, providers=["CPUExecutionProvider"])
    rows = []
    with open(windows_path) as lines:
        for line in list(lines)[::every]:
            window = json.loads(line)
            inputs = {name: np.array(window[name], dtype=np.int32) for name in ("ids", "features")}
            scores = session.run(["scores"], inputs)[0][window["first"]]
            rows.append(dict(article=window["article"], ids=window["ids"], features=window["features"], first=window["first"], scores=[[round(float(s), 3) for s in row] for row in scores]))
    (out / "reference.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="what train.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, which bears the model's name")
    parser.add_argument("--window", type=int, required=True, help="the most pieces of a window when reading")
    parser.add_argument("--references", type=Path, help="windows to keep reference scores of")
    parser.add_argument("--every", type=int, default=1, help="keep every so many windows as a reference")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    state = torch.load(args.weights, weights_only=True)
    tagger = Tagger(state["config"], state["layers"])
    missing = tagger.load_state_dict(state["weights"], strict=False).missing_keys
    assert missing == ["crf.allowed"], missing
    quantize(Graph(tagger), dict(ids=drawn(20000), features=drawn(8)), args.out)
    (args.out / "vocabulary.txt").write_text("".join(piece + "\n" for piece in load_base().vocabulary))
    version = hashlib.sha256((args.out / "model.onnx").read_bytes()).hexdigest()[:8]
    table = lambda tensor: np.round(tensor.detach().float().numpy(), 5).tolist()
    manifest = dict(
        name=args.out.name,
        version=version,
        labels=LABELS,
        layers=state["layers"],
        narrowed=state["config"].get("narrowed"),
        window=args.window,
        seed=state["seed"],
        epochs=state["epochs"],
        transitions=dict(step=table(tagger.crf.transitions), start=table(tagger.crf.start)),
    )
    (args.out / "model.json").write_text(json.dumps(manifest, indent=1) + "\n")
    if args.references:
        references(args.out, args.references, args.every)
    print(f"{args.out.name}@{version}: {(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
