"""Trains the judge of positions on the CPU: first on composed passages, then on annotated articles, written
examples and disputes.

Which issues a passage is shown with is drawn anew in each epoch. A part of the issues is watched and not trained on, so that what is watched is how well issues are judged
that the judge has never seen.
"""

import argparse
import json
import math
import random
import time
import zlib
from collections import defaultdict
from pathlib import Path

import torch
from torch.nn import functional as F

from base import load_base
from data import batches
from inputs import NONE, UNKNOWN, Maker, annotated, choose, disputes, issues, tensors, written
from model import STANCES, Judge
from train import Replicas, optimizer


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with passages.*, gold.* and issues.* of composed, train, written and disputes")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights and the log")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--composed", type=int, default=1, help="epochs on composed passages")
    parser.add_argument("--begin", type=Path, help="weights to begin from instead of the base encoder's")
    parser.add_argument("--epochs", type=int, default=4, help="epochs on passages")
    parser.add_argument("--batch", type=int, default=16, help="passages a step")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="peak learning rate of everything new")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hidden-names", type=float, default=0.3, help="share of holders whose names are masked")
    parser.add_argument("--masked", type=float, default=0.05, help="share of pieces masked")
    parser.add_argument("--averaged", type=float, default=0.99, help="decay of the running mean of the weights that is kept")
    parser.add_argument("--watched", type=float, default=0.12, help="share of the issues that is watched; 0 trains on all")
    parser.add_argument("--written", type=float, default=1.0, help="share of the written passages that an epoch draws")
    parser.add_argument("--stop", type=int, help="break off after so many steps, as if time had run out")
    parser.add_argument("--every", type=int, default=100, help="steps between checkpoints")
    parser.add_argument("--unmarked", action="store_true", help="a baseline: holders are not marked")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="bfloat16")
    return parser.parse_args()


# Most answers are that there is no position; without weights the judge would learn little else. In the order of STANCES.
WEIGHTS = torch.tensor([0.6, 1.0, 1.2, 1.5])


def loss_of(net, inputs, answers_in_step, tokens_in_step):
    ids, marks, places, seen, condition, answers = tensors(inputs)
    scores = net(ids, marks, places, seen)
    loss = scores.sum() * 0.0
    if len(answers):
        at = scores[answers[:, 0], answers[:, 1], : len(STANCES)]
        losses = F.cross_entropy(at, answers[:, 2], reduction="none", label_smoothing=0.05)
        loss = loss + (losses * WEIGHTS[answers[:, 2]]).sum() / max(1, answers_in_step)
    known = condition != UNKNOWN
    if known.any():
        odds, truth = scores[..., -1][known], condition[known].float()
        loss = loss + 0.5 * F.binary_cross_entropy_with_logits(odds, truth, reduction="sum") / max(1, tokens_in_step)
    return loss


def watch(replicas, inputs):
    """Of holders and watched issues: F1 of holder, issue and stance, the same at the best threshold, how
    often a told stance is right, and F1 of the condition's pieces."""

    # Per thread: said around the calls below, it would not hold in the replicas' threads.
    @torch.no_grad()
    def work(net, part):
        found = []
        for batch in part:
            ids, marks, places, seen, condition, answers = tensors([inputs[i] for i in batch])
            scores = net(ids, marks, places, seen)
            at = torch.softmax(scores[answers[:, 0], answers[:, 1], : len(STANCES)], -1)
            known = condition != UNKNOWN
            found.append((at, answers[:, 2], scores[..., -1][known] > 0, condition[known] == 1))
        return [torch.cat(parts) for parts in zip(*found)]

    for net in replicas.nets:
        net.eval()
    results = replicas.map(work, batches(inputs, 16, None))
    for net in replicas.nets:
        net.train()
    at, gold, inside, condition = (torch.cat(parts) for parts in zip(*results))
    return figures(at, gold) | dict(condition=f1((inside & condition).sum(), inside.sum(), condition.sum()))


def f1(right, found, gold):
    return round(200 * right.item() / max(1, found.item() + gold.item()), 1)


