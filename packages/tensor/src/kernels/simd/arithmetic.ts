import type { ArithmeticKernels } from '../kernels.ts';
import * as reference from '../reference/arithmetic.ts';
import { inArithmetic } from './modules.ts';
import { bring, read, release, single, update, write } from './stage.ts';

export const add: ArithmeticKernels['add'] = (X, Y, Z, size) => {
  const x = read(X, size);
  const y = read(Y, size);
  const z = write(Z, size);
  if ((x | y | z) < 0) reference.add(X, Y, Z, size);
  else {
    inArithmetic().add(single(X), x, y, z, size);
    bring(Z, z, size);
  }
  release();
};

export const subtract: ArithmeticKernels['subtract'] = (X, Y, Z, size) => {
  const x = read(X, size);
  const y = read(Y, size);
  const z = write(Z, size);
  if ((x | y | z) < 0) reference.subtract(X, Y, Z, size);
  else {
    inArithmetic().subtract(single(X), x, y, z, size);
    bring(Z, z, size);
  }
  release();
};

export const multiply: ArithmeticKernels['multiply'] = (X, Y, Z, size) => {
  const x = read(X, size);
  const y = read(Y, size);
  const z = write(Z, size);
  if ((x | y | z) < 0) reference.multiply(X, Y, Z, size);
  else {
    inArithmetic().multiply(single(X), x, y, z, size);
    bring(Z, z, size);
  }
  release();
};

export const scale: ArithmeticKernels['scale'] = (alpha, X, Z, size) => {
  const x = read(X, size);
  const z = write(Z, size);
  if ((x | z) < 0) reference.scale(alpha, X, Z, size);
  else {
    inArithmetic().scale(single(X), alpha, x, z, size);
    bring(Z, z, size);
  }
  release();
};

export const clamp: ArithmeticKernels['clamp'] = (limit, X, Z, size) => {
  const x = read(X, size);
  const z = write(Z, size);
  if ((x | z) < 0) reference.clamp(limit, X, Z, size);
  else {
    inArithmetic().clamp(single(X), limit, x, z, size);
    bring(Z, z, size);
  }
  release();
};

export const axpy: ArithmeticKernels['axpy'] = (alpha, X, Y, size) => {
  const x = read(X, size);
  const y = update(Y, size);
  if ((x | y) < 0) reference.axpy(alpha, X, Y, size);
  else {
    inArithmetic().axpy(single(X), alpha, x, y, size);
    bring(Y, y, size);
  }
  release();
};

export const addRow: ArithmeticKernels['addRow'] = (X, r, Z, rows, columns) => {
  const x = read(X, rows * columns);
  const row = read(r, columns);
  const z = write(Z, rows * columns);
  if ((x | row | z) < 0) reference.addRow(X, r, Z, rows, columns);
  else {
    inArithmetic().addRow(single(X), x, row, z, rows, columns);
    bring(Z, z, rows * columns);
  }
  release();
};

export const multiplyRow: ArithmeticKernels['multiplyRow'] = (X, r, Z, rows, columns) => {
  const x = read(X, rows * columns);
  const row = read(r, columns);
  const z = write(Z, rows * columns);
  if ((x | row | z) < 0) reference.multiplyRow(X, r, Z, rows, columns);
  else {
    inArithmetic().multiplyRow(single(X), x, row, z, rows, columns);
    bring(Z, z, rows * columns);
  }
  release();
};
