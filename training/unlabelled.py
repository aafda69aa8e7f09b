"""Prints articles without gold for the tagger to learn from its teachers: the judge's passages, eight to an article."""

import argparse
import json
import random
import tempfile
from pathlib import Path

from corpus import disputes, marked

TOGETHER = 8


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    positions = Path(__file__).parent / "positions"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        marked(positions / "written.txt", "written", folder)
        disputes(positions / "disputes.txt", "disputes", folder)
        texts = [json.loads(line)["text"] for name in ("written", "disputes") for line in open(folder / f"in.{name}.jsonl")]
    random.Random(5).shuffle(texts)
    for number in range(0, len(texts), TOGETHER):
        print(json.dumps(dict(id=f"u{number}", text="\n\n".join(texts[number : number + TOGETHER])), ensure_ascii=False))


if __name__ == "__main__":
    main()
