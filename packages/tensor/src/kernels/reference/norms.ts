// The definition of the normalisations.
import type { NormKernels } from '../norm-kernels.ts';
import type { Floats } from '../../dtype.ts';
import { isSingle, round } from './round.ts';

/** s = 1/√(variance + eps). */
function inverseRoot(variance: number, eps: number, single: boolean): number {
  return round(1 / round(Math.sqrt(round(variance + eps, single)), single), single);
}

/** dLdγ = Σ_n dLdZ ⊙ X and dLdβ = Σ_n dLdZ, in the order of n. */
function scaleAndShiftBackward(
  X: Floats,
  dLdZ: Floats,
  dLdgamma: Floats,
  dLdbeta: Floats,
  N: number,
  C: number,
): void {
  const single = isSingle(X);
  dLdgamma.fill(0, 0, C);
  dLdbeta.fill(0, 0, C);
  for (let i = 0, z = 0; i < N; i++) {
    for (let c = 0; c < C; c++, z++) {
      dLdgamma[c] = dLdgamma[c]! + round(dLdZ[z]! * X[z]!, single);
      dLdbeta[c] = dLdbeta[c]! + dLdZ[z]!;
    }
  }
}

export const batchNorm: NormKernels['batchNorm'] = (A, gamma, beta, eps, mean, variance, X, Z, N, C) => {
  const single = isSingle(A);
  const e = round(eps, single);
  const count = round(N, single);
  for (let c = 0; c < C; c++) {
    let sum = 0;
    for (let i = 0; i < N; i++) sum = round(sum + A[i * C + c]!, single);
    const mu = round(sum / count, single);
    let squares = 0;
    for (let i = 0; i < N; i++) {
      const d = round(A[i * C + c]! - mu, single);
      squares = round(squares + round(d * d, single), single);
    }
    mean[c] = mu;
    variance[c] = squares / count;
    const s = inverseRoot(variance[c]!, e, single);
    for (let i = 0; i < N; i++) {
      const x = round(round(A[i * C + c]! - mu, single) * s, single);
      X[i * C + c] = x;
      Z[i * C + c] = round(x * gamma[c]!, single) + beta[c]!;
    }
  }
};

export const batchNormBackward: NormKernels['batchNormBackward'] = (
  X,
  variance,
  gamma,
  eps,
  dLdZ,
  dLdgamma,
  dLdbeta,
  dLdA,
  N,
  C,
) => {
  const single = isSingle(X);
  const e = round(eps, single);
  const count = round(N, single);
  scaleAndShiftBackward(X, dLdZ, dLdgamma, dLdbeta, N, C);
  for (let c = 0; c < C; c++) {
    const factor = round(gamma[c]! * inverseRoot(variance[c]!, e, single), single);
    const shift = round(dLdbeta[c]! / count, single);
    const slope = round(dLdgamma[c]! / count, single);
    for (let z = c; z < N * C; z += C) {
      const g = round(round(dLdZ[z]! - shift, single) - round(X[z]! * slope, single), single);
      dLdA[z] = factor * g;
    }
  }
};

export const batchNormGiven: NormKernels['batchNormGiven'] = (
  A,
  gamma,
  beta,
  eps,
  mean,
  variance,
  Z,
  N,
  C,
) => {
  const single = isSingle(A);
  const e = round(eps, single);
  for (let c = 0; c < C; c++) {
    const s = inverseRoot(variance[c]!, e, single);
    for (let z = c; z < N * C; z += C) {
      const x = round(round(A[z]! - mean[c]!, single) * s, single);
      Z[z] = round(x * gamma[c]!, single) + beta[c]!;
    }
  }
};

export const layerNorm: NormKernels['layerNorm'] = (A, gamma, beta, eps, variance, X, Z, N, C) => {
  const single = isSingle(A);
  const e = round(eps, single);
  const count = round(C, single);
  for (let i = 0; i < N; i++) {
    const start = i * C;
    let sum = 0;
    for (let c = 0; c < C; c++) sum = round(sum + A[start + c]!, single);
    const mu = round(sum / count, single);
    let squares = 0;
    for (let c = 0; c < C; c++) {
      const d = round(A[start + c]! - mu, single);
      squares = round(squares + round(d * d, single), single);
    }
    variance[i] = squares / count;
    const s = inverseRoot(variance[i]!, e, single);
    for (let c = 0; c < C; c++) {
      const x = round(round(A[start + c]! - mu, single) * s, single);
      X[start + c] = x;
      Z[start + c] = round(x * gamma[c]!, single) + beta[c]!;
    }
  }
};

export const layerNormBackward: NormKernels['layerNormBackward'] = (
  X,
  variance,
  gamma,
  eps,
  dLdZ,
  dLdgamma,
  dLdbeta,
  dLdA,
  N,
  C,
) => {
  const single = isSingle(X);
  const e = round(eps, single);
  const count = round(C, single);
  scaleAndShiftBackward(X, dLdZ, dLdgamma, dLdbeta, N, C);
  for (let i = 0; i < N; i++) {
    const start = i * C;
    const s = inverseRoot(variance[i]!, e, single);
    let sum = 0;
    let along = 0;
    for (let c = 0; c < C; c++) {
      const h = round(dLdZ[start + c]! * gamma[c]!, single);
      sum = round(sum + h, single);
      along = round(along + round(h * X[start + c]!, single), single);
    }
    const shift = round(sum / count, single);
    const slope = round(along / count, single);
    for (let c = 0; c < C; c++) {
      const h = round(dLdZ[start + c]! * gamma[c]!, single);
      dLdA[start + c] = s * round(round(h - shift, single) - round(X[start + c]! * slope, single), single);
    }
  }
};
