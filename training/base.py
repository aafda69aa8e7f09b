"""The encoder that training starts from: all-MiniLM-L6-v2 (Apache-2.0), six layers, 384 wide, uncased."""

import importlib.util
import json
import zipfile
from pathlib import Path

from safetensors.torch import load

PACKAGE = "all_minilm_l6_v2"


def load_base():
    """The base encoder as its package carries it: (config, weights by name, vocabulary lines)."""
    # The package itself is not imported: it would pull in a whole training framework.
    folder = Path(importlib.util.find_spec(PACKAGE).submodule_search_locations[0])
    with zipfile.ZipFile(folder / "model.zip") as files:
        config = json.loads(files.read("config.json"))
        weights = load(files.read("model.safetensors"))
        pieces = json.loads(files.read("tokenizer.json"))["model"]["vocab"]
    lines = sorted(pieces, key=pieces.get)
    assert [pieces[line] for line in lines] == list(range(len(lines))), "the vocabulary has gaps"
    return config, {name.removeprefix("bert."): value for name, value in weights.items()}, lines


if __name__ == "__main__":
    print("\n".join(load_base()[2]))
