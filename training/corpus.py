"""Gathers what the judge learns from: articles, composed and written passages, with their issues and gold.

Writes into a folder `in.*.jsonl`, which `crates/onrecord/examples/passages.rs` turns into passages,
`issues.*.tsv` and `gold.*.jsonl`. What annotators marked in PolNeAR is kept as offsets
(`positions/train.jsonl`); the articles come from the corpus.
"""

import argparse
import json
import re
import tomllib
from pathlib import Path

SIGNS = {"+": "for", "-": "against", "?": "undecided", "0": "none"}


def jsonl(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def marked(path, name, out):
    """A file of marked passages: `@ id | title | for`, then lines with `[words|+]` and `{condition}`."""
    issues, texts, gold, issue = [], [], [], None
    for line in filter(None, path.read_text().split("\n")):
        if line.startswith("@"):
            columns = [column.strip() for column in line[1:].split("|")]
            issues.append("\t".join(columns))
            issue = columns[0]
            continue
        text, marks, conditions, last, opened = "", [], [], 0, 0
        for mark in re.finditer(r"\[([^\[\]|]+)\|([+\-?0])\]|[{}]", line):
            text += line[last : mark.start()]
            last = mark.end()
            if mark.group() == "{":
                opened = len(text)
            elif mark.group() == "}":
                conditions.append([opened, len(text)])
            else:
                marks.append(dict(mention=[len(text), len(text) + len(mark.group(1))], stance=SIGNS[mark.group(2)]))
                text += mark.group(1)
        text += line[last:]
        article = f"{name}-{len(texts)}"
        texts.append(dict(id=article, text=text, holders=[mark["mention"] for mark in marks]))
        gold.append(dict(article=article, issue=issue, marks=marks, conditions=conditions))
    jsonl(out / f"in.{name}.jsonl", texts)
    jsonl(out / f"gold.{name}.jsonl", gold)
    (out / f"issues.{name}.tsv").write_text("\n".join(issues) + "\n")


def disputes(path, name, out):
    """A file of disputes: `# id`, its sister issues as `@ id | title | for`, then passages in which words are
    marked for all of them: `[words|plan+ cost-]`, `[words|0]`, `{condition|plan}`. What stands before ` >> ` is
    context."""
    issues, texts, gold, dispute, sisters = [], [], [], None, []
    for line in filter(None, path.read_text().split("\n")):
        if line.startswith("#"):
            dispute, sisters = line[1:].strip(), []
            continue
        if line.startswith("@"):
            issue, title, meaning = (column.strip() for column in line[1:].split("|"))
            sisters.append(issue)
            issues.append(f"{dispute}/{issue}\t{title}\t{meaning}")
            continue
        context, marked = line.split(" >> ") if " >> " in line else ("", line)
        text = context + " " if context else ""
        focus, marks, conditions, opened, last = len(text), [], [], 0, 0
        for mark in re.finditer(r"\[([^\[\]|]+)\|([^\[\]|]+)\]|\{|\|([a-z0-9-]+)\}", marked):
            text += marked[last : mark.start()]
            last = mark.end()
            if mark.group() == "{":
                opened = len(text)
            elif mark.group(3):
                conditions.append(dict(issue=f"{dispute}/{mark.group(3)}", span=[opened, len(text)]))
            else:
                stances = {f"{dispute}/{sign[:-1]}": SIGNS[sign[-1]] for sign in mark.group(2).split() if sign != "0"}
                marks.append(dict(mention=[len(text), len(text) + len(mark.group(1))], stances=stances))
                text += mark.group(1)
        text += marked[last:]
        article = f"{name}-{len(texts)}"
        texts.append(dict(id=article, text=text, focus=[focus, len(text)], holders=[mark["mention"] for mark in marks]))
        gold.append(dict(article=article, issues=[f"{dispute}/{sister}" for sister in sisters], marks=marks, conditions=conditions))
    jsonl(out / f"in.{name}.jsonl", texts)
    jsonl(out / f"gold.{name}.jsonl", gold)
    (out / f"issues.{name}.tsv").write_text("\n".join(issues) + "\n")


def annotated(rows_path, book_path, texts, name, out):
    """Articles of which every sentence that tells a position on the codebook is known."""
    rows = [json.loads(line) for line in rows_path.read_text().splitlines()]
    articles = list(dict.fromkeys(row["article"] for row in rows))
    jsonl(out / f"in.{name}.jsonl", [texts[article] for article in articles])
    told = [row for row in rows if "holder" in row]
    jsonl(out / f"gold.{name}.jsonl", [gold_row(row["article"], row["issue"], row) for row in told])
    book = tomllib.loads(book_path.read_text())
    (out / f"issues.{name}.tsv").write_text("".join(f"{issue['id']}\t{issue['title']}\t{issue['for']}\n" for issue in book["issue"]))


def codebooks(path, texts, name, out):
    """Articles with a codebook of their own, of which every sentence that tells a position on it is known."""
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    jsonl(out / f"in.{name}.jsonl", [texts[row["article"]] for row in rows])
    told = [(row, position) for row in rows for position in row["positions"]]
    jsonl(out / f"gold.{name}.jsonl", [gold_row(row["article"], named(row["article"], position["issue"]), position) for row, position in told])
    (out / f"issues.{name}.tsv").write_text("".join(f"{named(row['article'], issue['id'])}\t{issue['title']}\t{issue['for']}\n" for row in rows for issue in row["issues"]))


def reports(path, name, out):
    """Invented reports on disputes: `# dispute`, its issues as `@ id | title | for`, then for each report `== genre`, its
    text, `--`, and rows: `first words of a sentence | words for the holder in it | name | issue+ other- | condition=>issue`.
    Words with `^` before them stand elsewhere: a quotation's sentence does not name who speaks."""
    issues, texts, gold, mode = [], [], [], None
    for line in path.read_text().split("\n"):
        if line.startswith("# "):
            dispute, mode = line[2:].strip(), "issues"
        elif line.startswith("== "):
            texts.append(dict(id=f"{dispute}/{len(texts)}", location="report.txt", text=""))
            mode = "text"
        elif line.strip() == "--":
            mode = "rows"
        elif mode == "text":
            texts[-1]["text"] += line + "\n"
        elif mode == "issues" and line.startswith("@"):
            issue, title, meaning = (column.strip() for column in line[1:].split("|"))
            issues.append((dispute, issue, title, meaning))
        elif mode == "rows" and line.strip():
            gold += report_rows(texts[-1], dispute, [column.strip() for column in line.split("|")])
    jsonl(out / f"in.{name}.jsonl", texts)
    jsonl(out / f"gold.{name}.jsonl", gold)
    # Each report has the issues of its dispute under its own name.
    own = [(text["id"], row) for text in texts for row in issues if row[0] == text["id"].rsplit("/", 1)[0]]
    (out / f"issues.{name}.tsv").write_text("".join(f"{named(text, row[1])}\t{row[2]}\t{row[3]}\n" for text, row in own))


def named(article, issue):
    """An issue of an article's own codebook. What stands before the slash is what is watched or not."""
    return f"{article.replace('/', '.')}/{issue}"


def report_rows(report, dispute, columns):
    anchor, words, holder, stances = columns[:4]
    text = report["text"]
    start = text.index(anchor)
    at = text.index(words[1:]) if words.startswith("^") else text.index(words, start)
    mention = [at, at + len(words.removeprefix("^"))]
    conditions = dict(reversed(part.rsplit("=>", 1)) for part in columns[4].split(" ;; ")) if len(columns) > 4 and columns[4] else {}
    conditions = {issue.strip(): words.strip() for issue, words in conditions.items()}
    for sign in stances.split():
        row = dict(words=mention, stance=SIGNS[sign[-1]], holder=holder, evidence=[start, start + len(anchor)])
        if words := conditions.get(sign[:-1]):
            at = text.index(words, max(0, start - 10))
            row["condition"] = [at, at + len(words)]
        yield gold_row(report["id"], named(report["id"], sign[:-1]), row)


def gold_row(article, issue, row):
    return dict(article=article, issue=issue, stance=row["stance"], holder=row["holder"], mention=row["words"], sentence=row["evidence"], condition=row.get("condition"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="folder with PolNeAR: train.jsonl and dev.jsonl")
    parser.add_argument("--composed", type=Path, required=True, help="what compose.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    here = Path(__file__).parent
    marked(args.composed, "composed", args.out)
    marked(here / "positions/written.txt", "written", args.out)
    disputes(here / "positions/disputes.txt", "disputes", args.out)
    for part, rows, book in (
        ("train", here / "positions/train.jsonl", here / "positions/train.toml"),
        ("dev", here / "../tests/positions/polnear-dev.jsonl", here / "../tests/positions/polnear-dev.toml"),
    ):
        with open(args.corpus / f"{part}.jsonl") as lines:
            texts = {row["id"]: dict(id=row["id"], text=row["text"]) for row in map(json.loads, lines)}
        annotated(rows, book, texts, part, args.out)
        if part == "train":
            codebooks(here / "positions/codebooks.jsonl", texts, "codebooks", args.out)
    reports(here / "positions/reports.txt", "reports", args.out)
    (args.out / "issues.opposites.tsv").write_text((here / "positions/opposites.tsv").read_text())
    for name in ("guarantees", "railway"):
        files = sorted((here / f"../examples/{name}").glob("*.txt"))
        texts = {f"{name}/{file.stem}": dict(id=f"{name}/{file.stem}", location=file.name, text=file.read_text()) for file in files}
        annotated(here / f"../tests/positions/{name}.jsonl", here / f"../codebooks/{name}.toml", texts, name, args.out)


if __name__ == "__main__":
    main()
