import type { Floats } from '@chainrule/tensor';
import type { ActivationKernels } from '@chainrule/tensor/kernels';
import { functions, inOrder, others, row, rounding, softmax, store, type Rounding } from './formula.ts';

type Naive = Omit<
  ActivationKernels,
  'relu' | 'reluBackward' | 'sigmoid' | 'sigmoidBackward' | 'tanh' | 'tanhBackward'
>;

/** Z = f(A), in the dtype of A, which the formula is told. */
const apply = (A: Floats, Z: Floats, size: number, f: (a: number, F: Rounding) => number): void => {
  store(Z, size, (i) => f(A[i]!, rounding(A)));
};

const bounded = (a: number, most: number): number => (a > most ? most : a < -most ? -most : a);
const u2 = (a: number, F: Rounding): number => {
  const v = bounded(a, 30);
  return F(F(1.5957691216057308) * F(v + F(F(0.044715) * F(F(v * v) * v))));
};
const slope2 = (a: number, F: Rounding): number =>
  F(F(1.5957691216057308) * F(1 + F(F(0.044715 * 3) * F(bounded(a, 30) ** 2))));

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
    apply(A, Z, size, (a, F) => (a > 0 ? a : F(alpha) * functions(F).expm1(a)));
  },
  eluWithSlope: (A, alpha, Z, dZdA, size) => {
    apply(A, dZdA, size, (a, F) => (a > 0 ? 1 : F(alpha) * functions(F).exp(a)));
    naiveActivations.elu(A, alpha, Z, size);
  },
  silu: (A, Z, size) => {
    apply(A, Z, size, (a, F) => a * functions(F).sigmoid(a));
  },
  siluWithSlope: (A, Z, dZdA, size) => {
    apply(A, dZdA, size, (a, F) => {
      const { sigmoid } = functions(F);
      return sigmoid(a) * F(F(a * sigmoid(-a)) + 1);
    });
    naiveActivations.silu(A, Z, size);
  },
  softplus: (A, beta, threshold, Z, size) => {
    const smooth = (v: number, F: Rounding): number => {
      const { exp, log1p } = functions(F);
      return F((v > 0 ? v : v * 0) + log1p(exp(v > 0 ? -v : v))) / F(beta);
    };
    apply(A, Z, size, (a, F) => {
      const v = F(F(beta) * a);
      return v > F(threshold) ? a : v === -Infinity ? 0 : smooth(v, F);
    });
  },
  softplusWithSlope: (A, beta, threshold, Z, dZdA, size) => {
    apply(A, dZdA, size, (a, F) => {
      const v = F(F(beta) * a);
      return v > F(threshold) ? 1 : functions(F).sigmoid(v);
    });
    naiveActivations.softplus(A, beta, threshold, Z, size);
  },
  gelu: (A, Z, size) => {
    apply(A, Z, size, (a, F) => F(a / 2) * functions(F).twiceNormalCdf(a));
  },
  geluWithSlope: (A, Z, dZdA, size) => {
    apply(A, dZdA, size, (a, F) => {
      const { normalDensity, twiceNormalCdf } = functions(F);
      return F(a * normalDensity(a)) + F(twiceNormalCdf(a) / 2);
    });
    naiveActivations.gelu(A, Z, size);
  },
  geluTanh: (A, Z, size) => {
    apply(A, Z, size, (a, F) => functions(F).sigmoid(u2(a, F)) * a);
  },
  geluTanhWithSlope: (A, Z, dZdA, size) => {
    apply(A, dZdA, size, (a, F) => {
      const { sigmoid } = functions(F);
      const u = u2(a, F);
      return sigmoid(u) * F(1 + F(bounded(a, 30) * F(slope2(a, F) * sigmoid(-u))));
    });
    naiveActivations.geluTanh(A, Z, size);
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
    const logOf = (a: readonly number[]): number[] =>
      Number.isFinite(Math.max(...a))
        ? a.map((_, c) => 0 - softmax(a, rounding(A)).minusLog(c))
        : a.map(() => NaN);
    Z.set(Array.from({ length: N }, (_, i) => logOf(row(A, i, C))).flat());
  },
  logSoftmaxBackward(Z, dLdZ, dLdA, N, C) {
    const F = rounding(Z);
    const slope = (d: readonly number[], p: readonly number[], c: number): number =>
      c === p.findIndex((x) => x > 0.5)
        ? F(d[c]! * others(p, c, F)) - F(p[c]! * others(d, c, F))
        : d[c]! - F(p[c]! * others(d, C, F));
    const rows = Array.from(
      { length: N },
      (_, i) => [row(dLdZ, i, C), row(Z, i, C).map(functions(F).exp)] as const,
    );
    dLdA.set(rows.flatMap(([d, p]) => d.map((_, c) => slope(d, p, c))));
  },
};
