"""Gains and bounds of torch.nn.init. Run: python3 -B initializers.py (torch 1.13); writes initializers.json.

The bound of a draw is what torch hands to uniform_ and normal_, so these record it instead of drawing.
"""
import json

import torch
from encode import write

drawn = []
torch.Tensor.uniform_ = lambda self, low, high: drawn.append(high) or self
torch.Tensor.normal_ = lambda self, mean, std: drawn.append(std) or self
init = torch.nn.init


def scale(initializer, shape, **options):
    drawn.clear()
    initializer(torch.empty(shape, dtype=torch.float64), **options)
    return drawn[-1]


gains = {name: init.calculate_gain(name) for name in ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]}
gains |= {f"leaky_relu {a}": init.calculate_gain("leaky_relu", a) for a in [0, 0.2, 1.5]}

NAMES = {"fan_in": "fanIn", "fan_out": "fanOut", "leaky_relu": "leakyRelu"}
XAVIER = [{}, dict(gain=0.5), dict(gain=5 / 3)]
KAIMING = [{}, dict(a=5**0.5), dict(a=0.2, mode="fan_out")]  # leaky_relu unless said otherwise
for mode in ["fan_in", "fan_out"]:
    for nonlinearity, a in [("relu", 0), ("linear", 0), ("tanh", 0), ("selu", 0), ("leaky_relu", 0.2), ("leaky_relu", 0), ("relu", 0.2)]:
        KAIMING.append(dict(mode=mode, nonlinearity=nonlinearity, a=a))

scales = {}
for C_out, C_in in [(1, 1), (3, 2), (2, 3), (10, 784), (7, 1)]:
    entry = scales[f"{C_out}x{C_in}"] = {}
    for family, all_options in [("xavier", XAVIER), ("kaiming", KAIMING)]:
        for options in all_options:
            ours = json.dumps({key: NAMES.get(value, value) for key, value in options.items()})
            for law in ["Uniform", "Normal"]:
                initializer = getattr(init, f"{family}_{law.lower()}_")
                entry[f"{family}{law} {ours}"] = scale(initializer, (C_out, C_in), **options)
write(__file__, {"gains": gains, "scales": scales})
