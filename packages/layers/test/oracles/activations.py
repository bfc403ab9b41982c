"""ReLU, Tanh and Sigmoid of torch, from −0 to ∞, and the true Tanh and Sigmoid by mpmath to 60 digits, rounded once.

Run: python3 -B activations.py (numpy, torch 1.13, mpmath); writes activations.json.
"""
import mpmath as mp
import numpy as np
import torch
from encode import encode, write

mp.mp.dps = 60
POINTS = {
    "float64": [0.0, -0.0, 5e-324, 1e-310, 1e-300, 1e-20, 1e-8, 0.001, 0.1, 0.25, 0.5, 0.55, 1, 2, 3, 5, 9, 19, 20, 22, 36, 37, 40,
                100, 700, 709, 710, 745, 746, 1000, 1e10, 1e300, np.inf, np.nan],
    "float32": [0.0, -0.0, 1e-45, 1e-40, 1e-30, 1e-8, 0.001, 0.1, 0.25, 0.5, 0.55, 1, 2, 3, 5, 8, 9, 10, 16, 17, 20, 87, 88, 89, 100,
                1000, 1e30, np.inf, np.nan],
}  # fmt: skip

def bounded(a):
    """Beyond 10,000 both are their limits, far below the smallest float."""
    return min(max(mp.mpf(a), mp.mpf(-10000)), mp.mpf(10000))


def sigmoid(a):
    return 1 / (1 + mp.exp(-bounded(a)))


TRUE = {
    "tanh": (lambda a: mp.tanh(bounded(a)), lambda a: mp.sech(bounded(a)) ** 2),
    "sigmoid": (sigmoid, lambda a: sigmoid(a) * sigmoid(-a)),
}


def true(function, A):
    """Of each number of A but NaN and ∞; a 0 keeps its sign where the function is odd."""
    kind = A.numpy().dtype.type
    values = [kind(float(function(a))) if a != 0 and np.isfinite(a) else kind(function(0) or a) for a in A.reshape(-1).tolist()]
    return encode(np.array(values, kind).reshape(A.shape))


cases = {}
for dtype, points in POINTS.items():
    A = torch.tensor(points + [-x for x in points], dtype=getattr(torch, dtype)).reshape(2, -1)
    cases[dtype] = {"A": encode(A)}
    for name in ["relu", "tanh", "sigmoid"]:
        leaf = A.clone().requires_grad_()
        Z = getattr(torch, name)(leaf)
        Z.backward(torch.full_like(Z, -1.5))
        cases[dtype][name] = {"Z": encode(Z), "dLdA": encode(leaf.grad)}
        if name in TRUE:
            finite = A[:, torch.isfinite(A[0])]
            cases[dtype][name]["true"] = {"A": encode(finite), "Z": true(TRUE[name][0], finite), "slope": true(TRUE[name][1], finite)}
write(__file__, cases)
