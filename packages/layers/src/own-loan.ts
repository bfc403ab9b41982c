import { nameOf } from '@chainrule/tensor';
import type { Loan, Tensor } from '@chainrule/tensor';
import type { Layer } from './layer.ts';

/** Refuses what the layer has lent out as its next A or dLdZ: it would be overwritten while it is read. */
export function refuseOwnLoan(
  loan: Loan,
  X: Tensor,
  layer: Layer,
  method: 'forward' | 'backward' = 'forward',
): void {
  if (loan.lends(X)) throw ownLoan(layer, method);
}

/** Likewise for a chain of layers, whose last one lent out Z. */
export function refuseOwnZ(Z: Tensor | undefined, A: Tensor, layer: Layer): void {
  if (Z === A) throw ownLoan(layer, 'forward');
}

function ownLoan(layer: Layer, method: 'forward' | 'backward'): Error {
  const [X, Z] = method === 'forward' ? ['A', 'Z'] : ['dLdZ', 'dLdA'];
  return new Error(
    `${nameOf(layer)}.${method}: ${X} is the ${Z} that this layer lent out, which the next ${method} overwrites; pass ${X}.clone()`,
  );
}
