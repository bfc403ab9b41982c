import { bind, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';

/**
 * L = 1/(N·C)·Σ (Z − Y)²: the mean squared error, or the sum with `reduction: 'sum'`.
 *
 * Z and Y are [N, C]. dLdZ = 2/(N·C)·(Z − Y), or 2·(Z − Y) for the sum. L is added up in float64.
 *
 * Source: Gauss, Theoria combinationis observationum, 1821; the mean is over all N·C numbers as in PyTorch.
 *
 * @example
 * ```ts
 * import { MSELoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new MSELoss();
 * console.log(loss.forward(Tensor.from([[3], [1]]), Tensor.from([[1], [1]]))); // → 2
 * console.log(loss.backward().toArray()); // → [ [ 2 ], [ 0 ] ]
 * ```
 */
export class MSELoss implements Loss<Tensor> {
  /** `'mean'` or `'sum'`. */
  readonly reduction: Reduction;
  readonly #backward = new Loan();
  #Z: Tensor | undefined;
  #Y: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction. */
  constructor(options: LossOptions = {}) {
    this.reduction = reductionOf(options, 'MSELoss');
  }

  /**
   * L. Remembers Z and Y.
   *
   * @param Z - the model's output, [N, C]
   * @param Y - the target, [N, C]
   * @throws {@link ShapeError}, {@link DTypeError}.
   */
  forward(Z: Tensor, Y: Tensor): number {
    bind(Z, ['N', 'C'], this, 'forward: Z');
    bind(Y, Z.shape, this, 'forward: Y', Z.dtype);
    this.#Z = Z;
    this.#Y = Y;
    const total = kernels.squaredError(Z.data, Y.data, Z.size);
    return this.reduction === 'mean' ? total / Z.size : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Z = this.#Z ?? noForward(this);
    const dLdZ = this.#backward.fit(Z.shape, Z.dtype);
    const factor = this.reduction === 'mean' ? 2 / Z.size : 2;
    kernels.squaredErrorBackward(Z.data, this.#Y!.data, factor, dLdZ.data, Z.size);
    return dLdZ;
  }

  /** `MSELoss`. */
  toString(): string {
    return 'MSELoss';
  }
}
