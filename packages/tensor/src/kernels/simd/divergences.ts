import type { LossKernels } from '../loss-kernels.ts';
import * as reference from '../reference/divergences.ts';
import { inLosses } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const binaryCrossEntropy: LossKernels['binaryCrossEntropy'] = (Z, Y, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits
    ? inLosses().binaryCrossEntropy(single(Z), z, y, size)
    : reference.binaryCrossEntropy(Z, Y, size);
  release();
  return total;
};

export const binaryCrossEntropyBackward: LossKernels['binaryCrossEntropyBackward'] = (
  Z,
  Y,
  factor,
  dLdZ,
  size,
) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const dLdz = write(dLdZ, size);
  if ((z | y | dLdz) < 0) reference.binaryCrossEntropyBackward(Z, Y, factor, dLdZ, size);
  else {
    inLosses().binaryCrossEntropyBackward(single(Z), z, y, factor, dLdz, size);
    bring(dLdZ, dLdz, size);
  }
  release();
};

export const logitCrossEntropy: LossKernels['logitCrossEntropy'] = (Z, Y, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits
    ? inLosses().logitCrossEntropy(single(Z), z, y, size)
    : reference.logitCrossEntropy(Z, Y, size);
  release();
  return total;
};

export const logitCrossEntropyBackward: LossKernels['logitCrossEntropyBackward'] = (
  Z,
  Y,
  factor,
  dLdZ,
  size,
) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const dLdz = write(dLdZ, size);
  if ((z | y | dLdz) < 0) reference.logitCrossEntropyBackward(Z, Y, factor, dLdZ, size);
  else {
    inLosses().logitCrossEntropyBackward(single(Z), z, y, factor, dLdz, size);
    bring(dLdZ, dLdz, size);
  }
  release();
};

export const negativeLogLikelihood: LossKernels['negativeLogLikelihood'] = (Z, classes, N, C) => {
  const z = read(Z, N * C);
  const labels = read(classes, N);
  const fits = (z | labels) >= 0;
  const total = fits
    ? inLosses().negativeLogLikelihood(single(Z), z, labels, N, C)
    : reference.negativeLogLikelihood(Z, classes, N, C);
  release();
  return total;
};

export const negativeLogLikelihoodBackward: LossKernels['negativeLogLikelihoodBackward'] = (
  classes,
  factor,
  dLdZ,
  N,
  C,
) => {
  const labels = read(classes, N);
  const dLdz = write(dLdZ, N * C);
  if ((labels | dLdz) < 0) reference.negativeLogLikelihoodBackward(classes, factor, dLdZ, N, C);
  else {
    inLosses().negativeLogLikelihoodBackward(single(dLdZ), labels, factor, dLdz, N, C);
    bring(dLdZ, dLdz, N * C);
  }
  release();
};

export const klDivergence: LossKernels['klDivergence'] = (Z, Y, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits ? inLosses().klDivergence(single(Z), z, y, size) : reference.klDivergence(Z, Y, size);
  release();
  return total;
};
