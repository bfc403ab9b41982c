"""torch.nn.functional.linear and its gradients. Run: python3 -B linear.py (numpy, torch 1.13); writes linear.json."""
import numpy as np
import torch
from encode import encode, write

random = np.random.default_rng(1)


def draw(shape, scale=1.0):
    """Two decimals, never 0, times a power of ten: few digits, the same number in every language."""
    X = np.round(random.normal(size=shape), 2)
    X[X == 0] = 0.5
    return np.vectorize(lambda x: float(f"{x}e{round(np.log10(scale))}"))(X)


def case(A, W, b, dLdZ, dtypes=("float64",)):
    numbers = {"A": A, "W": W, "b": b, "dLdZ": dLdZ}
    entry = {name: encode(X) for name, X in numbers.items()}
    for dtype in dtypes:
        A, W, b, dLdZ = (torch.tensor(X, dtype=getattr(torch, dtype)) for X in numbers.values())
        for X in (A, W, b):
            X.requires_grad_()
        Z = torch.nn.functional.linear(A, W, b.reshape(-1))
        Z.backward(dLdZ)
        entry[dtype] = {
            name: encode(X) for name, X in {"Z": Z, "dLdA": A.grad, "dLdW": W.grad, "dLdb": b.grad}.items()
        }
    return entry


shapes = {}
for N, C_in, C_out in [
    (1, 1, 1), (1, 1, 5), (5, 1, 1), (1, 7, 1), (3, 5, 7), (7, 3, 2), (2, 17, 3),
    (4, 2, 9), (9, 4, 4), (1, 33, 2), (6, 6, 6), (2, 64, 1), (33, 2, 1),
]:  # fmt: skip
    shapes[f"{N}, {C_in} → {C_out}"] = case(
        draw((N, C_in)), draw((C_out, C_in)), draw((C_out, 1)), draw((N, C_out)), ("float64", "float32")
    )

magnitudes = {}
for a, w, z in [
    (1e-300, 1, 1e-300), (1e-300, 1e-300, 1e-300), (1e-160, 1e-160, 1e-160), (1e-150, 1e-150, 1e-150),
    (1e-300, 1e300, 1e-300), (1e300, 1e-300, 1), (1e150, 1e150, 1e150), (1e300, 1, 1e-8), (1e300, 1e300, 1e300),
]:  # fmt: skip
    b = min(max(a * w, 1e-300), 1e300)
    magnitudes[f"A {a:g}, W {w:g}, dLdZ {z:g}"] = case(draw((3, 2), a), draw((2, 2), w), draw((2, 1), b), draw((3, 2), z))
spread = np.array([1e-300, 1e-150, 1.0, 1e150, 1e300])
magnitudes["1e-300 to 1e300 in one row"] = case(
    np.array([[1.5, -2.5, 3.5, -4.5, 5.5], [-0.25, 1.25, 2.25, 3.25, -1.75]]) * spread,
    np.array([[2.0, 3.0, -1.0, 0.5, 1.5], [1e300, 1e150, 1.0, 1e-150, 1e-300]]),
    np.array([[1e-300], [1e10]]),
    np.array([[1e-5, 1e300], [-3.0, 2e-300]]),
)

inf, nan = np.inf, np.nan
ones = np.ones
special = {
    "−0 everywhere": case(-0.0 * ones((2, 3)), -0.0 * ones((2, 3)), -0.0 * ones((2, 1)), -0.0 * ones((2, 2))),
    "−0 in A against ±1": case(-0.0 * ones((1, 2)), np.array([[1.0, -1.0]]), np.zeros((1, 1)), ones((1, 1))),
    "∞ in A": case(np.array([[inf, 1.0], [1.0, -inf]]), np.array([[1.0, 2.0], [-3.0, 4.0]]), ones((2, 1)), ones((2, 2))),
    "∞ against 0": case(np.array([[inf, 1.0], [2.0, 3.0]]), np.array([[0.0, 2.0], [1.0, 1.0]]), ones((2, 1)), ones((2, 2))),
    "∞ − ∞": case(np.array([[inf, inf], [2.0, 3.0]]), np.array([[1.0, -2.0], [1.0, 1.0]]), ones((2, 1)), ones((2, 2))),
    "∞ in W": case(ones((2, 2)), np.array([[-inf, 2.0], [1.0, 1.0]]), ones((2, 1)), np.array([[1.0, 2.0], [0.0, 3.0]])),
    "∞ in b": case(ones((2, 2)), ones((2, 2)), np.array([[inf], [-inf]]), ones((2, 2))),
    "∞ in dLdZ": case(np.array([[0.0, 2.0], [1.0, 3.0]]), ones((2, 2)), ones((2, 1)), np.array([[inf, 1.0], [2.0, -inf]])),
    "NaN in A": case(np.array([[nan, 1.0], [2.0, 3.0]]), ones((2, 2)), ones((2, 1)), np.array([[0.0, 1.0], [1.0, 1.0]])),
    "NaN in W": case(ones((2, 2)), np.array([[1.0, nan], [2.0, 3.0]]), ones((2, 1)), ones((2, 2))),
    "NaN in b": case(ones((2, 2)), ones((2, 2)), np.array([[nan], [1.0]]), ones((2, 2))),
    "NaN in dLdZ": case(ones((2, 2)), ones((2, 2)), ones((2, 1)), np.array([[1.0, nan], [2.0, 3.0]])),
}

write(__file__, {"shapes": shapes, "magnitudes": magnitudes, "special": special})
