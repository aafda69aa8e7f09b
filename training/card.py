"""Writes the score card of the model: what it was made of, what it was measured at, what it cannot do."""

import argparse
import json
import resource
import subprocess
import tempfile
from pathlib import Path

MEASURES = ["speaker", "cue", "content", "content_overlap", "relation", "relation_exact", "piece_relation"]

TEMPLATE = """# {name}@{version}

The token tagger that `onrecord` carries: it marks who speaks (speaker), the words that attribute (cue) and the words
that are attributed (content). `--model {kind}` reads with it. Made by `training/run`; this card is written by
`training/card.py`, and `crates/cli/tests/corpus.rs` computes the headline figures again.

## What it is

A BERT encoder of {layers} layers, 384 wide, that starts from all-MiniLM-L6-v2 (Apache-2.0), with letter case and
quotation marks as an added embedding of each piece, and a linear-chain conditional random field over tokens. Windows
of at most {window} pieces (192 in training). Matrix products and the table of pieces are in 8 bits: {size:.1f} MB.

## What it learned from

PolNeAR v1.0.0 (Newell et al. 2018), its training part: 840 articles of US political news of 2015 to 2017 from seven
outlets, 19,868 attributions, one annotator each. A research corpus whose texts belong to their publishers; no text of
it is here. Besides, 15,400 passages without gold that were written for the judge of positions (invented people).

{taught}
Epochs (loss; F1 of spans within windows on dev):

{log}

## What it was measured at

Definitions: `docs/eval.md`, or `onrecord eval --help`. *dev* is PolNeAR's development part, 84 articles;
*examples* are the 68 reports of `examples`, another subject and other years, which were not trained on. The model that
was measured is the one here, in 8 bits.

{figures}

The examples are unseen by the network but are no blind test: the rules that link cues with content were mended on
their mistakes. Nor is dev: it was scored about twenty times while choosing, and the rules for signatures, transcripts
and speakers beside a cue were mended on mistakes in it.

`examples/README.md` says how far two readers of the examples agree with each other.

{seeds}By class of cue, on dev (`docs/eval.md` defines the classes):

{cues}

By outlet, F1 on dev:

{outlets}

Relation F1 on copies of dev that are set otherwise (`onrecord eval --as`): {copies}.

## What its confidence means

The product of the probabilities of a statement's parts, mapped by a logistic function (slope {slope}, offset {offset})
that was fitted on dev and the examples, and lowered by 7 % where the speaker was found by title or pronoun, by 5 % where
continued. Expected calibration error, ten bins, on dev: **{error:.1f} points**, on the examples {examples_error:.1f};
of each half of dev, by the map of the examples and the other half: {apart}. What counts as right there is content and
speaker words, not yet who the speaker is.

{reliability}

## How fast

{speed}

## What it cannot do

- A token has one role. A statement inside a statement is found as one of the two.
- It knows US political news best. The examples say how far that carries; no other language is expected to work.
- Recall is below precision: long lists of speakers ("the UK, France and several Nordic nations support …") and rare
  cues are what it misses most.
- On x86 processors without VNNI, sums of 8-bit products go over the edge of 16 bits now and then and are cut there: the
  readings differ a little. Measured there, the rows *without VNNI* belong below the others.
"""

STYLES = """a fifth of the windows set in another style (capitals only, none,
straight or single marks, marks that pair with nothing), a running mean of the weights"""

TAUGHT = """It learned from five teachers as well: twelve layers of all-mpnet-base-v2 (Apache-2.0), each trained on four fifths of the
articles. Of an article, only the teacher that had not seen its gold was asked; their tag sequences' probabilities count
{trust} of the loss and the gold the rest (Hinton et al. 2015; for a chain, the cross entropy of its expected counts).
Seed {seed}, {epochs} epochs, AdamW, peak rate 4e-4, word embeddings frozen, 10 % of the pieces hidden, {styles} (0.999)."""

TAUGHT_NARROWED = """It began as three layers that had learned as `attribution-en` did, for ten epochs, from five teachers of twelve. Of their 36 attention heads
{heads} were kept, by layer, and of 1,536 inner neurons a layer {inner}: those that mattered most (Michel et al. 2019;
Molchanov et al. 2019). It learned on from what three taggers of six layers believe of the same texts, and of four copies of
each in which 15 % of the words are others of like meaning (Jiao et al. 2020): their tag sequences' probabilities count
{trust} of the loss and the gold the rest. Seed {seed}, {epochs} epochs on two cores, AdamW, peak rate 8e-4, word
embeddings frozen, 5 % of the pieces hidden, {styles} (0.998)."""


def scores(program, model, gold, *more):
    command = [program, "eval", "--model", model, "--format", "json", *more, gold]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def number(value):
    return "–" if value is None else f"{value:.1f}"


def taught(manifest, trust):
    """What a model learned from besides the gold."""
    sizes = manifest.get("narrowed")
    told = {key: manifest[key] for key in ("seed", "epochs")} | dict(trust=trust, styles=STYLES)
    if not sizes:
        return TAUGHT.format(**told)
    return TAUGHT_NARROWED.format(**told, heads=", ".join(str(heads) for heads, _ in sizes), inner=sizes[0][1])


