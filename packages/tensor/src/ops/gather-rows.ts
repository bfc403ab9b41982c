import { bind } from '../bind.ts';
import { isArrayLike } from '../check.ts';
import { describe } from '../describe.ts';
import { ShapeError } from '../errors.ts';
import type { Tensor } from '../tensor.ts';
import { refuseOverlap, result } from './result.ts';

/**
 * Z[i, :] = X[indices[i], :], [M, C] → [N, C]: a mini-batch of a data set. Rows may repeat.
 *
 * @param X - [M, C]
 * @param indices - N row numbers, 0 … M − 1
 * @param out - where the rows go, [N, C]
 * @returns `out`, or a new tensor
 * @throws {@link ShapeError} for no index at all; `RangeError` for one outside X.
 *
 * @example
 * ```ts
 * import { gatherRows, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[0, 1], [2, 3], [4, 5]]);
 * console.log(gatherRows(X, [2, 0]).toArray()); // → [ [ 4, 5 ], [ 0, 1 ] ]
 * ```
 */
export function gatherRows(X: Tensor, indices: ArrayLike<number>, out?: Tensor): Tensor {
  const { M, C } = bind(X, ['M', 'C'], 'gatherRows', 'X');
  const N = checkIndices(indices, M);
  const Z = result(out, [N, C], X.dtype, 'gatherRows');
  refuseOverlap(Z, X, 'gatherRows', 'X');
  const from = X.data;
  const to = Z.data;
  for (let i = 0, z = 0; i < N; i++) {
    let x = indices[i]! * C;
    for (let c = 0; c < C; c++) to[z++] = from[x++]!;
  }
  return Z;
}

function checkIndices(indices: unknown, M: number): number {
  if (!isArrayLike(indices)) {
    throw new TypeError(`gatherRows: indices is ${describe(indices)}, expected an array of row numbers`);
  }
  if (indices.length === 0)
    throw new ShapeError('gatherRows: indices is empty, expected at least one row number');
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i];
    if (!(Number.isInteger(row) && (row as number) >= 0 && (row as number) < M)) {
      throw new RangeError(
        `gatherRows: indices[${i}] is ${describe(row)}, expected a row of X, 0 to ${M - 1}`,
      );
    }
  }
  return indices.length;
}
