import { bind, checkNumber, Loan, Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import { classIndices } from './class-indices.ts';
import { noForward, reductionOf } from './loss.ts';
import type { Loss, LossOptions, Reduction } from './loss.ts';

/** Options of {@link CrossEntropyLoss}. */
export interface CrossEntropyLossOptions extends LossOptions {
  /** Moves this share of each target to all classes alike, 0 to 1. Default 0. */
  readonly labelSmoothing?: number;
}

/**
 * L = −1/N·Σ_n Σ_c y_nc·log p_nc, P = softmax(Z) row by row: the cross-entropy of logits, or the sum over n with
 * `reduction: 'sum'`.
 *
 * Z is [N, C]: logits, no softmax before it. Y is one class index for each sample, or a Tensor of probabilities
 * [N, C]. dLdZ = (P − Y)/N where the rows of Y sum to 1; in general (Σ_c y_nc·P − Y)/N. With labelSmoothing ε,
 * Y ← (1 − ε)·Y + ε/C. Logits of any size are fine: the row's maximum is subtracted first. L is added up in float64.
 *
 * Source: Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990;
 * label smoothing: Szegedy et al., Rethinking the Inception architecture, 2016. Semantics as in PyTorch.
 *
 * @example
 * ```ts
 * import { CrossEntropyLoss } from '@chainrule/losses';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const loss = new CrossEntropyLoss();
 * const Z = Tensor.from([[0, 0], [0, 0]], { dtype: 'float64' });
 * console.log(loss.forward(Z, [0, 1])); // → 0.6931471805599453
 * console.log(loss.backward().toArray()); // → [ [ -0.25, 0.25 ], [ 0.25, -0.25 ] ]
 * ```
 */
export class CrossEntropyLoss implements Loss<ArrayLike<number> | Tensor> {
  /** `'mean'` over the N samples, or `'sum'`. */
  readonly reduction: Reduction;
  /** ε, 0 to 1. */
  readonly labelSmoothing: number;
  readonly #softmax = new Loan();
  readonly #backward = new Loan();
  #P: Tensor | undefined;
  #Y: Int32Array | Tensor | undefined;
  #classes: Int32Array = new Int32Array(0);

  /** Throws `TypeError` for unknown options, `RangeError` for another reduction or a smoothing outside 0 … 1. */
  constructor(options: CrossEntropyLossOptions = {}) {
    this.reduction = reductionOf(options, 'CrossEntropyLoss', ['labelSmoothing']);
    const { labelSmoothing = 0 } = options;
    this.labelSmoothing = checkNumber(labelSmoothing, 'CrossEntropyLoss', 'labelSmoothing', 0, 1);
  }

  /**
   * L. Remembers the probabilities P and the target.
   *
   * @param Z - logits, [N, C]
   * @param Y - N class indices, 0 … C − 1, or probabilities [N, C]
   * @throws {@link ShapeError}, {@link DTypeError}; `RangeError` for a class that does not exist.
   */
  forward(Z: Tensor, Y: ArrayLike<number> | Tensor): number {
    const { N, C } = bind(Z, ['N', 'C'], this, 'forward: Z');
    let total: number;
    if (Y instanceof Tensor) {
      bind(Y, [N, C], this, 'forward: Y', Z.dtype);
      this.#P = this.#softmax.fit(Z.shape, Z.dtype);
      this.#Y = Y;
      total = kernels.softCrossEntropy(Z.data, Y.data, this.labelSmoothing, this.#P.data, N, C);
    } else {
      this.#Y = this.#classes = classIndices(Y, N, C, this, this.#classes, orProbabilities);
      this.#P = this.#softmax.fit(Z.shape, Z.dtype);
      total = kernels.crossEntropy(Z.data, this.#Y, this.labelSmoothing, this.#P.data, N, C);
    }
    return this.reduction === 'mean' ? total / N : total;
  }

  /** dLdZ, [N, C]. Throws `Error` before any forward. */
  backward(): Tensor {
    const P = this.#P ?? noForward(this);
    const Y = this.#Y!;
    const [N, C] = P.shape as readonly [number, number];
    const dLdZ = this.#backward.fit(P.shape, P.dtype);
    const factor = this.reduction === 'mean' ? 1 / N : 1;
    if (Y instanceof Tensor) {
      kernels.softCrossEntropyBackward(P.data, Y.data, this.labelSmoothing, factor, dLdZ.data, N, C);
    } else kernels.crossEntropyBackward(P.data, Y, this.labelSmoothing, factor, dLdZ.data, N, C);
    return dLdZ;
  }

  /** `CrossEntropyLoss`. */
  toString(): string {
    return 'CrossEntropyLoss';
  }
}

function orProbabilities(N: number, C: number): string {
  return ` or a Tensor of probabilities [${N}, ${C}]`;
}
