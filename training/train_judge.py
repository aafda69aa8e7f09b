"""Trains the judge of positions on the CPU: first on composed passages, then on annotated articles and written
examples.

A part of the issues is watched and not trained on, so that what is watched is how well issues are judged
that the judge has never seen.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from base import load_base
from data import batches
from model import STANCES, Judge
from pairs import NONE, UNKNOWN, Pairs, tensors
from train import Replicas, optimizer


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with passages.*, gold.* and issues.* of composed, train and written")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights and the log")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--composed", type=int, default=1, help="epochs on composed passages")
    parser.add_argument("--begin", type=Path, help="weights to begin from instead of the base encoder's")
    parser.add_argument("--epochs", type=int, default=4, help="epochs on passages")
    parser.add_argument("--batch", type=int, default=32, help="pairs a step")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="peak learning rate of everything new")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hidden-names", type=float, default=0.3, help="share of holders whose names are masked")
    parser.add_argument("--masked", type=float, default=0.05, help="share of pieces masked")
    parser.add_argument("--averaged", type=float, default=0.99, help="decay of the running mean of the weights that is kept")
    parser.add_argument("--watched", type=float, default=0.12, help="share of the issues that is watched; 0 trains on all")
    parser.add_argument("--only", choices=["train", "written"], help="leave the other part out")
    parser.add_argument("--unmarked", action="store_true", help="a baseline: holders are not marked")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="bfloat16")
    parser.add_argument("--written-others", type=float, default=0.3, help="share of written passages that are shown with another issue too")
    return parser.parse_args()


# Most holders have no position; without weights the judge would learn little else. In the order of STANCES.
WEIGHTS = torch.tensor([0.6, 1.0, 1.2, 1.5])


def loss_of(net, pairs, holders_in_step, tokens_in_step):
    ids, marks, attended, condition, holders = tensors(pairs)
    scores = net(ids, marks, attended)
    loss = scores.sum() * 0.0
    if len(holders):
        at = scores[holders[:, 0], holders[:, 1], : len(STANCES)]
        losses = F.cross_entropy(at, holders[:, 2], reduction="none", label_smoothing=0.05)
        loss = loss + (losses * WEIGHTS[holders[:, 2]]).sum() / max(1, holders_in_step)
    known = condition != UNKNOWN
    if known.any():
        odds, truth = scores[..., -1][known], condition[known].float()
        loss = loss + 0.5 * F.binary_cross_entropy_with_logits(odds, truth, reduction="sum") / max(1, tokens_in_step)
    return loss


@torch.no_grad()
def watch(replicas, pairs):
    """Of holders in watched issues: F1 of holder and stance, how often a told stance is right, and F1 of
    the condition's pieces."""

    def work(net, part):
        found = []
        for batch in part:
            chosen = [pairs[i] for i in batch]
            ids, marks, attended, condition, holders = tensors(chosen)
            scores = net(ids, marks, attended)
            best = scores[holders[:, 0], holders[:, 1], : len(STANCES)].argmax(-1)
            known = condition != UNKNOWN
            found.append((best, holders[:, 2], scores[..., -1][known] > 0, condition[known] == 1))
        return [torch.cat(parts) for parts in zip(*found)]

    for net in replicas.nets:
        net.eval()
    results = replicas.map(work, batches(pairs, 32, None))
    for net in replicas.nets:
        net.train()
    best, gold, inside, condition = (torch.cat(parts) for parts in zip(*results))
    right = ((best == gold) & (gold != NONE)).sum().item()
    f1 = 200 * right / max(1, (best != NONE).sum().item() + (gold != NONE).sum().item())
    told = (gold != NONE) & (best != NONE)
    both = 200 * (inside & condition).sum().item() / max(1, inside.sum().item() + condition.sum().item())
    accuracy = 100 * right / max(1, told.sum().item())
    return dict(f1=round(f1, 1), stance=round(accuracy, 1), condition=round(both, 1), holders=len(gold))


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
    make = Pairs(base.vocabulary)
    paths = lambda part: [args.data / f"{kind}.{part}.jsonl" for kind in ("passages", "gold", "issues")]
    annotated, written = make.annotated(*paths("train"), rng), make.written(*paths("written"), rng, others=args.written_others)
    disputes = make.disputes(*paths("disputes"), rng) if not args.only else []
    composed = make.written(*paths("composed"), rng, others=0) if args.composed else []
    annotated, written = annotated if args.only != "written" else [], written if args.only != "train" else []
    names = sorted({pair.issue.split("/")[0] for pair in annotated + written + disputes})
    rng.shuffle(names)
    apart = set(names[: int(args.watched * len(names))])
    watched = {
        kind: [pair for pair in pairs if pair.issue.split("/")[0] in apart]
        for kind, pairs in (("articles", annotated), ("written", written), ("disputes", disputes))
    }
    train = [pair for pair in annotated + written + disputes if pair.issue.split("/")[0] not in apart]
    print(f"{len(composed)} composed pairs, {len(train)} pairs to train on, {sum(map(len, watched.values()))} of {len(apart)} issues to watch", flush=True)

    replicas = Replicas(net, args.threads, getattr(torch, args.precision))
    mean = [weight.clone() for weight in replicas.master]
    log, step = open(args.out / "log.jsonl", "a"), 0
    for name, pairs, epochs in (("composed", composed, args.composed), ("passages", train, args.epochs)):
        if not pairs or not epochs:
            continue
        per_epoch = len(batches(pairs, args.batch, 0))
        opt, schedule = optimizer(args, replicas, per_epoch * epochs)
        for epoch in range(epochs):
            began, losses = time.time(), []
            for number, chosen in enumerate(batches(pairs, args.batch, f"{args.seed}-{name}-{epoch}")):
                draw = random.Random(f"{args.seed}-{name}-{epoch}-{number}")
                batch = [make.hide_pieces(make.hide_names(pairs[i], draw, args.hidden_names), draw, args.masked) for i in chosen]
                if args.unmarked:
                    for pair in batch:
                        pair.marks = [mark & 3 if mark != 8 else mark for mark in pair.marks]
                holders = sum(WEIGHTS[stance].item() for pair in batch for stance in pair.stances)
                tokens = sum(sum(c != UNKNOWN for c in pair.condition) for pair in batch)

                def learn(net, part):
                    net.generator.manual_seed(args.seed * 1_000_003 + step * args.threads + replicas.nets.index(net))
                    loss = loss_of(net, part, holders, tokens)
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
                if step % 20 == 0:
                    pace = (time.time() - began) / (number + 1)
                    recent = losses[-50:]
                    print(f"{name} {epoch + 1} step {number + 1} of {per_epoch} loss {sum(recent) / len(recent):.4f} {pace:.2f} s/step", flush=True)
            replicas.publish(mean)
            seen = {kind: watch(replicas, pairs) for kind, pairs in watched.items() if pairs}
            replicas.publish()
            row = dict(part=name, epoch=epoch + 1, loss=round(sum(losses) / len(losses), 4), seconds=round(time.time() - began), watched=seen)
            print(json.dumps(row), file=log, flush=True)
            print(row, flush=True)
            final = dict(zip(replicas.names, [weight.clone() for weight in mean]))
            final |= {name: p.detach() for name, p in net.named_parameters() if not p.requires_grad}
            torch.save(dict(weights=final, base="minilm", config=base.config, layers=args.layers, seed=args.seed, epochs=epoch + 1, stances=STANCES), args.out / "weights.pt")


if __name__ == "__main__":
    main()
