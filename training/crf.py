"""A linear-chain conditional random field over tags (Lafferty et al. 2001), for training.

Reading has the same in `crates/encoder/src/path.rs`.
"""

import torch
from torch import nn

from data import LABELS

IMPOSSIBLE = -1e4


def allowed():
    """[from, to]: whether a tag may follow another. Only a tag of the same role can go on."""
    count = len(LABELS)
    table = torch.zeros(count, count, dtype=torch.bool)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            table[i, j] = not after.startswith("I-") or before[1:] == after[1:]
    return table


class Crf(nn.Module):
    """Scores of tag sequences: what the encoder says of each token plus what follows what."""

    def __init__(self):
        super().__init__()
        count = len(LABELS)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.start = nn.Parameter(torch.zeros(count))
        self.register_buffer("allowed", allowed())

    def scores(self):
        """(transitions, start) with the impossible ones ruled out."""
        starts = ~torch.tensor([label.startswith("I-") for label in LABELS])
        return (
            self.transitions.float().masked_fill(~self.allowed, IMPOSSIBLE),
            self.start.float().masked_fill(~starts, IMPOSSIBLE),
        )

    def loss(self, emissions, labels, real):
        """The summed negative log likelihood of `labels`; emissions [B, N, L], the rest [B, N]."""
        transitions, start = self.scores()
        alpha = start + emissions[:, 0]
        for n in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + transitions, 1) + emissions[:, n]
            alpha = torch.where(real[:, n, None], step, alpha)
        own = (emissions.gather(2, labels[..., None])[..., 0] * real).sum(1) + start[labels[:, 0]]
        own = own + (transitions[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum(1)
        return (torch.logsumexp(alpha, 1) - own).sum()

    @torch.no_grad()
    def best(self, emissions, real):
        """The best label of each token (Viterbi), [B, N]; padding is 0."""
        transitions, start = self.scores()
        alpha, back = start + emissions[:, 0], []
        for n in range(1, emissions.shape[1]):
            value, origin = (alpha[:, :, None] + transitions).max(1)
            alpha = torch.where(real[:, n, None], value + emissions[:, n], alpha)
            back.append(origin)
        path = torch.zeros(real.shape, dtype=torch.long)
        last = real.sum(1) - 1
        label = alpha.argmax(1)
        for n in range(real.shape[1] - 1, -1, -1):
            if n < real.shape[1] - 1:
                came = back[n].gather(1, label[:, None])[:, 0]
                label = torch.where(n < last, came, label)
            path[:, n] = torch.where(real[:, n], label, 0)
        return path
