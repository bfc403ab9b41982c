import type { MatmulKernels } from '../kernels.ts';
import * as reference from '../reference/matmul.ts';
import { inCore } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const matmulNN: MatmulKernels['matmulNN'] = (X, Y, Z, m, k, n) => {
  const x = read(X, m * k);
  const y = read(Y, k * n);
  const z = write(Z, m * n);
  if ((x | y | z) < 0) reference.matmulNN(X, Y, Z, m, k, n);
  else {
    inCore().matmulNN(single(X), x, y, z, m, k, n);
    bring(Z, z, m * n);
  }
  release();
};

export const matmulNT: MatmulKernels['matmulNT'] = (X, Y, b, Z, m, k, n) => {
  const x = read(X, m * k);
  const y = read(Y, k * n);
  const bias = b === undefined ? 0 : read(b, n);
  const z = write(Z, m * n);
  if ((x | y | bias | z) < 0) reference.matmulNT(X, Y, b, Z, m, k, n);
  else {
    inCore().matmulNT(single(X), x, y, bias, z, m, k, n);
    bring(Z, z, m * n);
  }
  release();
};

export const matmulTN: MatmulKernels['matmulTN'] = (X, Y, Z, m, k, n) => {
  const x = read(X, m * k);
  const y = read(Y, k * n);
  const z = write(Z, m * n);
  if ((x | y | z) < 0) reference.matmulTN(X, Y, Z, m, k, n);
  else {
    inCore().matmulTN(single(X), x, y, z, m, k, n);
    bring(Z, z, m * n);
  }
  release();
};
