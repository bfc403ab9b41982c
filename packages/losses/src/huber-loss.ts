import { bind, checkPositive, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';

/** Options of {@link HuberLoss}. */
export interface HuberLossOptions extends LossOptions {
  /** δ, above 0: from here on the loss is linear. Default 1. */
  readonly delta?: number;
}

/**
 * L = 1/(N·C)·Σ h(Z − Y), h(r) = r²/2 where |r| ≤ δ, δ·(|r| − δ/2) elsewhere: squared near the target, absolute far
 * from it; or the sum with `reduction: 'sum'`.
 *
 * Z and Y are [N, C]. dLdZ = (Z − Y clamped to [−δ, δ])/(N·C). L is added up in float64.
 *
 * Source: Huber, Robust estimation of a location parameter, 1964.
 *
 * @example
 * ```ts
 * import { HuberLoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new HuberLoss({ delta: 2 });
 * console.log(loss.forward(Tensor.from([[5, 2]]), Tensor.from([[1, 1]]))); // → 3.25
 * console.log(loss.backward().toArray()); // → [ [ 1, 0.5 ] ]
 * ```
 */
export class HuberLoss implements Loss<Tensor> {
  /** `'mean'` or `'sum'`. */
  readonly reduction: Reduction;
  /** δ: from here on the loss is linear. */
  readonly delta: number;
  readonly #backward = new Loan();
  #Z: Tensor | undefined;
  #Y: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction and a δ that is not above 0. */
  constructor(options: HuberLossOptions = {}) {
    this.reduction = reductionOf(options, 'HuberLoss', ['delta']);
    const { delta = 1 } = options;
    this.delta = checkPositive(delta, 'HuberLoss', 'delta');
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
    const total = kernels.huberError(Z.data, Y.data, this.delta, Z.size);
    return this.reduction === 'mean' ? total / Z.size : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Z = this.#Z ?? noForward(this);
    const dLdZ = this.#backward.fit(Z.shape, Z.dtype);
    const factor = this.reduction === 'mean' ? 1 / Z.size : 1;
    kernels.huberErrorBackward(Z.data, this.#Y!.data, this.delta, factor, dLdZ.data, Z.size);
    return dLdZ;
  }

  /** `HuberLoss(1)`. */
  toString(): string {
    return `HuberLoss(${this.delta})`;
  }
}
