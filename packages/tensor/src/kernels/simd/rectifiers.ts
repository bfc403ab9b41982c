import type { ActivationKernels } from '../activation-kernels.ts';
import * as reference from '../reference/rectifiers.ts';
import { inCurves } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const leakyRelu: ActivationKernels['leakyRelu'] = (A, slope, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.leakyRelu(A, slope, Z, size);
  else {
    inCurves().leakyRelu(single(A), a, slope, z, size);
    bring(Z, z, size);
  }
  release();
};

export const leakyReluBackward: ActivationKernels['leakyReluBackward'] = (A, slope, dLdZ, dLdA, size) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.leakyReluBackward(A, slope, dLdZ, dLdA, size);
  else {
    inCurves().leakyReluBackward(single(A), a, slope, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};

export const elu: ActivationKernels['elu'] = (A, alpha, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.elu(A, alpha, Z, size);
  else {
    inCurves().elu(single(A), a, alpha, z, size);
    bring(Z, z, size);
  }
  release();
};

export const eluBackward: ActivationKernels['eluBackward'] = (A, alpha, dLdZ, dLdA, size) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.eluBackward(A, alpha, dLdZ, dLdA, size);
  else {
    inCurves().eluBackward(single(A), a, alpha, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};

export const silu: ActivationKernels['silu'] = (A, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.silu(A, Z, size);
  else {
    inCurves().silu(single(A), a, z, size);
    bring(Z, z, size);
  }
  release();
};

export const siluBackward: ActivationKernels['siluBackward'] = (A, dLdZ, dLdA, size) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.siluBackward(A, dLdZ, dLdA, size);
  else {
    inCurves().siluBackward(single(A), a, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};

export const softplus: ActivationKernels['softplus'] = (A, beta, threshold, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.softplus(A, beta, threshold, Z, size);
  else {
    inCurves().softplus(single(A), a, beta, threshold, z, size);
    bring(Z, z, size);
  }
  release();
};

export const softplusBackward: ActivationKernels['softplusBackward'] = (
  A,
  beta,
  threshold,
  dLdZ,
  dLdA,
  size,
) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.softplusBackward(A, beta, threshold, dLdZ, dLdA, size);
  else {
    inCurves().softplusBackward(single(A), a, beta, threshold, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};
