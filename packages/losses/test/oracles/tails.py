"""BCEWithLogitsLoss of single logits, the true values by mpmath to 60 digits, rounded once.

Run: python3 -B tails.py (numpy, mpmath); writes tails.json. `terms` is what the terms of dLdZ add up to without their signs.
"""
import pathlib
import sys

import mpmath as mp
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

mp.mp.dps = 60
SIZES = [5e-324, 1e-310, 1e-20, 1e-8, 0.01, 0.5, 3.5, 16, 20, 36, 37, 40, 88, 104, 700, 709, 745, 746, 1000]
Z = np.array([0.0] + SIZES + [-z for z in SIZES])
TARGETS = [0, 1, 0.25, 0.5]


def sigma(z):
    return 1 / (1 + mp.exp(-mp.mpf(float(z))))


def value(z, y):
    return mp.mpf(float((z > 0) - y)) * mp.mpf(float(z)) + mp.log1p(mp.exp(-abs(mp.mpf(float(z)))))


cases = {"Z": encode(Z.reshape(1, -1))}
for y in TARGETS:
    terms = [((1 - y) * sigma(z), y * sigma(-z)) for z in Z]
    columns = {"L": [value(z, y) for z in Z], "dLdZ": [a - b for a, b in terms], "terms": [a + b for a, b in terms]}
    cases[f"Y = {y}"] = {name: encode(np.array([[float(x) for x in column]])) for name, column in columns.items()}
write(__file__, cases)
