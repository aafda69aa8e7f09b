"""Pairs of an issue and a passage, with the stance of each holder and the words of the condition.

A passage comes from `crates/onrecord/examples/passages.rs`, so that training and reading cut text and
find holders alike. What is known of it comes from annotation: of articles, sentence by sentence, in which
a holder without a row has no position; of written examples, holder by holder.
"""

import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

import torch

from model import STANCES

NONE = STANCES.index("none")
NO_WORD, OF_HOLDER = 8, 4
UNKNOWN = -100


@dataclass
class Pair:
    """`[CLS] issue [SEP] passage [SEP]` with its answers."""

    issue: str
    ids: list
    marks: list
    # Where each holder's words begin, and their stance's number.
    holders: list
    stances: list
    # For each piece: 1 in a condition, 0 not, UNKNOWN where nobody said.
    condition: list


def rows(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def issues(path):
    return {row["issue"]: row["ids"] for row in rows(path)}


def alike(books, count=6):
    """For each issue, the others that share most of its rarer pieces."""
    seen = Counter(piece for ids in books.values() for piece in set(ids))
    rarity = {piece: math.log(len(books) / number) for piece, number in seen.items()}
    holding = defaultdict(list)
    for issue, ids in books.items():
        for piece in set(ids):
            holding[piece].append(issue)
    near = {}
    for issue, ids in books.items():
        shared = Counter()
        for piece in set(ids):
            for other in holding[piece]:
                shared[other] += rarity[piece]
        del shared[issue]
        near[issue] = [other for other, _ in shared.most_common(count)] or [other for other in books if other != issue][:1]
    return near


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Pairs:
    """Makes pairs; CLS and SEP are the ids that begin and part them."""

    def __init__(self, vocabulary):
        ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.mask = (ids[piece] for piece in ("[CLS]", "[SEP]", "[MASK]"))

    def pair(self, issue, issue_ids, passage, stances, conditions):
        """`stances`: one a holder, in order; `conditions`: spans, or None where nobody looked."""
        ids = [self.cls, *issue_ids, self.sep]
        before = len(ids)
        ids += passage["ids"] + [self.sep]
        marks = [NO_WORD] * before + passage["marks"] + [NO_WORD]
        known = [(holder["first"] + before, stance) for holder, stance in zip(passage["holders"], stances) if holder["first"] is not None]
        condition = [UNKNOWN] * len(ids)
        if conditions is not None:
            for token, at in zip(passage["tokens"], passage["focus"]):
                condition[at + before] = int(any(overlaps(token, span) for span in conditions))
        return Pair(issue, ids, marks, [at for at, _ in known], [stance for _, stance in known], condition)

    def annotated(self, passages_path, gold_path, issues_path, rng, others=1, near=1):
        """Of annotated articles: each passage with a position, some beside it, some with other issues."""
        books = issues(issues_path)
        by_article = defaultdict(list)
        for passage in rows(passages_path):
            by_article[passage["article"]].append(passage)
        told = defaultdict(lambda: defaultdict(list))
        for row in rows(gold_path):
            told[row["article"]][row["issue"]].append(row)
        found = []
        for article, of_issue in told.items():
            passages = by_article[article]
            here = [issue for issue in of_issue]
            for issue, known in of_issue.items():
                positive = set()
                for number, passage in enumerate(passages):
                    answers = [row for row in known if passage["tokens"] and overlaps(row["sentence"], [passage["tokens"][0][0], passage["tokens"][-1][1]])]
                    if not answers:
                        continue
                    positive.add(number)
                    found.append(self.pair(issue, books[issue], passage, [stance_of(holder, answers) for holder in passage["holders"]], [row["condition"] for row in answers if row["condition"]]))
                    # The same words, other questions: those of the article are the hardest.
                    wrong = [other for other in here if other != issue] + rng.sample(list(books), others)
                    for other in rng.sample(wrong, min(others, len(wrong))):
                        clash = any(overlaps(row["sentence"], answer["sentence"]) for row in of_issue.get(other, []) for answer in answers)
                        if other != issue and not clash:
                            found.append(self.nothing(other, books[other], passage))
                beside = {n for p in positive for n in range(p - 3, p + 4) if 0 <= n < len(passages)} - positive
                for number in rng.sample(sorted(beside), min(len(beside), near * len(positive))):
                    found.append(self.nothing(issue, books[issue], passages[number]))
        return found

    def written(self, passages_path, gold_path, issues_path, rng, others=0.8):
        """Of written examples, each with its issue and, for a share of them, with another issue that is
        worded alike: what the passage says of the one, it does not say of the other."""
        books = issues(issues_path)
        near = alike(books) if others else {}
        passages = {passage["article"]: passage for passage in rows(passages_path)}
        found = []
        for row in rows(gold_path):
            passage = passages[row["article"]]
            stances = [STANCES.index(mark["stance"]) for mark in row["marks"]]
            found.append(self.pair(row["issue"], books[row["issue"]], passage, stances, row["conditions"]))
            if rng.random() < others:
                other = rng.choice(near[row["issue"]])
                found.append(self.nothing(other, books[other], passage))
        return found

    def disputes(self, passages_path, gold_path, issues_path, rng, sisters=2):
        """Of disputes: each passage with the issues on which it tells a stance, and with as many of their
        sisters, on which it tells none."""
        books = issues(issues_path)
        passages = {passage["article"]: passage for passage in rows(passages_path)}
        found = []
        for row in rows(gold_path):
            passage = passages[row["article"]]
            told = [issue for issue in row["issues"] if any(issue in mark["stances"] for mark in row["marks"])]
            others = [issue for issue in row["issues"] if issue not in told]
            for issue in told + rng.sample(others, min(len(others), sisters)):
                stances = [STANCES.index(mark["stances"].get(issue, "none")) for mark in row["marks"]]
                conditions = [condition["span"] for condition in row["conditions"] if condition["issue"] == issue]
                found.append(self.pair(issue, books[issue], passage, stances, conditions))
        return found

    def nothing(self, issue, issue_ids, passage):
        return self.pair(issue, issue_ids, passage, [NONE] * len(passage["holders"]), None)

    def hide_names(self, pair, rng, share):
        """A copy in which some holders' pieces are masked, so that names do not decide."""
        ids = list(pair.ids)
        for at in pair.holders:
            if rng.random() < share:
                while at < len(ids) and pair.marks[at] != NO_WORD and pair.marks[at] & OF_HOLDER:
                    ids[at] = self.mask
                    at += 1
        return replace(pair, ids=ids)

    def hide_pieces(self, pair, rng, share):
        ids = [self.mask if i not in (self.cls, self.sep) and rng.random() < share else i for i in pair.ids]
        return replace(pair, ids=ids)


def stance_of(holder, answers):
    """The stance that the rows give a holder: by the words, or by the name that the words stand for."""
    for row in answers:
        if overlaps(holder["words"], row["mention"]):
            return STANCES.index(row["stance"])
    for row in answers:
        names = [name.lower() for name in [holder.get("name") or "", *holder.get("aliases", [])]]
        if row["holder"].lower() in names:
            return STANCES.index(row["stance"])
    return NONE


def tensors(pairs):
    """A batch as padded tensors: ids, marks, attended, condition [B, T]; rows, columns, stances of holders."""
    length = max(len(pair.ids) for pair in pairs)
    pad = lambda lists, filler: torch.tensor([row + [filler] * (length - len(row)) for row in lists])
    where = [(row, at, stance) for row, pair in enumerate(pairs) for at, stance in zip(pair.holders, pair.stances)]
    holders = torch.tensor(where, dtype=torch.long).reshape(-1, 3)
    return (
        pad([pair.ids for pair in pairs], 0),
        pad([pair.marks for pair in pairs], NO_WORD),
        pad([[1] * len(pair.ids) for pair in pairs], 0).bool(),
        pad([pair.condition for pair in pairs], UNKNOWN),
        holders,
    )
