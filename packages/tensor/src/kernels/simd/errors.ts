import type { LossKernels } from '../loss-kernels.ts';
import * as reference from '../reference/errors.ts';
import { inCore, inLosses } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const squaredError: LossKernels['squaredError'] = (Z, Y, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits ? inCore().squaredError(single(Z), z, y, size) : reference.squaredError(Z, Y, size);
  release();
  return total;
};

export const squaredErrorBackward: LossKernels['squaredErrorBackward'] = (Z, Y, factor, dLdZ, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const dLdz = write(dLdZ, size);
  if ((z | y | dLdz) < 0) reference.squaredErrorBackward(Z, Y, factor, dLdZ, size);
  else {
    inCore().squaredErrorBackward(single(Z), z, y, factor, dLdz, size);
    bring(dLdZ, dLdz, size);
  }
  release();
};

export const absoluteError: LossKernels['absoluteError'] = (Z, Y, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits ? inLosses().absoluteError(single(Z), z, y, size) : reference.absoluteError(Z, Y, size);
  release();
  return total;
};

export const absoluteErrorBackward: LossKernels['absoluteErrorBackward'] = (Z, Y, factor, dLdZ, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const dLdz = write(dLdZ, size);
  if ((z | y | dLdz) < 0) reference.absoluteErrorBackward(Z, Y, factor, dLdZ, size);
  else {
    inLosses().absoluteErrorBackward(single(Z), z, y, factor, dLdz, size);
    bring(dLdZ, dLdz, size);
  }
  release();
};

export const huberError: LossKernels['huberError'] = (Z, Y, delta, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const fits = (z | y) >= 0;
  const total = fits
    ? inLosses().huberError(single(Z), z, y, delta, size)
    : reference.huberError(Z, Y, delta, size);
  release();
  return total;
};

export const huberErrorBackward: LossKernels['huberErrorBackward'] = (Z, Y, delta, factor, dLdZ, size) => {
  const z = read(Z, size);
  const y = read(Y, size);
  const dLdz = write(dLdZ, size);
  if ((z | y | dLdz) < 0) reference.huberErrorBackward(Z, Y, delta, factor, dLdZ, size);
  else {
    inLosses().huberErrorBackward(single(Z), z, y, delta, factor, dLdz, size);
    bring(dLdZ, dLdz, size);
  }
  release();
};
