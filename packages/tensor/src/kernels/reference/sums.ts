// The definition of the sums.
import type { SumKernels } from '../kernels.ts';
import { isSingle, round } from './round.ts';

export const sumRows: SumKernels['sumRows'] = (X, s, rows, columns) => {
  s.fill(0, 0, columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) s[j] = s[j]! + X[i * columns + j]!;
};

export const sumColumns: SumKernels['sumColumns'] = (X, s, rows, columns) => {
  const single = isSingle(X);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum = round(sum + X[i * columns + j]!, single);
    s[i] = sum;
  }
};

export const sum: SumKernels['sum'] = (X, size) => {
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) s[i & 3]! += X[i]!;
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};

export const dot: SumKernels['dot'] = (X, Y, size) => {
  const s = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) s[i & 3]! += X[i]! * Y[i]!;
  return s[0]! + s[1]! + (s[2]! + s[3]!);
};
