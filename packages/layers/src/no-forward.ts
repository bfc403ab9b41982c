import { nameOf } from '@chainrule/tensor';
import type { Loan, Tensor } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Throws: backward was called while there is no forward pass to go back through. */
export function noForward(layer: Layer, method: 'backward' | 'gradients' = 'backward'): never {
  throw new Error(`${nameOf(layer)}.${method}: call forward first; backward needs the A that forward saw`);
}

/** Refuses the layer's own Z as its next A: forward would overwrite it, and backward needs it. */
export function refuseOwnLoan(loan: Loan, A: Tensor, layer: Layer): void {
  if (loan.lends(A)) {
    throw new Error(
      `${nameOf(layer)}.forward: A is the Z that this layer lent out, which the next forward overwrites; pass A.clone()`,
    );
  }
}

/** The parameters of a layer that has none. */
export const noParameters: readonly never[] = Object.freeze([]);
