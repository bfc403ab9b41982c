"""ReLU, Tanh and Sigmoid of torch, from −0 to ∞. Run: python3 -B activations.py (numpy, torch 1.13); writes activations.json."""
import numpy as np
import torch
from encode import encode, write

POINTS = {
    "float64": [0.0, -0.0, 5e-324, 1e-310, 1e-300, 1e-20, 1e-8, 0.001, 0.1, 0.25, 0.5, 0.55, 1, 2, 3, 5, 9, 19, 20, 22, 36, 37, 40,
                100, 700, 709, 710, 745, 746, 1000, 1e10, 1e300, np.inf, np.nan],
    "float32": [0.0, -0.0, 1e-45, 1e-40, 1e-30, 1e-8, 0.001, 0.1, 0.25, 0.5, 0.55, 1, 2, 3, 5, 8, 9, 10, 16, 17, 20, 87, 88, 89, 100,
                1000, 1e30, np.inf, np.nan],
}  # fmt: skip

cases = {}
for dtype, points in POINTS.items():
    A = torch.tensor(points + [-x for x in points], dtype=getattr(torch, dtype)).reshape(2, -1)
    cases[dtype] = {"A": encode(A)}
    for name in ["relu", "tanh", "sigmoid"]:
        leaf = A.clone().requires_grad_()
        Z = getattr(torch, name)(leaf)
        Z.backward(torch.full_like(Z, -1.5))
        cases[dtype][name] = {"Z": encode(Z), "dLdA": encode(leaf.grad)}
write(__file__, cases)
