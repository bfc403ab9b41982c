import { bind, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';

/**
 * L = 1/(N·C)·Σ (max(Z, 0) − Z·Y + log(1 + e^−|Z|)): BCELoss of σ(Z), computed from the logits Z; or the sum with
 * `reduction: 'sum'`.
 *
 * Z and Y are [N, C]: Z logits, no Sigmoid before it, Y mostly 0 and 1. dLdZ = (σ(Z) − Y)/(N·C). Logits of any size are
 * fine, and what is nearly right keeps its digits: dLdZ is computed as ((1 − Y)·σ(Z) − Y·σ(−Z))/(N·C). L is added up in
 * float64.
 *
 * Source: Cox, The regression analysis of binary sequences, 1958. Semantics as in PyTorch.
 *
 * @example
 * ```ts
 * import { BCEWithLogitsLoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new BCEWithLogitsLoss();
 * console.log(loss.forward(Tensor.from([[0, 1000]]), Tensor.from([[1, 0]])).toFixed(4)); // → 500.3466
 * console.log(loss.backward().toArray()); // → [ [ -0.25, 0.5 ] ]
 * ```
 */
export class BCEWithLogitsLoss implements Loss<Tensor> {
  /** `'mean'` or `'sum'`. */
  readonly reduction: Reduction;
  readonly #backward = new Loan();
  #Z: Tensor | undefined;
  #Y: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction. */
  constructor(options: LossOptions = {}) {
    this.reduction = reductionOf(options, 'BCEWithLogitsLoss');
  }

  /**
   * L. Remembers Z and Y.
   *
   * @param Z - logits, [N, C]
   * @param Y - the wanted probabilities, [N, C]
   * @throws {@link ShapeError}, {@link DTypeError}.
   */
  forward(Z: Tensor, Y: Tensor): number {
    bind(Z, ['N', 'C'], this, 'forward: Z');
    bind(Y, Z.shape, this, 'forward: Y', Z.dtype);
    this.#Z = Z;
    this.#Y = Y;
    const total = kernels.logitCrossEntropy(Z.data, Y.data, Z.size);
    return this.reduction === 'mean' ? total / Z.size : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Z = this.#Z ?? noForward(this);
    const dLdZ = this.#backward.fit(Z.shape, Z.dtype);
    const factor = this.reduction === 'mean' ? 1 / Z.size : 1;
    kernels.logitCrossEntropyBackward(Z.data, this.#Y!.data, factor, dLdZ.data, Z.size);
    return dLdZ;
  }

  /** `BCEWithLogitsLoss`. */
  toString(): string {
    return 'BCEWithLogitsLoss';
  }
}
