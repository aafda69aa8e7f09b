"""What the judge reads: passages that stand together with several issues, and the stance of each holder on each of
them.

A run of passages comes from `crates/onrecord/examples/passages.rs`, so that training and reading cut text and
find holders alike. What is known of it comes from annotation: of articles, sentence by sentence, in which
a holder without a row has no position; of written examples and disputes, holder by holder.
"""

import json
import math
import re
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import torch

from model import STANCES

NONE = STANCES.index("none")
NO_WORD, OF_HOLDER = 8, 4
UNKNOWN = -100
# The most issues of one input, and where the passage's places begin (crates/encoder/src/judge/input.rs).
MOST_ISSUES, PASSAGE_AT = 9, 50
# The kinds of which every issue is told of each passage.
BY_BOOK = ("disputes", "codebooks", "reports")
# The part of what fills a batch up.
PADDING = -1000
# The share of opposites that stand beside their issue and not in its place.
BESIDE = 0.25
# The stance on an issue of who has that stance on its opposite.
OPPOSITE = [STANCES.index(stance) for stance in ("none", "against", "for", "undecided")]


@dataclass
class Input:
    """`[CLS] issue [SEP] issue [SEP] … passages [SEP]`, then a copy of each holder's first piece for each
    passage and issue, where the answer is read off."""

    ids: list
    marks: list
    # A piece's number within its issue or the passages; a copy has the place of its holder.
    places: list
    # 0 is the passages, n the n-th issue, -n a copy that asks about it.
    parts: list
    # The number of the sentence that a piece is in, from 1 on, or that a copy asks about; 0 is context.
    sentences: list
    # Where each answer is read off, and its stance's number.
    answers: list
    stances: list
    # For each piece: 1 in a condition, 0 not, UNKNOWN where nobody said.
    condition: list
    # For each answer, what a judge believes: the probability of each stance; None where none was asked.
    believed: list = None


@dataclass
class Question:
    """A run of passages and what is known of it, out of which inputs are drawn: with these issues or those."""

    kind: str
    run: dict
    # By issue, for each passage the stance of each holder; on any other issue nobody has one.
    told: dict
    # Spans, or None where nobody looked.
    conditions: list
    # Other issues that lie near.
    near: list = field(default_factory=list)
    # The issues that its annotator looked for, or None for all of its kind's.
    asked: list = None
    # What a judge believes: some issues, and the probability of each stance for each answer about them (beliefs.py).
    believed: tuple = None

    @property
    def origin(self):
        """What is watched or learned from as a whole: an article, a dispute, or an issue that passages were written on."""
        if self.kind in ("articles", "codebooks", "reports"):
            return self.run["article"].split("/")[0]
        return next(iter(self.told)).split("/")[0]

    @property
    def key(self):
        """What it is known by from one time to another."""
        return f"{self.run['article']}/{start_of(self.run['judged'][0])}"


