"""LeakyReLU, ELU, SiLU, Softplus and GELU: torch's numbers, and the true ones by mpmath to 60 digits, rounded once.

Run: python3 -B rectifiers.py (numpy, torch 1.13, mpmath); writes rectifiers.json. `size` is what the terms of the true dLdA
add up to without their signs: where they cancel, dLdA is as far off as they are.
"""
import mpmath as mp
import numpy as np
import torch
from encode import encode, write

mp.mp.dps = 60
F = torch.nn.functional
POSITIVE = [5e-324, 1e-310, 1e-20, 1e-8, 0.001, 0.1, 0.3, 0.5, 0.75, 1, 1.3, 2, 3, 4.5, 5.5, 6, 7.1, 8.3, 9, 10.5, 13, 17, 19.9, 20, 21, 26,
            30.3, 33, 36.9, 37, 37.4, 38, 39, 40, 41, 60, 88, 100, 300, 700, 709, 744, 745, 746, 1000, 1e10, 1e300]  # fmt: skip
POINTS = [0.0] + POSITIVE + [-x for x in POSITIVE]


def bounded(a):
    """Beyond 10,000 every one of the functions is its limit, far below the smallest float."""
    return min(max(a, mp.mpf(-10000)), mp.mpf(10000))


def Phi(a):
    return mp.erfc(-bounded(a) / mp.sqrt(2)) / 2


def phi(a):
    return mp.exp(-(bounded(a) ** 2) / 2) / mp.sqrt(2 * mp.pi)


def sigma(a):
    return 1 / (1 + mp.exp(-bounded(a)))


def twice_u(a):
    return 2 * mp.sqrt(2 / mp.pi) * (a + mp.mpf(0.044715) * a**3)


def slope(a):
    return 2 * mp.sqrt(2 / mp.pi) * (1 + 3 * mp.mpf(0.044715) * a**2)


def two(f, g):
    """The sum of two terms, and of their sizes."""
    return f + g, abs(f) + abs(g)


def one(f):
    return f, abs(f)


# name: (torch, the value, the terms of the slope)
CASES = {
    "LeakyReLU 0.01": (lambda a: F.leaky_relu(a, 0.01), lambda a: a if a > 0 else mp.mpf(0.01) * a, lambda a: one(mp.mpf(1 if a > 0 else 0.01))),
    "LeakyReLU -0.5": (lambda a: F.leaky_relu(a, -0.5), lambda a: a if a > 0 else -a / 2, lambda a: one(mp.mpf(1 if a > 0 else -0.5))),
    "ELU 1": (lambda a: F.elu(a, 1.0), lambda a: a if a > 0 else mp.expm1(bounded(a)), lambda a: one(mp.mpf(1) if a > 0 else mp.exp(bounded(a)))),
    "ELU 1.75": (lambda a: F.elu(a, 1.75), lambda a: a if a > 0 else mp.expm1(bounded(a)) * 1.75, lambda a: one(mp.mpf(1) if a > 0 else mp.exp(bounded(a)) * 1.75)),
    "SiLU": (F.silu, lambda a: a * sigma(a), lambda a: two(sigma(a), a * sigma(a) * sigma(-a))),
    "Softplus 1 20": (lambda a: F.softplus(a), lambda a: a if a > 20 else mp.log1p(mp.exp(bounded(a))), lambda a: one(mp.mpf(1) if a > 20 else sigma(a))),
    "Softplus 0.5 5": (lambda a: F.softplus(a, 0.5, 5), lambda a: a if a > 10 else mp.log1p(mp.exp(bounded(a) / 2)) * 2, lambda a: one(mp.mpf(1) if a > 10 else sigma(a / 2))),
    "GELU none": (F.gelu, lambda a: a * Phi(a), lambda a: two(Phi(a), a * phi(a))),
    "GELU tanh": (lambda a: F.gelu(a, approximate="tanh"), lambda a: a * sigma(twice_u(a)), lambda a: two(sigma(twice_u(a)), a * sigma(twice_u(a)) * sigma(-twice_u(a)) * slope(a))),
}  # fmt: skip

cases = {}
for dtype in ["float64", "float32"]:
    kind = np.dtype(dtype).type
    with np.errstate(all="ignore"):
        points = [x for x in np.array(POINTS).astype(kind) if np.isfinite(x)]
    A = np.array(points, kind).reshape(1, -1)

    def true(f):
        with np.errstate(all="ignore"):
            return encode(np.array([[kind(float(f(mp.mpf(float(a))))) for a in points]]))

    entry = cases[dtype] = {"A": encode(A)}
    for name, (function, value, terms) in CASES.items():
        leaf = torch.tensor(A).requires_grad_()
        Z = function(leaf)
        Z.backward(torch.ones_like(Z))
        entry[name] = {
            "torch": {"Z": encode(Z), "dLdA": encode(leaf.grad)},
            "true": {"Z": true(value), "dLdA": true(lambda a: terms(a)[0]), "size": true(lambda a: terms(a)[1])},
        }
write(__file__, cases)