def figures(at, gold):
    """Of probabilities [N, stances] and the true stances [N]."""
    sure, best = at[:, 1:].max(-1)
    best = best + 1
    score = lambda told: f1(((best == gold) & told).sum(), told.sum(), (gold != NONE).sum())
    told = at.argmax(-1) != NONE
    both = told & (gold != NONE)
    stance = 100 * (both & (best == gold)).sum().item() / max(1, both.sum().item())
    return dict(f1=score(told), best=max(score(sure >= step / 20) for step in range(4, 20)), stance=round(stance, 1), answers=len(gold))


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    base = load_base("minilm")
    net = Judge(base.config, args.layers, args.dropout)
    net.load_base(base.weights)
    net.freeze(0)
    if args.begin:
        net.load_state_dict(torch.load(args.begin, weights_only=True)["weights"])
    rng = random.Random(args.seed)
    paths = lambda part: [args.data / f"{kind}.{part}.jsonl" for kind in ("passages", "gold", "issues")]
    questions = annotated(*paths("train"), rng) + written("written", *paths("written")) + disputes(*paths("disputes"))
    composed = written("composed", *paths("composed")) if args.composed else []
    parts = ["train", "written", "disputes"] + ["composed"] * bool(composed)
    pools = {part: issues(args.data / f"issues.{part}.jsonl") for part in parts}
    make = Maker(base.vocabulary, {issue: ids for part in parts for issue, ids in pools[part].items()})
    # By the name alone, so that the same are watched whatever else there is to learn from.
    apart = lambda issue: zlib.crc32(issue.split("/")[0].encode()) % 100 < 100 * args.watched
    watched, train = defaultdict(list), []
    for question in questions:
        if any(map(apart, question.names)):
            chosen = list(question.told) if question.kind == "disputes" else choose(question, rng, list(pools["written"]))
            watched[question.kind].append(make.input(question, chosen))
        else:
            question.near = [issue for issue in question.near if not apart(issue)]
            train.append(question)
    pool = {part: [issue for issue in pools[part] if part == "composed" or not apart(issue)] for part in parts}
    pool = {"composed": pool.get("composed", []), "articles": pool["train"], "written": pool["written"] + pool["disputes"], "disputes": pool["written"] + pool["disputes"]}
    print(f"{len(composed)} composed passages, {len(train)} passages to train on, {sum(map(len, watched.values()))} to watch", flush=True)

    replicas = Replicas(net, args.threads, getattr(torch, args.precision))
    mean = [weight.clone() for weight in replicas.master]
    log, step = open(args.out / "log.jsonl", "a"), 0

    def save(epochs):
        final = dict(zip(replicas.names, [weight.clone() for weight in mean]))
        final |= {name: p.detach() for name, p in net.named_parameters() if not p.requires_grad}
        torch.save(dict(weights=final, base="minilm", config=base.config, layers=args.layers, seed=args.seed, epochs=epochs, stances=STANCES), args.out / "weights.pt")

    for name, questions, epochs in (("composed", composed, args.composed), ("passages", train, args.epochs)):
        if not questions or not epochs:
            continue
        asked = [question for question in questions if question.kind != "written"]
        spare = [question for question in questions if question.kind == "written"]
        drawn = round(args.written * len(spare))
        per_epoch = math.ceil((len(asked) + drawn) / args.batch)
        opt, schedule = optimizer(args, replicas, per_epoch * epochs)
        for epoch in range(epochs):
            began, losses = time.time(), []
            inputs = []
            for number, question in enumerate(asked + random.Random(f"{args.seed}-{name}-{epoch}").sample(spare, drawn)):
                draw = random.Random(f"{args.seed}-{name}-{epoch}-{number}")
                chosen = choose(question, draw, pool[question.kind])
                inputs.append(make.input(question, chosen, draw, args.hidden_names, args.masked, not args.unmarked))
            for number, chosen in enumerate(batches(inputs, args.batch, f"{args.seed}-{name}-{epoch}")):
                batch = [inputs[i] for i in chosen]
                answers = sum(WEIGHTS[stance].item() for one in batch for stance in one.stances)
                tokens = sum(sum(c != UNKNOWN for c in one.condition) for one in batch)

                def learn(net, part):
                    net.generator.manual_seed(args.seed * 1_000_003 + step * args.threads + replicas.nets.index(net))
                    loss = loss_of(net, part, answers, tokens)
                    loss.backward()
                    return loss.item()

                losses.append(sum(replicas.map(learn, batch)))
                replicas.collect()
                torch.nn.utils.clip_grad_norm_(replicas.master, 1.0)
                opt.step()
                schedule.step()
                replicas.publish()
                step += 1
                # A short memory at first: the mean must not remember the untrained weights.
                torch._foreach_lerp_(mean, replicas.master, max(1 - args.averaged, 1 / (step + 1)))
                if step % args.every == 0 or step == args.stop:
                    save(epoch)
                if step == args.stop:
                    return
                if step % 20 == 0:
                    pace = (time.time() - began) / (number + 1)
                    recent = losses[-50:]
                    print(f"{name} {epoch + 1} step {number + 1} of {per_epoch} loss {sum(recent) / len(recent):.4f} {pace:.2f} s/step", flush=True)
            replicas.publish(mean)
            seen = {kind: watch(replicas, inputs) for kind, inputs in watched.items()}
            replicas.publish()
            row = dict(part=name, epoch=epoch + 1, loss=round(sum(losses) / len(losses), 4), seconds=round(time.time() - began), watched=seen)
            print(json.dumps(row), file=log, flush=True)
            print(row, flush=True)
            save(epoch + 1)


if __name__ == "__main__":
    main()
