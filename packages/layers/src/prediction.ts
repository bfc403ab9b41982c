import { bind, nameOf, Tensor } from '@chainrule/tensor';
import type { Shape } from '@chainrule/tensor';
import { overlap } from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';

/** Where predict puts Z: in `out`, where one is given and fits, or in a new tensor. */
export function prediction(layer: Layer, A: Tensor, out: Tensor | undefined, shape: Shape = A.shape): Tensor {
  if (out === undefined) return Tensor.zeros(shape, A.dtype);
  bind(out, shape, layer, 'predict: out', A.dtype);
  refuseOverlap(layer, A, out);
  return out;
}

/** Refuses an `out` that A stands in. */
export function refuseOverlap(layer: Layer, A: Tensor, out: Tensor): void {
  if (overlap(out.data, A.data)) {
    throw new Error(
      `${nameOf(layer)}.predict: out shares memory with A, which is still read while out is written; pass another out`,
    );
  }
}
