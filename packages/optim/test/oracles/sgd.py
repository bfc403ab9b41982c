"""20 steps of torch.optim.SGD under every combination of its options, lr changed after 10.

Run: python3 -B sgd.py (numpy, torch 1.13); writes sgd.json.
"""
import itertools
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

random = np.random.default_rng(4)
W = np.array([[1.5, -0.25]])
b = np.array([[0.75]])
G = np.round(random.normal(size=(20, 3)), 2)  # dLdW, dLdW, dLdb of each step
LR = [0.1, 0.03]

cases = {"W": encode(W), "b": encode(b), "gradients": encode(G)}
VELOCITIES = [(0, 0, False), (0, 0.3, False), (0.9, 0, False), (0.9, 0.3, False), (0.9, 0, True)]
for (momentum, dampening, nesterov), weight_decay, maximize in itertools.product(VELOCITIES, [0, 0.1], [False, True]):
    key = f"{momentum} {dampening} {nesterov} {weight_decay} {maximize}".lower()
    cases[key] = {}
    for dtype in ["float64", "float32"]:
        P = [torch.tensor(X, dtype=getattr(torch, dtype)) for X in (W, b)]
        optimizer = torch.optim.SGD(
            P, lr=LR[0], momentum=momentum, dampening=dampening, nesterov=nesterov, weight_decay=weight_decay, maximize=maximize
        )
        trajectory = []
        for t in range(20):
            if t == 10:
                optimizer.param_groups[0]["lr"] = LR[1]
            P[0].grad = torch.tensor(G[t : t + 1, :2], dtype=P[0].dtype)
            P[1].grad = torch.tensor(G[t : t + 1, 2:], dtype=P[0].dtype)
            optimizer.step()
            trajectory.append(np.concatenate([X.numpy().reshape(-1) for X in P]))
        cases[key][dtype] = encode(np.array(trajectory))
write(__file__, cases)
