import { bind, checkName, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { noForward } from './loss.ts';
import type { Loss, Reduction } from './loss.ts';

/** Options of {@link KLDivLoss}. */
export interface KLDivLossOptions {
  /** `'batchmean'` divides by N, as the divergence of distributions does; `'mean'` by N·C. Default `'mean'`. */
  readonly reduction?: Reduction | 'batchmean';
}

/**
 * L = 1/(N·C)·Σ Y·(log Y − Z): the Kullback–Leibler divergence of e^Z from Y; 1/N·Σ with `reduction: 'batchmean'`, which
 * is the divergence as it is defined, and Σ with `'sum'`.
 *
 * Z and Y are [N, C]: Z log-probabilities, as LogSoftmax gives them, Y probabilities; 0·log 0 is 0. dLdZ = −Y/(N·C), −Y/N
 * or −Y. L is added up in float64.
 *
 * Source: Kullback and Leibler, On information and sufficiency, 1951. Arguments and reductions as in PyTorch.
 *
 * @example
 * ```ts
 * import { KLDivLoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new KLDivLoss({ reduction: 'batchmean' });
 * const Z = Tensor.from([[Math.log(0.5), Math.log(0.5)]], { dtype: 'float64' });
 * console.log(loss.forward(Z, Tensor.from([[1, 0]], { dtype: 'float64' }))); // → 0.6931471805599453
 * console.log(loss.backward().toArray()); // → [ [ -1, -0 ] ]
 * ```
 */
export class KLDivLoss implements Loss<Tensor> {
  /** `'mean'`, `'sum'` or `'batchmean'`. */
  readonly reduction: Reduction | 'batchmean';
  readonly #backward = new Loan();
  #Y: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction. */
  constructor(options: KLDivLossOptions = {}) {
    checkOptions(options, 'KLDivLoss', ['reduction']);
    const { reduction = 'mean' } = options;
    this.reduction = checkName(reduction, 'KLDivLoss', 'reduction', ['mean', 'sum', 'batchmean']);
  }

  /**
   * L. Remembers Y; Z is not needed to go back.
   *
   * @param Z - log-probabilities, [N, C]
   * @param Y - probabilities, [N, C]
   * @throws {@link ShapeError}, {@link DTypeError}.
   */
  forward(Z: Tensor, Y: Tensor): number {
    bind(Z, ['N', 'C'], this, 'forward: Z');
    bind(Y, Z.shape, this, 'forward: Y', Z.dtype);
    this.#Y = Y;
    return kernels.klDivergence(Z.data, Y.data, Z.size) / this.#divisor(Y);
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Y = this.#Y ?? noForward(this);
    const dLdZ = this.#backward.fit(Y.shape, Y.dtype);
    kernels.scale(-1 / this.#divisor(Y), Y.data, dLdZ.data, Y.size);
    return dLdZ;
  }

  /** `KLDivLoss`. */
  toString(): string {
    return 'KLDivLoss';
  }

  #divisor(Y: Tensor): number {
    return { mean: Y.size, sum: 1, batchmean: Y.shape[0]! }[this.reduction];
  }
}
