import {
  allocate,
  bind,
  checkDType,
  checkNumber,
  checkOptions,
  checkSize,
  Loan,
  parametersOf,
  Tensor,
} from '@chainrule/tensor';
import type { DType, Parameter } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { prediction } from './prediction.ts';

/** Options of {@link LayerNorm}. */
export interface LayerNormOptions {
  /** Added to the variance, 0 or more. Default 1e-5. */
  readonly eps?: number;
  /** Of γ, β, A and Z. Default `'float32'`. */
  readonly dtype?: DType;
}

/**
 * Z = X ⊙ γ + β, X = (A − μ)/√(σ² + eps): every sample is normalised over its features, then scaled and shifted.
 *
 * A, X, Z [N, C]; γ, β [C, 1]; μ, σ² [N, 1] of each row, σ² divided by C. γ begins at 1, β at 0. Samples do not depend
 * on each other, so predict is the same as forward.
 *
 *     dLdγ = (dLdZ ⊙ X)ᵀ·1                                        [C, 1]
 *     dLdβ = dLdZᵀ·1                                              [C, 1]
 *     dLdX = dLdZ ⊙ 1·γᵀ                                          [N, C]
 *     dLdA = (dLdX − (dLdX·1 + X ⊙ (dLdX ⊙ X)·1)/C)/√(σ² + eps)   [N, C]
 *
 * In the last line each row's sum stands in all of its row.
 *
 * Source: Ba, Kiros and Hinton, Layer normalization, 2016.
 *
 * @typeParam C - the number of features where it is a literal, so that the compiler checks the neighbours
 *
 * @example
 * ```ts
 * import { LayerNorm } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new LayerNorm(2, { eps: 0 });
 * console.log(layer.forward(Tensor.from([[1, 3], [8, 4]])).toArray()); // → [ [ -1, 1 ], [ 1, -1 ] ]
 * ```
 */
export class LayerNorm<C extends number = number> implements Layer {
  /** C: how many numbers a sample has. */
  readonly numFeatures: C;
  /** C. */
  readonly inFeatures: C;
  /** C. */
  readonly outFeatures: C;
  /** Added to the variance. */
  readonly eps: number;
  /** Of γ, β, A and Z. */
  readonly dtype: DType;
  /** γ, the scale, [C, 1]. PyTorch's `weight`. */
  readonly gamma: Tensor;
  /** β, the shift, [C, 1]. PyTorch's `bias`. */
  readonly beta: Tensor;
  /** dLdγ [C, 1], after backward. */
  readonly dLdgamma: Tensor;
  /** dLdβ [C, 1], after backward. */
  readonly dLdbeta: Tensor;
  /** `gamma` and `beta`. */
  readonly parameters: readonly Parameter[];
  readonly #spread = new Loan();
  readonly #normalised = new Loan();
  readonly #forward = new Loan();
  readonly #backward = new Loan();
  #X: Tensor | undefined;
  #variance: Tensor | undefined;

  /**
   * @param numFeatures - C, a positive integer
   * @throws {@link ShapeError} for another size; `RangeError` for numbers out of range, `TypeError` for unknown options.
   */
  constructor(numFeatures: C, options: LayerNormOptions = {}) {
    checkSize(numFeatures, 'LayerNorm', 'numFeatures');
    this.numFeatures = this.inFeatures = this.outFeatures = numFeatures;
    checkOptions(options, 'LayerNorm', ['eps', 'dtype']);
    const { eps = 1e-5, dtype = 'float32' } = options;
    this.eps = checkNumber(eps, 'LayerNorm', 'eps', 0);
    this.dtype = checkDType(dtype, 'LayerNorm');
    const column = (): Tensor => allocate([numFeatures, 1], dtype, 'LayerNorm');
    this.gamma = column();
    this.beta = column();
    this.dLdgamma = column();
    this.dLdbeta = column();
    this.gamma.data.fill(1);
    this.parameters = parametersOf(this, 'gamma', 'beta');
  }

  /** Z, [N, C]. Remembers X and σ². Throws {@link ShapeError}, {@link DTypeError}. */
  forward(A: Tensor): Tensor {
    const { N } = bind(A, ['N', this.numFeatures], this, 'forward: A', this.dtype);
    this.#variance = this.#spread.fit([N, 1], this.dtype);
    this.#X = this.#normalised.fit(A.shape, this.dtype);
    return this.#normalise(A, this.#variance, this.#X, this.#forward.fit(A.shape, this.dtype));
  }

  /** dLdA, [N, C]. Overwrites dLdgamma and dLdbeta. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const X = this.#X ?? noForward(this);
    bind(dLdZ, X.shape, this, 'backward: dLdZ', this.dtype);
    const dLdA = this.#backward.fit(X.shape, this.dtype);
    kernels.layerNormBackward(
      X.data,
      this.#variance!.data,
      this.gamma.data,
      this.eps,
      dLdZ.data,
      this.dLdgamma.data,
      this.dLdbeta.data,
      dLdA.data,
      X.shape[0]!,
      this.numFeatures,
    );
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError}, {@link DTypeError}. */
  predict(A: Tensor, out?: Tensor): Tensor {
    const { N } = bind(A, ['N', this.numFeatures], this, 'predict: A', this.dtype);
    const Z = prediction(this, A, out);
    return this.#normalise(A, Tensor.zeros([N, 1], this.dtype), Z, Z);
  }

  /** `LayerNorm(8)`. */
  toString(): `LayerNorm(${C})` {
    return `LayerNorm(${this.numFeatures})`;
  }

  #normalise(A: Tensor, variance: Tensor, X: Tensor, Z: Tensor): Tensor {
    kernels.layerNorm(
      A.data,
      this.gamma.data,
      this.beta.data,
      this.eps,
      variance.data,
      X.data,
      Z.data,
      A.shape[0]!,
      this.numFeatures,
    );
    return Z;
  }
}
