"""MLP4 of CMU 11-785 HW1P1 (2 → 4 → 8 → 8 → 4 → 2, ReLU behind every layer) in whole numbers, by the schoolbook.

Run: python3 -B hw1p1.py (nothing else needed); writes hw1p1.json. Python's integers are exact, so the test compares exactly.
A and dLdZ are the hand-out's; the weights are a pattern of −1, 0, 1 and 2. Gradients are not divided by N.
"""
import json
import pathlib

A = [[-4, -3], [-2, -1], [0, 1], [2, 3]]
dLdZ = [[-4, -3], [-2, -1], [0, 1], [2, 3]]
SIZES = [2, 4, 8, 8, 4, 2]


def times(X, Y):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*Y)] for row in X]


def transpose(X):
    return [list(column) for column in zip(*X)]


def text(X):
    return f"{len(X)}x{len(X[0])}: " + " ".join(str(x) for row in X for x in row)


cases = {"A": text(A), "dLdZ": text(dLdZ)}
inputs, X = [], A
for l, (C_in, C_out) in enumerate(zip(SIZES, SIZES[1:])):
    W = [[(3 * o + 5 * i + 2 * l) % 7 % 4 - 1 for i in range(C_in)] for o in range(C_out)]
    b = [[(o + l) % 3 - 1] for o in range(C_out)]
    Z = [[z + bias[0] for z, bias in zip(row, b)] for row in times(X, transpose(W))]
    cases[f"{l}"] = {"W": text(W), "b": text(b), "Z": text(Z)}
    inputs.append((X, W, Z))
    X = [[max(0, z) for z in row] for row in Z]
for l, (X, W, Z) in reversed(list(enumerate(inputs))):
    dLdZ = [[g if z > 0 else 0 for g, z in zip(gs, zs)] for gs, zs in zip(dLdZ, Z)]
    cases[f"{l}"] |= {"dLdW": text(times(transpose(dLdZ), X)), "dLdb": text([[sum(c)] for c in zip(*dLdZ)])}
    dLdZ = times(dLdZ, W)
    cases[f"{l}"] |= {"dLdA": text(dLdZ)}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=2) + "\n")
