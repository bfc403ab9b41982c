"""L1, SmoothL1, Huber, BCE, BCEWithLogits, NLL and KLDiv of torch. Run: python3 -B more-losses.py (numpy, torch 1.13);
writes more-losses.json. With beta 0, torch's SmoothL1 has the slope −1 where Z is Y, ours has L1's 0: not compared.
"""
import json
import pathlib
import sys
import warnings

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

warnings.simplefilter("ignore")
random = np.random.default_rng(6)
draw = lambda *shape: np.round(random.normal(size=shape), 2)
Z, Y = draw(4, 3) * 3, draw(4, 3)
Z[0, 0] = Y[0, 0]
Z[1, 1] = Y[1, 1] + 1
P = np.round(random.uniform(0.05, 0.95, size=(4, 3)), 2)
T = np.round(random.uniform(size=(4, 3)), 2)
edge = np.array([[0.0, 1.0, 0.0, 1.0, 1e-30, 0.25]])
hard = np.array([[0.0, 1.0, 1.0, 0.0, 1.0, 0.0]])
logits = np.array([[1000.0, -1000.0, 1000.0, -1000.0, 40.0, -40.0, 0.0, 3.5]])
answers = np.array([[1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.5, 0.25]])
logP = np.log(np.array([[0.2, 0.5, 0.3], [0.9, 0.05, 0.05], [0.1, 0.1, 0.8]]))
Q = np.array([[0.1, 0.6, 0.3], [0.0, 0.5, 0.5], [1.0, 0.0, 0.0]])
CASES = [
    ("L1Loss", {}, Z, Y), ("SmoothL1Loss", {}, Z, Y), ("SmoothL1Loss", dict(beta=0.25), Z, Y), ("SmoothL1Loss", dict(beta=0.0), Z + 0.125, Y), ("SmoothL1Loss", dict(beta=3.0), Z, Y),
    ("HuberLoss", {}, Z, Y), ("HuberLoss", dict(delta=0.25), Z, Y), ("HuberLoss", dict(delta=3.0), Z, Y),
    ("BCELoss", {}, P, T), ("BCELoss", {}, P, np.round(T)), ("BCELoss", {}, edge, hard),
    ("BCEWithLogitsLoss", {}, Z, T), ("BCEWithLogitsLoss", {}, logits, answers),
    ("NLLLoss", {}, logP, np.array([2, 0, 1])), ("KLDivLoss", {}, logP, Q),
]  # fmt: skip
cases = []
for name, options, A, B in CASES:
    results = {}
    for dtype in ["float64", "float32"]:
        for reduction in ["mean", "sum"] + ["batchmean"] * (name == "KLDivLoss"):
            leaf = torch.tensor(A, dtype=getattr(torch, dtype)).requires_grad_()
            target = torch.tensor(B) if name == "NLLLoss" else torch.tensor(B, dtype=leaf.dtype)
            L = getattr(torch.nn, name)(reduction=reduction, **options)(leaf, target)
            L.backward()
            results[f"{dtype} {reduction}"] = {"L": encode(L.reshape(1)), "dLdZ": encode(leaf.grad)}
    cases.append({"name": name, "options": json.dumps(options), "Z": encode(A), "Y": encode(B), "results": results})
write(__file__, {"cases": cases})
