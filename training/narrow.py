"""Makes a trained tagger narrower: each layer keeps the attention heads and inner neurons that matter most.

What a head or neuron is worth is the square of what the loss would change if it were left out, to the first
order: its weights times their gradients, summed (heads: Michel et al. 2019, 2.2; neurons: Molchanov et al. 2019,
3.1). What is left learns on by train.py.
"""

import argparse
from pathlib import Path

import torch

from crf import certain
from data import batches, load_windows, tensors
from model import Tagger


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True, help="what train.py wrote")
    parser.add_argument("--windows", type=Path, required=True, help="folder with train.jsonl of windows")
    parser.add_argument("--gold", type=Path, required=True, help="folder with the corpus: train.jsonl")
    parser.add_argument("--heads", type=int, required=True, help="heads to keep, counted over all layers")
    parser.add_argument("--inner", type=int, required=True, help="inner neurons to keep in each layer")
    parser.add_argument("--measured", type=int, default=400, help="windows to measure on")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def worth(net, windows):
    """What each head [layers, heads] and each inner neuron [layers, inner] is worth."""
    head_width = net.layers[0].head_width
    heads = torch.zeros(len(net.layers), net.layers[0].heads)
    inner = torch.zeros(len(net.layers), net.layers[0].narrow.in_features)
    for batch in batches(windows, 4, 0):
        ids, features, attended, first, labels, real = tensors([windows[i] for i in batch])
        net.zero_grad()
        belief = certain(labels, real, torch.ones(len(batch)))
        net.crf.loss(net(ids, features, attended, first), belief, real).backward()
        for number, layer in enumerate(net.layers):
            change = lambda linear: (linear.weight * linear.weight.grad).sum(0).detach()
            heads[number] += change(layer.attended).view(-1, head_width).sum(1).square()
            inner[number] += change(layer.narrow).square()
    return heads, inner


def kept(heads, most):
    """The worthiest heads of all layers, at least one of each, by layer."""
    # A layer's worths add up to the same, as those of the last are all larger.
    ranked = heads / heads.sum(1, keepdim=True)
    ranked[torch.arange(len(heads)), heads.argmax(1)] = torch.inf
    best = ranked.flatten().topk(most).indices.tolist()
    return [sorted(i % heads.shape[1] for i in best if i // heads.shape[1] == number) for number in range(len(heads))]


def narrowed(layer, heads, inner):
    """The weights of a layer with these heads and inner neurons, by their names in the layer."""
    width = layer.head_width
    columns = torch.tensor([head * width + at for head in heads for at in range(width)])
    rows = torch.cat([columns + part * layer.attended.in_features for part in range(3)])
    weights = dict(layer.state_dict())
    for name, index, axis in [
        ("query_key_value.weight", rows, 0),
        ("query_key_value.bias", rows, 0),
        ("attended.weight", columns, 1),
        ("widen.weight", inner, 0),
        ("widen.bias", inner, 0),
        ("narrow.weight", inner, 1),
    ]:
        weights[name] = weights[name].index_select(axis, index).clone()
    return weights


def main():
    args = arguments()
    state = torch.load(args.weights, weights_only=True)
    net = Tagger(state["config"], state["layers"])
    net.load_state_dict(state["weights"], strict=False)
    windows = load_windows(args.windows / "train.jsonl", args.gold / "train.jsonl")
    heads, inner = worth(net, windows[:: max(1, len(windows) // args.measured)])
    chosen = kept(heads, args.heads)
    neurons = inner.topk(args.inner, 1).indices.sort(1).values
    for number, layer in enumerate(net.layers):
        print(f"layer {number + 1}: heads {chosen[number]}, {inner[number][neurons[number]].sum() / inner[number].sum():.0%} of the neurons' worth")
        for name, weight in narrowed(layer, chosen[number], neurons[number]).items():
            state["weights"][f"layers.{number}.{name}"] = weight
    state["config"]["narrowed"] = [(len(some), args.inner) for some in chosen]
    torch.save(state, args.out)


if __name__ == "__main__":
    main()
