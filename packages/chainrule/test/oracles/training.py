"""Two runs of 200 steps in float64. Run: python3 -B training.py (numpy, torch 1.13); writes training.json.

regression: 1 → 8 → 1, tanh, mean squared error, all 24 samples in each step, lr 0.1.
classification: 2 → 8 → 3, relu, cross-entropy, batches of 8, 8, 8 and 6 of 30 samples in turn, lr 0.05, momentum 0.9.
"""
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

random = np.random.default_rng(5)


def train(sizes, activation, loss, X, Y, batch, **options):
    entry = {"X": encode(X), "Y": encode(Y)}
    layers = []
    for i, (C_in, C_out) in enumerate(zip(sizes, sizes[1:])):
        linear = torch.nn.Linear(C_in, C_out, dtype=torch.float64)
        W, b = np.round(random.normal(size=(C_out, C_in)), 2), np.round(0.5 * random.normal(size=(C_out, 1)), 2)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(W))
            linear.bias.copy_(torch.tensor(b).reshape(-1))
        layers += [linear, activation()]
        entry |= {f"{2 * i}.W": encode(W), f"{2 * i}.b": encode(b)}
    model = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.SGD(model.parameters(), **options)
    X, Y, losses, start = torch.tensor(X), torch.tensor(Y), [], 0
    for _ in range(200):
        rows = slice(start, start + batch)
        start = start + batch if start + batch < len(X) else 0
        L = loss(model(X[rows]), Y[rows])
        optimizer.zero_grad()
        L.backward()
        optimizer.step()
        losses.append(L.item())
    print(losses[0], losses[-1])
    return entry | {"losses": encode(np.array(losses))}


x = np.round(np.linspace(-2, 2, 24), 3).reshape(-1, 1)
points = np.round(random.normal(size=(30, 2)), 2)
classes = (points[:, 0] > 0.3).astype(np.int64) + (points.sum(axis=1) > 0.8)
mse, cross_entropy = torch.nn.functional.mse_loss, torch.nn.functional.cross_entropy
write(
    __file__,
    {
        "regression": train([1, 8, 1], torch.nn.Tanh, mse, x, np.round(np.sin(2 * x) + 0.3 * x, 3), 24, lr=0.1),
        "classification": train([2, 8, 3], torch.nn.ReLU, cross_entropy, points, classes, 8, lr=0.05, momentum=0.9),
    },
)
