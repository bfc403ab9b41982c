"""BatchNorm1d and LayerNorm of torch over several steps. Run: python3 -B norms.py (numpy, torch 1.13); writes norms.json."""
import numpy as np
import torch
from encode import encode, write

random = np.random.default_rng(3)


def draw(*shape):
    return np.round(random.normal(size=shape), 2)


def steps(make, C, batches, offset, dtype):
    layer = make(C).to(getattr(torch, dtype))
    gamma, beta = draw(C), draw(C)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(gamma))
        layer.bias.copy_(torch.tensor(beta))
    entry = {"gamma": encode(gamma.reshape(C, 1)), "beta": encode(beta.reshape(C, 1)), "steps": []}
    for N in batches:
        A, G = draw(N, C) * 2 + offset, draw(N, C)
        leaf = torch.tensor(A, dtype=getattr(torch, dtype)).requires_grad_()
        layer.zero_grad()
        layer.train()
        Z = layer(leaf)
        Z.backward(torch.tensor(G, dtype=Z.dtype))
        layer.eval()
        step = {"A": A, "dLdZ": G, "Z": Z, "dLdA": leaf.grad, "dLdgamma": layer.weight.grad.reshape(C, 1), "dLdbeta": layer.bias.grad.reshape(C, 1), "predict": layer(leaf)}  # fmt: skip
        if hasattr(layer, "running_mean"):
            step |= {"runningMean": layer.running_mean.reshape(C, 1), "runningVar": layer.running_var.reshape(C, 1)}
        entry["steps"].append({name: encode(X) for name, X in step.items()})
    return entry


cases = {}
for dtype in ["float64", "float32"]:
    batch = lambda **options: lambda C: torch.nn.BatchNorm1d(C, **options)
    layer = lambda **options: lambda C: torch.nn.LayerNorm(C, **options)
    cases[dtype] = {
        "BatchNorm1d {}": steps(batch(), 3, [4, 2, 7], 0, dtype),
        'BatchNorm1d {"eps":0.1,"momentum":0.3}': steps(batch(eps=0.1, momentum=0.3), 2, [5, 3], -3, dtype),
        'BatchNorm1d {"momentum":1}': steps(batch(momentum=1.0), 1, [6, 2], 100, dtype),
        'BatchNorm1d {"momentum":0}': steps(batch(momentum=0.0), 4, [3], 1, dtype),
        "LayerNorm {}": steps(layer(), 5, [3, 1], 0, dtype),
        'LayerNorm {"eps":0.5}': steps(layer(eps=0.5), 2, [4], -7, dtype),
        "LayerNorm {} of one feature": steps(layer(), 1, [2], 3, dtype),
    }
write(__file__, cases)
