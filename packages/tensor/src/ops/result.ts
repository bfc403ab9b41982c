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
export function refuseOverlap(out: Tensor, operand: Tensor, who: string, name: string): void {
  const X = out.data;
  const Y = operand.data;
  if (X.buffer !== Y.buffer) return;
  if (X.byteOffset >= Y.byteOffset + Y.byteLength || Y.byteOffset >= X.byteOffset + X.byteLength) return;
  throw new Error(
    `${who}: out shares memory with ${name}, which is still read while out is written; pass ${name}.clone() or another out`,
  );
}
