"""Trains the judge of positions: first on composed passages, then on annotated articles, written examples and
disputes; from the gold alone or also from teachers.

Which issues a passage is shown with is drawn anew in each epoch. A part of the articles and disputes is watched
and not trained on, so that what is watched is how well issues are judged that the judge has never seen, in texts
that it has never seen.
"""

import argparse
import json
import math
import multiprocessing
import random
import time
from collections import defaultdict
from pathlib import Path

import torch
from torch.nn import functional as F

from base import load_base
from data import batches
from inputs import BY_BOOK, NONE, OPPOSITE, UNKNOWN, Maker, Questions, choose, tensors
from model import STANCES, Judge
from train import Replicas, optimizer


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with passages.*, gold.* and issues.* of composed, train, written and disputes")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights and the log")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", choices=["minilm", "mpnet"], default="minilm", help="the encoder to begin from")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="weights of judges to learn from too")
    parser.add_argument("--beliefs", type=Path, help="what beliefs.py wrote: what a judge believes of the same runs")
    parser.add_argument("--trust", type=float, default=0.6, help="how much teachers or beliefs count against the gold")
    parser.add_argument("--composed", type=int, default=1, help="epochs on composed passages")
    parser.add_argument("--begin", type=Path, help="weights to begin from instead of the base encoder's")
    parser.add_argument("--epochs", type=int, default=4, help="epochs on passages")
    parser.add_argument("--batch", type=int, default=16, help="passages a step")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="peak learning rate of everything new")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--hidden-names", type=float, default=0.3, help="share of holders whose names are masked")
    parser.add_argument("--masked", type=float, default=0.05, help="share of pieces masked")
    parser.add_argument("--turned", type=float, default=0.0, help="share of issues in whose place their opposites stand")
    parser.add_argument("--averaged", type=float, default=0.99, help="decay of the running mean of the weights that is kept")
    parser.add_argument("--watched", type=float, default=0.12, help="share of the articles, disputes and written issues that is watched; 0 trains on all")
    parser.add_argument("--empty", type=float, default=0.4, help="runs without a position for each of an article with one")
    parser.add_argument("--written", type=float, default=1.0, help="share of the written passages that an epoch draws")
    parser.add_argument("--shares", nargs="*", default=[], metavar="KIND=SHARE", help="how often the runs of another kind are drawn: articles=2 codebooks=0.35")
    parser.add_argument("--stop", type=int, help="break off after so many steps, as if time had run out")
    parser.add_argument("--every", type=int, default=100, help="steps between checkpoints")
    parser.add_argument("--alone", action="store_true", help="each sentence is read by itself (passages --alone)")
    parser.add_argument("--unmarked", action="store_true", help="a baseline: holders are not marked")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", choices=["float32", "bfloat16"], default="bfloat16")
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    parser.add_argument("--workers", type=int, default=1, help="processes that lay out the next epoch's passages")
    return parser.parse_args()


# Most answers are that there is no position; without weights the judge would learn little else. In the order of STANCES.
WEIGHTS = torch.tensor([0.6, 1.0, 1.2, 1.5])
# How often a run is read with the issues that a judge was asked about.
BELIEVED = 0.7
# How much a judge's belief counts where it would not tell the stance that the gold has: there is something to learn.
MISTRUST = 0.2


# How much more an answer about a passage that was written for this counts: an article's run has ten times as many.
WRITTEN = 2.0


def weights_of(inputs):
    """How much each answer of some inputs counts."""
    return torch.cat([WEIGHTS[one.stances] * (WRITTEN if len(set(one.sentences)) <= 2 else 1.0) for one in inputs])


