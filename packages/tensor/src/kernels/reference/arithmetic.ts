// The definition of the element-wise arithmetic; storing a result rounds it to the dtype.
import type { ArithmeticKernels } from '../kernels.ts';
import { isSingle, round } from './round.ts';

export const add: ArithmeticKernels['add'] = (X, Y, Z, size) => {
  for (let i = 0; i < size; i++) Z[i] = X[i]! + Y[i]!;
};

export const subtract: ArithmeticKernels['subtract'] = (X, Y, Z, size) => {
  for (let i = 0; i < size; i++) Z[i] = X[i]! - Y[i]!;
};

export const multiply: ArithmeticKernels['multiply'] = (X, Y, Z, size) => {
  for (let i = 0; i < size; i++) Z[i] = X[i]! * Y[i]!;
};

export const scale: ArithmeticKernels['scale'] = (alpha, X, Z, size) => {
  const a = round(alpha, isSingle(X));
  for (let i = 0; i < size; i++) Z[i] = a * X[i]!;
};

export const clamp: ArithmeticKernels['clamp'] = (limit, X, Z, size) => {
  const most = round(limit, isSingle(X));
  for (let i = 0; i < size; i++) Z[i] = Math.min(Math.max(X[i]!, -most), most);
};

export const axpy: ArithmeticKernels['axpy'] = (alpha, X, Y, size) => {
  const single = isSingle(X);
  const a = round(alpha, single);
  for (let i = 0; i < size; i++) Y[i] = Y[i]! + round(a * X[i]!, single);
};

export const addRow: ArithmeticKernels['addRow'] = (X, r, Z, rows, columns) => {
  for (let i = 0, z = 0; i < rows; i++) for (let j = 0; j < columns; j++, z++) Z[z] = X[z]! + r[j]!;
};

export const multiplyRow: ArithmeticKernels['multiplyRow'] = (X, r, Z, rows, columns) => {
  for (let i = 0, z = 0; i < rows; i++) for (let j = 0; j < columns; j++, z++) Z[z] = X[z]! * r[j]!;
};
