"""Trajectories of torch's optimizers, 20 steps, with every combination of their options.

Run: python3 -B adaptive.py (numpy, torch 1.13); writes adaptive.json. Two parameters, W with 4 numbers and b with 2; gradients
drawn, some of them 0. With groups, b has its own lr and weight_decay. W and b after the steps of STEPS are written down; the
last ones hold what all before them did. SGD without groups is in sgd.py.
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
STEPS = [1, 2, 5, 20]


def combined(*choices):
    return [dict(itertools.chain(*map(dict.items, chosen))) for chosen in itertools.product(*choices)]


def switch(**options):
    return [{}, options]


MAXIMIZE = switch(maximize=True)
OPTIONS = {
    "Adam": combined(switch(lr=0.1, betas=(0.8, 0.95), eps=1e-4), switch(weight_decay=0.3), switch(amsgrad=True), MAXIMIZE) + [dict(betas=(0.0, 0.5), lr=0.1)],
    "AdamW": combined(switch(lr=0.1, betas=(0.7, 0.9), eps=1e-3), switch(weight_decay=0.5), switch(amsgrad=True), MAXIMIZE) + [dict(weight_decay=0.0, lr=0.02)],
    "RMSprop": combined(switch(alpha=0.8, eps=1e-2, lr=0.05), switch(weight_decay=0.1), switch(momentum=0.9), switch(centered=True), MAXIMIZE),
    "Adagrad": combined(switch(eps=1e-3, lr=0.1), switch(lr_decay=0.1), switch(weight_decay=0.2), switch(initial_accumulator_value=0.5), MAXIMIZE),
    "SGD": combined([dict(lr=0.1)], [{}, dict(momentum=0.9), dict(momentum=0.9, dampening=0.3), dict(momentum=0.9, nesterov=True)], switch(weight_decay=0.1), MAXIMIZE),
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
    return encode(np.array([rows[t - 1] for t in STEPS]))


cases = {"W": encode(W), "b": encode(b), "gradients": encode(G), "steps": encode(np.array(STEPS)), "trajectories": {}}
for name, all_options in OPTIONS.items():
    for options, grouped in itertools.product(all_options, [True] if name == "SGD" else [False, True]):
        ours = {CAMEL.get(key, key): value for key, value in options.items()}
        key = f"{name} {json.dumps(ours)}" + (" in groups" if grouped else "")
        cases["trajectories"][key] = {dtype: run(name, options, grouped, dtype) for dtype in ["float64", "float32"]}
write(__file__, cases)