def loss_of(net, inputs, answers_in_step, tokens_in_step, teachers, trust):
    device = net.word.weight.device
    ids, marks, places, seen, condition, answers = tensors(inputs, device)
    scores = net(ids, marks, places, seen)
    loss = scores.sum() * 0.0
    if teachers:
        with torch.no_grad():
            taught = torch.stack([teacher(ids, marks, places, seen) for teacher in teachers])
    if len(answers):
        row, at, stance = answers.T
        truth = F.one_hot(stance, len(STANCES)) * 0.95 + 0.05 / len(STANCES)
        if teachers:
            truth = torch.lerp(truth, torch.softmax(taught[:, row, at, : len(STANCES)], -1).mean(0), trust)
        for number, belief in enumerate(belief for one in inputs for belief in one.believed):
            if belief:
                belief = torch.tensor(belief, device=device)
                wrong = stance[number] != NONE and belief.argmax() != stance[number]
                truth[number] = torch.lerp(truth[number], belief, MISTRUST if wrong else trust)
        losses = F.cross_entropy(scores[row, at, : len(STANCES)], truth, reduction="none")
        loss = loss + (losses * weights_of(inputs).to(device)).sum() / max(1, answers_in_step)
    known = condition != UNKNOWN
    if known.any():
        odds, truth = scores[..., -1][known], condition[known].float()
        if teachers:
            truth = torch.lerp(truth, torch.sigmoid(taught[..., -1][:, known]).mean(0), trust)
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
            ids, marks, places, seen, condition, answers = tensors([inputs[i] for i in batch], net.word.weight.device)
            scores = net(ids, marks, places, seen)
            at = torch.softmax(scores[answers[:, 0], answers[:, 1], : len(STANCES)], -1)
            known = condition != UNKNOWN
            found.append((at.cpu(), answers[:, 2].cpu(), scores[..., -1][known].cpu() > 0, condition[known].cpu() == 1))
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
    told, best = 1 - at[:, NONE], at[:, 1:].argmax(-1) + 1
    score = lambda these: f1(((best == gold) & these).sum(), these.sum(), (gold != NONE).sum())
    likely = at.argmax(-1) != NONE
    both = likely & (gold != NONE)
    stance = 100 * (both & (best == gold)).sum().item() / max(1, both.sum().item())
    return dict(f1=score(likely), best=max(score(told >= step / 20) for step in range(4, 20)), stance=round(stance, 1), answers=len(gold))


def judge(path, device, precision):
    """A trained judge, for asking."""
    state = torch.load(path, weights_only=True)
    net = Judge(state["config"], state["layers"])
    net.load_state_dict(state["weights"])
    return net.on(device, precision).eval().requires_grad_(False)


class Layout:
    """Draws the issues that each passage is shown with, and lays it out.

    A draw follows from the passage's number alone, so that any number of processes lay out the same. They
    are at the next epoch while one is read.
    """

    def __init__(self, args, make, pools, parts):
        self.args, self.make, self.pools = args, make, pools
        self.parts = {name: ([q for q in questions if q.kind != "written"], [q for q in questions if q.kind == "written"]) for name, questions in parts.items()}
        self.pending = {}
        global LAYOUT
        LAYOUT = self
        self.processes = multiprocessing.get_context("fork").Pool(args.workers) if args.workers > 1 else None

    def size(self, name):
        """How many passages an epoch reads: all of them, or of the written ones a share."""
        asked, spare = self.parts[name]
        return len(asked) + round(self.args.written * len(spare))

    def one(self, name, epoch, number, at):
        asked, spare = self.parts[name]
        question = asked[number] if at is None else spare[at]
        draw = random.Random(f"{self.args.seed}-{name}-{epoch}-{number}")
        # Now and then with other issues, of which nothing is believed, so that not the same vie for ever.
        believed = question.believed and draw.random() < BELIEVED
        chosen = question.believed[0] if believed else choose(question, draw, self.pools[question.kind])
        return self.make.input(question, chosen, draw, self.args.hidden_names, self.args.masked, 0.0 if believed else self.args.turned, not self.args.unmarked)

    def begin(self, name, epoch):
        asked, spare = self.parts[name]
        drawn = random.Random(f"{self.args.seed}-{name}-{epoch}").sample(range(len(spare)), self.size(name) - len(asked))
        jobs = [(name, epoch, number, at) for number, at in enumerate([None] * len(asked) + drawn)]
        self.pending[name, epoch] = self.processes.starmap_async(laid_out, jobs, 200) if self.processes else jobs

    def epoch(self, name, epoch, last):
        """The inputs of one; the next is begun, unless this is the last."""
        if (name, epoch) not in self.pending:
            self.begin(name, epoch)
        pending = self.pending.pop((name, epoch))
        inputs = pending.get() if self.processes else [self.one(*job) for job in pending]
        if self.processes and not last:
            self.begin(name, epoch + 1)
        return inputs


