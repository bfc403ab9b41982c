import type { LossKernels } from '../loss-kernels.ts';
import { reference } from '../reference/index.ts';
import { exported } from './module.ts';
import { bring, read, release, single, write } from './stage.ts';

const {
  squaredError,
  squaredErrorBackward,
  crossEntropy,
  crossEntropyBackward,
  softCrossEntropy,
  softCrossEntropyBackward,
} = exported;

/** The losses. */
export const losses: Pick<
  LossKernels,
  | 'squaredError'
  | 'squaredErrorBackward'
  | 'crossEntropy'
  | 'crossEntropyBackward'
  | 'softCrossEntropy'
  | 'softCrossEntropyBackward'
> = {
  squaredError(Z, Y, size) {
    const z = read(Z, size);
    const y = read(Y, size);
    const fits = (z | y) >= 0;
    const total = fits ? squaredError(single(Z), z, y, size) : reference.squaredError(Z, Y, size);
    release();
    return total;
  },

  squaredErrorBackward(Z, Y, factor, dLdZ, size) {
    const z = read(Z, size);
    const y = read(Y, size);
    const dLdz = write(dLdZ, size);
    if ((z | y | dLdz) < 0) reference.squaredErrorBackward(Z, Y, factor, dLdZ, size);
    else {
      squaredErrorBackward(single(Z), z, y, factor, dLdz, size);
      bring(dLdZ, dLdz, size);
    }
    release();
  },

  crossEntropy(Z, classes, smoothing, P, N, C) {
    const z = read(Z, N * C);
    const labels = read(classes, N);
    const p = write(P, N * C);
    const fits = (z | labels | p) >= 0;
    const total = fits
      ? crossEntropy(single(Z), z, labels, smoothing, p, N, C)
      : reference.crossEntropy(Z, classes, smoothing, P, N, C);
    if (fits) bring(P, p, N * C);
    release();
    return total;
  },

  crossEntropyBackward(P, classes, smoothing, factor, dLdZ, N, C) {
    const p = read(P, N * C);
    const labels = read(classes, N);
    const dLdz = write(dLdZ, N * C);
    if ((p | labels | dLdz) < 0) reference.crossEntropyBackward(P, classes, smoothing, factor, dLdZ, N, C);
    else {
      crossEntropyBackward(single(P), p, labels, smoothing, factor, dLdz, N, C);
      bring(dLdZ, dLdz, N * C);
    }
    release();
  },

  softCrossEntropy(Z, Y, smoothing, P, N, C) {
    const z = read(Z, N * C);
    const y = read(Y, N * C);
    const p = write(P, N * C);
    const fits = (z | y | p) >= 0;
    const total = fits
      ? softCrossEntropy(single(Z), z, y, smoothing, p, N, C)
      : reference.softCrossEntropy(Z, Y, smoothing, P, N, C);
    if (fits) bring(P, p, N * C);
    release();
    return total;
  },

  softCrossEntropyBackward(P, Y, smoothing, factor, dLdZ, N, C) {
    const p = read(P, N * C);
    const y = read(Y, N * C);
    const dLdz = write(dLdZ, N * C);
    if ((p | y | dLdz) < 0) reference.softCrossEntropyBackward(P, Y, smoothing, factor, dLdZ, N, C);
    else {
      softCrossEntropyBackward(single(P), p, y, smoothing, factor, dLdz, N, C);
      bring(dLdZ, dLdz, N * C);
    }
    release();
  },
};
