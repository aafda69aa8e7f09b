"""Writes the mean of the weights of two points of one training, which often reads better than either
(Izmailov et al. 2018, section 3)."""

import argparse
from pathlib import Path

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("earlier", type=Path)
    parser.add_argument("later", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    earlier, later = (torch.load(path, weights_only=True) for path in (args.earlier, args.later))
    both = {name: (earlier["weights"][name].float() + weight.float()) / 2 for name, weight in later["weights"].items()}
    torch.save(later | dict(weights=both), args.out)


if __name__ == "__main__":
    main()
