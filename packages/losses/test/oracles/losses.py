"""mse_loss and cross_entropy of torch. Run: python3 -B losses.py (numpy, torch 1.13); writes losses.json."""
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, number, write

random = np.random.default_rng(3)
inf, nan = np.inf, np.nan


def draw(*shape):
    return np.round(random.normal(size=shape), 2)


def results(loss, Z, Y, dtypes, **options):
    """L and dLdZ by dtype and reduction."""
    entry = {}
    for dtype in dtypes:
        for reduction in ["mean", "sum"]:
            leaf = torch.tensor(Z, dtype=getattr(torch, dtype), requires_grad=True)
            target = torch.tensor(Y) if Y.dtype == np.int64 else torch.tensor(Y, dtype=leaf.dtype)
            L = loss(leaf, target, reduction=reduction, **options)
            L.backward()
            entry[f"{dtype} {reduction}"] = {"L": number(L.detach().numpy()[()]), "dLdZ": encode(leaf.grad)}
    return entry


BOTH = ("float64", "float32")
mse = {}
for name, Z, Y, dtypes in [
    ("1 number", draw(1, 1), draw(1, 1), BOTH),
    ("N = 1", draw(1, 5), draw(1, 5), BOTH),
    ("C = 1", draw(7, 1), draw(7, 1), BOTH),
    ("3 × 4", draw(3, 4), draw(3, 4), BOTH),
    ("Z = Y", np.array([[1.5, -2.0]]), np.array([[1.5, -2.0]]), BOTH),
    ("1e150", np.array([[1e150, -3e150]]), np.array([[-2e150, 1e150]]), ("float64",)),
    ("1e-150", np.array([[1e-150, -3e-150]]), np.array([[-2e-150, 1e-150]]), ("float64",)),
    ("squares overflow", np.array([[1e200, 1.0]]), np.array([[-1e200, 1.0]]), ("float64",)),
    ("∞ and NaN", np.array([[inf, 1.0, nan, 2.0]]), np.array([[1.0, -inf, 2.0, 2.0]]), BOTH),
]:
    mse[name] = {"Z": encode(Z), "Y": encode(Y), **results(torch.nn.functional.mse_loss, Z, Y, dtypes)}

rows = np.array([[1000.0, -1000.0, 0.0], [-1000.0, -1000.0, -1000.0], [1000.0, 999.0, 998.5], [0.25, 0.5, -0.75]])
logits = {
    "1 × 1": (np.array([[2.5]]), np.array([0])),
    "C = 1": (draw(3, 1), np.array([0, 0, 0])),
    "N = 1": (draw(1, 5), np.array([3])),
    "4 × 3": (draw(4, 3), np.array([2, 0, 1, 1])),
    "3 × 10": (3 * draw(3, 10), np.array([9, 0, 4])),
    "±1000, likely": (rows, np.array([0, 2, 1, 1])),
    "±1000, unlikely": (rows, np.array([1, 0, 2, 2])),
    "−∞ beside": (np.array([[-inf, 1.0, 2.0]]), np.array([2])),
    "−∞ chosen": (np.array([[-inf, 1.0, 2.0]]), np.array([0])),
    "∞": (np.array([[inf, 1.0, 2.0], [0.5, 1.0, 2.0]]), np.array([0, 1])),
    "NaN": (np.array([[nan, 1.0, 2.0], [0.5, 1.0, 2.0]]), np.array([1, 1])),
}
loss = torch.nn.functional.cross_entropy
indices = {}
for name, (Z, Y) in logits.items():
    indices[name] = {"Z": encode(Z), "Y": encode(Y)}
    for smoothing in [0.0, 0.1, 1.0] if np.isfinite(Z).all() else [0.0]:
        indices[name][str(smoothing)] = results(loss, Z, Y, BOTH, label_smoothing=smoothing)

probabilities = {}
for name, Z, Y in [
    ("1 × 1", np.array([[2.5]]), np.array([[1.0]])),
    ("rows of sum 1", draw(3, 4), np.array([[0.25, 0.25, 0.5, 0], [0, 0, 0, 1], [0.125, 0.5, 0.25, 0.125]])),
    ("rows of other sums", draw(3, 2), np.array([[0.5, 1.5], [0, 0], [-0.5, 0.75]])),
    ("±1000", rows, np.array([[0.5, 0.25, 0.25], [1, 0, 0], [0, 0, 1], [0.25, 0.5, 0.25]])),
    ("∞", np.array([[inf, 1.0], [0.5, 1.0]]), np.array([[0.5, 0.5], [0.5, 0.5]])),
]:
    probabilities[name] = {"Z": encode(Z), "Y": encode(Y)}
    for smoothing in [0.0, 0.1, 1.0] if np.isfinite(Z).all() else [0.0]:
        probabilities[name][str(smoothing)] = results(loss, Z, Y, BOTH, label_smoothing=smoothing)

write(__file__, {"mse": mse, "indices": indices, "probabilities": probabilities})
