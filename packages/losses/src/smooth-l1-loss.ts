import { bind, checkNumber, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';

/** Options of {@link SmoothL1Loss}. */
export interface SmoothL1LossOptions extends LossOptions {
  /** β, 0 or more: from here on the loss is linear. Default 1. */
  readonly beta?: number;
}

/**
 * L = 1/(N·C)·Σ s(Z − Y), s(r) = r²/(2β) where |r| ≤ β, |r| − β/2 elsewhere: the absolute error with a round tip; or
 * the sum with `reduction: 'sum'`.
 *
 * Z and Y are [N, C]. dLdZ = (Z − Y clamped to [−β, β])/(β·N·C). It is HuberLoss with δ = β, divided by β; with β = 0
 * it is L1Loss. L is added up in float64.
 *
 * Source: Girshick, Fast R-CNN, 2015; β as in PyTorch.
 *
 * @example
 * ```ts
 * import { SmoothL1Loss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new SmoothL1Loss({ beta: 2 });
 * console.log(loss.forward(Tensor.from([[5, 2]]), Tensor.from([[1, 1]]))); // → 1.625
 * console.log(loss.backward().toArray()); // → [ [ 0.5, 0.25 ] ]
 * ```
 */
export class SmoothL1Loss implements Loss<Tensor> {
  /** `'mean'` or `'sum'`. */
  readonly reduction: Reduction;
  /** β: from here on the loss is linear. */
  readonly beta: number;
  readonly #backward = new Loan();
  #Z: Tensor | undefined;
  #Y: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction and a negative β. */
  constructor(options: SmoothL1LossOptions = {}) {
    this.reduction = reductionOf(options, 'SmoothL1Loss', ['beta']);
    const { beta = 1 } = options;
    this.beta = checkNumber(beta, 'SmoothL1Loss', 'beta', 0);
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
    const total = this.#total(Z, Y);
    return this.reduction === 'mean' ? total / Z.size : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const Z = this.#Z ?? noForward(this);
    const dLdZ = this.#backward.fit(Z.shape, Z.dtype);
    const factor = this.reduction === 'mean' ? 1 / Z.size : 1;
    const { beta } = this;
    if (isSharp(beta, Z)) kernels.absoluteErrorBackward(Z.data, this.#Y!.data, factor, dLdZ.data, Z.size);
    else kernels.huberErrorBackward(Z.data, this.#Y!.data, beta, factor / beta, dLdZ.data, Z.size);
    return dLdZ;
  }

  /** `SmoothL1Loss(1)`. */
  toString(): string {
    return `SmoothL1Loss(${this.beta})`;
  }

  #total(Z: Tensor, Y: Tensor): number {
    const { beta } = this;
    if (isSharp(beta, Z)) return kernels.absoluteError(Z.data, Y.data, Z.size);
    return kernels.huberError(Z.data, Y.data, beta, Z.size) / beta;
  }
}

/** Whether the tip is narrower than the normal numbers of the dtype reach: 1/β would overflow, or β be 0. */
function isSharp(beta: number, { dtype }: Tensor): boolean {
  return beta < (dtype === 'float32' ? 1.1754943508222875e-38 : 2.2250738585072014e-308);
}
