"""Simple readers beside the judge, on annotated articles: what is the network good for?

Each reader says for every holder and issue of every sentence where the holder stands, or nothing. Holders are
those that the program finds in the sentence; a holder's truth is the annotation of that sentence. F1 is that
of holder, issue and stance over all sentences together. It is not the program's position F1, where actors are
resolved and one position of an article counts once, but it is the same measure for all of these.

- `lexicon`: who speaks, or everybody where nobody does, is for an issue of which the sentence has a word of
  the title when words of approval outnumber those of refusal in the sentence, each turned by a negation
  before it; against it when there are fewer.
- `likeness`: everybody is for the issue when the gate finds the passage likely enough, at the odds that are
  best for it on these very articles.
- `judge`: the network on all issues at once, at its threshold.
- `unmarked`: the network that was trained without marks at holders (`train_judge.py --unmarked`), likewise.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import torch

from base import load_base
from data import batches
from gate import Gate
from inputs import MOST_ISSUES, NONE, Maker, Question, alone, issues, overlaps, rows, stance_of, tensors
from model import STANCES, Judge

FOR = """support supports supported supporting back backs backed backing favour favours favoured favor favors favored
endorse endorses endorsed welcome welcomes welcomed want wants wanted agree agrees agreed approve approves approved
praise praised hail hailed urge urges urged demand demands demanded call calls called pledge pledged promise promised
ready willing commit committed vote voted advocate advocates defend defended insist insisted""".split()
AGAINST = """oppose opposes opposed opposing reject rejects rejected rejecting refuse refuses refused against block blocks
blocked condemn condemns condemned criticise criticised criticize criticized denounce denounced mistake wrong disaster
unacceptable dismiss dismissed rule ruled scrap cancel stop ban resist resisted object objects objected veto fear fears
warn warned warns attack attacked slam slammed""".split()
NOT = {"not", "no", "never", "nobody", "without", "neither", "nor", "t", "hardly"}


def sentences(data, part):
    """By article, its passages, each with what every holder holds on every issue: passage, {issue: stances}."""
    told, found = defaultdict(list), defaultdict(list)
    for row in rows(data / f"gold.{part}.jsonl"):
        told[row["article"]].append(row)
    for passage in alone(data / f"alone.{part}.jsonl"):
        if not passage["tokens"]:
            continue
        sentence = [passage["tokens"][0][0], passage["tokens"][-1][1]]
        here = [row for row in told[passage["article"]] if overlaps(row["sentence"], sentence)]
        by_issue = defaultdict(list)
        for row in here:
            by_issue[row["issue"]].append(row)
        truth = {issue: [stance_of(holder, of_issue) for holder in passage["holders"]] for issue, of_issue in by_issue.items()}
        found[passage["article"]].append((passage, truth))
    return found


def f1(found, truth):
    """Of dictionaries from (passage, issue, holder) to a stance."""
    right = sum(truth.get(key) == stance for key, stance in found.items())
    return 200 * right / max(1, len(found) + len(truth))


def lexicon(vocabulary, passage, title):
    """The stances of the holders of a passage on an issue."""
    said = [vocabulary[piece] for piece, mark in zip(passage["ids"], passage["marks"]) if mark & 1]
    if not title & set(said):
        return [NONE] * len(passage["holders"])
    lean = 0
    for at, word in enumerate(said):
        sign = (word in FOR) - (word in AGAINST)
        lean += -sign if NOT & set(said[max(0, at - 3) : at]) else sign
    stance = STANCES.index("for") if lean > 0 else STANCES.index("against") if lean < 0 else NONE
    anybody = any(holder["speaks"] for holder in passage["holders"])
    return [stance if holder["speaks"] or not anybody else NONE for holder in passage["holders"]]


@torch.no_grad()
def judged(path, vocabulary, books, articles, marked):
    """The network's probabilities: {(passage, issue, holder): [of each stance]}."""
    state = torch.load(path, weights_only=True)
    net = Judge(state["config"], state["layers"])
    net.load_state_dict(state["weights"])
    net.eval()
    make, names = Maker(vocabulary, books), list(books)
    asked, inputs = [], []
    for article, passages in articles.items():
        for number, (passage, _) in enumerate(passages):
            for first in range(0, len(names), MOST_ISSUES):
                chosen = names[first : first + MOST_ISSUES]
                one = make.input(Question("articles", passage, {}, None), chosen, marked=marked)
                if one.answers:
                    holders = [n for n, holder in enumerate(passage["holders"]) if holder["first"] is not None]
                    asked.append([((article, number), issue, holder) for issue in chosen for holder in holders])
                    inputs.append(one)
    found = {}
    for batch in batches(inputs, 16, None):
        ids, marks, places, seen, _, answers = tensors([inputs[i] for i in batch])
        scores = net(ids, marks, places, seen)
        at = torch.softmax(scores[answers[:, 0], answers[:, 1], : len(STANCES)], -1)
        keys = [key for i in batch for key in asked[i]]
        found |= zip(keys, at.tolist())
    return found