def shared(questions, shares):
    """Each kind's questions as often as its share says: some twice, or a part of them."""
    by_kind = defaultdict(list)
    for question in questions:
        by_kind[question.kind].append(question)
    found = []
    for kind, of_kind in by_kind.items():
        whole, part = divmod(float(shares.get(kind, 1)), 1)
        found += of_kind * int(whole) + random.Random(kind).sample(of_kind, round(part * len(of_kind)))
    return found


def laid_out(*job):
    return LAYOUT.one(*job)


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    base = load_base(args.base)
    net = Judge(base.config, args.layers, args.dropout)
    net.load_base(base.weights)
    net.freeze(0)
    if args.begin:
        net.load_state_dict(torch.load(args.begin, weights_only=True)["weights"])
    rng = random.Random(args.seed)
    questions = Questions(args.data, rng, args.watched, args.composed > 0, args.alone, args.empty)
    make = Maker(base.vocabulary, questions.books, questions.opposites)
    make_opposite = Maker(base.vocabulary, questions.books | questions.opposites)
    watched = defaultdict(list)
    for question in questions.watched:
        chosen = list(question.told) if question.kind in BY_BOOK else choose(question, rng, questions.all_written)
        watched[question.kind].append(make.input(question, chosen))
        if all(issue in questions.opposites for issue in chosen):
            opposite = make_opposite.input(question, chosen)
            opposite.stances = [OPPOSITE[stance] for stance in opposite.stances]
            watched[f"{question.kind} turned"].append(opposite)
    beliefs = torch.load(args.beliefs, weights_only=True) if args.beliefs else {}
    for question in questions.train:
        question.believed = beliefs.get(question.key)
    print(f"{len(questions.composed)} composed passages, {len(questions.train)} runs to train on, {len(beliefs)} of them with beliefs, {len(questions.watched)} to watch", flush=True)

    questions.train = shared(questions.train, dict(share.split("=") for share in args.shares))
    layout = Layout(args, make, questions.pools, dict(composed=questions.composed, passages=questions.train))
    precision = getattr(torch, args.precision)
    teachers = [judge(path, args.device, precision) for path in args.teachers]
    replicas = Replicas(net, args.threads, precision, args.device)
    mean = [weight.clone() for weight in replicas.master]
    log, step = open(args.out / "log.jsonl", "a"), 0

    def save(epochs):
        final = dict(zip(replicas.names, [weight.cpu() for weight in mean]))
        final |= {name: p.detach() for name, p in net.named_parameters() if not p.requires_grad}
        torch.save(dict(weights=final, base=args.base, config=base.config, layers=args.layers, seed=args.seed, epochs=epochs, stances=STANCES), args.out / "weights.pt")

    for name, epochs in (("composed", args.composed), ("passages", args.epochs)):
        if not epochs:
            continue
        per_epoch = math.ceil(layout.size(name) / args.batch)
        opt, schedule = optimizer(args, replicas, per_epoch * epochs)
        for epoch in range(epochs):
            began, losses = time.time(), []
            inputs = layout.epoch(name, epoch, epoch + 1 == epochs)
            for number, chosen in enumerate(batches(inputs, args.batch, f"{args.seed}-{name}-{epoch}")):
                batch = [inputs[i] for i in chosen]
                answers = weights_of(batch).sum().item()
                tokens = sum(sum(c != UNKNOWN for c in one.condition) for one in batch)

                def learn(net, part):
                    net.generator.manual_seed(args.seed * 1_000_003 + step * args.threads + replicas.nets.index(net))
                    loss = loss_of(net, part, answers, tokens, teachers, args.trust)
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
