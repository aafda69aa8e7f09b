"""What the judge reads: a passage with several issues, and the stance of each holder on each of them.

A passage comes from `crates/onrecord/examples/passages.rs`, so that training and reading cut text and
find holders alike. What is known of it comes from annotation: of articles, sentence by sentence, in which
a holder without a row has no position; of written examples and disputes, holder by holder.
"""

import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import torch

from model import STANCES

NONE = STANCES.index("none")
NO_WORD, OF_HOLDER = 8, 4
UNKNOWN = -100
# The most issues of one input, and where the passage's places begin (crates/encoder/src/judge/input.rs).
MOST_ISSUES, PASSAGE_AT = 9, 50
# The part of what fills a batch up.
PADDING = -1000


@dataclass
class Input:
    """`[CLS] issue [SEP] issue [SEP] … passage [SEP]`, then a copy of each holder's first piece for each
    issue, where the answer is read off."""

    ids: list
    marks: list
    # A piece's number within its issue or passage; a copy has the place of its holder.
    places: list
    # 0 is the passage, n the n-th issue, -n a copy that asks about it.
    parts: list
    # Where each answer is read off, and its stance's number.
    answers: list
    stances: list
    # For each piece: 1 in a condition, 0 not, UNKNOWN where nobody said.
    condition: list


@dataclass
class Question:
    """A passage and what is known of it, out of which inputs are drawn: with these issues or those."""

    kind: str
    passage: dict
    # By issue, the stance of each holder; on any other issue nobody has one.
    told: dict
    # Spans, or None where nobody looked.
    conditions: list
    # Other issues that lie near.
    near: list = field(default_factory=list)
    # The issues that its annotator looked for, or None for all of its kind's.
    asked: list = None

    @property
    def names(self):
        """What the issues belong to, for telling the watched apart."""
        return {issue.split("/")[0] for issue in self.told} or {issue.split("/")[0] for issue in self.near[:1]}


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
        near[issue] = [other for other, _ in shared.most_common(count)]
    return near


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def annotated(passages_path, gold_path, issues_path, rng, beside=1.5, elsewhere=1.5):
    """Of annotated articles: each passage with a position; for each of these so many from beside it and so
    many from anywhere in the article without one."""
    by_article, told = defaultdict(list), defaultdict(list)
    for passage in rows(passages_path):
        by_article[passage["article"]].append(passage)
    for row in rows(gold_path):
        told[row["article"]].append(row)
    found = []
    all_issues = issues(issues_path)
    for article, known in told.items():
        here = list(dict.fromkeys(row["issue"] for row in known))
        own = {annotator(issue) for issue in here}
        asked = [issue for issue in all_issues if annotator(issue) is None or annotator(issue) in own]
        passages = by_article[article]
        positive = {}
        for number, passage in enumerate(passages):
            if passage["tokens"]:
                sentence = [passage["tokens"][0][0], passage["tokens"][-1][1]]
                answers = [row for row in known if overlaps(row["sentence"], sentence)]
                if answers:
                    positive[number] = answers
        for number, answers in positive.items():
            passage, stances = passages[number], {}
            for issue in dict.fromkeys(row["issue"] for row in answers):
                of_issue = [row for row in answers if row["issue"] == issue]
                stances[issue] = [stance_of(holder, of_issue) for holder in passage["holders"]]
            conditions = [row["condition"] for row in answers if row["condition"]]
            found.append(Question("articles", passage, stances, conditions, here, asked))
        empty = [number for number in range(len(passages)) if number not in positive]
        close = [n for n in empty if any(abs(n - p) <= 3 for p in positive)]
        for pool, share in ((close, beside), (empty, elsewhere)):
            count = min(len(pool), round(share * len(positive)))
            found += [Question("articles", passages[n], {}, None, here, asked) for n in rng.sample(pool, count)]
    return found


def annotator(issue):
    """Whose own issue it is: it was asked for in the articles of one annotator alone. Most are everybody's."""
    own = re.match(r"m\d-", issue)
    return own and own.group()


def written(kind, passages_path, gold_path, issues_path):
    """Of written examples, each with its issue; near are those that are worded alike."""
    near = alike(issues(issues_path)) if kind == "written" else {}
    passages = {passage["article"]: passage for passage in rows(passages_path)}
    found = []
    for row in rows(gold_path):
        stances = [STANCES.index(mark["stance"]) for mark in row["marks"]]
        found.append(Question(kind, passages[row["article"]], {row["issue"]: stances}, row["conditions"], near.get(row["issue"], [])))
    return found


def disputes(passages_path, gold_path, issues_path):
    """Of disputes: each passage with its sister issues, on some of which it tells a stance."""
    passages = {passage["article"]: passage for passage in rows(passages_path)}
    found = []
    for row in rows(gold_path):
        stances = {issue: [STANCES.index(mark["stances"].get(issue, "none")) for mark in row["marks"]] for issue in row["issues"]}
        conditions = [condition["span"] for condition in row["conditions"]]
        found.append(Question("disputes", passages[row["article"]], stances, conditions))
    return found


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


