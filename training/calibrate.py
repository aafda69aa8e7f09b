"""Fits the map from the model's probabilities to a confidence, and writes it into the manifest.

The statements that it is fitted on must be unseen in training: the project's own example reports are.
"""

import argparse
import json
import subprocess
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, required=True, help="the onrecord program")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    parser.add_argument("--gold", type=Path, required=True, help="gold that the model has not seen")
    args = parser.parse_args()
    path = args.model / "model.json"
    manifest = json.loads(path.read_text())
    # The fit is of the model's own probabilities, so nothing may map them while it is made.
    manifest.pop("calibration", None)
    path.write_text(json.dumps(manifest, indent=1) + "\n")
    command = [args.program, "eval", "--model", args.model, "--format", "json", args.gold]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    manifest["calibration"] = {name: round(value, 4) for name, value in scores["calibration"]["fit"].items()}
    path.write_text(json.dumps(manifest, indent=1) + "\n")
    print(manifest["calibration"])


if __name__ == "__main__":
    main()
