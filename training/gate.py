"""Makes the gate: static vectors of the pieces, and the weights by which likeness to an issue is judged.

The vectors are the base encoder's own embeddings of pieces, brought down to 64 numbers by a principal
component analysis over the pieces that occur in the training articles; how rare a piece is, is its inverse
document frequency over passages. The features are those of crates/encoder/src/judge/gate.rs.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch

from base import load_base
from inputs import alone, issues, overlaps, rows

WIDTH, FLOOR, COMMON = 64, 0.35, 0.25


class Gate:
    def __init__(self, passages):
        base = load_base("minilm")
        embeddings = base.weights["embeddings.word_embeddings.weight"].float().numpy()
        seen = Counter()
        for passage in passages:
            seen.update(set(passage["ids"]))
        count = len(passages)
        rarity = np.array([np.log((count + 1) / (seen[i] + 1)) for i in range(len(embeddings))]) / np.log(count + 1)
        centred = embeddings - embeddings.mean(0)
        _, _, axes = np.linalg.svd(centred[sorted(seen)], full_matrices=False)
        vectors = centred @ axes[:WIDTH].T
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
        words = np.array([any(c.isalnum() for c in piece) for piece in base.vocabulary])
        # What is no word tells nothing, however rare it is.
        self.rarity = np.round(255 * np.clip(rarity, 0, 1) * words).astype(np.uint8)
        self.vectors = np.round(127 * vectors).astype(np.int8)

    def write(self, path):
        path.write_bytes(np.concatenate([self.vectors.view(np.uint8), self.rarity[:, None]], axis=1).tobytes())

    def features(self, issue, passages):
        """As the program computes them, for all passages of one article."""
        asked = [piece for piece in dict.fromkeys(issue) if self.rarity[piece] / 255 > COMMON]
        if not asked:
            return None
        weights = (self.rarity[asked] / 255.0) ** 2
        pieces = sorted({i for passage in passages for i in passage["ids"]})
        at = {piece: n for n, piece in enumerate(pieces)}
        cosine = self.vectors[asked].astype(np.int32) @ self.vectors[pieces].astype(np.int32).T / 127.0**2
        alike = np.clip((cosine - FLOOR) / (1 - FLOOR), 0, 1)

        def likeness(ids):
            columns = [at[i] for i in ids]
            return float(weights @ alike[:, columns].max(1) / weights.sum()) if columns else 0.0

        part = lambda passage, inside: likeness([i for i, mark in zip(passage["ids"], passage["marks"]) if (mark & 1 == 1) == inside])
        focus = [part(passage, True) for passage in passages]
        context = [part(passage, False) for passage in passages]
        near = [max(focus[n - 1] if n else 0.0, focus[n + 1] if n + 1 < len(focus) else 0.0) for n in range(len(focus))]
        top = sum(sorted(focus, reverse=True)[:3]) / min(3, len(focus))
        whole = likeness(pieces)
        return [[f, c, n, top, whole] for f, c, n in zip(focus, context, near)]


def collect(gate, passages, gold, books, rng, others):
    """Features of passages and whether they carry a position, for each issue of each article (or `others`
    at random beside those with positions)."""
    by_article = defaultdict(list)
    for passage in passages:
        by_article[passage["article"]].append(passage)
    told = defaultdict(list)
    for row in gold:
        told[row["article"], row["issue"]].append(row["sentence"])
    found, carries = [], []
    for article, group in by_article.items():
        here = [issue for issue in books if (article, issue) in told]
        for issue in here + rng.sample(list(books), min(others, len(books))):
            features = gate.features(books[issue], group)
            if features:
                found += features
                spans = told[article, issue]
                carries += [bool(p["tokens"]) and any(overlaps(span, [p["tokens"][0][0], p["tokens"][-1][1]]) for span in spans) for p in group]
    return np.array(found), np.array(carries, dtype=float)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with alone.*, gold.* and issues.*")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model: gate.bin, gate.json")
    parser.add_argument("--threshold", type=float, default=-4.5, help="log odds from which a passage is judged")
    parser.add_argument("--own-least", type=float, default=0.2, help="least likeness to an issue's own words")
    parser.add_argument("--own-share", type=float, default=0.65, help="least share of the likeness to the issue whose own words it has most")
    args = parser.parse_args()
    passages = alone(args.data / "alone.train.jsonl")
    gate, rng = Gate(passages), random.Random(1)
    features, carries = collect(gate, passages, rows(args.data / "gold.train.jsonl"), issues(args.data / "issues.train.jsonl"), rng, 6)
    mean, spread = features.mean(0), features.std(0) + 1e-6
    x, y = torch.tensor((features - mean) / spread, dtype=torch.float32), torch.tensor(carries, dtype=torch.float32)
    regression = torch.nn.Linear(x.shape[1], 1)
    opt = torch.optim.LBFGS(regression.parameters(), max_iter=200)

    def closure():
        opt.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(regression(x)[:, 0], y) + 1e-4 * (regression.weight**2).sum()
        loss.backward()
        return loss

    opt.step(closure)
    weights = regression.weight.detach().numpy()[0] / spread
    bias = float(regression.bias.item() - (weights * mean).sum())
    gate.write(args.out / "gate.bin")
    (args.out / "gate.json").write_text(json.dumps(dict(weights=[round(float(w), 4) for w in weights], bias=round(bias, 4), threshold=args.threshold, own_least=args.own_least, own_share=args.own_share)))
    for part in ("train", "dev", "guarantees", "railway"):
        if part != "train":
            paths = [args.data / f"{kind}.{part}.jsonl" for kind in ("alone", "gold")]
            if not paths[0].exists():
                continue
            books = issues(args.data / f"issues.{part}.jsonl")
            features, carries = collect(gate, alone(paths[0]), rows(paths[1]), books, rng, len(books))
        admitted = features @ weights + bias >= args.threshold
        print(f"{part}: recall {100 * admitted[carries > 0].mean():.1f}, {100 * admitted.mean():.1f} % of passages and issues admitted")


if __name__ == "__main__":
    main()
