// The definition of the matrix products.
import type { MatmulKernels } from '../kernels.ts';
import type { Floats } from '../../dtype.ts';
import { isSingle, round } from './round.ts';

/**
 * Z[i, j] = Σ_p X[i, p]·Y[p, j], one sum for each result, in the order of p, starting from 0.
 *
 * X[i, p] stands at i·xRow + p·xStep, Y[p, j] at p·yStep + j·yColumn. Four results run side by side, because
 * one sum alone would wait for each of its additions; they share nothing but x.
 */
function product(
  X: Floats,
  xRow: number,
  xStep: number,
  Y: Floats,
  yStep: number,
  yColumn: number,
  Z: Floats,
  m: number,
  k: number,
  n: number,
): void {
  const single = isSingle(Z);
  for (let i = 0; i < m; i++) {
    let j = 0;
    for (; j + 3 < n; j += 4) {
      let z0 = 0;
      let z1 = 0;
      let z2 = 0;
      let z3 = 0;
      let x = i * xRow;
      let y = j * yColumn;
      for (let p = 0; p < k; p++, x += xStep, y += yStep) {
        const xp = X[x]!;
        z0 = round(z0 + round(xp * Y[y]!, single), single);
        z1 = round(z1 + round(xp * Y[y + yColumn]!, single), single);
        z2 = round(z2 + round(xp * Y[y + 2 * yColumn]!, single), single);
        z3 = round(z3 + round(xp * Y[y + 3 * yColumn]!, single), single);
      }
      const z = i * n + j;
      Z[z] = z0;
      Z[z + 1] = z1;
      Z[z + 2] = z2;
      Z[z + 3] = z3;
    }
    for (; j < n; j++) {
      let sum = 0;
      let x = i * xRow;
      let y = j * yColumn;
      for (let p = 0; p < k; p++, x += xStep, y += yStep)
        sum = round(sum + round(X[x]! * Y[y]!, single), single);
      Z[i * n + j] = sum;
    }
  }
}

export const matmulNN: MatmulKernels['matmulNN'] = (X, Y, Z, m, k, n) => {
  product(X, k, 1, Y, n, 1, Z, m, k, n);
};

export const matmulNT: MatmulKernels['matmulNT'] = (X, Y, b, Z, m, k, n) => {
  product(X, k, 1, Y, 1, k, Z, m, k, n);
  if (b === undefined) return;
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) Z[i * n + j] = Z[i * n + j]! + b[j]!;
};

export const matmulTN: MatmulKernels['matmulTN'] = (X, Y, Z, m, k, n) => {
  product(X, 1, m, Y, n, 1, Z, m, k, n);
};
