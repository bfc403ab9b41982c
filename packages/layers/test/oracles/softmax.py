"""Softmax and LogSoftmax of torch, and the true values by mpmath to 60 digits, rounded once.

Run: python3 -B softmax.py (numpy, torch 1.13, mpmath); writes softmax.json.
"""
import mpmath as mp
import numpy as np
import torch
from encode import encode, write

mp.mp.dps = 60
ROWS = {
    "plain": [[0.5, -1.25, 2.0], [3.0, 3.0, -3.0], [-0.125, 0.0, 0.25]],
    "one class": [[5.0], [-1e300]],
    "equal": [[0.0, 0.0, 0.0, 0.0], [-7.5, -7.5, -7.5, -7.5]],
    "nearly certain": [[40.0, 0.0, -3.0], [0.0, 37.5, 1.0], [-20.25, -60.0, -90.5]],
    "certain": [[1000.0, 0.0, -1000.0], [-1000.0, -1010.5, 0.0], [700.0, -40.0, 745.0]],
}
dLdZ = [0.75, -1.5, 2.0, -0.25]

cases = {}
for dtype in ["float64", "float32"]:
    kind = np.dtype(dtype).type
    cases[dtype] = {}
    for case, rows in ROWS.items():
        if case == "one class" and dtype == "float32":
            rows = [[5.0], [-1e30]]
        A = np.array(rows, kind)
        G = np.array([dLdZ[: A.shape[1]]] * len(rows), kind)
        entry = cases[dtype][case] = {"A": encode(A), "dLdZ": encode(G)}
        P = [[mp.exp(mp.mpf(float(a))) / mp.fsum(mp.exp(mp.mpf(float(b))) for b in row) for a in row] for row in A]
        true = {"softmax": P, "log_softmax": [[mp.log(p) if p < 0.5 else mp.log1p(-mp.fsum(row[:i] + row[i + 1 :])) for i, p in enumerate(row)] for row in P]}  # fmt: skip
        for name in ["softmax", "log_softmax"]:
            leaf = torch.tensor(A).requires_grad_()
            Z = getattr(torch, name)(leaf, 1)
            Z.backward(torch.tensor(G))
            values = np.array([[kind(float(z)) for z in row] for row in true[name]])
            entry[name] = {"Z": encode(Z), "dLdA": encode(leaf.grad), "true": encode(values)}
write(__file__, cases)
