import { bind } from '../bind.ts';
import { describe } from '../describe.ts';
import * as kernels from '../kernels/index.ts';
import { formatShape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { checkPair, checkTensor } from './check.ts';
import { refuseOverlap, refuseShift, result } from './result.ts';

/**
 * Z = X + Y, element by element; `out` may be X or Y.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when X, Y and `out` differ.
 *
 * @example
 * ```ts
 * import { add, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([1, 2]);
 * const Y = Tensor.from([10, 20]);
 * console.log(add(X, Y).toArray()); // → [ 11, 22 ]
 * ```
 */
export function add(X: Tensor, Y: Tensor, out?: Tensor): Tensor {
  checkPair(X, Y, 'add');
  const Z = result(out, X.shape, X.dtype, 'add');
  refuseShift(Z, X, 'add', 'X');
  refuseShift(Z, Y, 'add', 'Y');
  kernels.add(X.data, Y.data, Z.data, X.size);
  return Z;
}

/**
 * Z = X − Y, element by element; `out` may be X or Y.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when X, Y and `out` differ.
 *
 * @example
 * ```ts
 * import { subtract, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([1, 2]);
 * const Y = Tensor.from([10, 20]);
 * console.log(subtract(Y, X).toArray()); // → [ 9, 18 ]
 * ```
 */
export function subtract(X: Tensor, Y: Tensor, out?: Tensor): Tensor {
  checkPair(X, Y, 'subtract');
  const Z = result(out, X.shape, X.dtype, 'subtract');
  refuseShift(Z, X, 'subtract', 'X');
  refuseShift(Z, Y, 'subtract', 'Y');
  kernels.subtract(X.data, Y.data, Z.data, X.size);
  return Z;
}

/**
 * Z = X ⊙ Y, element by element; `out` may be X or Y.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when X, Y and `out` differ.
 *
 * @example
 * ```ts
 * import { multiply, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([1, 2]);
 * const Y = Tensor.from([10, 20]);
 * console.log(multiply(X, Y).toArray()); // → [ 10, 40 ]
 * ```
 */
export function multiply(X: Tensor, Y: Tensor, out?: Tensor): Tensor {
  checkPair(X, Y, 'multiply');
  const Z = result(out, X.shape, X.dtype, 'multiply');
  refuseShift(Z, X, 'multiply', 'X');
  refuseShift(Z, Y, 'multiply', 'Y');
  kernels.multiply(X.data, Y.data, Z.data, X.size);
  return Z;
}

/**
 * Z = α·X; `out` may be X.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when `out` differs from X; `TypeError` when α is no number.
 *
 * @example
 * ```ts
 * import { scale, Tensor } from '@chainrule/tensor';
 *
 * console.log(scale(2, Tensor.from([1, 2])).toArray()); // → [ 2, 4 ]
 * ```
 */
export function scale(alpha: number, X: Tensor, out?: Tensor): Tensor {
  checkAlpha(alpha, 'scale');
  checkTensor(X, 'scale', 'X');
  const Z = result(out, X.shape, X.dtype, 'scale');
  refuseShift(Z, X, 'scale', 'X');
  kernels.scale(alpha, X.data, Z.data, X.size);
  return Z;
}

/**
 * Y ← Y + α·X: writes Y and returns it.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when X and Y differ; `TypeError` when α is no number.
 *
 * @example
 * ```ts
 * import { axpy, Tensor } from '@chainrule/tensor';
 *
 * const Y = Tensor.from([10, 20]);
 * axpy(-1, Tensor.from([1, 2]), Y);
 * console.log(Y.toArray()); // → [ 9, 18 ]
 * ```
 */
export function axpy(alpha: number, X: Tensor, Y: Tensor): Tensor {
  checkAlpha(alpha, 'axpy');
  checkPair(X, Y, 'axpy');
  refuseShift(Y, X, 'axpy', 'X', 'Y');
  kernels.axpy(alpha, X.data, Y.data, X.size);
  return Y;
}

/**
 * Z = X + 1·rᵀ, [M, C] + [M, 1]·[C, 1]ᵀ: the column r is added to every row of X; `out` may be X.
 *
 * @throws {@link ShapeError}, {@link DTypeError}.
 *
 * @example
 * ```ts
 * import { addRow, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[1, 2], [3, 4]]);
 * console.log(addRow(X, Tensor.from([[10], [20]])).toArray()); // → [ [ 11, 22 ], [ 13, 24 ] ]
 * ```
 */
export function addRow(X: Tensor, r: Tensor, out?: Tensor): Tensor {
  const { M, C } = bind(X, ['M', 'C'], 'addRow', 'X');
  bind(r, [C, 1], 'addRow', 'r', X.dtype);
  const Z = result(out, X.shape, X.dtype, 'addRow');
  refuseShift(Z, X, 'addRow', 'X');
  refuseOverlap(Z, r, 'addRow', 'r');
  kernels.addRow(X.data, r.data, Z.data, M, C);
  return Z;
}

/**
 * Z = X ⊙ 1·rᵀ, [M, C] ⊙ [M, 1]·[C, 1]ᵀ: every row of X times the column r; `out` may be X.
 *
 * @throws {@link ShapeError}, {@link DTypeError}.
 *
 * @example
 * ```ts
 * import { multiplyRow, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[1, 2], [3, 4]]);
 * console.log(multiplyRow(X, Tensor.from([[10], [100]])).toArray()); // → [ [ 10, 200 ], [ 30, 400 ] ]
 * ```
 */
export function multiplyRow(X: Tensor, r: Tensor, out?: Tensor): Tensor {
  const { M, C } = bind(X, ['M', 'C'], 'multiplyRow', 'X');
  bind(r, [C, 1], 'multiplyRow', 'r', X.dtype);
  const Z = result(out, X.shape, X.dtype, 'multiplyRow');
  refuseShift(Z, X, 'multiplyRow', 'X');
  refuseOverlap(Z, r, 'multiplyRow', 'r');
  kernels.multiplyRow(X.data, r.data, Z.data, M, C);
  return Z;
}

/**
 * Z = f(X), element by element, with any function of one number; `out` may be X.
 * For the same bits on every engine f uses + − × ÷, `Math.sqrt` and the functions of `elementary`.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when `out` differs from X; `TypeError` when f is no function, or gives
 * something else than a number.
 *
 * @example
 * ```ts
 * import { elementary, map, Tensor } from '@chainrule/tensor';
 *
 * console.log(map(Tensor.from([0, 1], { dtype: 'float64' }), elementary.exp).toArray()); // → [ 1, 2.718281828459045 ]
 * ```
 */
export function map(X: Tensor, f: (x: number) => number, out?: Tensor): Tensor {
  checkTensor(X, 'map', 'X');
  checkFunction(f, 'map');
  const Z = result(out, X.shape, X.dtype, 'map');
  refuseShift(Z, X, 'map', 'X');
  for (let i = 0; i < X.size; i++) {
    const z: unknown = f(X.data[i]!);
    if (typeof z !== 'number') refuseResult(z, X, i, 'map');
    Z.data[i] = z;
  }
  return Z;
}

/**
 * Z = f(X, Y), element by element, with any function of two numbers; `out` may be X or Y.
 *
 * @throws {@link ShapeError}, {@link DTypeError} when X, Y and `out` differ; `TypeError` when f is no function, or gives
 * something else than a number.
 *
 * @example
 * ```ts
 * import { Tensor, zip } from '@chainrule/tensor';
 *
 * const X = Tensor.from([1, 2]);
 * const Y = Tensor.from([10, 20]);
 * console.log(zip(X, Y, (x, y) => Math.max(x, y / 8)).toArray()); // → [ 1.25, 2.5 ]
 * ```
 */
export function zip(X: Tensor, Y: Tensor, f: (x: number, y: number) => number, out?: Tensor): Tensor {
  checkPair(X, Y, 'zip');
  checkFunction(f, 'zip');
  const Z = result(out, X.shape, X.dtype, 'zip');
  refuseShift(Z, X, 'zip', 'X');
  refuseShift(Z, Y, 'zip', 'Y');
  for (let i = 0; i < X.size; i++) {
    const z: unknown = f(X.data[i]!, Y.data[i]!);
    if (typeof z !== 'number') refuseResult(z, X, i, 'zip');
    Z.data[i] = z;
  }
  return Z;
}

function checkAlpha(alpha: unknown, who: string): void {
  if (typeof alpha !== 'number')
    throw new TypeError(`${who}: alpha is ${describe(alpha)}, expected a number`);
}

function checkFunction(f: unknown, who: string): void {
  if (typeof f !== 'function')
    throw new TypeError(`${who}: f is ${describe(f)}, expected a function of numbers`);
}

function refuseResult(z: unknown, X: Tensor, offset: number, who: string): never {
  const index: number[] = [];
  for (const length of X.shape.toReversed()) {
    index.unshift(offset % length);
    offset = Math.floor(offset / length);
  }
  throw new TypeError(`${who}: f gives ${describe(z)} at ${formatShape(index)}, expected a number`);
}
