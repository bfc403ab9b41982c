"""PyTorch's layers, losses and optimizers on the CPU, one by one, eager, differentiated by its tape."""
import json
import os
import sys

import torch
from torch import nn, optim

from problem import microseconds, read_case

args = json.loads(sys.argv[1])
settings = args["settings"]
torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))

# Every other part has its name and its defaults from PyTorch.
LAYERS = {
    "GELU, tanh": lambda features: nn.GELU(approximate="tanh"),
    "Softmax": lambda features: nn.Softmax(dim=1),
    "LogSoftmax": lambda features: nn.LogSoftmax(dim=1),
    "Dropout": lambda features: nn.Dropout(settings["dropped"]),
    "BatchNorm1d": nn.BatchNorm1d,
    "LayerNorm": nn.LayerNorm,
}
OPTIMIZERS = {
    "SGD, momentum": lambda parameters: optim.SGD(parameters, lr=settings["lr"], momentum=settings["momentum"]),
}


def layer(name, pairs):
    A, dLdZ = (torch.from_numpy(numbers) for numbers in pairs[0])
    A.requires_grad_()
    make = LAYERS.get(name) or (lambda features: getattr(nn, name)())
    module = make(A.shape[1])
    learned = list(module.parameters())
    Z = None

    def run(times):
        nonlocal Z
        for _ in range(times):
            A.grad = None
            for P in learned:
                P.grad = None
            Z = module(A)
            Z.backward(dLdZ)

    return run, lambda: [Z.detach(), A.grad, *(P.grad for P in learned)]


def loss(name, pairs):
    Z, Y = (torch.from_numpy(numbers) for numbers in pairs[0])
    Z.requires_grad_()
    if Y.dim() == 1:
        Y = Y.long()
    module = getattr(nn, name)()
    value = None

    def run(times):
        nonlocal value
        for _ in range(times):
            Z.grad = None
            L = module(Z, Y)
            L.backward()
            value = L.item()

    return run, lambda: [torch.tensor([value]), Z.grad]


def optimizer(name, pairs):
    parameters = []
    for P, dLdP in pairs:
        parameters.append(nn.Parameter(torch.from_numpy(P)))
        parameters[-1].grad = torch.from_numpy(dLdP)
    make = OPTIMIZERS.get(name) or (lambda parameters: getattr(optim, name)(parameters, lr=settings["lr"]))
    optimizer = make(parameters)

    def run(times):
        for _ in range(times):
            optimizer.step()

    return run, lambda: [P.detach() for P in parameters]


USES = {"layers": layer, "losses": loss, "optimizers": optimizer}

results = []
for path in args["cases"]:
    case = read_case(path)
    run, outcome = USES[case["kind"]](case["name"], case["pairs"])
    run(settings["checked"])
    with open(f"{path}.{args['peer']}.json", "w") as file:
        json.dump([numbers.flatten().tolist() for numbers in outcome()], file)
    results.append(microseconds(run, args["warmup"], args["time"]))
print(json.dumps(results))
