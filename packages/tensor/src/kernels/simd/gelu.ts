import type { ActivationKernels } from '../activation-kernels.ts';
import * as reference from '../reference/gelu.ts';
import { inCurves } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const gelu: ActivationKernels['gelu'] = (A, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.gelu(A, Z, size);
  else {
    inCurves().gelu(single(A), a, z, size);
    bring(Z, z, size);
  }
  release();
};

export const geluBackward: ActivationKernels['geluBackward'] = (A, dLdZ, dLdA, size) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.geluBackward(A, dLdZ, dLdA, size);
  else {
    inCurves().geluBackward(single(A), a, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};

export const geluTanh: ActivationKernels['geluTanh'] = (A, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.geluTanh(A, Z, size);
  else {
    inCurves().geluTanh(single(A), a, z, size);
    bring(Z, z, size);
  }
  release();
};

export const geluTanhBackward: ActivationKernels['geluTanhBackward'] = (A, dLdZ, dLdA, size) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.geluTanhBackward(A, dLdZ, dLdA, size);
  else {
    inCurves().geluTanhBackward(single(A), a, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};
