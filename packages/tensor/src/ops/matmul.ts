import { bind } from '../bind.ts';
import { describe } from '../describe.ts';
import type { DType } from '../dtype.ts';
import { DTypeError, ShapeError } from '../errors.ts';
import * as kernels from '../kernels/index.ts';
import { formatShape } from '../shape.ts';
import { Tensor, Transposed } from '../tensor.ts';
import { isMatrix, refuseOverlap, resultMatrix } from './result.ts';

/**
 * X·Y, [m, k]·[k, n] → [m, n]; `.T` on either side multiplies by the transposed matrix.
 *
 * Each result is its own sum over k, in order; in float32 every product and every sum is rounded.
 *
 * @param X - [m, k], or the `.T` of [k, m]
 * @param Y - [k, n], or the `.T` of [n, k]
 * @param out - where the result goes, [m, n]; not one of the factors
 * @returns `out`, or a new tensor
 * @throws {@link ShapeError} when the inner sizes differ or `out` does not fit; {@link DTypeError} for mixed dtypes.
 *
 * @example
 * ```ts
 * import { matmul, Tensor } from '@chainrule/tensor';
 *
 * const dLdZ = Tensor.from([[1, 2], [3, 4]]);
 * const A = Tensor.from([[1, 0, 2], [0, 1, 1]]);
 * console.log(matmul(dLdZ.T, A).toArray()); // → [ [ 1, 3, 5 ], [ 2, 4, 8 ] ]
 * ```
 */
export function matmul(X: Tensor | Transposed, Y: Tensor | Transposed, out?: Tensor): Tensor {
  const left = factor(X, 'X');
  const right = factor(Y, 'Y');
  const turnedX = left !== X;
  const turnedY = right !== Y;
  const m = left.shape[turnedX ? 1 : 0]!;
  const k = left.shape[turnedX ? 0 : 1]!;
  const inner = right.shape[turnedY ? 1 : 0]!;
  const n = right.shape[turnedY ? 0 : 1]!;
  if (k !== inner) refuseSizes(X, Y);
  sameDType(left.dtype, right.dtype);
  const Z = resultMatrix(out, m, n, left.dtype, 'matmul');
  refuseOverlap(Z, left, 'matmul', 'X');
  refuseOverlap(Z, right, 'matmul', 'Y');
  if (!turnedX && !turnedY) kernels.matmulNN(left.data, right.data, Z.data, m, k, n);
  else if (!turnedX) kernels.matmulNT(left.data, right.data, undefined, Z.data, m, k, n);
  else if (!turnedY) kernels.matmulTN(left.data, right.data, Z.data, m, k, n);
  else kernels.matmulNT(transpose(left).data, right.data, undefined, Z.data, m, k, n);
  return Z;
}

/**
 * Z = A·Wᵀ + 1·bᵀ, [N, C_in]·[C_out, C_in]ᵀ + [N, 1]·[C_out, 1]ᵀ → [N, C_out]: a linear layer's forward in one pass.
 *
 * @param A - [N, C_in]
 * @param W - [C_out, C_in]
 * @param b - [C_out, 1], or undefined for no bias
 * @param out - where Z goes, [N, C_out]; not one of the operands
 * @returns `out`, or a new tensor
 * @throws {@link ShapeError}, {@link DTypeError}.
 *
 * @example
 * ```ts
 * import { affine, Tensor } from '@chainrule/tensor';
 *
 * const A = Tensor.from([[1, 2]]);
 * const W = Tensor.from([[10, 20]]);
 * console.log(affine(A, W, Tensor.from([[3]])).toArray()); // → [ [ 53 ] ]
 * ```
 */
export function affine(A: Tensor, W: Tensor, b: Tensor | undefined, out?: Tensor): Tensor {
  if (!isAffine(A, W, b)) checkAffine(A, W, b);
  const [N, inFeatures] = A.shape as readonly [number, number];
  const outFeatures = W.shape[0]!;
  const Z = resultMatrix(out, N, outFeatures, A.dtype, 'affine');
  refuseOverlap(Z, A, 'affine', 'A');
  refuseOverlap(Z, W, 'affine', 'W');
  if (b !== undefined) refuseOverlap(Z, b, 'affine', 'b');
  kernels.matmulNT(A.data, W.data, b?.data, Z.data, N, inFeatures, outFeatures);
  return Z;
}

/** Whether `checkAffine` would find nothing to say. */
function isAffine(A: Tensor, W: Tensor, b: Tensor | undefined): boolean {
  if (!(A instanceof Tensor && W instanceof Tensor) || A.rank !== 2) return false;
  const outFeatures = W.shape[0]!;
  return (
    isMatrix(W, outFeatures, A.shape[1]!, A.dtype) &&
    (b === undefined || isMatrix(b, outFeatures, 1, A.dtype))
  );
}

function checkAffine(A: Tensor, W: Tensor, b: Tensor | undefined): void {
  const { inFeatures } = bind(A, ['N', 'inFeatures'], 'affine', 'A');
  const { outFeatures } = bind(W, ['outFeatures', inFeatures], 'affine', 'W', A.dtype);
  if (b !== undefined) bind(b, [outFeatures, 1], 'affine', 'b', A.dtype);
}

function factor(X: Tensor | Transposed, name: string): Tensor {
  const tensor = X instanceof Transposed ? X.of : X;
  if (!(tensor instanceof Tensor) || tensor.shape.length !== 2) refuseFactor(tensor, name);
  return tensor;
}

function refuseFactor(X: unknown, name: string): never {
  if (X instanceof Tensor) {
    throw new ShapeError(`matmul: ${name} is ${formatShape(X.shape)}, expected rank 2`);
  }
  throw new TypeError(`matmul: ${name} is ${describe(X)}, expected a Tensor or the .T of one`);
}

function refuseSizes(X: Tensor | Transposed, Y: Tensor | Transposed): never {
  const [x, y] = [X, Y].map((factor) => (factor instanceof Transposed ? '.T' : ''));
  throw new ShapeError(
    `matmul: X${x} is ${formatShape(X.shape)}, Y${y} is ${formatShape(Y.shape)}; the inner sizes ${X.shape[1]} and ${Y.shape[0]} differ`,
  );
}

function sameDType(left: DType, right: DType): void {
  if (left !== right)
    throw new DTypeError(`matmul: X is ${left}, Y is ${right}; Y.to('${left}') converts it`);
}

/** Xᵀ as numbers moved to their new places. */
function transpose(X: Tensor): Tensor {
  const [rows, columns] = X.shape as [number, number];
  const Y = Tensor.zeros([columns, rows], X.dtype);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) Y.data[j * rows + i] = X.data[i * columns + j]!;
  return Y;
}
