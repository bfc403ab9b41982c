import type { SumKernels } from '../kernels.ts';
import { isSingle, round } from './round.ts';

/** The definition of the sums. */
export const sums: SumKernels = {
  sumRows(X, s, rows, columns) {
    s.fill(0, 0, columns);
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) s[j] = s[j]! + X[i * columns + j]!;
  },

  sumColumns(X, s, rows, columns) {
    const single = isSingle(X);
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum = round(sum + X[i * columns + j]!, single);
      s[i] = sum;
    }
  },

  sum(X, size) {
    const s = [0, 0, 0, 0];
    for (let i = 0; i < size; i++) s[i & 3]! += X[i]!;
    return s[0]! + s[1]! + (s[2]! + s[3]!);
  },

  dot(X, Y, size) {
    const s = [0, 0, 0, 0];
    for (let i = 0; i < size; i++) s[i & 3]! += X[i]! * Y[i]!;
    return s[0]! + s[1]! + (s[2]! + s[3]!);
  },
};
