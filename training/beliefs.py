"""What a trained judge believes of runs that are to be trained on, its passages each read alone.

A judge that reads one sentence at a time, with all its context, teaches one that reads several at once. It is asked
once, about one choice of issues for each run.
"""

import argparse
import multiprocessing
import random
from pathlib import Path

import torch

from base import load_base
from data import batches
from inputs import Maker, Question, Questions, choose, rows, start_of, tensors
from model import STANCES
from train_judge import judge


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with passages.*, gold.*, issues.*, and alone.* of articles")
    parser.add_argument("--judge", type=Path, required=True, help="its weights")
    parser.add_argument("--out", type=Path, required=True, help="where the beliefs go; those that are there already are kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--watched", type=float, default=0.12, help="as for train_judge.py")
    parser.add_argument("--written", type=float, default=1.0, help="share of the written passages that are asked about")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    questions = Questions(args.data, random.Random(args.seed), args.watched)
    make = Maker(load_base().vocabulary, questions.books)
    alone = {}
    for part in ("train", "codebooks", "reports"):
        for run in rows(args.data / f"alone.{part}.jsonl"):
            alone[run["article"], start_of(run["judged"][0])] = run
    known = torch.load(args.out, weights_only=True) if args.out.exists() else {}
    asked, inputs = [], []
    for question in questions.train:
        draw = random.Random(question.key)
        if question.key in known or question.kind == "written" and draw.random() >= args.written:
            continue
        chosen = choose(question, draw, questions.pools[question.kind])
        for sentence, passage in enumerate(question.run["judged"]):
            run = alone.get((question.run["article"], start_of(passage)), question.run)
            one = make.input(Question(question.kind, run, {}, None), chosen)
            holders = [number for number, holder in enumerate(run["judged"][0]["holders"]) if holder["first"] is not None]
            asked.append([(question.key, issue, sentence, holder) for issue in chosen for holder in holders])
            inputs.append(one)
        known[question.key] = (chosen, question)
    print(f"{len(inputs)} passages of {len(known)} runs", flush=True)
    net = judge(args.judge, "cpu", torch.bfloat16)

    @torch.no_grad()
    def answers(part):
        torch.set_num_threads(1)
        found = {}
        own = batches(inputs, 16, None)[part :: args.workers]
        for number, batch in enumerate(own):
            ids, marks, places, seen, _, at = tensors([inputs[i] for i in batch])
            scores = torch.softmax(net(ids, marks, places, seen)[at[:, 0], at[:, 1], : len(STANCES)], -1)
            keys = [key for i in batch for key in asked[i]]
            found |= zip(keys, scores.tolist())
            if number % 100 == 0:
                print(f"{number} of {len(own)} batches", flush=True)
        return found

    global ANSWERS
    ANSWERS = answers
    with multiprocessing.get_context("fork").Pool(args.workers) as pool:
        found = {key: scores for part in pool.map(in_process, range(args.workers)) for key, scores in part.items()}
    for key, (chosen, question) in known.items():
        if isinstance(question, Question):
            known[key] = (chosen, believed(question, chosen, found))
    torch.save(known, args.out)


def believed(question, chosen, found):
    """The beliefs in the order of the answers of the run's input."""
    holders = [(sentence, number) for sentence, passage in enumerate(question.run["judged"]) for number, holder in enumerate(passage["holders"]) if holder["first"] is not None]
    return [found.get((question.key, issue, sentence, number)) for issue in chosen for sentence, number in holders]


def in_process(part):
    return ANSWERS(part)


if __name__ == "__main__":
    main()
