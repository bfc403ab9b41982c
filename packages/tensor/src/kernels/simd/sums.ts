import type { SumKernels } from '../kernels.ts';
import * as reference from '../reference/sums.ts';
import { inCore } from './modules.ts';
import { bring, read, release, single, write } from './stage.ts';

export const sumRows: SumKernels['sumRows'] = (X, s, rows, columns) => {
  const x = read(X, rows * columns);
  const to = write(s, columns);
  if ((x | to) < 0) reference.sumRows(X, s, rows, columns);
  else {
    inCore().sumRows(single(X), x, to, rows, columns);
    bring(s, to, columns);
  }
  release();
};

export const sumColumns: SumKernels['sumColumns'] = (X, s, rows, columns) => {
  const x = read(X, rows * columns);
  const to = write(s, rows);
  if ((x | to) < 0) reference.sumColumns(X, s, rows, columns);
  else {
    inCore().sumColumns(single(X), x, to, rows, columns);
    bring(s, to, rows);
  }
  release();
};

export const sum: SumKernels['sum'] = (X, size) => {
  const x = read(X, size);
  const fits = x >= 0;
  const total = fits ? inCore().sum(single(X), x, size) : reference.sum(X, size);
  release();
  return total;
};

export const dot: SumKernels['dot'] = (X, Y, size) => {
  const x = read(X, size);
  const y = read(Y, size);
  const fits = (x | y) >= 0;
  const total = fits ? inCore().dot(single(X), x, y, size) : reference.dot(X, Y, size);
  release();
  return total;
};
