"""Processor time and memory of `onrecord read` and of spaCy over the same texts, in turns."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from pathlib import Path
from statistics import median

Cost = namedtuple("Cost", "processor wall megabytes")


def texts(path):
    """The reports of a folder of .txt files, or of a file of JSON lines."""
    if path.is_dir():
        return [file.read_text() for file in sorted(path.rglob("*.txt"))]
    return [json.loads(line)["text"] for line in path.read_text().splitlines()]


def cost(command):
    """What one run of a command costs: seconds of processor time and on the clock, and its peak of memory."""
    # One thread each in numerical libraries: idle threads that wait for work would count as work.
    alone = dict.fromkeys(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"], "1")
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **alone})
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    # 1 is "nothing found", which is what an empty report gives.
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def measure(commands, full, empty, rounds):
    """For each program, its costs over the texts and over one word, round by round. Who goes first changes."""
    found = {name: [] for name in commands}
    for number in range(rounds):
        for name in list(commands)[:: -1 if number % 2 else 1]:
            found[name].append((cost(commands[name] + [empty]), cost(commands[name] + [full])))
    return found


def report(found, words):
    """The medians, with the range of what matters most."""
    rates = {}
    for name, costs in found.items():
        rates[name] = [words / (full.processor - empty.processor) for empty, full in costs]
    print(f"{'':10}{'words per processor second':>30}{'with start-up':>15}{'start-up s':>12}{'on the clock':>14}{'peak MB':>9}")
    for name, costs in found.items():
        rate = f"{median(rates[name]):,.0f} ({min(rates[name]):,.0f}-{max(rates[name]):,.0f})"
        whole = median(words / full.processor for _, full in costs)
        start = median(empty.processor for empty, _ in costs)
        wall = median(empty.wall for empty, _ in costs)
        peak = max(full.megabytes for _, full in costs)
        print(f"{name:10}{rate:>30}{whole:>15,.0f}{start:>12.2f}{wall:>14.2f}{peak:>9.0f}")
    *ours, peer = rates
    for name in ours:
        ratios = [a / b for a, b in zip(rates[name], rates[peer])]
        print(f"{name} to {peer}: {median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}), median of the rounds'")


def processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown processor")
    flags = next((line.split() for line in lines if line.startswith("flags")), [])
    return f"{name}, {'with' if 'avx512_vnni' in flags else 'without'} AVX-512 VNNI, {os.cpu_count()} cores"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--models", nargs="+", default=["accurate", "fast"], help="what finds the statements, as for `onrecord read`")
    args = parser.parse_args()
    commands = {
        **{model: [str(args.program), "read", "--format", "jsonl", "--model", model] for model in args.models},
        "spaCy sm": [sys.executable, str(Path(__file__).with_name("spacy_read.py"))],
    }
    reports = texts(args.texts)
    words = sum(len(text.split()) for text in reports)
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder, "full"), Path(folder, "empty")
        full.mkdir()
        empty.mkdir()
        for number, text in enumerate(reports):
            (full / f"{number:04}.txt").write_text(text)
        (empty / "0.txt").write_text("Rain.\n")
        load = os.getloadavg()[0]
        found = measure(commands, str(full), str(empty), args.rounds)
    print(f"{len(reports)} reports of {words:,} words, {args.rounds} rounds; {processor()}; load {load:.1f} before, {os.getloadavg()[0]:.1f} after")
    report(found, words)


if __name__ == "__main__":
    main()
