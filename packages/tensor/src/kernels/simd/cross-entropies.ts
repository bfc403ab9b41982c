import type { LossKernels } from '../loss-kernels.ts';
import * as reference from '../reference/cross-entropies.ts';
import { inEntropies } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const crossEntropy: LossKernels['crossEntropy'] = (Z, classes, smoothing, P, N, C) => {
  const z = read(Z, N * C);
  const labels = read(classes, N);
  const p = write(P, N * C);
  const fits = (z | labels | p) >= 0;
  const total = fits
    ? inEntropies().crossEntropy(single(Z), z, labels, smoothing, p, N, C)
    : reference.crossEntropy(Z, classes, smoothing, P, N, C);
  if (fits) bring(P, p, N * C);
  release();
  return total;
};

export const crossEntropyBackward: LossKernels['crossEntropyBackward'] = (
  P,
  classes,
  smoothing,
  factor,
  dLdZ,
  N,
  C,
) => {
  const p = read(P, N * C);
  const labels = read(classes, N);
  const dLdz = write(dLdZ, N * C);
  if ((p | labels | dLdz) < 0) reference.crossEntropyBackward(P, classes, smoothing, factor, dLdZ, N, C);
  else {
    inEntropies().crossEntropyBackward(single(P), p, labels, smoothing, factor, dLdz, N, C);
    bring(dLdZ, dLdz, N * C);
  }
  release();
};

export const softCrossEntropy: LossKernels['softCrossEntropy'] = (Z, Y, smoothing, P, N, C) => {
  const z = read(Z, N * C);
  const y = read(Y, N * C);
  const p = write(P, N * C);
  const fits = (z | y | p) >= 0;
  const total = fits
    ? inEntropies().softCrossEntropy(single(Z), z, y, smoothing, p, N, C)
    : reference.softCrossEntropy(Z, Y, smoothing, P, N, C);
  if (fits) bring(P, p, N * C);
  release();
  return total;
};

export const softCrossEntropyBackward: LossKernels['softCrossEntropyBackward'] = (
  P,
  Y,
  smoothing,
  factor,
  dLdZ,
  N,
  C,
) => {
  const p = read(P, N * C);
  const y = read(Y, N * C);
  const dLdz = write(dLdZ, N * C);
  if ((p | y | dLdz) < 0) reference.softCrossEntropyBackward(P, Y, smoothing, factor, dLdZ, N, C);
  else {
    inEntropies().softCrossEntropyBackward(single(P), p, y, smoothing, factor, dLdz, N, C);
    bring(dLdZ, dLdz, N * C);
  }
  release();
};
