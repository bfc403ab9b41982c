import { bind } from '../bind.ts';
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
