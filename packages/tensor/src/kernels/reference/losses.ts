import type { Floats } from '../../dtype.ts';
import { exp, log } from '../../elementary/index.ts';
import type { LossKernels } from '../kernels.ts';
import { isSingle, round } from './round.ts';

/**
 * P = softmax of row i of Z: p_c = e_c / Σ e, e_c = exp(z_c − max z). Returns the row's log Σ exp(z − max z),
 * in float64, and its maximum.
 */
function softmaxRow(
  Z: Floats,
  P: Floats,
  i: number,
  C: number,
  single: boolean,
): { max: number; logSum: number } {
  const start = i * C;
  let max = Z[start]!;
  for (let c = 1; c < C; c++) if (Z[start + c]! > max) max = Z[start + c]!; // a NaN shows in the sum
  let sum = 0;
  for (let c = 0; c < C; c++) {
    const e = round(exp(round(Z[start + c]! - max, single)), single);
    P[start + c] = e;
    sum = round(sum + e, single);
  }
  for (let c = 0; c < C; c++) P[start + c] = P[start + c]! / sum;
  return { max, logSum: log(sum) };
}

/** The definition of the losses. */
export const losses: LossKernels = {
  squaredError(Z, Y, size) {
    const single = isSingle(Z);
    const s = [0, 0, 0, 0];
    for (let i = 0; i < size; i++) {
      const r = round(Z[i]! - Y[i]!, single);
      s[i & 3]! += r * r;
    }
    return s[0]! + s[1]! + (s[2]! + s[3]!);
  },

  squaredErrorBackward(Z, Y, factor, dLdZ, size) {
    const single = isSingle(Z);
    const f = round(factor, single);
    for (let i = 0; i < size; i++) dLdZ[i] = f * round(Z[i]! - Y[i]!, single);
  },

  crossEntropy(Z, classes, smoothing, P, N, C) {
    const single = isSingle(Z);
    let loss = 0;
    for (let i = 0; i < N; i++) {
      const { max, logSum } = softmaxRow(Z, P, i, C, single);
      const ofClass = logSum - (Z[i * C + classes[i]!]! - max);
      if (smoothing === 0) {
        loss += ofClass;
        continue;
      }
      let ofAll = 0;
      for (let c = 0; c < C; c++) ofAll += logSum - (Z[i * C + c]! - max);
      loss += (1 - smoothing) * ofClass + (smoothing / C) * ofAll;
    }
    return loss;
  },

  crossEntropyBackward(P, classes, smoothing, factor, dLdZ, N, C) {
    const single = isSingle(P);
    const f = round(factor, single);
    const off = round(smoothing / C, single);
    const on = round(1 - smoothing + smoothing / C, single);
    for (let i = 0; i < N; i++) {
      for (let c = 0; c < C; c++) {
        const y = c === classes[i] ? on : off;
        dLdZ[i * C + c] = f * round(P[i * C + c]! - y, single);
      }
    }
  },

  softCrossEntropy(Z, Y, smoothing, P, N, C) {
    const single = isSingle(Z);
    let loss = 0;
    for (let i = 0; i < N; i++) {
      const { max, logSum } = softmaxRow(Z, P, i, C, single);
      let ofRow = 0;
      for (let c = 0; c < C; c++) {
        const y = (1 - smoothing) * Y[i * C + c]! + smoothing / C;
        ofRow += y * (logSum - (Z[i * C + c]! - max));
      }
      loss += ofRow;
    }
    return loss;
  },

  softCrossEntropyBackward(P, Y, smoothing, factor, dLdZ, N, C) {
    const single = isSingle(P);
    const f = round(factor, single);
    const off = round(smoothing / C, single);
    const on = round(1 - smoothing, single);
    for (let i = 0; i < N; i++) {
      let total = 0;
      for (let c = 0; c < C; c++) {
        total = round(total + round(round(on * Y[i * C + c]!, single) + off, single), single);
      }
      for (let c = 0; c < C; c++) {
        const y = round(round(on * Y[i * C + c]!, single) + off, single);
        dLdZ[i * C + c] = f * round(round(total * P[i * C + c]!, single) - y, single);
      }
    }
  },
};
