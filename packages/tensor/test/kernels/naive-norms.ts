import type { Floats } from '@chainrule/tensor';
import type { NormKernels } from '@chainrule/tensor/kernels';
import { inOrder, rounding, store, type Rounding } from './formula.ts';

/** The mean of `count` numbers, and the mean of their squared distances from it. */
function moments(count: number, F: Rounding, a: (i: number) => number): [number, number] {
  const mean = F(inOrder(count, F, a) / count);
  const squares = inOrder(count, F, (i) => F(F(a(i) - mean) * F(a(i) - mean)));
  return [mean, F(squares / count)];
}

const inverse = (F: Rounding, variance: number, eps: number): number =>
  F(1 / F(Math.sqrt(F(variance + F(eps)))));

function parameterGradients(
  X: Floats,
  dLdZ: Floats,
  gamma: Floats,
  beta: Floats,
  N: number,
  C: number,
): void {
  const F = rounding(X);
  store(gamma, C, (c) => inOrder(N, F, (i) => F(dLdZ[i * C + c]! * X[i * C + c]!)));
  store(beta, C, (c) => inOrder(N, F, (i) => dLdZ[i * C + c]!));
}

/** Normalisations once more. */
export const naiveNorms: NormKernels = {
  batchNorm(A, gamma, beta, eps, mean, variance, X, Z, N, C) {
    const F = rounding(A);
    const of = Array.from({ length: C }, (_, c) => moments(N, F, (i) => A[i * C + c]!));
    store(mean, C, (c) => of[c]![0]);
    store(variance, C, (c) => of[c]![1]);
    store(X, N * C, (at) => F(F(A[at]! - mean[at % C]!) * inverse(F, variance[at % C]!, eps)));
    store(Z, N * C, (at) => F(F(X[at]! * gamma[at % C]!) + beta[at % C]!));
  },
  batchNormBackward(X, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C) {
    const F = rounding(X);
    parameterGradients(X, dLdZ, dLdgamma, dLdbeta, N, C);
    store(dLdA, N * C, (at) => {
      const c = at % C;
      const inner = F(F(dLdZ[at]! - F(dLdbeta[c]! / N)) - F(X[at]! * F(dLdgamma[c]! / N)));
      return F(F(gamma[c]! * inverse(F, variance[c]!, eps)) * inner);
    });
  },
  batchNormGiven(A, gamma, beta, eps, mean, variance, Z, N, C) {
    const F = rounding(A);
    const x = (at: number) => F(F(A[at]! - mean[at % C]!) * inverse(F, variance[at % C]!, eps));
    store(Z, N * C, (at) => F(F(x(at) * gamma[at % C]!) + beta[at % C]!));
  },
  layerNorm(A, gamma, beta, eps, variance, X, Z, N, C) {
    const F = rounding(A);
    const of = Array.from({ length: N }, (_, i) => moments(C, F, (c) => A[i * C + c]!));
    store(variance, N, (i) => of[i]![1]);
    const row = (at: number): number => Math.floor(at / C);
    store(X, N * C, (at) => F(F(A[at]! - of[row(at)]![0]) * inverse(F, variance[row(at)]!, eps)));
    store(Z, N * C, (at) => F(F(X[at]! * gamma[at % C]!) + beta[at % C]!));
  },
  layerNormBackward(X, variance, gamma, eps, dLdZ, dLdgamma, dLdbeta, dLdA, N, C) {
    const F = rounding(X);
    parameterGradients(X, dLdZ, dLdgamma, dLdbeta, N, C);
    const h = (at: number) => F(dLdZ[at]! * gamma[at % C]!);
    store(dLdA, N * C, (at) => {
      const i = Math.floor(at / C);
      const sum = inOrder(C, F, (c) => h(i * C + c));
      const along = inOrder(C, F, (c) => F(h(i * C + c) * X[i * C + c]!));
      const inner = F(F(h(at) - F(sum / C)) - F(X[at]! * F(along / C)));
      return F(inverse(F, variance[i]!, eps) * inner);
    });
  },
};