def told_at(probabilities, threshold):
    """The likeliest stance of everybody who holds some stance with at least this probability."""
    likeliest = lambda at: max(range(1, len(STANCES)), key=lambda stance: at[stance])
    return {key: likeliest(at) for key, at in probabilities.items() if 1 - at[NONE] >= threshold}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with alone.*, gold.* and issues.*")
    parser.add_argument("--model", type=Path, required=True, help="folder with model.json, for the gate and the threshold")
    parser.add_argument("--weights", type=Path, help="of the judge")
    parser.add_argument("--unmarked", type=Path, help="weights of the judge that was trained without marks")
    parser.add_argument("--thresholds", action="store_true", help="the judge also at other thresholds")
    args = parser.parse_args()
    vocabulary = load_base().vocabulary
    manifest = json.loads((args.model / "model.json").read_text())
    gate = Gate(alone(args.data / "alone.train.jsonl"))
    for part in ("guarantees", "railway", "dev"):
        books, articles = issues(args.data / f"issues.{part}.jsonl"), sentences(args.data, part)
        titles = {}
        for line in (args.data / f"issues.{part}.tsv").read_text().splitlines():
            issue, title, _ = line.split("\t")
            titles[issue] = {word for word in title.lower().replace("’", " ").split() if len(word) > 3}
        truth, by_lexicon, odds = {}, {}, {}
        for article, passages in articles.items():
            for issue in books:
                features = gate.features(books[issue], [passage for passage, _ in passages])
                for number, (passage, told) in enumerate(passages):
                    keys = [((article, number), issue, holder) for holder in range(len(passage["holders"]))]
                    truth |= {key: stance for key, stance in zip(keys, told.get(issue, [])) if stance != NONE}
                    by_lexicon |= {key: s for key, s in zip(keys, lexicon(vocabulary, passage, titles[issue])) if s != NONE}
                    sure = sum(w * f for w, f in zip(manifest["gate"]["weights"], features[number])) if features else 0.0
                    odds |= {key: sure + manifest["gate"]["bias"] for key in keys}
        steps = sorted(odds.values())[:: max(1, len(odds) // 100)]
        likeness = max(f1({key: STANCES.index("for") for key, sure in odds.items() if sure >= step}, truth) for step in steps)
        row = dict(positions=len(truth), lexicon=f1(by_lexicon, truth), likeness=likeness)
        for name, path in (("judge", args.weights), ("unmarked", args.unmarked)):
            if path:
                found = judged(path, vocabulary, books, articles, name == "judge")
                row[name] = f1(told_at(found, manifest["threshold"]), truth)
                if args.thresholds:
                    row[name + "_at"] = {step / 20: round(f1(told_at(found, step / 20), truth), 1) for step in range(4, 16)}
        print(part, {name: round(value, 1) if isinstance(value, float) else value for name, value in row.items()}, flush=True)


if __name__ == "__main__":
    main()
