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

export const geluWithSlope: ActivationKernels['geluWithSlope'] = (A, Z, dZdA, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  const slope = write(dZdA, size);
  if ((a | z | slope) < 0) reference.geluWithSlope(A, Z, dZdA, size);
  else {
    inCurves().geluWithSlope(single(A), a, z, slope, size);
    bring(Z, z, size);
    bring(dZdA, slope, size);
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

export const geluTanhWithSlope: ActivationKernels['geluTanhWithSlope'] = (A, Z, dZdA, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  const slope = write(dZdA, size);
  if ((a | z | slope) < 0) reference.geluTanhWithSlope(A, Z, dZdA, size);
  else {
    inCurves().geluTanhWithSlope(single(A), a, z, slope, size);
    bring(Z, z, size);
    bring(dZdA, slope, size);
  }
  release();
};
