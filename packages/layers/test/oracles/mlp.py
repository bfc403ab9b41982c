"""Networks of torch, layer by layer. Run: python3 -B mlp.py (numpy, torch 1.13); writes mlp.json."""
import numpy as np
import torch
from encode import encode, write

random = np.random.default_rng(2)
ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}


def draw(*shape):
    return np.round(random.normal(size=shape), 2)


def network(N, sizes, activations):
    A = draw(N, sizes[0])
    Ws = [draw(C_out, C_in) for C_in, C_out in zip(sizes, sizes[1:])]
    bs = [draw(C, 1) for C in sizes[1:]]
    dLdZ = draw(N, sizes[-1])
    entry = {"A": encode(A), "dLdZ": encode(dLdZ)}
    for dtype in ["float64", "float32"]:
        tensor = lambda X: torch.tensor(X, dtype=getattr(torch, dtype)).requires_grad_()
        X = tensor(A)
        leaves = [(tensor(W), tensor(b)) for W, b in zip(Ws, bs)]
        layers = []
        for i, (W, b) in enumerate(leaves):
            Z = torch.nn.functional.linear(X, W, b.reshape(-1))
            Z.retain_grad()
            layers.append(("linear", X, Z, W, b))
            if i < len(activations):
                X, Z = Z, ACTIVATIONS[activations[i]](Z)
                Z.retain_grad()
                layers.append((activations[i], X, Z, None, None))
            X = Z
        Z.backward(torch.tensor(dLdZ, dtype=Z.dtype))
        entry[dtype] = {}
        for i, (kind, X, Z, W, b) in enumerate(layers):
            layer = {"kind": kind, "Z": encode(Z), "dLdA": encode(X.grad)}
            if W is not None:
                layer |= {"W": encode(W), "b": encode(b), "dLdW": encode(W.grad), "dLdb": encode(b.grad)}
            entry[dtype][str(i)] = layer
    return entry


write(
    __file__,
    {
        "relu": network(4, [5, 4, 3], ["relu"]),
        "tanh": network(3, [3, 6, 2], ["tanh"]),
        "sigmoid": network(5, [4, 1, 4], ["sigmoid"]),
        "relu, tanh and sigmoid": network(3, [2, 5, 4, 3, 1], ["relu", "tanh", "sigmoid"]),
        "one sample": network(1, [1, 1, 1, 1], ["sigmoid", "tanh"]),
    },
)
