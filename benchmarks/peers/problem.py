"""The same numbers as the other peers, and the same measurement."""
import json
import statistics
import sys
import time

import numpy as np

SAMPLE = 0.005  # s; see lib/timing.ts
MIN_SAMPLES = 3


def read():
    """The arguments of the child process, and the problem: a task with A, Y and weights [(W, b), ...]."""
    args = json.loads(sys.argv[1])
    with open(args["problem"] + ".json") as file:
        problem = json.load(file)
    numbers = np.fromfile(args["problem"] + ".f32", "<f4")
    offset = 0

    def take(*shape):
        nonlocal offset
        size = int(np.prod(shape))
        offset += size
        return numbers[offset - size : offset].reshape(shape).copy()

    sizes, batch = problem["sizes"], problem["batch"]
    problem["A"] = take(batch, sizes[0])
    problem["Y"] = take(batch)
    problem["weights"] = [(take(o, i), take(o)) for i, o in zip(sizes, sizes[1:])]
    return args, problem


def read_case(path):
    """A layer, a loss or an optimizer: its name, its kind, and pairs of arrays; see lib/case.ts."""
    with open(path + ".json") as file:
        case = json.load(file)
    numbers = np.fromfile(path + ".f32", "<f4")
    sizes = [int(np.prod(shape)) for pair in case["shapes"] for shape in pair]
    arrays = iter(np.split(numbers, np.cumsum(sizes)[:-1]))
    case["pairs"] = [tuple(next(arrays).reshape(shape) for shape in pair) for pair in case["shapes"]]
    return case


def microseconds(train, warmup, time_):
    """The median of µs per step of train(steps); warmup and time_ in ms."""

    def run(steps):
        start = time.perf_counter()
        train(steps)
        return time.perf_counter() - start

    steps = 1
    begin = time.perf_counter()
    while time.perf_counter() - begin < warmup / 1000:
        if run(steps) < SAMPLE / 2:
            steps *= 2
    samples = []
    end = time.perf_counter() + time_ / 1000
    while time.perf_counter() < end or len(samples) < MIN_SAMPLES:
        samples.append(run(steps) / steps * 1e6)
    return statistics.median(samples)


def blas():
    """The library behind numpy's and PyTorch's products, as the process has loaded it."""
    with open("/proc/self/maps") as maps:
        files = {line.split()[-1] for line in maps if "/" in line}
    names = ["/".join(file.split("/")[-2:]) for file in sorted(files) if "blas" in file.split("/")[-1]]
    return next((name for name in names if "openblas" in name), names[0] if names else "unknown")


def answer(args, problem, train):
    begin = time.perf_counter()
    losses = [train(1) for _ in range(problem["checked"])]
    warmup = args["warmup"] - (time.perf_counter() - begin) * 1000
    last = losses[-1]

    def step(steps):
        nonlocal last
        last = train(steps)

    time_ = microseconds(step, warmup, args["time"])
    if not np.isfinite(last):
        sys.exit("the loss is no number any more")
    print(json.dumps({"losses": losses, "microseconds": time_, "blas": blas()}))