def figures(dev, examples):
    rows = ["| measure | dev P | dev R | dev F1 | examples P | examples R | examples F1 |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for name in MEASURES:
        cells = [number(part["measures"][name][key]) for part in (dev, examples) for key in ("precision", "recall", "f1")]
        rows.append(f"| {name.replace('_', ' ')} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def cues(dev):
    rows = ["| class | statements | cue P | cue R | relation P | relation R |", "| --- | --- | --- | --- | --- | --- |"]
    for name, part in dev["by_cue"].items():
        cells = [number(part[measure][key]) for measure in ("cue", "relation") for key in ("precision", "recall")]
        rows.append(f"| {name.replace('_', ' ')} | {part['cue']['gold']} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def seeds(program, corpus, models):
    """F1 on dev of models that were trained alike with other seeds, and the mean; nothing if there are none."""
    if not models:
        return ""
    shown = ["speaker", "cue", "content", "relation", "relation_exact"]
    rows = ["| | " + " | ".join(shown).replace("_", " ") + " |", "| --- " * (len(shown) + 1) + "|"]
    found = []
    for folder in models:
        manifest = json.loads((folder / "model.json").read_text())
        measures = scores(program, folder, corpus / "dev.jsonl")["measures"]
        found.append([measures[name]["f1"] for name in shown])
        rows.append(f"| seed {manifest['seed']}, {manifest['epochs']} epochs | " + " | ".join(map(number, found[-1])) + " |")
    rows.append("| mean | " + " | ".join(number(sum(column) / len(column)) for column in zip(*found)) + " |")
    return "Other seeds of the same recipe, with five other teachers, F1 on dev:\n\n" + "\n".join(rows) + "\n\n"


def outlets(dev):
    rows = ["| outlet | articles | speaker | cue | content | relation |", "| --- | --- | --- | --- | --- | --- |"]
    for name, part in dev["by_publisher"].items():
        cells = [number(part["measures"][measure]["f1"]) for measure in ("speaker", "cue", "content", "relation")]
        rows.append(f"| {name} | {part['articles']} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


COPIES = ["capitals", "small", "straight", "british", "unclosed", "unfinished", "unstopped", "renamed"]


def copies(program, model, dev):
    found = [f"{copy} {number(scores(program, model, dev, '--as', copy)['measures']['relation']['f1'])}" for copy in COPIES]
    return ", ".join(found)


def reliability(calibration):
    """The reliability plot in letters: each bin's confidence and its share of right statements."""
    rows = ["```", "confidence  statements  mean  right  (# right, | confidence)"]
    for cell in calibration["bins"]:
        if cell["statements"]:
            bar = ["#" if at * 2 < cell["correct"] else " " for at in range(51)]
            bar[round(cell["confidence"] / 2)] = "|"
            rows.append(f"{cell['from']:3.0f}-{cell['to']:3.0f} %  {cell['statements']:10}  {cell['confidence']:4.0f}  {cell['correct']:5.0f}  {''.join(bar).rstrip()}")
    return "\n".join(rows + ["```"])


def speed(program, model, corpus):
    """Words read a CPU second: the whole program over dev as plain text files, best of three runs."""
    texts = [json.loads(line)["text"] for line in corpus.read_text().splitlines()]
    words = sum(len(text.split()) for text in texts)
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:03}.txt").write_text(text)
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([program, "read", "--model", model, "--format", "jsonl", folder], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    memory = after.ru_maxrss / 1024
    processor = next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    return (
        f"{words:,} words of dev, text files in and JSON out, the whole program: {words / min(seconds):,.0f} words a CPU second, "
        f"at most {memory:.0f} MB ({processor}, AVX-512 VNNI; white-space words; best of three runs)."
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--log", type=Path, required=True, help="log.jsonl of the training run")
    parser.add_argument("--trust", default="three quarters", help="how much the teachers counted, in words")
    parser.add_argument("--apart", required=True, help="the error of halves of dev, as calibrate.py prints it")
    parser.add_argument("--seeds", type=Path, nargs="*", default=[], help="folders of models of other seeds")
    args = parser.parse_args()
    manifest = json.loads((args.model / "model.json").read_text())
    dev = scores(args.program, args.model, args.corpus / "dev.jsonl")
    examples = scores(args.program, args.model, Path("examples"))
    log = [json.loads(line) for line in args.log.read_text().splitlines()]
    card = TEMPLATE.format(
        **{key: manifest[key] for key in ("name", "version", "layers", "window", "seed", "epochs")},
        size=(args.model / "model.onnx").stat().st_size / 1e6,
        log="\n".join(f"- {row['epoch']}: {row['loss']:.4f}; " + ", ".join(f"{role} {f1}" for role, f1 in row.get("watched", row.get("dev")).items()) for row in log),
        kind="fast" if manifest["name"].endswith("fast") else "accurate",
        taught=taught(manifest, args.trust),
        figures=figures(dev, examples),
        seeds=seeds(args.program, args.corpus, args.seeds),
        cues=cues(dev),
        outlets=outlets(dev),
        copies=copies(args.program, args.model, args.corpus / "dev.jsonl"),
        slope=manifest["calibration"]["slope"],
        offset=manifest["calibration"]["offset"],
        error=dev["calibration"]["error"],
        examples_error=examples["calibration"]["error"],
        apart=args.apart,
        reliability=reliability(dev["calibration"]),
        speed=speed(args.program, args.model, args.corpus / "dev.jsonl"),
    )
    (args.model / "card.md").write_text(card)


if __name__ == "__main__":
    main()
