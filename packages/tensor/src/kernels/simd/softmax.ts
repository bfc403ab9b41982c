import type { ActivationKernels } from '../activation-kernels.ts';
import * as reference from '../reference/softmax.ts';
import { inCurves } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const softmax: ActivationKernels['softmax'] = (A, Z, N, C) => {
  const a = read(A, N * C);
  const z = write(Z, N * C);
  if ((a | z) < 0) reference.softmax(A, Z, N, C);
  else {
    inCurves().softmax(single(A), a, z, N, C);
    bring(Z, z, N * C);
  }
  release();
};

export const softmaxBackward: ActivationKernels['softmaxBackward'] = (Z, dLdZ, dLdA, N, C) => {
  const z = read(Z, N * C);
  const dLdz = read(dLdZ, N * C);
  const dLda = write(dLdA, N * C);
  if ((z | dLdz | dLda) < 0) reference.softmaxBackward(Z, dLdZ, dLdA, N, C);
  else {
    inCurves().softmaxBackward(single(Z), z, dLdz, dLda, N, C);
    bring(dLdA, dLda, N * C);
  }
  release();
};

export const logSoftmax: ActivationKernels['logSoftmax'] = (A, Z, N, C) => {
  const a = read(A, N * C);
  const z = write(Z, N * C);
  if ((a | z) < 0) reference.logSoftmax(A, Z, N, C);
  else {
    inCurves().logSoftmax(single(A), a, z, N, C);
    bring(Z, z, N * C);
  }
  release();
};

export const logSoftmaxBackward: ActivationKernels['logSoftmaxBackward'] = (Z, dLdZ, dLdA, N, C) => {
  const z = read(Z, N * C);
  const dLdz = read(dLdZ, N * C);
  const dLda = write(dLdA, N * C);
  if ((z | dLdz | dLda) < 0) reference.logSoftmaxBackward(Z, dLdZ, dLdA, N, C);
  else {
    inCurves().logSoftmaxBackward(single(Z), z, dLdz, dLda, N, C);
    bring(dLdA, dLda, N * C);
  }
  release();
};
