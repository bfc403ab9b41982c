import type { MatmulKernels } from '../kernels.ts';
import { reference } from '../reference/index.ts';
import { exported } from './module.ts';
import { bring, read, release, single, write } from './stage.ts';

const { matmulNN, matmulNT, matmulTN } = exported;

/** The matrix products. */
export const matmul: MatmulKernels = {
  matmulNN(X, Y, Z, m, k, n) {
    const x = read(X, m * k);
    const y = read(Y, k * n);
    const z = write(Z, m * n);
    if ((x | y | z) < 0) reference.matmulNN(X, Y, Z, m, k, n);
    else {
      matmulNN(single(X), x, y, z, m, k, n);
      bring(Z, z, m * n);
    }
    release();
  },

  matmulNT(X, Y, b, Z, m, k, n) {
    const x = read(X, m * k);
    const y = read(Y, k * n);
    const bias = b === undefined ? 0 : read(b, n);
    const z = write(Z, m * n);
    if ((x | y | bias | z) < 0) reference.matmulNT(X, Y, b, Z, m, k, n);
    else {
      matmulNT(single(X), x, y, bias, z, m, k, n);
      bring(Z, z, m * n);
    }
    release();
  },

  matmulTN(X, Y, Z, m, k, n) {
    const x = read(X, m * k);
    const y = read(Y, k * n);
    const z = write(Z, m * n);
    if ((x | y | z) < 0) reference.matmulTN(X, Y, Z, m, k, n);
    else {
      matmulTN(single(X), x, y, z, m, k, n);
      bring(Z, z, m * n);
    }
    release();
  },
};
