import { bind } from '../bind.ts';
import * as kernels from '../kernels/index.ts';
import type { Tensor } from '../tensor.ts';
import { checkPair, checkTensor } from './check.ts';
import { refuseOverlap, resultMatrix } from './result.ts';

/**
 * s = Xᵀ·1, [M, C] → [C, 1]: the sum over the rows, one for each column.
 *
 * @param X - [M, C]
 * @param out - where s goes, [C, 1]
 * @returns `out`, or a new tensor
 * @throws {@link ShapeError}, {@link DTypeError}.
 *
 * @example
 * ```ts
 * import { sumRows, Tensor } from '@chainrule/tensor';
 *
 * console.log(sumRows(Tensor.from([[1, 2], [3, 4]])).toArray()); // → [ [ 4 ], [ 6 ] ]
 * ```
 */
export function sumRows(X: Tensor, out?: Tensor): Tensor {
  const { M, C } = bind(X, ['M', 'C'], 'sumRows', 'X');
  const s = resultMatrix(out, C, 1, X.dtype, 'sumRows');
  refuseOverlap(s, X, 'sumRows', 'X');
  kernels.sumRows(X.data, s.data, M, C);
  return s;
}

/**
 * s = X·1, [M, C] → [M, 1]: the sum over the columns, one for each row.
 *
 * @param X - [M, C]
 * @param out - where s goes, [M, 1]
 * @returns `out`, or a new tensor
 * @throws {@link ShapeError}, {@link DTypeError}.
 *
 * @example
 * ```ts
 * import { sumColumns, Tensor } from '@chainrule/tensor';
 *
 * console.log(sumColumns(Tensor.from([[1, 2], [3, 4]])).toArray()); // → [ [ 3 ], [ 7 ] ]
 * ```
 */
export function sumColumns(X: Tensor, out?: Tensor): Tensor {
  const { M, C } = bind(X, ['M', 'C'], 'sumColumns', 'X');
  const s = resultMatrix(out, M, 1, X.dtype, 'sumColumns');
  refuseOverlap(s, X, 'sumColumns', 'X');
  kernels.sumColumns(X.data, s.data, M, C);
  return s;
}

/**
 * Σ X: the sum of all numbers, in float64 whatever the dtype, for any shape.
 *
 * @throws `TypeError` when X is no Tensor.
 *
 * @example
 * ```ts
 * import { sum, Tensor } from '@chainrule/tensor';
 *
 * console.log(sum(Tensor.from([[1, 2], [3, 4]]))); // → 10
 * ```
 */
export function sum(X: Tensor): number {
  checkTensor(X, 'sum', 'X');
  return kernels.sum(X.data, X.size);
}

/**
 * Σ X ⊙ Y: the sum of all products, in float64 whatever the dtype, for any shape.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when X and Y differ.
 *
 * @example
 * ```ts
 * import { dot, Tensor } from '@chainrule/tensor';
 *
 * console.log(dot(Tensor.from([1, 2]), Tensor.from([3, 4]))); // → 11
 * ```
 */
export function dot(X: Tensor, Y: Tensor): number {
  checkPair(X, Y, 'dot');
  return kernels.dot(X.data, Y.data, X.size);
}

/**
 * The column of the largest number in each row, the first one among equals: the predicted classes.
 * A NaN counts as the largest, as in PyTorch.
 *
 * @param X - [M, C]
 * @returns M column numbers
 * @throws {@link ShapeError} unless X has rank 2.
 *
 * @example
 * ```ts
 * import { argmax, Tensor } from '@chainrule/tensor';
 *
 * console.log(argmax(Tensor.from([[0.1, 0.9], [3, 1]]))); // → Uint32Array(2) [ 1, 0 ]
 * ```
 */
export function argmax(X: Tensor): Uint32Array {
  const { M, C } = bind(X, ['M', 'C'], 'argmax', 'X');
  const columns = new Uint32Array(M);
  for (let i = 0; i < M; i++) {
    let best = 0;
    let max = X.data[i * C]!;
    for (let c = 1; c < C && max === max; c++) {
      const x = X.data[i * C + c]!;
      if (x > max || x !== x) [best, max] = [c, x];
    }
    columns[i] = best;
  }
  return columns;
}
