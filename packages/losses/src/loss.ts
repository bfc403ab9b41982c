import { checkName, checkOptions, nameOf } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';

/**
 * L: the scalar at the end, and where dLdZ begins. The only home of 1/N.
 *
 * @typeParam Target - what Y is: a Tensor like Z, or class indices
 */
export interface Loss<Target> {
  /** L from the output Z of a model and the target Y; remembers what backward needs. */
  forward(Z: Tensor, Y: Target): number;
  /** dLdZ, shaped like Z; on loan until the next backward. Needs a forward before it. */
  backward(): Tensor;
}

/** How the errors of the samples become one number: their mean or their sum. */
export type Reduction = 'mean' | 'sum';

/** Options that every loss takes. */
export interface LossOptions {
  /** Default `'mean'`. */
  readonly reduction?: Reduction;
}

/** The reduction among the options, checked; `known` are the loss's own options beside it. */
export function reductionOf(options: LossOptions, who: string, known: readonly string[] = []): Reduction {
  checkOptions(options, who, [...known, 'reduction']);
  const { reduction = 'mean' } = options;
  return checkName(reduction, who, 'reduction', ['mean', 'sum']);
}

/** Throws: backward was called while there is no forward pass to go back through. */
export function noForward(loss: Loss<never>): never {
  throw new Error(
    `${nameOf(loss)}.backward: call forward first; backward needs the Z and Y that forward saw`,
  );
}
