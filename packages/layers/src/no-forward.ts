import { nameOf } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Throws: backward was called while there is no forward pass to go back through. */
export function noForward(layer: Layer, method: 'backward' | 'gradients' = 'backward'): never {
  throw new Error(`${nameOf(layer)}.${method}: call forward first; backward needs the A that forward saw`);
}
