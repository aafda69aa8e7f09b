"""Writes what taggers that ship believe of windows, and of copies of them with other words: lessons for a smaller one.

A small network has to see more than the articles that there are. A copy has some of its words replaced by words
of like meaning, as its neighbours in the table of embeddings are (TinyBERT, Jiao et al. 2020, 3.2), so that what
it says is nonsense, and how it is said stays. Teachers are asked once, in 8 bits, as they ship.
"""

import argparse
import json
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import onnxruntime
import torch
from numpy import array, int32

from base import load_base
from crf import Crf
from data import LABELS

# Words of like meaning that may stand for a word.
NEIGHBOURS = 12


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=Path, nargs="+", required=True, help="windows as the program cuts them")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="folders of taggers, as export.py writes them")
    parser.add_argument("--copies", type=int, default=8, help="of each window, the first as it is, which all teachers are asked about; the others are asked one each")
    parser.add_argument("--replaced", type=float, default=0.15, help="share of a copy's words that are others")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


class Teacher:
    """A tagger in 8 bits with its chain."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        steps = json.loads((folder / "model.json").read_text())["transitions"]
        self.chain = Crf()
        self.chain.transitions.data, self.chain.start.data = torch.tensor(steps["step"]), torch.tensor(steps["start"])

    def belief(self, ids, window):
        """Of each token each tag [N, L], how often one follows another [L, L], and begins [L]."""
        inputs = dict(ids=array(ids, dtype=int32), features=array(window["features"], dtype=int32))
        scores = torch.from_numpy(self.session.run(["scores"], inputs)[0])[window["first"]]
        real = torch.ones(1, len(scores), dtype=torch.bool)
        belief = self.chain.belief(scores[None], real, torch.ones(1))
        return belief.tags[0], belief.follows, belief.begins


def neighbours(base):
    """For each piece that is a word, the words most like it."""
    words = [number for number, piece in enumerate(base.vocabulary) if piece.isalpha()]
    table = torch.nn.functional.normalize(base.weights["embeddings.word_embeddings.weight"][words], dim=1)
    found = {}
    for start in range(0, len(words), 2048):
        near = (table[start : start + 2048] @ table.T).topk(NEIGHBOURS + 1).indices.tolist()
        found |= {words[start + row]: [words[i] for i in others[1:]] for row, others in enumerate(near)}
    return found


def reworded(ids, near, parts, share, rng):
    """A copy with other words. A word in several pieces stays, as one of its pieces means nothing by itself."""
    whole = lambda at: at + 1 == len(ids) or ids[at + 1] not in parts
    return [rng.choice(near[i]) if i in near and whole(at) and rng.random() < share else i for at, i in enumerate(ids)]


def lessons(args, part):
    """Writes the lessons of every so many windows, beginning with the `part`-th, into a file; its path."""
    torch.set_num_threads(1)
    base = load_base()
    near, parts = neighbours(base), {number for number, piece in enumerate(base.vocabulary) if piece.startswith("##")}
    teachers = [Teacher(folder) for folder in args.teachers]
    windows = [json.loads(line) for path in args.windows for line in open(path)]
    found = []
    for number in range(part, len(windows), args.workers):
        window, rng = windows[number], random.Random(f"{args.seed}-{number}")
        for copy in range(args.copies):
            ids = reworded(window["ids"], near, parts, args.replaced, rng) if copy else window["ids"]
            asked = [teachers[(number + copy) % len(teachers)]] if copy else teachers
            beliefs = zip(*(teacher.belief(ids, window) for teacher in asked))
            tags, follows, begins = (sum(parts) / len(asked) for parts in beliefs)
            found.append(dict(window=number, ids=ids, tags=tags.half(), follows=follows, begins=begins))
        if number % 100 == part:
            print(f"{number} of {len(windows)} windows", flush=True)
    path = args.out.with_suffix(f".{part}")
    torch.save(found, path)
    return path


def main():
    args = arguments()
    with ProcessPoolExecutor(args.workers) as pool:
        parts = list(pool.map(lessons, [args] * args.workers, range(args.workers)))
    torch.save(dict(labels=LABELS, lessons=[lesson for part in parts for lesson in torch.load(part)]), args.out)
    for part in parts:
        part.unlink()


if __name__ == "__main__":
    main()
