import type { SumKernels } from '../kernels.ts';
import { reference } from '../reference/index.ts';
import { exported } from './module.ts';
import { bring, read, release, single, write } from './stage.ts';

const { sumRows, sumColumns, sum, dot } = exported;

/** The sums. */
export const sums: SumKernels = {
  sumRows(X, s, rows, columns) {
    const x = read(X, rows * columns);
    const to = write(s, columns);
    if ((x | to) < 0) reference.sumRows(X, s, rows, columns);
    else {
      sumRows(single(X), x, to, rows, columns);
      bring(s, to, columns);
    }
    release();
  },

  sumColumns(X, s, rows, columns) {
    const x = read(X, rows * columns);
    const to = write(s, rows);
    if ((x | to) < 0) reference.sumColumns(X, s, rows, columns);
    else {
      sumColumns(single(X), x, to, rows, columns);
      bring(s, to, rows);
    }
    release();
  },

  sum(X, size) {
    const x = read(X, size);
    const fits = x >= 0;
    const total = fits ? sum(single(X), x, size) : reference.sum(X, size);
    release();
    return total;
  },

  dot(X, Y, size) {
    const x = read(X, size);
    const y = read(Y, size);
    const fits = (x | y) >= 0;
    const total = fits ? dot(single(X), x, y, size) : reference.dot(X, Y, size);
    release();
    return total;
  },
};
