import { type Tensor } from '@chainrule/tensor';

/** Σ_p x(i, p)·y(p, j) for all i < m and j < n, row by row, in float64: the definition of a product of matrices. */
export function product(
  [m, k, n]: readonly [number, number, number],
  x: (i: number, p: number) => number,
  y: (p: number, j: number) => number,
): number[] {
  const Z: number[] = [];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += x(i, p) * y(p, j);
      Z.push(sum);
    }
  }
  return Z;
}

/** X[i, j] of a matrix, or |X[i, j]|. */
export const entry =
  (X: Tensor) =>
  (i: number, j: number): number =>
    X.at(i, j);
export const magnitude =
  (X: Tensor) =>
  (i: number, j: number): number =>
    Math.abs(X.at(i, j));
/** X[j, i]: the transposed. */
export const transposed =
  (x: (i: number, j: number) => number) =>
  (i: number, j: number): number =>
    x(j, i);
