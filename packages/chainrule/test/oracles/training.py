"""Runs of 200 steps in float64, the loss before each step. Run: python3 -B training.py (numpy, torch 1.13, scikit-learn for
Fisher's iris); writes training.json.

A batch is the next rows in their order, the last one of an epoch what is left; the schedule goes on after each step.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from sklearn.datasets import load_iris

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

random = np.random.default_rng(5)


def sine():
    x = np.round(np.linspace(-2, 2, 24), 3).reshape(-1, 1)
    return x, np.round(np.sin(2 * x) + 0.3 * x, 3)


def regions():
    points = np.round(random.normal(size=(30, 2)), 2)
    return points, (points[:, 0] > 0.3).astype(np.int64) + (points.sum(axis=1) > 0.8)


def iris():
    X, Y = load_iris(return_X_y=True)
    order = random.permutation(len(X))
    return np.round((X - X.mean(axis=0)) / X.std(axis=0), 3)[order], Y[order]


def moons():
    t = np.linspace(0, np.pi, 32)
    upper, lower = np.stack([np.cos(t), np.sin(t)], axis=1), np.stack([1 - np.cos(t), 0.5 - np.sin(t)], axis=1)
    X, Y = np.concatenate([upper, lower]), np.repeat([0, 1], 32)
    order = random.permutation(len(X))
    return np.round(X + 0.1 * random.normal(size=X.shape), 3)[order], Y[order]


def answers(X, Y):
    """Yes or no as BCEWithLogitsLoss wants it."""
    return X, Y.reshape(-1, 1).astype(float)


# data, layers, loss, optimizer, schedule, the rows of a batch, the norm at which gradients are clipped
RUNS = {
    "a sine, SGD": (sine(), ["Linear 1 8", "Tanh", "Linear 8 1"], ("MSELoss",), ("SGD", dict(lr=0.1)), None, 24, None),
    "regions, SGD with momentum": (regions(), ["Linear 2 8", "ReLU", "Linear 8 3"], ("CrossEntropyLoss",), ("SGD", dict(lr=0.05, momentum=0.9)), None, 8, None),
    "iris, SGD with momentum": (iris(), ["Linear 4 16", "ReLU", "Linear 16 3"], ("CrossEntropyLoss",), ("SGD", dict(lr=0.05, momentum=0.9, nesterov=True, weight_decay=1e-4)), None, 32, None),
    "iris, AdamW along a cosine": (iris(), ["Linear 4 16", "ReLU", "Linear 16 3"], ("CrossEntropyLoss", dict(label_smoothing=0.1)), ("AdamW", dict(lr=0.02)), ("CosineAnnealingLR", dict(T_max=200, eta_min=1e-4)), 32, 1.0),
    "moons, Adam": (moons(), ["Linear 2 16", "ReLU", "Linear 16 16", "ReLU", "Linear 16 2"], ("CrossEntropyLoss",), ("Adam", dict(lr=0.01)), None, 64, None),
    "moons, Adam and answers": (answers(*moons()), ["Linear 2 16", "SiLU", "Linear 16 1"], ("BCEWithLogitsLoss",), ("Adam", dict(lr=0.02, amsgrad=True, weight_decay=1e-3)), ("StepLR", dict(step_size=60, gamma=0.5)), 20, None),
    "moons, BatchNorm1d and RMSprop": (moons(), ["Linear 2 16", "BatchNorm1d 16", "GELU", "Linear 16 2"], ("CrossEntropyLoss",), ("RMSprop", dict(lr=0.005, centered=True, momentum=0.5)), ("OneCycleLR", dict(max_lr=0.01, total_steps=200)), 16, None),
    "iris, LayerNorm and Adagrad": (iris(), ["Linear 4 16", "LayerNorm 16", "ELU", "Linear 16 3", "LogSoftmax"], ("NLLLoss",), ("Adagrad", dict(lr=0.1, lr_decay=0.01)), ("ExponentialLR", dict(gamma=0.99)), 50, None),
}  # fmt: skip
NAMES = {"weight_decay": "weightDecay", "lr_decay": "lrDecay", "label_smoothing": "labelSmoothing", "T_max": "tMax", "eta_min": "etaMin", "step_size": "stepSize", "max_lr": "maxLr", "total_steps": "totalSteps"}  # fmt: skip
OF_TORCH = {"LogSoftmax": dict(dim=1), "OneCycleLR": dict(cycle_momentum=False)}


def spoken(name, options={}):
    return f"{name} {json.dumps({NAMES.get(key, key): value for key, value in options.items()})}"


def made(package, name, *arguments, **options):
    return getattr(package, name)(*arguments, **options, **OF_TORCH.get(name, {}))


def layer_of(text):
    name, *sizes = text.split()
    return made(torch.nn, name, *map(int, sizes), **(dict(dtype=torch.float64) if sizes else {}))


def train(data, texts, loss, optimizer, schedule, batch, clip):
    X, Y = data
    entry = {"X": encode(X), "Y": encode(Y), "layers": ", ".join(texts), "loss": spoken(*loss), "optimizer": spoken(*optimizer)}
    entry |= {"schedule": spoken(*schedule)} if schedule else {}
    entry |= {"clip": clip} if clip else {}
    model = torch.nn.Sequential(*map(layer_of, texts))
    parameters = {}
    for i, layer in enumerate(model):
        if isinstance(layer, torch.nn.Linear):
            C_out, C_in = layer.weight.shape
            W, b = np.round(random.normal(size=(C_out, C_in)) * np.sqrt(2 / C_in), 2), np.round(0.2 * random.normal(size=(C_out, 1)), 2)
            with torch.no_grad():
                layer.weight.copy_(torch.tensor(W))
                layer.bias.copy_(torch.tensor(b).reshape(-1))
            parameters |= {f"{i}.W": encode(W), f"{i}.b": encode(b)}
    measure = made(torch.nn, loss[0], **(loss[1] if len(loss) > 1 else {}))
    stepper = made(torch.optim, optimizer[0], model.parameters(), **optimizer[1])
    plan = made(torch.optim.lr_scheduler, schedule[0], stepper, **schedule[1]) if schedule else None
    X, Y, losses, start = torch.tensor(X), torch.tensor(Y), [], 0
    for _ in range(200):
        rows = slice(start, start + batch)
        start = start + batch if start + batch < len(X) else 0
        L = measure(model(X[rows]), Y[rows])
        stepper.zero_grad()
        L.backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        stepper.step()
        if plan:
            plan.step()
        losses.append(L.item())
    print(losses[0], losses[-1])
    return entry | {"batch": batch, "parameters": parameters, "losses": encode(np.array(losses))}


write(__file__, {name: train(*run) for name, run in RUNS.items()})
