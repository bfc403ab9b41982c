import { nameOf } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Throws: backward was called while there is no forward pass to go back through. */
export function noForward(layer: Layer): never {
  throw new Error(`${nameOf(layer)}.backward: call forward first; backward needs the A that forward saw`);
}

/** The parameters of a layer that has none. */
export const noParameters: readonly never[] = Object.freeze([]);
