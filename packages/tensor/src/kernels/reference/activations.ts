import { sigmoid, tanh } from '../../elementary/index.ts';
import type { ActivationKernels } from '../activation-kernels.ts';
import { isSingle, round } from './round.ts';

/** The definition of the activations. Elementary functions are float64; storing rounds them once to float32. */
export const activations: Pick<
  ActivationKernels,
  'relu' | 'reluBackward' | 'sigmoid' | 'sigmoidBackward' | 'tanh' | 'tanhBackward'
> = {
  relu(A, Z, size) {
    for (let i = 0; i < size; i++) {
      const a = A[i]!;
      Z[i] = a <= 0 ? 0 : a;
    }
  },

  reluBackward(A, dLdZ, dLdA, size) {
    for (let i = 0; i < size; i++) dLdA[i] = A[i]! <= 0 ? 0 : dLdZ[i]!;
  },

  sigmoid(A, Z, size) {
    for (let i = 0; i < size; i++) Z[i] = sigmoid(A[i]!);
  },

  sigmoidBackward(Z, dLdZ, dLdA, size) {
    const single = isSingle(Z);
    for (let i = 0; i < size; i++) {
      const z = Z[i]!;
      dLdA[i] = dLdZ[i]! * round(z * round(1 - z, single), single);
    }
  },

  tanh(A, Z, size) {
    for (let i = 0; i < size; i++) Z[i] = tanh(A[i]!);
  },

  tanhBackward(Z, dLdZ, dLdA, size) {
    const single = isSingle(Z);
    for (let i = 0; i < size; i++) {
      const z = Z[i]!;
      dLdA[i] = dLdZ[i]! * round(1 - round(z * z, single), single);
    }
  },
};
