"""Trains the tagger, from the gold alone or also from teachers: on the CPU one replica a thread, on a GPU
one, with float32 master weights.

The same seed gives the same weights on the same kind of machine: batches and perturbations follow
from the seed and the step alone, so a run that was stopped goes on from its last checkpoint as if it
had not been.
"""

import argparse
import copy
import json
import math
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import torch

from base import load_base
from crf import Belief, certain
from data import LABELS, ROLES, Perturbation, batches, load_windows, tensors, unlabelled
from model import Tagger


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=Path, required=True, help="folder with train.jsonl and dev.jsonl of windows")
    parser.add_argument("--gold", type=Path, required=True, help="folder with the corpus: train.jsonl and dev.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint and the weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", choices=["minilm", "mpnet"], default="minilm", help="the encoder to begin from")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--start", type=Path, help="weights to begin from instead, with sizes of their own")
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that are not trained")
    parser.add_argument("--held-out", type=int, default=0, help="watch every so many articles of train.jsonl instead of dev.jsonl")
    parser.add_argument("--fold", type=int, default=0, help="which of the so many is the first to be held out")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="weights to learn from too: of an article, those that were not trained on it, if there are any")
    parser.add_argument("--trust", type=float, default=0.7, help="how much teachers count against the gold")
    parser.add_argument("--unlabelled", type=Path, help="windows to learn from the teachers alone")
    parser.add_argument("--lessons", type=Path, help="what lessons.py wrote of the same windows, to learn from instead of teachers")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=16, help="windows a step")
    parser.add_argument("--rate", type=float, default=3e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="peak learning rate of everything new")
    parser.add_argument("--masked", type=float, default=0.08, help="share of pieces hidden at each step")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--averaged", type=float, default=0.0, help="decay of the running mean of the weights that is kept")
    parser.add_argument("--perturbed", type=float, default=0.2, help="share of windows set in another style")
    parser.add_argument("--every", type=int, default=100, help="steps between checkpoints")
    parser.add_argument("--threads", type=int, default=2, help="replicas, each with one thread")
    # With AMX bfloat16 is four times as fast as float32, without it half as fast.
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="float32", help="of the replicas' arithmetic")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    return parser.parse_args()


class Replicas:
    """Copies of the net, one a thread, whose gradients add up in a fixed order. A GPU has one."""

    def __init__(self, net, threads, precision, device="cpu"):
        threads = threads if device == "cpu" else 1
        self.names = [name for name, p in net.named_parameters() if p.requires_grad]
        self.master = [p.detach().clone().float().to(device) for p in net.parameters() if p.requires_grad]
        self.nets = [copy.deepcopy(net).on(device, precision) for _ in range(threads)]
        self.parameters = [[p for p in n.parameters() if p.requires_grad] for n in self.nets]
        self.pool = ThreadPoolExecutor(threads, initializer=lambda: torch.set_num_threads(1))

    def map(self, work, items):
        """work(net, part of items), one part a replica; the results in the replicas' order."""
        count = len(self.nets)
        jobs = [self.pool.submit(work, self.nets[r], items[r::count]) for r in range(count) if items[r::count]]
        return [job.result() for job in jobs]

    def collect(self):
        """Adds the replicas' gradients up in the master's and clears them."""
        for k, weight in enumerate(self.master):
            parts = [ps[k].grad.float() for ps in self.parameters if ps[k].grad is not None]
            weight.grad = sum(parts) if parts else None
            for ps in self.parameters:
                ps[k].grad = None

    @torch.no_grad()
    def publish(self, weights=None):
        """Gives the master's weights, or others, to all replicas."""
        for ps in self.parameters:
            torch._foreach_copy_(ps, weights or self.master)


def optimizer(args, replicas, steps):
    """AdamW with a short warm-up and a linear decay; no weight decay on vectors."""
    groups = {}
    for name, weight in zip(replicas.names, replicas.master):
        new = name.startswith(("head", "crf", "feature"))
        key = (args.head_rate if new else args.rate, 0.01 if weight.ndim > 1 and not new else 0.0)
        groups.setdefault(key, []).append(weight)
    found = torch.optim.AdamW([dict(params=p, lr=rate, weight_decay=decay) for (rate, decay), p in groups.items()], fused=True)
    warm = max(1, int(0.06 * steps))
    scale = lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    return found, torch.optim.lr_scheduler.LambdaLR(found, scale)


