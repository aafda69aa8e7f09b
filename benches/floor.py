"""The least processor time that the network's matrix products can take: operations a word, and the measured peak."""

import argparse
import json
import subprocess
import time
from pathlib import Path

import numpy
import onnx
import onnxruntime
from speed import texts


def shapes(graph):
    """Rows and columns of each 8-bit matrix that activations are multiplied with."""
    sizes = {tensor.name: tensor.dims for tensor in graph.initializer}
    found = []
    for node in graph.node:
        if node.op_type in ("MatMulInteger", "MatMulIntegerToFloat", "DynamicQuantizeMatMul") and node.input[1] in sizes:
            found.append(tuple(sizes[node.input[1]]))
    return found


def peak(rows, inner, columns, seconds=0.5):
    """Billions of 8-bit operations a second of one product on one thread, by ONNX Runtime."""
    node = onnx.helper.make_node("MatMulInteger", ["a", "b"], ["c"])
    value = onnx.helper.make_tensor_value_info
    weights = numpy.random.default_rng(1).integers(-127, 127, (inner, columns), dtype=numpy.int8)
    graph = onnx.helper.make_graph(
        [node],
        "product",
        [value("a", onnx.TensorProto.UINT8, (rows, inner))],
        [value("c", onnx.TensorProto.INT32, (rows, columns))],
        [onnx.numpy_helper.from_array(weights, "b")],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    inputs = {"a": numpy.random.default_rng(2).integers(0, 255, (rows, inner), dtype=numpy.uint8)}
    best = float("inf")
    for _ in range(5):
        start, runs = time.process_time(), 0
        while time.process_time() - start < seconds / 5:
            session.run(None, inputs)
            runs += 1
        best = min(best, (time.process_time() - start) / runs)
    return 2e-9 * rows * inner * columns / best


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--windows", type=Path, required=True, help="the program that cuts windows, an example of the encoder")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    args = parser.parse_args()
    size = json.loads((args.model / "model.json").read_text())["window"]
    reports = texts(args.texts)
    words = sum(len(text.split()) for text in reports)
    lines = "".join(json.dumps({"id": "", "text": text}) + "\n" for text in reports)
    cut = subprocess.run([args.windows, args.model / "vocabulary.txt", str(size)], input=lines, capture_output=True, text=True, check=True)
    pieces = sum(len(json.loads(line)["ids"]) for line in cut.stdout.splitlines())
    products = shapes(onnx.load(args.model / "model.onnx").graph)
    per_word = sum(2 * inner * columns for inner, columns in products) * pieces / words
    print(f"{len(products)} products of 8-bit matrices: {per_word / 1e6:.1f} million operations a word ({pieces / words:.2f} pieces a word)")
    rates = {(inner, columns): peak(size, inner, columns) for inner, columns in sorted(set(products))}
    for (inner, columns), rate in rates.items():
        print(f"  {size} x {inner} x {columns}: {rate:,.0f} billion a second, {products.count((inner, columns))} of them")
    # Each product at the rate that its own shape reaches.
    seconds = sum(2e-9 * inner * columns / rates[inner, columns] for inner, columns in products) * pieces / words
    square = peak(2048, 2048, 2048, 2.0)
    print(f"floor: {1 / seconds:,.0f} words per processor second at these rates; {1e9 * square / per_word:,.0f} at the {square:,.0f} billion of 2048 x 2048 x 2048")


if __name__ == "__main__":
    main()