def rows(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def alone(path):
    """Passages that are each read by itself (`passages --alone`), with what is known of it."""
    return [run | run["judged"][0] for run in rows(path)]


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


def start_of(passage):
    """Where a passage's sentence starts, in code points."""
    return passage["tokens"][0][0] if passage["tokens"] else 0


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def annotated(passages_path, gold_path, issues_path, rng, share):
    """Of annotated articles: each run with a position, and for each of these so many without one."""
    told = gold_by_article(gold_path)
    found = []
    all_issues = issues(issues_path)
    for article, runs in by_article(passages_path, told):
        here = list(dict.fromkeys(row["issue"] for row in told[article]))
        own = {annotator(issue) for issue in here}
        asked = [issue for issue in all_issues if annotator(issue) is None or annotator(issue) in own]
        for run, answers in drawn(runs, told[article], rng, share):
            issues_told = dict.fromkeys(row["issue"] for rows in answers for row in rows)
            found.append(Question("articles", run, {issue: stances_of(run, answers, issue) for issue in issues_told}, conditions_of(answers), here, asked))
    return found


def codebooks(kind, passages_path, gold_path, issues_path, rng, share):
    """Of articles, or reports, with a codebook of their own: runs as above, each with all issues of the codebook."""
    told, books = gold_by_article(gold_path), defaultdict(list)
    for issue in issues(issues_path):
        books[issue.split("/")[0]].append(issue)
    found = []
    for article, runs in by_article(passages_path, told):
        for run, answers in drawn(runs, told[article], rng, share):
            book = books[article.replace("/", ".")]
            # Conditions were marked where they leapt to the eye, so that their lack tells nothing.
            found.append(Question(kind, run, {issue: stances_of(run, answers, issue) for issue in book}, conditions_of(answers) or None))
    return found


def gold_by_article(path):
    told = defaultdict(list)
    for row in rows(path):
        told[row["article"]].append(row)
    return told


def by_article(path, told):
    """The runs of each article of which something is told, in order."""
    found = defaultdict(list)
    for run in rows(path):
        found[run["article"]].append(run)
    return [(article, found[article]) for article in told]


def drawn(runs, known, rng, share):
    """Runs of one article with the rows of gold that each of their passages tells: all that tell any, and for each
    of these so many that tell none."""
    answers = [[telling(passage, known) for passage in run["judged"]] for run in runs]
    found = [number for number in range(len(runs)) if any(answers[number])]
    empty = [number for number in range(len(runs)) if not any(answers[number])]
    found += rng.sample(empty, min(len(empty), round(share * len(found))))
    return [(runs[number], answers[number]) for number in found]


def telling(passage, known):
    """The rows of gold that a passage tells."""
    if not passage["tokens"]:
        return []
    sentence = [passage["tokens"][0][0], passage["tokens"][-1][1]]
    return [row for row in known if overlaps(row["sentence"], sentence)]


def stances_of(run, answers, issue):
    """For each passage, of each holder, on one issue."""
    of_issue = lambda rows: [row for row in rows if row["issue"] == issue]
    return [[stance_of(holder, of_issue(rows)) for holder in passage["holders"]] for passage, rows in zip(run["judged"], answers)]


def conditions_of(answers):
    """Where conditions are, or None where nothing is told: nobody looked there."""
    told = [row for rows in answers for row in rows]
    return [row["condition"] for row in told if row["condition"]] if told else None


def annotator(issue):
    """Whose own issue it is: it was asked for in the articles of one annotator alone. Most are everybody's."""
    own = re.match(r"m\d-", issue)
    return own and own.group()


def written(kind, passages_path, gold_path, issues_path):
    """Of written examples, each with its issue; near are those that are worded alike."""
    near = alike(issues(issues_path)) if kind == "written" else {}
    runs = {run["article"]: run for run in rows(passages_path)}
    found = []
    for row in rows(gold_path):
        stances = [STANCES.index(mark["stance"]) for mark in row["marks"]]
        found.append(Question(kind, runs[row["article"]], {row["issue"]: [stances]}, row["conditions"], near.get(row["issue"], [])))
    return found


def disputes(passages_path, gold_path, issues_path):
    """Of disputes: each passage, a run by itself, with its sister issues, on some of which it tells a stance."""
    runs = {run["article"]: run for run in rows(passages_path)}
    found = []
    for row in rows(gold_path):
        stances = {issue: [[STANCES.index(mark["stances"].get(issue, "none")) for mark in row["marks"]]] for issue in row["issues"]}
        conditions = [condition["span"] for condition in row["conditions"]]
        found.append(Question("disputes", runs[row["article"]], stances, conditions))
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
    if question.kind in BY_BOOK:
        chosen = told if rng.random() < 0.5 else rng.sample(told, rng.randint(1, len(told)))
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


class Questions:
    """All questions of a folder, a share of whose articles, disputes and written issues is watched and not trained on.
    `alone`: of articles and reports each sentence is a run by itself, as it is of all others; `empty`: for each
    run of an article with a position, so many without one."""

    PARTS = ["train", "codebooks", "reports", "written", "disputes"]

    def __init__(self, data, rng, watched, composed=False, alone=False, empty=0.4):
        runs = lambda part: "alone" if alone and part in ("train", "codebooks", "reports") else "passages"
        paths = lambda part: [data / f"{kind}.{part}.jsonl" for kind in (runs(part), "gold", "issues")]
        questions = annotated(*paths("train"), rng, empty)
        for part in ("codebooks", "reports"):
            questions += codebooks(part, *paths(part), rng, empty)
        questions += written("written", *paths("written")) + disputes(*paths("disputes"))
        self.composed = written("composed", *paths("composed")) if composed else []
        pools = {part: issues(data / f"issues.{part}.jsonl") for part in self.PARTS + ["composed"] * composed}
        # The pieces of every issue, and of its opposite. All reports on a dispute have that dispute's issues.
        self.books = {issue: ids for pool in pools.values() for issue, ids in pool.items()}
        opposites = issues(data / "issues.opposites.jsonl")
        name = lambda part, issue: f"{part}:{re.sub(r'[.][0-9]+/', '/', issue) if part == 'reports' else issue}"
        self.opposites = {issue: opposites[name(part, issue)] for part in self.PARTS for issue in pools[part] if name(part, issue) in opposites}
        # By the name alone, so that the same are watched whatever else there is to learn from.
        apart = lambda name: zlib.crc32(name.split("/")[0].encode()) % 100 < 100 * watched
        self.watched, self.train = [], []
        for question in questions:
            (self.watched if apart(question.origin) else self.train).append(question)
            if question.kind == "written":
                question.near = [issue for issue in question.near if not apart(issue)]
        # What is invented is asked for beside an article's own codebook too, as nobody there has a stance on it.
        invented = [issue for part in ("written", "disputes") for issue in pools[part] if not apart(issue)]
        # By kind, what issues are drawn from that no passage tells of.
        self.pools = {"composed": list(pools.get("composed", [])), "articles": list(pools["train"])} | {kind: invented for kind in ("written", *BY_BOOK)}
        self.all_written = list(pools["written"])


class Maker:
    """Makes inputs; `books` has the pieces of every issue, `opposites` those of its opposite."""

    def __init__(self, vocabulary, books, opposites=None):
        ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.mask = (ids[piece] for piece in ("[CLS]", "[SEP]", "[MASK]"))
        self.books, self.opposites = books, opposites or {}

    def shown(self, chosen, rng, turned):
        """Issues, and whether their opposites stand in their place, which a share does. Some of those stand
        beside their issue, so that the same words mean one stance on the one and another on the other."""
        if not turned:
            return [(issue, False) for issue in chosen]
        found = []
        for issue in chosen:
            draw = rng.random() if issue in self.opposites else 1.0
            found += [(issue, True)] * (draw < turned) + [(issue, False)] * (draw >= turned or draw < turned * BESIDE)
        rng.shuffle(found)
        return found[:MOST_ISSUES]

    def input(self, question, chosen, rng=None, names=0.0, masked=0.0, turned=0.0, marked=True):
        """With these issues, a share of them turned round. A share of the holders' names is hidden, so that names do
        not decide, and a share of all pieces."""
        run = question.run
        hide = lambda ids: [self.mask if masked and rng.random() < masked else piece for piece in ids]
        ids, marks, places, parts = [self.cls], [NO_WORD], [0], [0]
        shown = self.shown(chosen, rng, turned)
        for number, (issue, opposite) in enumerate(shown, 1):
            pieces = hide((self.opposites if opposite else self.books)[issue]) + [self.sep]
            ids += pieces
            marks += [NO_WORD] * len(pieces)
            places += range(1, len(pieces) + 1)
            parts += [number] * len(pieces)
        before = len(ids)
        words, of_words = hide(run["ids"]), run["marks"]
        for at in sorted({holder["first"] for passage in run["judged"] for holder in passage["holders"]} - {None}):
            if names and rng.random() < names:
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
        sentences = [0] * before + run["sentences"] + [0]
        condition = [UNKNOWN] * len(ids)
        if question.conditions is not None:
            for passage in run["judged"]:
                for token, at in zip(passage["tokens"], passage["focus"]):
                    condition[at + before] = int(any(overlaps(token, span) for span in question.conditions))
        answers, stances = [], []
        for number, (issue, opposite) in enumerate(shown, 1):
            told = question.told.get(issue)
            for sentence, passage in enumerate(run["judged"], 1):
                for at, holder in enumerate(passage["holders"]):
                    if (first := holder["first"]) is not None:
                        answers.append(len(ids))
                        stance = told[sentence - 1][at] if told else NONE
                        stances.append(OPPOSITE[stance] if opposite else stance)
                        ids.append(words[first] if marked else self.mask)
                        marks.append(of_words[first] if marked else NO_WORD)
                        places.append(PASSAGE_AT + first if marked else 0)
                        parts.append(-number)
                        sentences.append(sentence)
        condition += [UNKNOWN] * (len(ids) - len(condition))
        believed = question.believed and chosen is question.believed[0] and question.believed[1]
        return Input(ids, marks, places, parts, sentences, answers, stances, condition, believed or [None] * len(answers))


def seen(places, parts, sentences):
    """Which pieces each piece attends to, [.., from, to], of places, parts and sentences [.., T].

    The passages attend to all issues, an issue to itself and the passages, a copy to its issue and the passages
    but for the sentences that others ask about. Nobody attends to a copy but those of the same holder and sentence:
    they vie for what is told.
    """
    pairs = lambda row: (row[..., None, :], row[..., :, None])
    (to, of), (sentence_to, sentence_of), (place_to, place_of) = pairs(parts), pairs(sentences), pairs(places)
    hidden = (of < 0) & (sentence_to > 0) & (sentence_to != sentence_of)
    words = (to >= 0) & ((to == of.abs()) | (to == 0) | (of == 0)) & ~hidden
    return words | (to < 0) & (of < 0) & (place_to == place_of) & (sentence_to == sentence_of)


def tensors(inputs, device="cpu"):
    """A batch as padded tensors: ids, marks, places [B, T], seen [B, T, T], condition [B, T]; rows, columns
    and stances of answers."""
    length = max(len(one.ids) for one in inputs)
    pad = lambda lists, filler: torch.tensor([row + [filler] * (length - len(row)) for row in lists]).to(device)
    where = [(row, at, stance) for row, one in enumerate(inputs) for at, stance in zip(one.answers, one.stances)]
    places, parts, sentences = (pad([getattr(one, name) for one in inputs], filler) for name, filler in (("places", 0), ("parts", PADDING), ("sentences", 0)))
    return (
        pad([one.ids for one in inputs], 0),
        pad([one.marks for one in inputs], NO_WORD),
        places,
        seen(places, parts, sentences),
        pad([one.condition for one in inputs], UNKNOWN),
        torch.tensor(where, dtype=torch.long).reshape(-1, 3).to(device),
    )
