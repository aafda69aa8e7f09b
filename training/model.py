"""The networks: a BERT encoder (Devlin et al. 2019) with the tagger's head or the judge's."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from crf import Crf
from data import LABELS

FEATURES = 8
# Of the judge: which pieces are the sentence, quoted, a holder's (crates/encoder/src/judge/input.rs).
MARKS = 9
# What the judge says of a holder; the first is that the sentence tells no position of theirs.
STANCES = ["none", "for", "against", "undecided"]


class Dropout(nn.Module):
    """Dropout (Srivastava et al. 2014) with a generator of its own.

    The library's draws from one generator for all threads, in whatever order they come.
    """

    def __init__(self, share, generator):
        super().__init__()
        self.share, self.generator = share, generator

    def forward(self, x):
        if not self.training or self.share == 0.0:
            return x
        kept = torch.empty(x.shape, device=x.device).bernoulli_(1 - self.share, generator=self.generator)
        return x * (kept / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer. Attention is written out: the fused kernels are slow on a CPU backwards."""

    def __init__(self, width, heads, head_width, inner, epsilon, dropout):
        super().__init__()
        self.heads, self.head_width, self.dropout = heads, head_width, dropout
        self.query_key_value = nn.Linear(width, 3 * heads * head_width)
        self.attended = nn.Linear(heads * head_width, width)
        self.attended_norm = nn.LayerNorm(width, epsilon)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, epsilon)

    def forward(self, x, bias):
        batch, length, _ = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, self.heads, self.head_width)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weights = torch.softmax(query * self.head_width**-0.5 @ key.transpose(-1, -2) + bias, -1)
        attended = (weights @ value).transpose(1, 2).reshape(batch, length, -1)
        x = self.attended_norm(x + self.dropout(self.attended(attended)))
        return self.norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))


def distance_buckets(distance, buckets, reach=128):
    """Which bucket a distance from one piece to another is in, as T5 has it (Raffel et al. 2020, 2.1).

    Half of the buckets look back and half ahead; in each, half are for one distance and half widen.
    """
    half, near, far = buckets // 2, buckets // 4, distance.abs()
    wide = near + (torch.log(far.clamp(min=1) / near) / math.log(reach / near) * (half - near)).long()
    return (distance > 0) * half + torch.where(far < near, far, wide.clamp(max=half - 1))


class Encoder(nn.Module):
    """Pieces and their features in, a vector for each piece out."""

    def __init__(self, config, layers, features, dropout=0.0):
        super().__init__()
        self.generator = torch.Generator()
        self.dropout = Dropout(dropout, self.generator)
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Parameter(torch.zeros(config["max_position_embeddings"], width))
        self.feature = nn.Embedding(features, width)
        self.norm = nn.LayerNorm(width, epsilon)
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        # Of a network that was narrowed, each layer has its own heads and inner width.
        sizes = config.get("narrowed") or [(heads, inner)] * layers
        buckets = config.get("relative_attention_num_buckets")
        self.near = nn.Embedding(buckets, heads) if buckets else None
        self.layers = nn.ModuleList(Layer(width, some, width // heads, inner, epsilon, self.dropout) for some, inner in sizes)

    def encode(self, ids, features, seen, places=None):
        """ids, features, places [B, T], seen [B, T or 1, T] -> [B, T, width]. Without places, the pieces are
        numbered as they come."""
        position = self.position[: ids.shape[-1]] if places is None else self.position[places]
        x = self.dropout(self.norm(self.word(ids) + position + self.feature(features)))
        bias = (~seen)[:, None].to(x.dtype) * -30000.0
        if self.near is not None:
            places = torch.arange(x.shape[1], device=x.device)[None] if places is None else places
            distance = places[:, None] - places[:, :, None]
            bias = bias + self.near(distance_buckets(distance, self.near.num_embeddings)).permute(0, 3, 1, 2)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def on(self, device, precision):
        """This network there, in that precision; the chance of dropout belongs to the device."""
        self.generator = self.dropout.generator = torch.Generator(device)
        return self.to(device, precision)

    def freeze(self, layers):
        """Leaves the words and the lowest `layers` as they are: the articles are too few to move
        30,000 words without forgetting the rare ones."""
        self.word.weight.requires_grad_(False)
        for parameter in self.layers[:layers].parameters():
            parameter.requires_grad_(False)

    def load_base(self, weights):
        """Takes over the weights of a BERT encoder, named as its authors name them."""
        own = self.state_dict()
        name = "embeddings.{}".format
        own["word.weight"] = weights[name("word_embeddings.weight")]
        # Only segment 0 is ever used, so its embedding is one with the positions'.
        own["position"] = weights[name("position_embeddings.weight")] + weights[name("token_type_embeddings.weight")][0]
        own["feature.weight"] = torch.zeros_like(own["feature.weight"])
        if self.near is not None:
            own["near.weight"] = weights["encoder.relative_attention_bias.weight"]
        names = {
            "attended": "attention.output.dense",
            "attended_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm": "output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            own[f"norm.{kind}"] = weights[name(f"LayerNorm.{kind}")]
            for i in range(len(self.layers)):
                base = f"encoder.layer.{i}."
                parts = [weights[f"{base}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                own[f"layers.{i}.query_key_value.{kind}"] = torch.cat(parts)
                for ours, theirs in names.items():
                    own[f"layers.{i}.{ours}.{kind}"] = weights[f"{base}{theirs}.{kind}"]
        self.load_state_dict(own)


class Tagger(Encoder):
    """A score for each label of each token."""

    def __init__(self, config, layers, dropout=0.0):
        super().__init__(config, layers, FEATURES, dropout)
        self.head = nn.Linear(config["hidden_size"], len(LABELS))
        self.crf = Crf()

    def forward(self, ids, features, attended, first):
        """ids, features, attended [B, T] and first [B, N] -> emissions [B, N, labels]."""
        x = self.encode(ids, features, attended[:, None])
        words = x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))
        return self.head(self.dropout(words)).float()


class Judge(Encoder):
    """For each piece, a score for each stance, if the answer for a holder and an issue is read there, and
    the log odds that it belongs to a condition."""

    def __init__(self, config, layers, dropout=0.0):
        super().__init__(config, layers, MARKS, dropout)
        self.head = nn.Linear(config["hidden_size"], len(STANCES) + 1)

    def forward(self, ids, marks, places, seen):
        """ids, marks, places [B, T], seen [B, T, T] -> [B, T, stances + 1]."""
        return self.head(self.dropout(self.encode(ids, marks, seen, places))).float()
