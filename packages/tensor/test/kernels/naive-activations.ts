import { elementary, type Floats } from '@chainrule/tensor';
import type { ActivationKernels } from '@chainrule/tensor/kernels';
import { normalDensity, twiceNormalCdf } from '../../src/elementary/normal.ts';
import { exact, inOrder, row, rounding, softmax, store } from './formula.ts';

const { exp, expm1, log1p, sigmoid } = elementary;

type Naive = Omit<
  ActivationKernels,
  'relu' | 'reluBackward' | 'sigmoid' | 'sigmoidBackward' | 'tanh' | 'tanhBackward'
>;

/** Z = f(A) and dLdA = dLdZ·f′(A) in float64. */
const apply = (A: Floats, Z: Floats, size: number, f: (a: number) => number): void => {
  store(Z, size, (i) => f(A[i]!));
};
const chain = (A: Floats, dLdZ: Floats, dLdA: Floats, size: number, slope: (a: number) => number): void => {
  store(dLdA, size, (i) => dLdZ[i]! * slope(A[i]!));
};

const bounded = (a: number, most: number): number => (a > most ? most : a < -most ? -most : a);
const u2 = (a: number): number => {
  const v = bounded(a, 30);
  return 1.5957691216057308 * (v + 0.044715 * (v * v * v));
};
const slope2 = (a: number): number => 1.5957691216057308 * (1 + 0.044715 * 3 * bounded(a, 30) ** 2);

/** Activations once more. */
export const naiveActivations: Naive = {
  leakyRelu(A, slope, Z, size) {
    const s = rounding(A)(slope);
    apply(A, Z, size, (a) => (a > 0 ? a : s * a));
  },
  leakyReluBackward(A, slope, dLdZ, dLdA, size) {
    const s = rounding(A)(slope);
    store(dLdA, size, (i) => (A[i]! > 0 ? dLdZ[i]! : s * dLdZ[i]!));
  },
  elu: (A, alpha, Z, size) => {
    apply(A, Z, size, (a) => (a > 0 ? a : alpha * expm1(a)));
  },
  eluBackward: (A, alpha, dLdZ, dLdA, size) => {
    chain(A, dLdZ, dLdA, size, (a) => (a > 0 ? 1 : alpha * exp(a)));
  },
  silu: (A, Z, size) => {
    apply(A, Z, size, (a) => a * sigmoid(a));
  },
  siluBackward: (A, dLdZ, dLdA, size) => {
    chain(A, dLdZ, dLdA, size, (a) => sigmoid(a) * (a * sigmoid(-a) + 1));
  },
  softplus: (A, beta, threshold, Z, size) => {
    const smooth = (v: number): number => ((v > 0 ? v : v * 0) + log1p(exp(v > 0 ? -v : v))) / beta;
    apply(A, Z, size, (a) => (beta * a > threshold ? a : beta * a === -Infinity ? 0 : smooth(beta * a)));
  },
  softplusBackward: (A, beta, threshold, dLdZ, dLdA, size) => {
    chain(A, dLdZ, dLdA, size, (a) => (beta * a > threshold ? 1 : sigmoid(beta * a)));
  },
  gelu: (A, Z, size) => {
    apply(A, Z, size, (a) => (a / 2) * twiceNormalCdf(a));
  },
  geluBackward: (A, dLdZ, dLdA, size) => {
    chain(A, dLdZ, dLdA, size, (a) => a * normalDensity(a) + twiceNormalCdf(a) / 2);
  },
  geluTanh: (A, Z, size) => {
    apply(A, Z, size, (a) => sigmoid(u2(a)) * a);
  },
  geluTanhBackward: (A, dLdZ, dLdA, size) => {
    chain(A, dLdZ, dLdA, size, (a) => sigmoid(u2(a)) * (1 + a * (slope2(a) * sigmoid(-u2(a)))));
  },

  softmax: (A, Z, N, C) => {
    Z.set(Array.from({ length: N }, (_, i) => softmax(row(A, i, C), rounding(A)).p).flat());
  },
  softmaxBackward(Z, dLdZ, dLdA, N, C) {
    const F = rounding(Z);
    const sum = (i: number) => inOrder(C, F, (c) => F(dLdZ[i * C + c]! * Z[i * C + c]!));
    store(dLdA, N * C, (at) => F(Z[at]! * F(dLdZ[at]! - sum(Math.floor(at / C)))));
  },
  logSoftmax(A, Z, N, C) {
    const logOf = (a: readonly number[]): number[] => {
      const max = a.some(Number.isNaN) ? NaN : Math.max(...a);
      if (!Number.isFinite(max)) return a.map(() => NaN);
      const others = a.filter((_, c) => c !== a.indexOf(max));
      const logSum = log1p(inOrder(others.length, exact, (k) => exp(others[k]! - max)));
      return a.map((x) => x - max - logSum);
    };
    Z.set(Array.from({ length: N }, (_, i) => logOf(row(A, i, C))).flat());
  },
  logSoftmaxBackward(Z, dLdZ, dLdA, N, C) {
    const F = rounding(Z);
    const sum = (i: number) => inOrder(C, F, (c) => dLdZ[i * C + c]!);
    store(dLdA, N * C, (at) => F(dLdZ[at]! - F(F(exp(Z[at]!)) * sum(Math.floor(at / C)))));
  },
};
