"""Gains and bounds of torch.nn.init. Run: python3 -B initializers.py (torch 1.13); writes initializers.json.

The bound of a draw is what torch hands to uniform_ and normal_, so these record it instead of drawing.
"""
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

scales = {}
for C_out, C_in in [(1, 1), (3, 2), (2, 3), (10, 784), (7, 1)]:
    shape = (C_out, C_in)
    entry = scales[f"{C_out}x{C_in}"] = {}
    for gain in [1, 0.5, 5 / 3]:
        entry[f"xavierUniform {gain!r}"] = scale(init.xavier_uniform_, shape, gain=gain)
        entry[f"xavierNormal {gain!r}"] = scale(init.xavier_normal_, shape, gain=gain)
    for mode in ["fan_in", "fan_out"]:
        for nonlinearity, a in [("relu", 0), ("linear", 0), ("tanh", 0), ("selu", 0), ("leaky_relu", 0.2), ("leaky_relu", 0)]:
            key = f"{mode} {nonlinearity} {a}"
            entry[f"kaimingUniform {key}"] = scale(init.kaiming_uniform_, shape, a=a, mode=mode, nonlinearity=nonlinearity)
            entry[f"kaimingNormal {key}"] = scale(init.kaiming_normal_, shape, a=a, mode=mode, nonlinearity=nonlinearity)
write(__file__, {"gains": gains, "scales": scales})