def spans(labels):
    """The spans of one window's labels: (role, first token, last token)."""
    found = []
    for at, label in enumerate(labels):
        if label and label % 2 == 1:
            found.append([(label - 1) // 2, at, at])
        elif label and found:
            found[-1][2] = at
    return {tuple(span) for span in found}


def evaluate(replicas, windows):
    """Span F1 of each role over windows, all tokens of a span or nothing: a sign of progress only."""

    def work(net, part):
        counts = [[0, 0, 0] for _ in ROLES]
        with torch.no_grad():
            for batch in part:
                ids, features, attended, first, labels, real = tensors([windows[i] for i in batch], net.word.weight.device)
                best = net.crf.best(net(ids, features, attended, first), real).cpu()
                for row, i in enumerate(batch):
                    found, gold = spans(best[row, : len(windows[i].labels)].tolist()), spans(windows[i].labels)
                    for role in range(len(ROLES)):
                        sets = [{s for s in group if s[0] == role} for group in (found & gold, found, gold)]
                        counts[role] = [c + len(s) for c, s in zip(counts[role], sets)]
        return counts

    for net in replicas.nets:
        net.eval()
    parts = replicas.map(work, batches(windows, 64, None))
    for net in replicas.nets:
        net.train()
    totals = [[sum(part[role][k] for part in parts) for k in range(3)] for role in range(len(ROLES))]
    return {role: round(200 * both / max(1, found + gold), 1) for role, (both, found, gold) in zip(ROLES, totals)}


class Teachers:
    """Larger networks, or the same at another time, that say how sure they are."""

    # Of an article, so many are asked at a time, drawn anew at each step.
    MOST = 2

    def __init__(self, paths, device, precision):
        self.nets, self.taught = [], []
        for path in paths:
            state = torch.load(path, weights_only=True)
            net = Tagger(state["config"], state["layers"])
            net.load_state_dict(state["weights"], strict=False)
            self.nets.append(net.on(device, precision).eval().requires_grad_(False))
            self.taught.append(set(state["taught"]))

    def beliefs(self, windows, inputs, real, trust):
        """What each believes, weighted to `trust` [B] together. Of an article that some were not trained
        on, only these are asked: the others know its gold by heart."""
        strange = torch.tensor([[window.article not in taught for window in windows] for taught in self.taught], device=real.device)
        asked = torch.where(strange.any(0), strange, True).float()
        drawn = (asked * torch.rand(asked.shape, device=real.device)).topk(min(self.MOST, len(self.nets)), 0).indices
        asked = asked * torch.zeros_like(asked).scatter_(0, drawn, 1.0)
        for net, weights in zip(self.nets, asked / asked.sum(0) * trust):
            rows = weights.nonzero()[:, 0]
            if len(rows):
                with torch.no_grad():
                    emissions = net(*(value[rows] for value in inputs))
                belief = net.crf.belief(emissions, real[rows], weights[rows])
                belief.tags = torch.zeros(*real.shape, len(LABELS), device=real.device).index_copy_(0, rows, belief.tags)
                yield belief


def lesson_of(window, rng):
    """One of the window's copies, with its lesson alone; without lessons, itself."""
    if not window.lessons:
        return window
    lesson = rng.choice(window.lessons)
    return replace(window, ids=lesson["ids"], lessons=[lesson])


def taught_by(lessons, real, trust):
    """The belief of a batch's lessons, weighted to `trust` [B] together."""
    tags = torch.zeros(*real.shape, len(LABELS), device=real.device)
    for row, lesson in enumerate(lessons):
        tags[row, : len(lesson["tags"])] = lesson["tags"].to(tags) * trust[row]
    weighted = lambda name: sum(lesson[name].to(tags) * weight for lesson, weight in zip(lessons, trust))
    return Belief(tags, weighted("follows"), weighted("begins"))


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    base = load_base(args.base)
    if args.start:
        started = torch.load(args.start, weights_only=True)
        base.config = started["config"]
        args.layers = started["layers"]
    net = Tagger(base.config, args.layers, args.dropout)
    if args.start:
        net.load_state_dict(started["weights"], strict=False)
    else:
        net.load_base(base.weights)
    net.freeze(args.frozen)
    train = load_windows(args.windows / "train.jsonl", args.gold / "train.jsonl")
    extra = unlabelled(args.unlabelled) if args.unlabelled else []
    if args.lessons:
        windows = train + extra
        for lesson in torch.load(args.lessons, weights_only=True)["lessons"]:
            windows[lesson["window"]].lessons.append(lesson)
    if args.held_out:
        articles = list(dict.fromkeys(window.article for window in train))
        apart = set(articles[args.fold :: args.held_out])
        watched = [window for window in train if window.article in apart]
        train = [window for window in train if window.article not in apart]
    else:
        watched = load_windows(args.windows / "dev.jsonl", args.gold / "dev.jsonl")
    taught = sorted({window.article for window in train})
    train += extra
    perturb = Perturbation(base.vocabulary, args.perturbed, args.masked)
    replicas = Replicas(net, args.threads, getattr(torch, args.precision), args.device)
    teachers = Teachers(args.teachers, args.device, getattr(torch, args.precision)) if args.teachers else None
    per_epoch = len(batches(train, args.batch, 0))
    opt, schedule = optimizer(args, replicas, per_epoch * args.epochs)
    print(f"{len(train)} windows to train on, {len(watched)} to watch; {per_epoch} steps an epoch", flush=True)

    mean = [weight.clone() for weight in replicas.master] if args.averaged else replicas.master
    checkpoint, step = args.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        step = state["step"]
        with torch.no_grad():
            torch._foreach_copy_(replicas.master, state["master"])
            torch._foreach_copy_(mean, state["mean"])
        opt.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        print(f"goes on from step {step}", flush=True)
    replicas.publish()

    def save():
        state = dict(step=step, master=replicas.master, mean=mean, optimizer=opt.state_dict(), schedule=schedule.state_dict())
        torch.save(state, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").rename(checkpoint)

    def learn(net, part):
        net.generator.manual_seed(args.seed * 1_000_003 + step * args.threads + replicas.nets.index(net))
        *inputs, labels, real = tensors(part, args.device)
        trust = torch.tensor([args.trust * bool(teachers or args.lessons) if window.labels else 1.0 for window in part], device=args.device)
        belief = certain(labels, real, 1.0 - trust)
        if args.lessons:
            belief += taught_by([window.lessons[0] for window in part], real, trust)
        if teachers:
            belief = sum(teachers.beliefs(part, inputs, real, trust), belief)
        loss = net.crf.loss(net(*inputs), belief, real) / tokens
        loss.backward()
        return loss.item()

    log = open(args.out / "log.jsonl", "a")
    for epoch in range(step // per_epoch, args.epochs):
        plan = batches(train, args.batch, f"{args.seed}-{epoch}")
        began, losses = time.time(), []
        for at in range(step % per_epoch, per_epoch):
            rng = random.Random(f"{args.seed}-{epoch}-{at}")
            batch = [perturb(lesson_of(train[i], rng), rng) for i in plan[at]]
            tokens = sum(len(window.first) for window in batch)
            losses += [sum(replicas.map(learn, batch))]
            replicas.collect()
            torch.nn.utils.clip_grad_norm_(replicas.master, 1.0)
            opt.step()
            schedule.step()
            replicas.publish()
            step += 1
            if args.averaged:
                # A short memory at first: the mean must not remember the untrained weights.
                torch._foreach_lerp_(mean, replicas.master, max(1 - args.averaged, 1 / (step + 1)))
            if step % 10 == 0:
                recent = losses[-50:]
                pace = (time.time() - began) / len(losses)
                left = pace * (per_epoch * args.epochs - step) / 60
                print(f"epoch {epoch + 1} step {step} loss {sum(recent) / len(recent):.4f} {pace:.2f} s/step, {left:.0f} min left", flush=True)
            if step % args.every == 0:
                save()
        save()
        replicas.publish(mean)
        row = dict(epoch=epoch + 1, loss=sum(losses) / max(1, len(losses)), seconds=round(time.time() - began), watched=evaluate(replicas, watched))
        print(json.dumps(row), file=log, flush=True)
        replicas.publish()
        print(row, flush=True)

    final = dict(zip(replicas.names, mean))
    final |= {name: p.detach() for name, p in net.named_parameters() if not p.requires_grad}
    state = dict(base=args.base, config=base.config, layers=args.layers, seed=args.seed, epochs=args.epochs, labels=LABELS, taught=taught)
    torch.save(state | dict(weights={name: p.cpu() for name, p in final.items()}), args.out / "weights.pt")


if __name__ == "__main__":
    main()
