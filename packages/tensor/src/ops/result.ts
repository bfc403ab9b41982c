import { bind } from '../bind.ts';
import type { DType } from '../dtype.ts';
import type { Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';

/** `out` when it is given and fits, else a new tensor. */
export function result(out: Tensor | undefined, shape: Shape, dtype: DType, who: string): Tensor {
  if (out === undefined) return Tensor.zeros(shape, dtype);
  bind(out, shape, who, 'out', dtype);
  return out;
}

/** Refuses an `out` that shares memory with an operand which is still read while `out` is written. */
export function refuseOverlap(
  out: Tensor,
  operand: Tensor,
  who: string,
  name: string,
  written = 'out',
): void {
  const Z = out.data;
  const X = operand.data;
  if (Z.buffer !== X.buffer) return;
  if (Z.byteOffset >= X.byteOffset + X.byteLength || X.byteOffset >= Z.byteOffset + Z.byteLength) return;
  throw new Error(
    `${who}: ${written} shares memory with ${name}, which is still read while ${written} is written; pass ${name}.clone() or another ${written}`,
  );
}

/** As `refuseOverlap`, but `out` may stand exactly where the operand does: element by element, each is read before it is written. */
export function refuseShift(out: Tensor, operand: Tensor, who: string, name: string, written = 'out'): void {
  if (out.data.byteOffset !== operand.data.byteOffset) refuseOverlap(out, operand, who, name, written);
}
