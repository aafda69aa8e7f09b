"""The tagger: a BERT encoder (Devlin et al. 2019), a linear head, a conditional random field."""

import torch
from torch import nn
from torch.nn import functional as F

from crf import Crf
from data import LABELS

FEATURES = 8


class Layer(nn.Module):
    """One transformer layer. Attention is written out: the fused kernels are slow on a CPU backwards."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, 1e-12)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, 1e-12)

    def forward(self, x, bias):
        batch, length, width = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weights = torch.softmax(query * (width // self.heads) ** -0.5 @ key.transpose(-1, -2) + bias, -1)
        x = self.attended_norm(x + self.attended((weights @ value).transpose(1, 2).reshape(x.shape)))
        return self.norm(x + self.narrow(F.gelu(self.widen(x))))


class Tagger(nn.Module):
    """Pieces and their features in, a score for each label of each token out."""

    def __init__(self, config, layers):
        super().__init__()
        width = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Parameter(torch.zeros(config["max_position_embeddings"], width))
        self.feature = nn.Embedding(FEATURES, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.head = nn.Linear(width, len(LABELS))
        self.crf = Crf()

    def embed(self, ids, features):
        return self.norm(self.word(ids) + self.position[: ids.shape[-1]] + self.feature(features))

    def forward(self, ids, features, attended, first):
        """ids, features, attended [B, T] and first [B, N] -> emissions [B, N, labels]."""
        x = self.embed(ids, features)
        bias = (~attended)[:, None, None, :].to(x.dtype) * -30000.0
        for layer in self.layers:
            x = layer(x, bias)
        words = x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))
        return self.head(words).float()

    def load_base(self, weights):
        """Takes over the weights of a BERT encoder, named as its authors name them."""
        own = self.state_dict()
        name = "embeddings.{}".format
        own["word.weight"] = weights[name("word_embeddings.weight")]
        # Only segment 0 is ever used, so its embedding is one with the positions'.
        own["position"] = weights[name("position_embeddings.weight")] + weights[name("token_type_embeddings.weight")][0]
        own["feature.weight"] = torch.zeros_like(own["feature.weight"])
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
