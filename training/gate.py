"""Makes the gate: static vectors of the pieces, and the small network that says how likely a passage tells a
position on an issue of a codebook.

The vectors are the base encoder's own embeddings of pieces, brought down to 64 numbers by a principal
component analysis over the pieces that occur in the training articles; how rare a piece is, is its inverse
document frequency over passages. A logistic regression says how much each piece speaks for its sentence
telling a position at all, on whatever issue. The features are those of crates/encoder/src/judge/gate.rs.

It learns from articles and reports with a codebook of their own, each also with a part of it and with issues
of others beside, as a codebook may be asked of articles that have little to do with it.
"""

import argparse
import json
import random
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch

from base import load_base
from inputs import alone, annotator, issues, overlaps, rows

WIDTH, FLOOR, OWN_FLOOR, COMMON = 64, 0.35, 0.5, 0.25
OF_TITLE, ENOUGH, FADING, MOST_ISSUES = 2.0, 4, 0.6, 24
HIDDEN = 24
# So many networks, which differ by chance, are read as one: their mean.
NETWORKS = 3
# Pieces that fewer articles and disputes have speak for nothing; how much the others' weights are held down; what a
# weight of one is in the table.
HEARD_IN, HELD, ONE = 8, 1e-4, 32
FOLDS = 4
# How much more a pair counts where issues were asked of every article, most of which have nothing to do with them.
ASKED_OF_ALL = 6.0


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
        self.colon = base.vocabulary.index(":")
        self.voices = np.zeros(len(embeddings), dtype=np.int8)

    def write(self, path):
        columns = [self.vectors.view(np.uint8), self.rarity[:, None], self.voices.view(np.uint8)[:, None]]
        path.write_bytes(np.concatenate(columns, axis=1).tobytes())

    def features(self, books, passages, voices=None):
        """As the program computes them, for all issues of a codebook and passages of an article: [issues, passages, ..]."""
        voices = self.voices if voices is None else voices
        pieces = sorted({i for passage in passages for i in passage["ids"]})
        at = {piece: n for n, piece in enumerate(pieces)}
        part = lambda passage, inside: [at[i] for i, mark in zip(passage["ids"], passage["marks"]) if (mark & 1 == 1) == inside]
        focus, context = ([part(passage, inside) for passage in passages] for inside in (True, False))
        likenesses = np.stack([self.likenesses(book, books, pieces, focus, context) for book in books])
        shares = likenesses / np.maximum(likenesses.max(0), 1e-6)
        own = np.broadcast_to(likenesses[..., 2].max(0), likenesses.shape[:2])
        count = np.full_like(own, min(len(books), MOST_ISSUES))
        first = np.zeros_like(own)
        first[:, 0] = 1.0
        length = np.broadcast_to(np.log1p([len(one) for one in focus]), own.shape)
        voice = np.broadcast_to([voices[words(passage)].sum(dtype=np.int64) / ONE for passage in passages], own.shape)
        return np.concatenate([likenesses, shares, np.stack([own, count, first, length, voice], -1)], -1)

    def likenesses(self, book, books, pieces, focus, context):
        """Of one issue and each passage: [passages, 13]."""
        asked = [piece for piece in sorted(set(book)) if self.rarity[piece] / 255 > COMMON]
        rarity = (self.rarity[asked] / 255.0) ** 2
        title = np.isin(asked, book[: book.index(self.colon)] if self.colon in book else book)
        sharing = np.array([sum(piece in other for other in books) for piece in asked])
        owned = rarity * np.log((len(books) + 1) / np.maximum(sharing, 1)) / np.log(len(books) + 1) * np.where(title, OF_TITLE, 1.0)
        enough = np.sort(owned)[::-1][:ENOUGH].sum()
        cosine = self.vectors[asked].astype(np.int32) @ self.vectors[pieces].astype(np.int32).T / 127.0**2

        def likeness(columns, floor, weights, most):
            if not columns or not asked:
                return 0.0
            alike = np.clip((cosine[:, columns].max(1) - floor) / (1 - floor), 0, 1)
            return float(weights @ alike / max(most, 1e-6))

        meaning = lambda columns: likeness(columns, FLOOR, rarity, rarity.sum())
        own = lambda columns: likeness(columns, OWN_FLOOR, owned, enough)
        of_title = [likeness(one, FLOOR, rarity * title, (rarity * title).sum()) for one in focus]
        said, around = [meaning(one) for one in focus], [meaning(one) for one in context]
        own_said, own_around = [own(one) for one in focus], [own(one) for one in context]
        count = len(focus)
        memory = [0.0]
        for one in own_said[:-1]:
            memory.append(FADING * memory[-1] + one)
        whole = [sum(own_said) / count, sum(sorted(said)[-3:]) / min(3, count), meaning(list(range(len(pieces)))), max(own_said[:3])]
        before, after = lambda row: [0.0] + row[:-1], lambda row: row[1:] + [0.0]
        rows = [said, of_title, own_said, around, own_around, before(said), after(said), before(own_said), memory]
        return np.array(rows + [[one] * count for one in whole]).T


