import type { ActivationKernels } from '../activation-kernels.ts';
import * as reference from '../reference/activations.ts';
import { inCore, inCurves } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const relu: ActivationKernels['relu'] = (A, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.relu(A, Z, size);
  else {
    inCore().relu(single(A), a, z, size);
    bring(Z, z, size);
  }
  release();
};

export const reluBackward: ActivationKernels['reluBackward'] = (A, dLdZ, dLdA, size) => {
  const a = read(A, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((a | dLdz | dLda) < 0) reference.reluBackward(A, dLdZ, dLdA, size);
  else {
    inCore().reluBackward(single(A), a, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};

export const sigmoid: ActivationKernels['sigmoid'] = (A, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.sigmoid(A, Z, size);
  else {
    inCurves().sigmoid(single(A), a, z, size);
    bring(Z, z, size);
  }
  release();
};

export const sigmoidBackward: ActivationKernels['sigmoidBackward'] = (Z, dLdZ, dLdA, size) => {
  const z = read(Z, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((z | dLdz | dLda) < 0) reference.sigmoidBackward(Z, dLdZ, dLdA, size);
  else {
    inCurves().sigmoidBackward(single(Z), z, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};

export const tanh: ActivationKernels['tanh'] = (A, Z, size) => {
  const a = read(A, size);
  const z = write(Z, size);
  if ((a | z) < 0) reference.tanh(A, Z, size);
  else {
    inCurves().tanh(single(A), a, z, size);
    bring(Z, z, size);
  }
  release();
};

export const tanhBackward: ActivationKernels['tanhBackward'] = (Z, dLdZ, dLdA, size) => {
  const z = read(Z, size);
  const dLdz = read(dLdZ, size);
  const dLda = write(dLdA, size);
  if ((z | dLdz | dLda) < 0) reference.tanhBackward(Z, dLdZ, dLdA, size);
  else {
    inCurves().tanhBackward(single(Z), z, dLdz, dLda, size);
    bring(dLdA, dLda, size);
  }
  release();
};
