import { bind, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { classIndices } from './class-indices.ts';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';

/**
 * L = −1/N·Σ_n z_n,y(n): the negative log-likelihood of the right classes, or the sum over n with `reduction: 'sum'`.
 *
 * Z is [N, C]: log-probabilities, as LogSoftmax gives them. Y is one class index for each sample. dLdZ is −1/N at the
 * class of each row and 0 elsewhere. LogSoftmax and NLLLoss together are CrossEntropyLoss. L is added up in float64.
 *
 * Source: Fisher, On the mathematical foundations of theoretical statistics, 1922 (maximum likelihood).
 *
 * @example
 * ```ts
 * import { NLLLoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new NLLLoss();
 * console.log(loss.forward(Tensor.from([[-1, -2], [-0.5, -3]]), [1, 0])); // → 1.25
 * console.log(loss.backward().toArray()); // → [ [ 0, -0.5 ], [ -0.5, 0 ] ]
 * ```
 */
export class NLLLoss implements Loss<ArrayLike<number>> {
  /** `'mean'` over the N samples, or `'sum'`. */
  readonly reduction: Reduction;
  readonly #backward = new Loan();
  #Z: Tensor | undefined;
  #classes: Int32Array = new Int32Array(0);

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction. */
  constructor(options: LossOptions = {}) {
    this.reduction = reductionOf(options, 'NLLLoss');
  }

  /**
   * L. Remembers Z and the classes.
   *
   * @param Z - log-probabilities, [N, C]
   * @param Y - N class indices, 0 … C − 1
   * @throws {@link ShapeError}; `RangeError` for a class that does not exist.
   */
  forward(Z: Tensor, Y: ArrayLike<number>): number {
    const { N, C } = bind(Z, ['N', 'C'], this, 'forward: Z');
    this.#classes = classIndices(Y, N, C, this, this.#classes);
    this.#Z = Z;
    const total = kernels.negativeLogLikelihood(Z.data, this.#classes, N, C);
    return this.reduction === 'mean' ? total / N : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Z = this.#Z ?? noForward(this);
    const [N, C] = Z.shape as readonly [number, number];
    const dLdZ = this.#backward.fit(Z.shape, Z.dtype);
    const factor = this.reduction === 'mean' ? 1 / N : 1;
    kernels.negativeLogLikelihoodBackward(this.#classes, factor, dLdZ.data, N, C);
    return dLdZ;
  }

  /** `NLLLoss`. */
  toString(): string {
    return 'NLLLoss';
  }
}
