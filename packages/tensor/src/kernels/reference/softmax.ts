// The definition of softmax and its logarithm.
import type { ActivationKernels } from '../activation-kernels.ts';
import type { Floats } from '../../dtype.ts';
import { log1p } from '../../elementary/index.ts';
import { exp } from './functions.ts';
import { largePlace, sumOfOthers } from './others.ts';
import { isSingle, round } from './round.ts';

/** Where row i of X has its maximum, the first among equals. A NaN elsewhere shows in the sum of exponentials. */
function placeOfMax(X: Floats, i: number, C: number): number {
  const start = i * C;
  let place = start;
  for (let c = start + 1; c < start + C; c++) if (X[c]! > X[place]!) place = c;
  return place;
}

/**
 * P = softmax of row i of Z: p_c = e_c / Σ e, e_c = exp(z_c − max z). Returns the row's maximum, at place m, and
 * log Σ e = log(1 + Σ_k e_k), k ≠ m, in float64: the whole sum would lose the digits of its others near 1.
 */
export function softmaxRow(
  Z: Floats,
  P: Floats,
  i: number,
  C: number,
  single: boolean,
): { max: number; logSum: number } {
  const start = i * C;
  const m = placeOfMax(Z, i, C);
  const max = Z[m]!;
  let sum = 0;
  let others = 0;
  for (let c = start; c < start + C; c++) {
    const e = exp(round(Z[c]! - max, single), single);
    P[c] = e;
    sum = round(sum + e, single);
    if (c !== m) others += e;
  }
  for (let c = start; c < start + C; c++) P[c] = P[c]! / sum;
  return { max, logSum: log1p(others) };
}

export const softmax: ActivationKernels['softmax'] = (A, Z, N, C) => {
  const single = isSingle(A);
  for (let i = 0; i < N; i++) softmaxRow(A, Z, i, C, single);
};

export const softmaxBackward: ActivationKernels['softmaxBackward'] = (Z, dLdZ, dLdA, N, C) => {
  const single = isSingle(Z);
  for (let i = 0; i < N; i++) {
    const start = i * C;
    let sum = 0;
    for (let c = start; c < start + C; c++) sum = round(sum + round(dLdZ[c]! * Z[c]!, single), single);
    for (let c = start; c < start + C; c++) dLdA[c] = Z[c]! * round(dLdZ[c]! - sum, single);
  }
};

export const logSoftmax: ActivationKernels['logSoftmax'] = (A, Z, N, C) => {
  const single = isSingle(A);
  for (let i = 0; i < N; i++) {
    const { max, logSum } = softmaxRow(A, Z, i, C, single);
    const log = logSum + (max - max); // NaN where the maximum is infinite: nothing can be said of such a row
    for (let c = i * C; c < (i + 1) * C; c++) Z[c] = A[c]! - max - log;
  }
};

export const logSoftmaxBackward: ActivationKernels['logSoftmaxBackward'] = (Z, dLdZ, dLdA, N, C) => {
  const single = isSingle(Z);
  for (let i = 0; i < N; i++) {
    const start = i * C;
    for (let c = start; c < start + C; c++) dLdA[c] = exp(Z[c]!, single); // p, for now
    const sum = sumOfOthers(dLdZ, start, C, -1, single);
    const large = largePlace(dLdA, start, C);
    const othersP = sumOfOthers(dLdA, start, C, large, single);
    for (let c = start; c < start + C; c++) {
      const d = dLdZ[c]!;
      const gain = c === large ? round(d * othersP, single) : d;
      const share = c === large ? sumOfOthers(dLdZ, start, C, c, single) : sum;
      dLdA[c] = gain - round(dLdA[c]! * share, single);
    }
  }
};
