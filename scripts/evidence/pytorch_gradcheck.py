"""What torch.autograd.gradcheck lets pass, and what it refuses. Debian: apt-get install python3-torch; then
/usr/bin/python3 scripts/evidence/pytorch_gradcheck.py"""

import warnings

import torch
from torch.autograd import Function, gradcheck

warnings.filterwarnings("ignore")
torch.manual_seed(0)
print("torch", torch.__version__)


class WrongWeight(Function):
    """Z = A·Wᵀ with dLdW divided by N."""

    @staticmethod
    def forward(ctx, A, W):
        ctx.save_for_backward(A, W)
        return A @ W.T

    @staticmethod
    def backward(ctx, dLdZ):
        A, W = ctx.saved_tensors
        return dLdZ @ W, dLdZ.T @ A / A.shape[0]


class Module(torch.nn.Module):
    """A layer, as users hand it over: W is inside."""

    def __init__(self):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(2, 3, dtype=torch.float64))

    def forward(self, A):
        return WrongWeight.apply(A, self.W)


A = torch.randn(4, 3, dtype=torch.float64, requires_grad=True)
print("1. dLdW / N inside a module:", gradcheck(Module(), (A,)))


class Tiny(Function):
    """Z = 1e-6·A with a gradient that is 5 times too large."""

    @staticmethod
    def forward(ctx, A):
        return 1e-6 * A

    @staticmethod
    def backward(ctx, dLdZ):
        return 5e-6 * dLdZ


print("2. a gradient 5 times too large, of size 1e-6:", gradcheck(Tiny.apply, (A,)))


class OneOf200(Function):
    """Z = 2·A with one of 200 numbers of dLdA 5 % wrong."""

    @staticmethod
    def forward(ctx, A):
        return 2 * A

    @staticmethod
    def backward(ctx, dLdZ):
        dLdA = 2 * dLdZ
        dLdA.view(-1)[137] *= 1.05
        return dLdA


def passes(check):
    try:
        return bool(check())
    except Exception:
        return False


B = torch.randn(10, 20, dtype=torch.float64, requires_grad=True)
fast = sum(passes(lambda: gradcheck(OneOf200.apply, (B,), fast_mode=True)) for _ in range(100))
print(f"3. one of 200 numbers 5 % wrong, fast_mode: passes {fast} of 100 times")

torch.manual_seed(1)
linear = torch.nn.Linear(3, 2)
X = torch.randn(4, 3, requires_grad=True)
print("4. a right Linear in float32:", "passes" if passes(lambda: gradcheck(linear, (X,))) else "refused")


class Clips(Function):
    """Z = 3·A, whose backward clips dLdZ at ±2: not linear, and wrong for every large gradient."""

    @staticmethod
    def forward(ctx, A):
        return A * 3

    @staticmethod
    def backward(ctx, dLdZ):
        return 3 * dLdZ.clamp(-2, 2)


print("5. a backward that clips dLdZ at 2:", gradcheck(Clips.apply, (A,)))


class Kink(Function):
    """ReLU whose backward passes everything, at points where A is positive."""

    @staticmethod
    def forward(ctx, A):
        return A.clamp(min=0)

    @staticmethod
    def backward(ctx, dLdZ):
        return dLdZ


P = torch.rand(4, 3, dtype=torch.float64) + 1
print("6. a ReLU without its mask, at the point that was tried:", gradcheck(Kink.apply, (P.requires_grad_(),)))
