// The definition of the losses between probabilities and of those of logits: terms of cross-entropies in the dtype, the
// rest in float64 up to the store.
import type { LossKernels } from '../loss-kernels.ts';
import * as elementary from '../../elementary/index.ts';
import { exp, log, log1m, log1pOfUnit, sigmoid } from './functions.ts';
import { isSingle, round } from './round.ts';

/** What z·(1 − z) is at least: 1e-12 in float32, which is the number that PyTorch takes in both precisions. */
const LEAST = 9.999999960041972e-13;

export const binaryCrossEntropy: LossKernels['binaryCrossEntropy'] = (Z, Y, size) => {
  const single = isSingle(Z);
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const z = Z[i]!;
    const y = Y[i]!;
    const ofNo = round(round(y - 1, single) * Math.max(log1m(z, single), -100), single);
    const ofYes = round(y * Math.max(log(z, single), -100), single);
    s[i & 3]! += round(ofNo - ofYes, single);
  }
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};

export const binaryCrossEntropyBackward: LossKernels['binaryCrossEntropyBackward'] = (
  Z,
  Y,
  factor,
  dLdZ,
  size,
) => {
  for (let i = 0; i < size; i++) {
    const z = Z[i]!;
    dLdZ[i] = factor * ((z - Y[i]!) / Math.max(z * (1 - z), LEAST));
  }
};

export const logitCrossEntropy: LossKernels['logitCrossEntropy'] = (Z, Y, size) => {
  const single = isSingle(Z);
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const z = Z[i]!;
    s[i & 3]! += ((z > 0 ? 1 : 0) - Y[i]!) * z + log1pOfUnit(exp(-Math.abs(z), single), single);
  }
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};

export const logitCrossEntropyBackward: LossKernels['logitCrossEntropyBackward'] = (
  Z,
  Y,
  factor,
  dLdZ,
  size,
) => {
  const single = isSingle(Z);
  const f = round(factor, single);
  for (let i = 0; i < size; i++) {
    const z = Z[i]!;
    const y = Y[i]!;
    const up = round(round(1 - y, single) * sigmoid(z, single), single);
    const down = round(y * sigmoid(-z, single), single);
    dLdZ[i] = f * round(up - down, single);
  }
};

export const negativeLogLikelihood: LossKernels['negativeLogLikelihood'] = (Z, classes, N, C) => {
  let loss = 0;
  for (let i = 0; i < N; i++) loss -= Z[i * C + classes[i]!]!;
  return loss;
};

export const negativeLogLikelihoodBackward: LossKernels['negativeLogLikelihoodBackward'] = (
  classes,
  factor,
  dLdZ,
  N,
  C,
) => {
  dLdZ.fill(0, 0, N * C);
  for (let i = 0; i < N; i++) dLdZ[i * C + classes[i]!] = -factor;
};

export const klDivergence: LossKernels['klDivergence'] = (Z, Y, size) => {
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const y = Y[i]!;
    const z = Z[i]!;
    s[i & 3]! += y === 0 && !Number.isNaN(z) ? 0 : y * (elementary.log(y) - z);
  }
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};