def words(passage):
    """The different pieces of a passage's sentence but for those of holders, whose names tell nothing."""
    return sorted({piece for piece, mark in zip(passage["ids"], passage["marks"]) if mark & 1 and not mark & 4})


def learn_voices(articles, size):
    """How much each piece speaks for its sentence telling a position, by a logistic regression over which pieces
    sentences have: [size], in 8 bits. `articles` are names, passages, and which of those tell any."""
    heard = defaultdict(set)
    for name, passages, _ in articles:
        for piece in {piece for passage in passages for piece in words(passage)}:
            heard[piece].add(name)
    known = sorted(piece for piece, names in heard.items() if len(names) >= HEARD_IN)
    at = {piece: n for n, piece in enumerate(known)}
    has = [[at[piece] for piece in words(passage) if piece in at] for _, passages, _ in articles for passage in passages]
    where = torch.tensor([[n, piece] for n, pieces in enumerate(has) for piece in pieces]).T
    table = torch.sparse_coo_tensor(where, torch.ones(where.shape[1]), (len(has), len(known)), check_invariants=False).coalesce()
    tells = torch.tensor(np.concatenate([tells for _, _, tells in articles]), dtype=torch.float32)
    weights, bias = torch.zeros(len(known), 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=80)

    def step():
        optimizer.zero_grad()
        found = torch.sparse.mm(table, weights)[:, 0] + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(found, tells) + HELD * (weights**2).sum()
        loss.backward()
        return loss

    optimizer.step(step)
    voices = np.zeros(size, dtype=np.int8)
    voices[known] = np.clip(np.round(ONE * weights.detach().numpy()[:, 0]), -127, 127)
    return voices


def asked_of(part, data):
    """The articles of a part, each with its passages, the issues asked of it, and which passages tell a position on which."""
    told, found = defaultdict(list), defaultdict(list)
    for row in rows(data / f"gold.{part}.jsonl"):
        told[row["article"]].append(row)
    for passage in alone(data / f"alone.{part}.jsonl"):
        if passage["article"] in told:
            found[passage["article"]].append(passage)
    books = issues(data / f"issues.{part}.jsonl")
    by_origin = defaultdict(list)
    for issue in books:
        by_origin[issue.split("/")[0]].append(issue)
    for article, passages in found.items():
        here = {row["issue"] for row in told[article]}
        if part in ("codebooks", "reports"):
            names = by_origin[article.replace("/", ".")]
        elif part == "train":
            own = {annotator(issue) for issue in here}
            names = [issue for issue in books if annotator(issue) is None or annotator(issue) in own]
        else:
            names = list(books)
        tells = np.zeros((len(names), len(passages)))
        for row in told[article]:
            for number, passage in enumerate(passages):
                if passage["tokens"] and overlaps(row["sentence"], [passage["tokens"][0][0], passage["tokens"][-1][1]]):
                    tells[names.index(row["issue"]), number] = 1.0
        yield article, passages, [books[name] for name in names], tells


def drawn(books, tells, others, rng):
    """Codebooks that may be asked of an article: its own, a part of it, and some of it among those of others."""
    some = lambda most: sorted(rng.sample(range(len(books)), min(len(books), rng.randint(1, most))))
    telling = [number for number in range(len(books)) if tells[number].any()]
    yield list(range(len(books))), []
    yield some(5), []
    for most in (1, 2):
        yield rng.sample(telling, min(len(telling), rng.randint(1, most))), rng.sample(others, rng.randint(3, 20))


