import { bind } from '../bind.ts';
import { nameOf } from '../describe.ts';
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

/** Refuses an `out` that shares memory with an operand which is still read while `out` is written. */
export function refuseOverlap(
  out: Tensor,
  operand: Tensor,
  who: string,
  name: string,
  written = 'out',
): void {
  if (overlap(out.data, operand.data)) refuse(who, name, written);
}

/** As `refuseOverlap`, but `out` may stand exactly where the operand does: element by element, each is read before it is written. */
export function refuseShift(out: Tensor, operand: Tensor, who: string, name: string, written = 'out'): void {
  if (out.data.byteOffset !== operand.data.byteOffset) refuseOverlap(out, operand, who, name, written);
}

function refuse(who: string, name: string, written: string): never {
  throw new Error(
    `${who}: ${written} shares memory with ${name}, which is still read while ${written} is written; pass ${name}.clone() or another ${written}`,
  );
}

/**
 * Throws when X shares memory with Z, where the result goes while X is still read: a layer's own loan that is handed
 * back to it.
 *
 * @param who - the layer
 * @param what - X by its method and its name in the maths: `'forward: A'`
 * @param result - Z by its name
 * @throws `Error` when they share memory.
 *
 * @example
 * ```ts
 * import { checkApart, Tensor } from '@chainrule/tensor';
 *
 * const X = Tensor.from([[1, 2]]);
 * const Z = X.reshape([2, 1]); // the same memory
 * try {
 *   checkApart(X, Z, { toString: () => 'Turn' }, 'forward: A', 'Z');
 * } catch (error) {
 *   console.log(String(error).split(',')[0]); // → Error: Turn.forward: A shares memory with Z
 * }
 * ```
 */
export function checkApart(X: Tensor, Z: Tensor, who: object, what: string, result: string): void {
  if (overlap(X.data, Z.data)) refuseShared(who, what, result);
}

function refuseShared(who: object, what: string, result: string): never {
  throw new Error(
    `${nameOf(who)}.${what} shares memory with ${result}, which is written while it is still read; pass a clone()`,
  );
}
