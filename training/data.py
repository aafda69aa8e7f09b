"""Windows with their gold labels, and the perturbed copies that make the tagger robust."""

import json
import random
from dataclasses import dataclass, field, replace

import torch

ROLES = ["speaker", "cue", "content"]
# PolNeAR calls the speaker a source.
GOLD_NAMES = {"speaker": "source", "cue": "cue", "content": "content"}
LABELS = ["O"] + [f"{mark}-{role}" for role in ROLES for mark in "BI"]


@dataclass
class Window:
    """What `crates/encoder/examples/windows.rs` writes, with a label for each token, or none at all."""

    article: str
    ids: list
    features: list
    first: list
    tokens: list
    labels: list
    # Copies with other words, and what teachers believe of them (lessons.py).
    lessons: list = field(default_factory=list)


def load_windows(windows_path, gold_path):
    """The windows of one part of the corpus, in order, labelled from its attributions."""
    with open(gold_path) as lines:
        gold = {article["id"]: gold_starts(article) for article in map(json.loads, lines)}
    with open(windows_path) as lines:
        rows = map(json.loads, lines)
        return [Window(**row, labels=labels(row["tokens"], gold[row["article"]])) for row in rows]


def unlabelled(windows_path):
    """Windows of text without gold."""
    with open(windows_path) as lines:
        return [Window(**json.loads(line), labels=[]) for line in lines]


def gold_starts(article):
    """For each code point in a role: (role, where its contiguous piece starts)."""
    starts = {}
    for attribution in article["attributions"]:
        for number, role in enumerate(ROLES):
            for start, end in attribution[GOLD_NAMES[role]]:
                starts.update((at, (number, start)) for at in range(start, end))
    return starts


def labels(tokens, starts):
    """A label for each token: a new piece of a role begins, goes on, or there is no role."""
    found, previous = [], None
    for start, end in tokens:
        piece = next((starts[at] for at in range(start, end) if at in starts), None)
        if piece is None:
            found.append(0)
        else:
            found.append(1 + 2 * piece[0] + (piece == previous))
        previous = piece
    return found


def batches(windows, size, seed):
    """All windows once, in batches of like lengths, shuffled by the seed (None: in order)."""
    order = list(range(len(windows)))
    rng = random.Random(seed)
    if seed is not None:
        rng.shuffle(order)
    reach = size * 50 if seed is not None else len(order)
    found = []
    for start in range(0, len(order), reach):
        near = sorted(order[start : start + reach], key=lambda i: len(windows[i].ids))
        found += [near[i : i + size] for i in range(0, len(near), size)]
    if seed is not None:
        rng.shuffle(found)
    return found


def tensors(windows, device="cpu"):
    """A batch as padded tensors: ids, features, attended [B, T]; first, labels, real [B, N]."""
    pieces, words = max(len(w.ids) for w in windows), max(len(w.first) for w in windows)
    pad = lambda rows, length: torch.tensor([row + [0] * (length - len(row)) for row in rows]).to(device)
    return (
        pad([w.ids for w in windows], pieces),
        pad([w.features for w in windows], pieces),
        pad([[1] * len(w.ids) for w in windows], pieces).bool(),
        pad([w.first for w in windows], words),
        pad([w.labels for w in windows], words),
        pad([[1] * len(w.first) for w in windows], words).bool(),
    )


class Perturbation:
    """Copies of a window as careless, foreign or shouting typesetters would have set it.

    The pieces are lower-cased anyway, so letter case is changed in the features, marks in the ids.
    """

    def __init__(self, vocabulary, share, masked):
        ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.share, self.masked, self.mask = share, masked, ids["[MASK]"]
        self.special = {ids["[CLS]"], ids["[SEP]"]}
        self.straight = {ids["“"]: ids['"'], ids["”"]: ids['"'], ids["‘"]: ids["'"], ids["’"]: ids["'"]}
        self.british = {ids["“"]: ids["‘"], ids["”"]: ids["’"], ids["‘"]: ids["“"], ids['"']: ids["'"]}
        self.styles = [self.shout, self.whisper, self.restyle(self.straight), self.restyle(self.british), self.unquote]

    def __call__(self, window, rng):
        ids, features = list(window.ids), list(window.features)
        if rng.random() < self.share:
            ids, features = rng.choice(self.styles)(ids, features)
        ids = [self.mask if i not in self.special and rng.random() < self.masked else i for i in ids]
        return replace(window, ids=ids, features=features)

    @staticmethod
    def shout(ids, features):
        """Capitals only."""
        return ids, [4 + f % 2 if f < 6 else f for f in features]

    @staticmethod
    def whisper(ids, features):
        """No capitals."""
        return ids, [f % 2 if f < 6 else f for f in features]

    @staticmethod
    def restyle(table):
        """Other quotation marks."""
        return lambda ids, features: ([table.get(i, i) for i in ids], features)

    @staticmethod
    def unquote(ids, features):
        """Marks that pair with nothing, so that no token counts as quoted."""
        return ids, [f - f % 2 for f in features]
