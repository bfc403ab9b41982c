"""Sequences of torch's schedulers, for two groups. Run: python3 -B schedules.py (numpy, torch 1.13); writes schedules.json.

A cycle of 29 steps is asked for one more, as after the last batch: torch goes on along the last way, here not below 0.
"""
import json
import pathlib
import sys
import warnings

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "layers" / "test" / "oracles"))
from encode import encode, write

warnings.simplefilter("ignore")
METRICS = [5, 4, 4, 4, 3.9999, 3.9, 3.9, 3.9, 3.9, 3.9, 3, 3.1, 3.1, 3.1, 3.1, 3.1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
CASES = [
    ("StepLR", dict(step_size=3)), ("StepLR", dict(step_size=1, gamma=0.9)), ("StepLR", dict(step_size=7, gamma=0.5)),
    ("MultiStepLR", dict(milestones=[2, 5, 11])), ("MultiStepLR", dict(milestones=[4, 4, 9], gamma=0.5)), ("MultiStepLR", dict(milestones=[9, 3], gamma=0.3)), ("MultiStepLR", dict(milestones=[0, 3, 3, 40])), ("MultiStepLR", dict(milestones=[])),
    ("ExponentialLR", dict(gamma=0.9)), ("ExponentialLR", dict(gamma=0.5)), ("ExponentialLR", dict(gamma=0.0)), ("StepLR", dict(step_size=5, gamma=0.0)), ("StepLR", dict(step_size=4, gamma=1.25)),
    ("LinearLR", dict()), ("LinearLR", dict(start_factor=0.1, total_iters=8)), ("LinearLR", dict(start_factor=1.0, end_factor=0.2, total_iters=12)), ("LinearLR", dict(start_factor=0.25, end_factor=0.0, total_iters=1)),
    ("CosineAnnealingLR", dict(T_max=10)), ("CosineAnnealingLR", dict(T_max=7, eta_min=0.01)), ("CosineAnnealingLR", dict(T_max=30)), ("CosineAnnealingLR", dict(T_max=1)), ("CosineAnnealingLR", dict(T_max=2, eta_min=0.5)),
    ("OneCycleLR", dict(max_lr=1.0, total_steps=30)), ("OneCycleLR", dict(max_lr=0.3, total_steps=30, pct_start=0.4, anneal_strategy="linear")),
    ("OneCycleLR", dict(max_lr=0.3, total_steps=30, three_phase=True)), ("OneCycleLR", dict(max_lr=0.3, total_steps=31, three_phase=True, pct_start=0.25, anneal_strategy="linear", div_factor=5.0, final_div_factor=10.0)),
    ("OneCycleLR", dict(max_lr=0.3, total_steps=33, pct_start=0.01)), ("OneCycleLR", dict(max_lr=0.3, total_steps=40, pct_start=0.8, three_phase=True)),
    ("OneCycleLR", dict(max_lr=1.0, total_steps=29)), ("OneCycleLR", dict(max_lr=1.0, total_steps=29, three_phase=True, div_factor=4.0, final_div_factor=50.0)), ("OneCycleLR", dict(max_lr=0.3, total_steps=29, anneal_strategy="linear")),
    ("ReduceLROnPlateau", dict(patience=2)), ("ReduceLROnPlateau", dict(patience=0, factor=0.5, cooldown=3)), ("ReduceLROnPlateau", dict(patience=1, threshold=0.05, min_lr=0.02)),
    ("ReduceLROnPlateau", dict(patience=2, mode="max")), ("ReduceLROnPlateau", dict(patience=1, mode="max", threshold=0.5, threshold_mode="abs", factor=0.3)), ("ReduceLROnPlateau", dict(patience=1, threshold=0.5, threshold_mode="abs", eps=0.02)),
    ("ReduceLROnPlateau", dict(patience=1, cooldown=2, mode="max", threshold=0.1, factor=0.7, min_lr=0.05)), ("ReduceLROnPlateau", {}), ("ReduceLROnPlateau", dict(patience=0, factor=0.0, threshold=0.0)),
]  # fmt: skip
CAMEL = {"T_max": "tMax"}


def camel(name):
    first, *rest = name.split("_")
    return CAMEL.get(name, first + "".join(word.capitalize() for word in rest))


cases = {"metrics": encode(np.array([METRICS], float)), "sequences": {}}
for name, options in CASES:
    w, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([{"params": [w]}, {"params": [b], "lr": 0.25}], lr=0.1)
    extra = {"cycle_momentum": False} if name == "OneCycleLR" else {}
    scheduler = getattr(torch.optim.lr_scheduler, name)(optimizer, **options, **extra)
    rows = []
    for t in range(30):
        if t > 0:
            optimizer.step()
            scheduler.step(*([METRICS[t - 1]] if name == "ReduceLROnPlateau" else []))
        rows.append([max(group["lr"], 0.0) for group in optimizer.param_groups])
    key = f"{name} {json.dumps({camel(k): v for k, v in options.items()})}"
    cases["sequences"][key] = encode(np.array(rows))
write(__file__, cases)
