"""A linear-chain conditional random field over tags (Lafferty et al. 2001), for training.

Reading has the same in `crates/encoder/src/path.rs`.
"""

from dataclasses import dataclass

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


@dataclass
class Belief:
    """How likely tag sequences are held to be, as far as a chain's score asks: of each token each tag
    [B, N, L], summed over the batch how often one follows another [L, L], and begins [L]."""

    tags: torch.Tensor
    follows: torch.Tensor
    begins: torch.Tensor

    def __add__(self, other):
        return Belief(self.tags + other.tags, self.follows + other.follows, self.begins + other.begins)


def certain(labels, real, weights):
    """The belief in one sequence of labels, [B, N], each window with a weight [B]."""
    count = len(LABELS)
    real = real * weights[:, None]
    tags = torch.nn.functional.one_hot(labels, count) * real[..., None]
    pairs = labels[:, :-1] * count + labels[:, 1:]
    follows = torch.zeros(count * count, device=labels.device).index_add_(0, pairs.flatten(), real[:, 1:].flatten())
    return Belief(tags, follows.view(count, count), tags[:, 0].sum(0))


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
        starts = torch.tensor([not label.startswith("I-") for label in LABELS], device=self.start.device)
        return (
            self.transitions.float().masked_fill(~self.allowed, IMPOSSIBLE),
            self.start.float().masked_fill(~starts, IMPOSSIBLE),
        )

    def log_partition(self, emissions, real, transitions, start):
        """The log of all sequences' weights [B]; emissions [B, N, L], real [B, N].

        Each token is a matrix of what it adds to each pair of tags; neighbours are multiplied until one
        is left, so that a window takes few large steps instead of many small ones.
        """
        same = torch.full_like(transitions, IMPOSSIBLE).fill_diagonal_(0.0)
        chain = torch.where(real[:, 1:, None, None], transitions + emissions[:, 1:, None], same)
        while chain.shape[1] > 1:
            even = chain.shape[1] // 2 * 2
            joined = torch.logsumexp(chain[:, 0:even:2, :, :, None] + chain[:, 1:even:2, None], 3)
            chain = torch.cat([joined, chain[:, even:]], 1)
        last = start + emissions[:, 0]
        if chain.shape[1]:
            last = torch.logsumexp(last[:, :, None] + chain[:, 0], 1)
        return torch.logsumexp(last, 1)

    def loss(self, emissions, belief, real):
        """The summed cross entropy of a belief, less what does not depend on this network: of a certain
        belief, the negative log likelihood."""
        transitions, start = self.scores()
        own = (emissions * belief.tags).sum() + (transitions * belief.follows).sum() + (start * belief.begins).sum()
        return self.log_partition(emissions, real, transitions, start).sum() - own

    def belief(self, emissions, real, weights):
        """What this network believes, each window with a weight [B]: the log partition's derivatives are
        the expected counts."""
        with torch.enable_grad():
            inputs = [value.detach().requires_grad_() for value in (emissions, *self.scores())]
            total = (self.log_partition(inputs[0], real, *inputs[1:]) * weights).sum()
            return Belief(*torch.autograd.grad(total, inputs))

    @torch.no_grad()
    def best(self, emissions, real):
        """The best label of each token (Viterbi), [B, N]; padding is 0."""
        transitions, start = self.scores()
        alpha, back = start + emissions[:, 0], []
        for n in range(1, emissions.shape[1]):
            value, origin = (alpha[:, :, None] + transitions).max(1)
            alpha = torch.where(real[:, n, None], value + emissions[:, n], alpha)
            back.append(origin)
        path = torch.zeros_like(real, dtype=torch.long)
        last = real.sum(1) - 1
        label = alpha.argmax(1)
        for n in range(real.shape[1] - 1, -1, -1):
            if n < real.shape[1] - 1:
                came = back[n].gather(1, label[:, None])[:, 0]
                label = torch.where(n < last, came, label)
            path[:, n] = torch.where(real[:, n], label, 0)
        return path
