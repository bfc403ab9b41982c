import type { LossKernels } from '../loss-kernels.ts';
import * as crossEntropies from '../reference/cross-entropies.ts';
import * as errors from '../reference/errors.ts';
import { inCore } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const squaredError: LossKernels['squaredError'] = (Z, Y, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits ? inCore().squaredError(single(Z), z, y, size) : errors.squaredError(Z, Y, size);
  release();
  return total;
};

export const squaredErrorBackward: LossKernels['squaredErrorBackward'] = (Z, Y, factor, dLdZ, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const dLdz = write(dLdZ, size);
  if ((z | y | dLdz) < 0) errors.squaredErrorBackward(Z, Y, factor, dLdZ, size);
  else {
    inCore().squaredErrorBackward(single(Z), z, y, factor, dLdz, size);
    bring(dLdZ, dLdz, size);
  }
  release();
};

export const crossEntropy: LossKernels['crossEntropy'] = (Z, classes, smoothing, P, N, C) => {
  const z = read(Z, N * C);
  const labels = read(classes, N);
  const p = write(P, N * C);
  const fits = (z | labels | p) >= 0;
  const total = fits
    ? inCore().crossEntropy(single(Z), z, labels, smoothing, p, N, C)
    : crossEntropies.crossEntropy(Z, classes, smoothing, P, N, C);
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
  if ((p | labels | dLdz) < 0) crossEntropies.crossEntropyBackward(P, classes, smoothing, factor, dLdZ, N, C);
  else {
    inCore().crossEntropyBackward(single(P), p, labels, smoothing, factor, dLdz, N, C);
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
    ? inCore().softCrossEntropy(single(Z), z, y, smoothing, p, N, C)
    : crossEntropies.softCrossEntropy(Z, Y, smoothing, P, N, C);
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
  if ((p | y | dLdz) < 0) crossEntropies.softCrossEntropyBackward(P, Y, smoothing, factor, dLdZ, N, C);
  else {
    inCore().softCrossEntropyBackward(single(P), p, y, smoothing, factor, dLdz, N, C);
    bring(dLdZ, dLdz, N * C);
  }
  release();
};
