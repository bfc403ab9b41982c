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

export const eluWithSlope: ActivationKernels['eluWithSlope'] = (A, alpha, Z, dZdA, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  const slope = write(dZdA, size);
  if ((a | z | slope) < 0) reference.eluWithSlope(A, alpha, Z, dZdA, size);
  else {
    inCurves().eluWithSlope(single(A), a, alpha, z, slope, size);
    bring(Z, z, size);
    bring(dZdA, slope, size);
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

export const siluWithSlope: ActivationKernels['siluWithSlope'] = (A, Z, dZdA, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  const slope = write(dZdA, size);
  if ((a | z | slope) < 0) reference.siluWithSlope(A, Z, dZdA, size);
  else {
    inCurves().siluWithSlope(single(A), a, z, slope, size);
    bring(Z, z, size);
    bring(dZdA, slope, size);
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

export const softplusWithSlope: ActivationKernels['softplusWithSlope'] = (
  A,
  beta,
  threshold,
  Z,
  dZdA,
  size,
) => {
  const a = read(A, size);
  const z = write(Z, size);
  const slope = write(dZdA, size);
  if ((a | z | slope) < 0) reference.softplusWithSlope(A, beta, threshold, Z, dZdA, size);
  else {
    inCurves().softplusWithSlope(single(A), a, beta, threshold, z, slope, size);
    bring(Z, z, size);
    bring(dZdA, slope, size);
  }
  release();
};
