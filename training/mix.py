"""The mean of the weights of judges that were trained on from one another: often better than each (Wortsman et al. 2022)."""

import argparse
from pathlib import Path

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("judges", nargs="+", metavar="WEIGHTS=SHARE", help="what train_judge.py or restore.py wrote, and how much it counts")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    paths, shares = zip(*(judge.rsplit("=", 1) for judge in args.judges))
    total = sum(map(float, shares))
    states = [torch.load(path, weights_only=True) for path in paths]
    mean = lambda name: sum(state["weights"][name].float() * (float(share) / total) for state, share in zip(states, shares))
    torch.save(states[-1] | dict(weights={name: mean(name) for name in states[-1]["weights"]}), args.out)


if __name__ == "__main__":
    main()
