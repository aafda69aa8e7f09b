"""Fits the map from the model's probabilities to a confidence, and writes it into the manifest.

It is fitted on statements that the model was not trained on: the project's own example reports, and the development
part of PolNeAR, whose readers disagree more. Each counts by its statements. Two numbers cannot learn 150 articles by
heart; to show it, each half of the development part is also measured with the map of all but that half. That error, in
points, is printed.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path


def evaluate(program, model, calibration, gold):
    """The calibration of the model with that map on that gold, as the program's JSON has it."""
    path = model / "model.json"
    manifest = json.loads(path.read_text())
    manifest["calibration"] = calibration
    path.write_text(json.dumps(manifest, indent=1) + "\n")
    command = [program, "eval", "--model", model, "--format", "json", gold]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return scores["calibration"]


def fitted(program, model, golds):
    """The map that fits best: the mean of those of the golds, by their numbers of statements."""
    # The fit is of the model's own probabilities, so nothing may map them while it is made.
    plain = dict(slope=1.0, offset=0.0)
    found = [evaluate(program, model, plain, gold) for gold in golds]
    total = sum(one["statements"] for one in found)
    mean = lambda name: round(sum(one["fit"][name] * one["statements"] for one in found) / total, 4)
    return dict(slope=mean("slope"), offset=mean("offset"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, required=True, help="the onrecord program")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    parser.add_argument("--examples", type=Path, default=Path("examples"), help="folder of the example reports")
    parser.add_argument("--dev", type=Path, required=True, help="the development part of PolNeAR, JSONL")
    args = parser.parse_args()
    articles = args.dev.read_text().splitlines()
    apart = []
    with tempfile.TemporaryDirectory() as folder:
        halves = [Path(folder) / f"half-{number}.jsonl" for number in (0, 1)]
        for number, half in enumerate(halves):
            half.write_text("\n".join(articles[number::2]) + "\n")
        for half, other in (halves, reversed(halves)):
            calibration = fitted(args.program, args.model, [args.examples, half])
            measured = evaluate(args.program, args.model, calibration, other)
            apart.append((measured["error"], measured["statements"]))
    calibration = fitted(args.program, args.model, [args.examples, args.dev])
    total = sum(statements for _, statements in apart)
    shown = sum(error * statements for error, statements in apart) / total
    evaluate(args.program, args.model, calibration, args.dev)
    print(f"{shown:.1f}")


if __name__ == "__main__":
    main()
