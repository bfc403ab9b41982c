import type { ActivationKernels } from '../activation-kernels.ts';
import { reference } from '../reference/index.ts';
import { exported } from './module.ts';
import { bring, read, release, single, write } from './stage.ts';

const { relu, reluBackward, sigmoid, sigmoidBackward, tanh, tanhBackward } = exported;

/** The activations. */
export const activations: Pick<
  ActivationKernels,
  'relu' | 'reluBackward' | 'sigmoid' | 'sigmoidBackward' | 'tanh' | 'tanhBackward'
> = {
  relu(A, Z, size) {
    const a = read(A, size);
    const z = write(Z, size);
    if ((a | z) < 0) reference.relu(A, Z, size);
    else {
      relu(single(A), a, z, size);
      bring(Z, z, size);
    }
    release();
  },

  reluBackward(A, dLdZ, dLdA, size) {
    const a = read(A, size);
    const dLdz = read(dLdZ, size);
    const dLda = write(dLdA, size);
    if ((a | dLdz | dLda) < 0) reference.reluBackward(A, dLdZ, dLdA, size);
    else {
      reluBackward(single(A), a, dLdz, dLda, size);
      bring(dLdA, dLda, size);
    }
    release();
  },

  sigmoid(A, Z, size) {
    const a = read(A, size);
    const z = write(Z, size);
    if ((a | z) < 0) reference.sigmoid(A, Z, size);
    else {
      sigmoid(single(A), a, z, size);
      bring(Z, z, size);
    }
    release();
  },

  sigmoidBackward(Z, dLdZ, dLdA, size) {
    const z = read(Z, size);
    const dLdz = read(dLdZ, size);
    const dLda = write(dLdA, size);
    if ((z | dLdz | dLda) < 0) reference.sigmoidBackward(Z, dLdZ, dLdA, size);
    else {
      sigmoidBackward(single(Z), z, dLdz, dLda, size);
      bring(dLdA, dLda, size);
    }
    release();
  },

  tanh(A, Z, size) {
    const a = read(A, size);
    const z = write(Z, size);
    if ((a | z) < 0) reference.tanh(A, Z, size);
    else {
      tanh(single(A), a, z, size);
      bring(Z, z, size);
    }
    release();
  },

  tanhBackward(Z, dLdZ, dLdA, size) {
    const z = read(Z, size);
    const dLdz = read(dLdZ, size);
    const dLda = write(dLdA, size);
    if ((z | dLdz | dLda) < 0) reference.tanhBackward(Z, dLdZ, dLdA, size);
    else {
      tanhBackward(single(Z), z, dLdz, dLda, size);
      bring(dLdA, dLda, size);
    }
    release();
  },
};
