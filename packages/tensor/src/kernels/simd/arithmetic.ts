import type { ArithmeticKernels } from '../kernels.ts';
import { reference } from '../reference/index.ts';
import { exported } from './module.ts';
import { bring, read, release, single, update, write } from './stage.ts';

const { add, subtract, multiply, scale, axpy, addRow, multiplyRow } = exported;

/** The element-wise arithmetic. */
export const arithmetic: Omit<ArithmeticKernels, 'clamp'> = {
  add(X, Y, Z, size) {
    const x = read(X, size);
    const y = read(Y, size);
    const z = write(Z, size);
    if ((x | y | z) < 0) reference.add(X, Y, Z, size);
    else {
      add(single(X), x, y, z, size);
      bring(Z, z, size);
    }
    release();
  },

  subtract(X, Y, Z, size) {
    const x = read(X, size);
    const y = read(Y, size);
    const z = write(Z, size);
    if ((x | y | z) < 0) reference.subtract(X, Y, Z, size);
    else {
      subtract(single(X), x, y, z, size);
      bring(Z, z, size);
    }
    release();
  },

  multiply(X, Y, Z, size) {
    const x = read(X, size);
    const y = read(Y, size);
    const z = write(Z, size);
    if ((x | y | z) < 0) reference.multiply(X, Y, Z, size);
    else {
      multiply(single(X), x, y, z, size);
      bring(Z, z, size);
    }
    release();
  },

  scale(alpha, X, Z, size) {
    const x = read(X, size);
    const z = write(Z, size);
    if ((x | z) < 0) reference.scale(alpha, X, Z, size);
    else {
      scale(single(X), alpha, x, z, size);
      bring(Z, z, size);
    }
    release();
  },

  axpy(alpha, X, Y, size) {
    const x = read(X, size);
    const y = update(Y, size);
    if ((x | y) < 0) reference.axpy(alpha, X, Y, size);
    else {
      axpy(single(X), alpha, x, y, size);
      bring(Y, y, size);
    }
    release();
  },

  addRow(X, r, Z, rows, columns) {
    const x = read(X, rows * columns);
    const row = read(r, columns);
    const z = write(Z, rows * columns);
    if ((x | row | z) < 0) reference.addRow(X, r, Z, rows, columns);
    else {
      addRow(single(X), x, row, z, rows, columns);
      bring(Z, z, rows * columns);
    }
    release();
  },

  multiplyRow(X, r, Z, rows, columns) {
    const x = read(X, rows * columns);
    const row = read(r, columns);
    const z = write(Z, rows * columns);
    if ((x | row | z) < 0) reference.multiplyRow(X, r, Z, rows, columns);
    else {
      multiplyRow(single(X), x, row, z, rows, columns);
      bring(Z, z, rows * columns);
    }
    release();
  },
};