def learn(features, tells, counts, seed=1):
    """A network of one hidden layer over features [N, F], of which each counts so much: its weights as the program has them."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    mean, spread = features.mean(0), features.std(0) + 1e-6
    x, y, weight = (torch.tensor(values, dtype=torch.float32) for values in ((features - mean) / spread, tells, counts))
    first, second = torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 1)
    # More of them learn the subjects of these articles by heart.
    epochs, batch = 4, 1024
    opt = torch.optim.AdamW([*first.parameters(), *second.parameters()], lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(opt, 3e-3, total_steps=epochs * (len(x) // batch + 1))
    for _ in range(epochs):
        for chosen in torch.randperm(len(x)).split(batch):
            found = second(torch.tanh(first(x[chosen])))[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(found, y[chosen], weight[chosen])
            opt.zero_grad()
            loss.backward()
            opt.step()
            schedule.step()
    inner = first.weight.detach().numpy() / spread
    bias = first.bias.detach().numpy() - inner @ mean
    return dict(inner=inner, inner_bias=bias, outer=second.weight.detach().numpy()[0], outer_bias=second.bias.item())


def mean_of(networks):
    """One network whose log odds are the mean of those of several."""
    joined = {name: np.concatenate([network[name] for network in networks]) for name in ("inner", "inner_bias", "outer")}
    return joined | dict(outer=joined["outer"] / len(networks), outer_bias=float(np.mean([network["outer_bias"] for network in networks])))


def odds(network, features):
    return np.tanh(features @ network["inner"].T + network["inner_bias"]) @ network["outer"] + network["outer_bias"]


def reference(gate, network, data):
    """An example report's passages and issues with the log odds of each, for a Rust test."""
    article, passages, books, _ = next(row for row in asked_of("railway", data) if len(row[1]) < 30)
    found = odds(network, gate.features(books, passages))
    cut = lambda book: dict(title=book[: book.index(gate.colon)], rest=book[book.index(gate.colon) :])
    pieces = [{name: passage[name] for name in ("ids", "marks")} for passage in passages]
    return dict(article=article, issues=[cut(book) for book in books], passages=pieces, odds=[[round(float(x), 3) for x in row] for row in found])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with alone.*, gold.* and issues.*")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model: gate.bin, gate.json")
    parser.add_argument("--threshold", type=float, default=-2.2, help="log odds on some issue from which a passage is read")
    parser.add_argument("--beside", type=float, default=-2.6, help="log odds from which an issue is asked of a passage that is read")
    parser.add_argument("--sway", type=float, default=0.2, help="how far the judge's log odds move with the gate's")
    parser.add_argument("--even", type=float, default=-1.5, help="the gate's log odds that move nothing")
    parser.add_argument("--watched", type=float, default=0.12, help="share of articles and disputes that is not learned from")
    args = parser.parse_args()
    gate, rng = Gate(alone(args.data / "alone.train.jsonl")), random.Random(1)
    apart = lambda article: zlib.crc32(article.split("/")[0].encode()) % 100 < 100 * args.watched
    everything = {part: list(asked_of(part, args.data)) for part in ("codebooks", "reports", "train")}
    others = [book for part in ("codebooks", "reports") for _, _, books, _ in everything[part] for book in books]
    origin = lambda article: article.split("/")[0]
    fold = lambda article: zlib.crc32(origin(article).encode()) // 100 % FOLDS
    # Of the articles with a codebook of their own, what tells nothing on it hardly tells anything.
    heard = [(origin(article), passages, told.any(0)) for part in ("codebooks", "reports") for article, passages, _, told in everything[part] if not apart(article)]
    gate.voices = learn_voices(heard, len(gate.rarity))
    # The network learns from voices that did not hear its article.
    voices = [learn_voices([one for one in heard if fold(one[0]) != number], len(gate.rarity)) for number in range(FOLDS)]
    features, tells, counts = [], [], []
    for part, articles in everything.items():
        for article, passages, books, told in articles:
            if apart(article):
                continue
            if part == "train":
                telling = [number for number in range(len(books)) if told[number].any()]
                silent = [number for number in range(len(books)) if not told[number].any()]
                draws = [(rng.sample(telling, min(len(telling), rng.randint(1, 4))) + rng.sample(silent, rng.randint(2, 20)), [])]
            else:
                draws = drawn(books, told, others, rng)
            for own, strange in draws:
                found = gate.features([books[number] for number in own] + strange, passages, voices[fold(article)])
                carries = np.concatenate([told[own], np.zeros((len(strange), len(passages)))])
                # Most pairs tell nothing; a third of those is enough to learn from.
                kept = (carries > 0) | (np.random.default_rng(len(features)).random(carries.shape) < 1 / 3)
                features.append(found[kept])
                tells.append(carries[kept])
                counts.append(np.full(kept.sum(), ASKED_OF_ALL if part == "train" else 1.0))
    network = mean_of([learn(*map(np.concatenate, (features, tells, counts)), seed=seed + 1) for seed in range(NETWORKS)])
    # Of what tells nothing, two thirds were left out.
    network["outer_bias"] -= float(np.log(3))
    args.out.mkdir(parents=True, exist_ok=True)
    gate.write(args.out / "gate.bin")
    network = {name: np.round(value, 4) for name, value in network.items()}
    rounded = {name: value.tolist() for name, value in network.items()} | dict(threshold=args.threshold, beside=args.beside, sway=args.sway, even=args.even)
    (args.out / "gate.json").write_text(json.dumps(rounded))
    (args.out / "gate.reference.json").write_text(json.dumps(reference(gate, network, args.data)) + "\n")
    watched = {part: [row for row in articles if apart(row[0])] for part, articles in everything.items() if part != "train"}
    watched |= {part: list(asked_of(part, args.data)) for part in ("dev", "guarantees", "railway") if (args.data / f"alone.{part}.jsonl").exists()}
    for part, articles in watched.items():
        scored = [(odds(network, gate.features(books, passages)), told) for _, passages, books, told in articles]
        for threshold in (args.threshold - 0.6, args.threshold - 0.3, args.threshold, args.threshold + 0.3):
            asked = [(found >= min(args.beside, threshold)) & (found >= threshold).any(0) for found, _ in scored]
            recall = 100 * sum((one & (told > 0)).sum() for one, (_, told) in zip(asked, scored)) / sum((told > 0).sum() for _, told in scored)
            a_passage = np.concatenate([one.sum(0) for one in asked])
            print(f"{part}: from {threshold:.1f} on {recall:.1f} % of passages and issues with a position, {a_passage.mean():.2f} issues a passage, {100 * (a_passage > 0).mean():.0f} % of passages read")


if __name__ == "__main__":
    main()
