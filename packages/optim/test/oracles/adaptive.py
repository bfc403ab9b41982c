"""Trajectories of torch's optimizers, 20 steps. Run: python3 -B adaptive.py (numpy, torch 1.13); writes adaptive.json.

Two parameters, W with 4 numbers and b with 2; gradients drawn, some of them 0. With groups, b has its own lr and weight_decay.
"""
import itertools
import json
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

random = np.random.default_rng(5)
W, b = np.round(random.normal(size=(2, 2)), 2), np.round(random.normal(size=(2, 1)), 2)
G = np.round(random.normal(size=(20, 6)), 2)
G[3:6, 1] = 0
G[:, 4] = 0.5
OPTIONS = {
    "Adam": [dict(), dict(lr=0.1, betas=(0.8, 0.95), eps=1e-6), dict(weight_decay=0.1), dict(amsgrad=True, lr=0.05), dict(maximize=True), dict(amsgrad=True, weight_decay=0.3, maximize=True, lr=0.2), dict(betas=(0.0, 0.5), lr=0.1)],
    "AdamW": [dict(), dict(lr=0.1, weight_decay=0.5), dict(weight_decay=0.0, lr=0.02), dict(amsgrad=True, lr=0.1), dict(maximize=True, lr=0.1, betas=(0.7, 0.9), eps=1e-3)],
    "RMSprop": [dict(c, **m, **d) for c, m, d in itertools.product([dict(), dict(centered=True)], [dict(), dict(momentum=0.9)], [dict(), dict(weight_decay=0.1, alpha=0.8, lr=0.05), dict(maximize=True, eps=1e-2)])],
    "Adagrad": [dict(), dict(lr=0.5, lr_decay=0.1), dict(initial_accumulator_value=0.5, weight_decay=0.2), dict(maximize=True, eps=1e-3, lr=0.1)],
    "SGD": [dict(lr=0.1, momentum=0.9)],
}  # fmt: skip
CAMEL = {"weight_decay": "weightDecay", "lr_decay": "lrDecay", "initial_accumulator_value": "initialAccumulatorValue"}


def run(name, options, grouped, dtype):
    w, c = (torch.tensor(X, dtype=getattr(torch, dtype), requires_grad=True) for X in (W, b))
    parameters = [{"params": [w]}, {"params": [c], "lr": 0.03, "weight_decay": 0.25}] if grouped else [w, c]
    optimizer = getattr(torch.optim, name)(parameters, **options)
    rows = []
    for g in G:
        w.grad = torch.tensor(g[:4].reshape(2, 2), dtype=w.dtype)
        c.grad = torch.tensor(g[4:].reshape(2, 1), dtype=c.dtype)
        optimizer.step()
        rows.append(torch.cat([w.detach().reshape(-1), c.detach().reshape(-1)]).numpy().copy())
    return encode(np.array(rows))


cases = {"W": encode(W), "b": encode(b), "gradients": encode(G), "trajectories": {}}
for name, all_options in OPTIONS.items():
    for options, grouped in itertools.product(all_options, [False, True]):
        ours = {CAMEL.get(key, key): value for key, value in options.items()}
        key = f"{name} {json.dumps(ours)}" + (" in groups" if grouped else "")
        cases["trajectories"][key] = {dtype: run(name, options, grouped, dtype) for dtype in ["float64", "float32"]}
write(__file__, cases)