def choose(question, rng, pool):
    """The issues that a question is shown with this time; `pool` are all of its kind's and more."""
    pool = question.asked or pool
    told = list(question.told)
    if question.kind == "disputes":
        chosen = told if rng.random() < 0.7 else rng.sample(told, rng.randint(1, len(told)))
        extra = rng.choice([0, 0, 0, 1, 2, 4])
    else:
        chosen = rng.sample(told, min(len(told), MOST_ISSUES))
        extra = rng.randint(0 if chosen else 1, MOST_ISSUES - 1)
        near = [issue for issue in question.near if issue not in chosen]
        # Of an article's own issues all are hard; of those worded alike some.
        count = min(len(near), extra if question.kind == "articles" else sum(rng.random() < 0.6 for _ in range(extra)))
        chosen = chosen + rng.sample(near, count)
        extra -= count
    extra = max(0, min(extra, MOST_ISSUES - len(chosen)))
    chosen = (chosen + [issue for issue in rng.sample(pool, extra) if issue not in chosen])[:MOST_ISSUES]
    rng.shuffle(chosen)
    return chosen


class Maker:
    """Makes inputs; `books` has the pieces of every issue."""

    def __init__(self, vocabulary, books):
        ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.mask = (ids[piece] for piece in ("[CLS]", "[SEP]", "[MASK]"))
        self.books = books

    def input(self, question, chosen, rng=None, names=0.0, masked=0.0, marked=True):
        """With these issues. A share of the holders' names is hidden, so that names do not decide, and a
        share of all pieces."""
        passage = question.passage
        hide = lambda ids: [self.mask if masked and rng.random() < masked else piece for piece in ids]
        ids, marks, places, parts = [self.cls], [NO_WORD], [0], [0]
        for number, issue in enumerate(chosen, 1):
            pieces = hide(self.books[issue]) + [self.sep]
            ids += pieces
            marks += [NO_WORD] * len(pieces)
            places += range(1, len(pieces) + 1)
            parts += [number] * len(pieces)
        before = len(ids)
        words, of_words = hide(passage["ids"]), passage["marks"]
        for holder in passage["holders"]:
            at = holder["first"]
            if at is not None and names and rng.random() < names:
                while at < len(words) and of_words[at] & OF_HOLDER:
                    words[at] = self.mask
                    at += 1
        if not marked:
            # All holders are asked about in the same words.
            of_words = [mark & 3 for mark in of_words]
        ids += words + [self.sep]
        marks += of_words + [NO_WORD]
        places += range(PASSAGE_AT, PASSAGE_AT + len(words) + 1)
        parts += [0] * (len(words) + 1)
        condition = [UNKNOWN] * len(ids)
        if question.conditions is not None:
            for token, at in zip(passage["tokens"], passage["focus"]):
                condition[at + before] = int(any(overlaps(token, span) for span in question.conditions))
        answers, stances = [], []
        for number, issue in enumerate(chosen, 1):
            told = question.told.get(issue, [NONE] * len(passage["holders"]))
            for holder, stance in zip(passage["holders"], told):
                if holder["first"] is not None:
                    answers.append(len(ids))
                    stances.append(stance)
                    first = holder["first"]
                    ids.append(words[first] if marked else self.mask)
                    marks.append(of_words[first] if marked else NO_WORD)
                    places.append(PASSAGE_AT + first if marked else 0)
                    parts.append(-number)
        condition += [UNKNOWN] * (len(ids) - len(condition))
        return Input(ids, marks, places, parts, answers, stances, condition)


def seen(places, parts):
    """Which pieces each piece attends to, [.., from, to], of places and parts [.., T].

    The passage attends to all issues, an issue to itself and the passage, a copy to its issue and the
    passage. Nobody attends to a copy but those of the same holder: they vie for what the holder says.
    """
    to, of = parts[..., None, :], parts[..., :, None]
    words = (to >= 0) & ((to == of.abs()) | (to == 0) | (of == 0))
    return words | (to < 0) & (of < 0) & (places[..., None, :] == places[..., :, None])


def tensors(inputs, device="cpu"):
    """A batch as padded tensors: ids, marks, places [B, T], seen [B, T, T], condition [B, T]; rows, columns
    and stances of answers."""
    length = max(len(one.ids) for one in inputs)
    pad = lambda lists, filler: torch.tensor([row + [filler] * (length - len(row)) for row in lists]).to(device)
    where = [(row, at, stance) for row, one in enumerate(inputs) for at, stance in zip(one.answers, one.stances)]
    places, parts = pad([one.places for one in inputs], 0), pad([one.parts for one in inputs], PADDING)
    return (
        pad([one.ids for one in inputs], 0),
        pad([one.marks for one in inputs], NO_WORD),
        places,
        seen(places, parts),
        pad([one.condition for one in inputs], UNKNOWN),
        torch.tensor(where, dtype=torch.long).reshape(-1, 3).to(device),
    )
