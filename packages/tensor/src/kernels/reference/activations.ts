// The definition of the activations.
import type { ActivationKernels } from '../activation-kernels.ts';
import * as functions from './functions.ts';
import { isSingle, round } from './round.ts';

export const relu: ActivationKernels['relu'] = (A, Z, size) => {
  for (let i = 0; i < size; i++) {
    const a = A[i]!;
    Z[i] = a <= 0 ? 0 : a;
  }
};

export const reluBackward: ActivationKernels['reluBackward'] = (A, dLdZ, dLdA, size) => {
  for (let i = 0; i < size; i++) dLdA[i] = A[i]! <= 0 ? 0 : dLdZ[i]!;
};

export const sigmoid: ActivationKernels['sigmoid'] = (A, Z, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) Z[i] = functions.sigmoid(A[i]!, single);
};

export const sigmoidBackward: ActivationKernels['sigmoidBackward'] = (Z, dLdZ, dLdA, size) => {
  const single = isSingle(Z);
  for (let i = 0; i < size; i++) {
    const z = Z[i]!;
    dLdA[i] = dLdZ[i]! * round(z * round(1 - z, single), single);
  }
};

export const tanh: ActivationKernels['tanh'] = (A, Z, size) => {
  const single = isSingle(A);
  for (let i = 0; i < size; i++) Z[i] = functions.tanh(A[i]!, single);
};

export const tanhBackward: ActivationKernels['tanhBackward'] = (Z, dLdZ, dLdA, size) => {
  const single = isSingle(Z);
  for (let i = 0; i < size; i++) {
    const z = Z[i]!;
    dLdA[i] = dLdZ[i]! * round(1 - round(z * z, single), single);
  }
};
