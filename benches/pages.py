"""How long the pages of a record take to answer: each is asked for a few times, and the median is told, with
the mean of the CPU time, which other work on the machine stretches less.

    cargo run --release --package onrecord --example copies large.sqlite 200 CODEBOOK < ARTICLES.jsonl
    python3 benches/pages.py large.sqlite
"""

import argparse
import json
import os
import re
import subprocess
import time
import urllib.request
from pathlib import Path
from statistics import median

PATHS = [
    "/", "/positions.json", "/positions.json?on=2025-01-01", "/positions.json?roll_up=state", "/changes", "/actors", "/articles",
    "/network", "/network.json?kind=agree", "/search?q=said", "/search?q=president", "/codebook", "/add", "/review",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--program", type=Path, default=Path("target/release/onrecord"))
    parser.add_argument("--rounds", type=int, default=5, help="two or more")
    args = parser.parse_args()
    command = [args.program, "serve", "--port", "0", "--record", args.record, "--coder", "bench"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        address = next(found.group() for line in server.stdout if (found := re.search(r"http://[^\s]+", line)))
        address = address.rstrip("/")

        def ask(path):
            start = time.monotonic()
            with urllib.request.urlopen(address + path) as answer:
                body = answer.read()
            return 1000 * (time.monotonic() - start), body

        _, body = ask("/articles.json")
        found = json.loads(body)
        listed = found if isinstance(found, list) else next(v for v in found.values() if isinstance(v, list))
        paths = PATHS + [f"/articles/{listed[0]['id']}", "/actors/1"]
        ticks = os.sysconf("SC_CLK_TCK")

        def cpu():
            fields = Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return 1000 * (int(fields[11]) + int(fields[12])) / ticks

        print(f"{'page':34} {'first':>8} {'median':>8} {'CPU':>8}  kB")
        for path in paths:
            times, size = [], 0
            for turn in range(args.rounds):
                if turn == 1:
                    spent = cpu()
                taken, body = ask(path)
                times.append(taken)
                size = len(body)
            spent = (cpu() - spent) / (args.rounds - 1)
            print(f"{path:34} {times[0]:6.0f}ms {median(times[1:]):6.0f}ms {spent:6.0f}ms {size / 1000:4.0f}")
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
