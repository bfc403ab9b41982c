import { argumentOf, bind, place } from '../bind.ts';
import type { DType } from '../dtype.ts';
import { overlap } from '../kernels/simd/arrays.ts';
import type { Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';

/** `out` when it is given and fits, else a new tensor. */
export function result(out: Tensor | undefined, shape: Shape, dtype: DType, who: string): Tensor {
  if (out === undefined) return Tensor.zeros(shape, dtype);
  bind(out, shape, who, 'out', dtype);
  return out;
}

/** As `result`, [rows, columns]. */
export function resultMatrix(
  out: Tensor | undefined,
  rows: number,
  columns: number,
  dtype: DType,
  who: string,
): Tensor {
  return isMatrix(out, rows, columns, dtype) ? out : result(out, [rows, columns], dtype, who);
}

/** Whether `bind` would find nothing to say. */
export function isMatrix(X: unknown, rows: number, columns: number, dtype: DType): X is Tensor {
  if (!(X instanceof Tensor) || X.dtype !== dtype) return false;
  const { shape } = X;
  return shape.length === 2 && shape[0] === rows && shape[1] === columns;
}

/**
 * Refuses an `out` that shares memory with an operand which is still read while `out` is written.
 *
 * @param out - what will be written
 * @param operand - what will be read
 * @param who - the layer, or the name of the function, that was called
 * @param name - the operand by its name in the maths
 * @param what - `out` by its name, for a method after the method's name: `'predict: out'`
 * @throws `Error` when they share memory.
 *
 * @example
 * ```ts
 * import { refuseOverlap, Tensor } from '@chainrule/tensor';
 *
 * const A = Tensor.zeros([2, 2]);
 * refuseOverlap(A.clone(), A, 'example', 'A');
 * try {
 *   refuseOverlap(A.reshape([4, 1]), A, 'example', 'A');
 * } catch (error) {
 *   console.log(String(error));
 *   // → Error: example: out shares memory with A, which is still read while out is written; pass A.clone() or another out
 * }
 * ```
 */
export function refuseOverlap(
  out: Tensor,
  operand: Tensor,
  who: object | string,
  name: string,
  what = 'out',
): void {
  if (overlap(out.data, operand.data)) refuse(who, name, what);
}

/** As `refuseOverlap`, but `out` may stand exactly where the operand does: element by element, each is read before it is written. */
export function refuseShift(out: Tensor, operand: Tensor, who: string, name: string, what = 'out'): void {
  if (out.data.byteOffset !== operand.data.byteOffset) refuseOverlap(out, operand, who, name, what);
}

function refuse(who: object | string, name: string, what: string): never {
  const written = argumentOf(what);
  throw new Error(
    `${place(who, what)} shares memory with ${name}, which is still read while ${written} is written; pass ${name}.clone() or another ${written}`,
  );
}
