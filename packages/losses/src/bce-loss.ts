import { bind, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';
import { checkProbabilities } from './probabilities.ts';

/**
 * L = −1/(N·C)·Σ (Y·log Z + (1 − Y)·log(1 − Z)): the cross-entropy of yes-or-no probabilities, or the sum with
 * `reduction: 'sum'`.
 *
 * Z and Y are [N, C]: Z probabilities, as a Sigmoid gives them, Y mostly 0 and 1. dLdZ = (Z − Y)/(Z·(1 − Z))/(N·C).
 * A logarithm is −100 at least and the denominator 1e-12 at least, so that probabilities of 0 and 1 give finite numbers.
 * BCEWithLogitsLoss on what goes into the Sigmoid is more accurate. L is added up in float64.
 *
 * Source: Good, Rational decisions, 1952; the bounds are PyTorch's.
 *
 * @example
 * ```ts
 * import { BCELoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new BCELoss();
 * console.log(loss.forward(Tensor.from([[0.5, 1]]), Tensor.from([[1, 0]])).toFixed(4)); // → 50.3466
 * console.log(loss.backward().toArray()); // → [ [ -1, 499999997952 ] ]
 * ```
 */
export class BCELoss implements Loss<Tensor> {
  /** `'mean'` or `'sum'`. */
  readonly reduction: Reduction;
  readonly #backward = new Loan();
  #Z: Tensor | undefined;
  #Y: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction. */
  constructor(options: LossOptions = {}) {
    this.reduction = reductionOf(options, 'BCELoss');
  }

  /**
   * L. Remembers Z and Y.
   *
   * @param Z - probabilities, [N, C]
   * @param Y - the wanted probabilities, [N, C]
   * @throws {@link ShapeError}, {@link DTypeError}; `RangeError` for a Z below 0 or above 1.
   */
  forward(Z: Tensor, Y: Tensor): number {
    bind(Z, ['N', 'C'], this, 'forward: Z');
    bind(Y, Z.shape, this, 'forward: Y', Z.dtype);
    checkProbabilities(Z, this);
    this.#Z = Z;
    this.#Y = Y;
    const total = kernels.binaryCrossEntropy(Z.data, Y.data, Z.size);
    return this.reduction === 'mean' ? total / Z.size : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Z = this.#Z ?? noForward(this);
    const dLdZ = this.#backward.fit(Z.shape, Z.dtype);
    const factor = this.reduction === 'mean' ? 1 / Z.size : 1;
    kernels.binaryCrossEntropyBackward(Z.data, this.#Y!.data, factor, dLdZ.data, Z.size);
    return dLdZ;
  }

  /** `BCELoss`. */
  toString(): string {
    return 'BCELoss';
  }
}
