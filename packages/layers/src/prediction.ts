import { bind, refuseOverlap, Tensor } from '@chainrule/tensor';
import type { Shape } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Where predict puts Z: in `out`, where one is given and fits, or in a new tensor. */
export function prediction(layer: Layer, A: Tensor, out: Tensor | undefined, shape: Shape = A.shape): Tensor {
  if (out === undefined) return Tensor.zeros(shape, A.dtype);
  bind(out, shape, layer, 'predict: out', A.dtype);
  refuseOverlap(out, A, layer, 'A', 'predict: out');
  return out;
}
