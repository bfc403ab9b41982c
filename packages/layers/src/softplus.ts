import { bind, checkNumber, checkOptions, checkPositive, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/** Options of {@link Softplus}. */
export interface SoftplusOptions {
  /** β, above 0: the larger, the nearer to ReLU. Default 1. */
  readonly beta?: number;
  /** Z = A where βA is above it. Default 20. */
  readonly threshold?: number;
}

/**
 * Z = log(1 + e^(βA))/β, element by element, and Z = A where βA > threshold: a smooth rectifier, positive everywhere.
 *
 * A, Z, dLdZ and dLdA are [N, C], in either dtype. Computed as (max(βA, 0) + log(1 + e^−|βA|))/β, so that nothing
 * overflows and the left tail is accurate.
 *
 * Source: Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating second-order functional knowledge for better
 * option pricing, 2000; the threshold is PyTorch's.
 *
 * @example
 * ```ts
 * import { Softplus } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new Softplus();
 * console.log(layer.forward(Tensor.from([[0, 50]], { dtype: 'float64' })).toArray()); // → [ [ 0.6931471805599453, 50 ] ]
 * console.log(layer.backward(Tensor.from([[1, 1]], { dtype: 'float64' })).toArray()); // → [ [ 0.5, 1 ] ]
 * ```
 */
export class Softplus implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** How sharp the bend at 0 is. */
  readonly beta: number;
  /** Z = A where βA is above it. */
  readonly threshold: number;
  readonly #forward = new Loan();
  readonly #slope = new Loan();
  readonly #backward = new Loan();
  #dZdA: Tensor | undefined;

  /** Throws `TypeError` for unknown options and what is no number, `RangeError` for a β that is not above 0, NaN and ∞. */
  constructor(options: SoftplusOptions = {}) {
    checkOptions(options, 'Softplus', ['beta', 'threshold']);
    const { beta = 1, threshold = 20 } = options;
    this.beta = checkPositive(beta, 'Softplus', 'beta');
    this.threshold = checkNumber(threshold, 'Softplus', 'threshold');
  }

  /** Z, [N, C]. Remembers dZ/dA, which shares its exponential. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    const dZdA = this.#slope.fit(A.shape, A.dtype);
    kernels.softplusWithSlope(A.data, this.beta, this.threshold, Z.data, dZdA.data, A.size);
    this.#dZdA = dZdA;
    return Z;
  }

  /** dLdA = dLdZ ⊙ σ(βA), dLdZ where βA > threshold. Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward. */
  backward(dLdZ: Tensor): Tensor {
    const dZdA = this.#dZdA ?? noForward(this);
    bind(dLdZ, dZdA.shape, this, 'backward: dLdZ', dZdA.dtype);
    const dLdA = this.#backward.fit(dZdA.shape, dZdA.dtype);
    kernels.multiply(dLdZ.data, dZdA.data, dLdA.data, dLdA.size);
    return dLdA;
  }

  /** Z, [N, C], in `out` where one is given, and nothing remembered. Throws {@link ShapeError} unless A has rank 2. */
  predict(A: Tensor, out?: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'predict: A');
    const Z = prediction(this, A, out);
    kernels.softplus(A.data, this.beta, this.threshold, Z.data, A.size);
    return Z;
  }

  /** `Softplus(1, 20)`: β and the threshold. */
  toString(): `Softplus(${number}, ${number})` {
    return `Softplus(${this.beta}, ${this.threshold})`;
  }
}
