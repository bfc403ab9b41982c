import { bind } from '../bind.ts';
import { describe } from '../describe.ts';
import type { DType } from '../dtype.ts';
import { DTypeError, ShapeError } from '../errors.ts';
import { kernels } from '../kernels/backend.ts';
import { formatShape } from '../shape.ts';
import { Tensor, Transposed } from '../tensor.ts';
import { refuseOverlap, result } from './result.ts';

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
  const [m, k] = left === X ? [left.shape[0]!, left.shape[1]!] : [left.shape[1]!, left.shape[0]!];
  const [inner, n] = right === Y ? [right.shape[0]!, right.shape[1]!] : [right.shape[1]!, right.shape[0]!];
  if (k !== inner) {
    throw new ShapeError(
      `matmul: X${left === X ? '' : '.T'} is ${formatShape([m, k])}, Y${right === Y ? '' : '.T'} is ${formatShape([inner, n])}; the inner sizes ${k} and ${inner} differ`,
    );
  }
  sameDType(left.dtype, right.dtype);
  const Z = result(out, [m, n], left.dtype, 'matmul');
  refuseOverlap(Z, left, 'matmul', 'X');
  refuseOverlap(Z, right, 'matmul', 'Y');
  if (left === X) {
    if (right === Y) kernels.matmulNN(left.data, right.data, Z.data, m, k, n);
    else kernels.matmulNT(left.data, right.data, undefined, Z.data, m, k, n);
  } else if (right === Y) kernels.matmulTN(left.data, right.data, Z.data, m, k, n);
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
 */
export function affine(A: Tensor, W: Tensor, b: Tensor | undefined, out?: Tensor): Tensor {
  const { N, inFeatures } = bind(A, ['N', 'inFeatures'], 'affine', 'A');
  const { outFeatures } = bind(W, ['outFeatures', inFeatures], 'affine', 'W', A.dtype);
  if (b !== undefined) bind(b, [outFeatures, 1], 'affine', 'b', A.dtype);
  const Z = result(out, [N, outFeatures], A.dtype, 'affine');
  refuseOverlap(Z, A, 'affine', 'A');
  refuseOverlap(Z, W, 'affine', 'W');
  if (b !== undefined) refuseOverlap(Z, b, 'affine', 'b');
  kernels.matmulNT(A.data, W.data, b?.data, Z.data, N, inFeatures, outFeatures);
  return Z;
}

function factor(X: Tensor | Transposed, name: string): Tensor {
  const tensor = X instanceof Transposed ? X.of : X;
  if (!(tensor instanceof Tensor)) {
    throw new TypeError(`matmul: ${name} is ${describe(tensor)}, expected a Tensor or the .T of one`);
  }
  if (tensor.rank !== 2) {
    throw new ShapeError(`matmul: ${name} is ${formatShape(tensor.shape)}, expected rank 2`);
  }
  return tensor;
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
