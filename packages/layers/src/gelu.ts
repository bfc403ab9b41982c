import { bind, checkName, checkOptions, Loan } from '@chainrule/tensor';
import type { Tensor } from '@chainrule/tensor';
import * as kernels from '@chainrule/tensor/kernels';
import type { Layer } from './layer.ts';
import { noForward } from './no-forward.ts';
import { noParameters } from './no-parameters.ts';
import { prediction } from './prediction.ts';

/** Options of {@link GELU}. */
export interface GELUOptions {
  /** `'none'` for the error function, `'tanh'` for the approximation by tanh. Default `'none'`. */
  readonly approximate?: 'none' | 'tanh';
}

/**
 * Z = A ⊙ Φ(A), Φ(a) = ½·erfc(−a/√2) the normal distribution function, element by element.
 *
 * With `approximate: 'tanh'` Z = ½·A ⊙ (1 + tanh(√(2/π)·(A + 0.044715·A³))). A, Z, dLdZ and dLdA are [N, C], in
 * either dtype. Φ is accurate in the left tail, the tanh form less so: what is rounded in the argument of tanh shows there.
 * φ(a) = e^(−a²/2)/√(2π) is the normal density.
 *
 * Source: Hendrycks and Gimpel, Gaussian error linear units, 2016.
 *
 * @example
 * ```ts
 * import { GELU } from '@chainrule/layers';
 * import { Tensor } from '@chainrule/tensor';
 *
 * const layer = new GELU();
 * console.log(layer.forward(Tensor.from([[0, 10]])).toArray()); // → [ [ 0, 10 ] ]
 * console.log(layer.backward(Tensor.from([[1, 1]])).toArray()); // → [ [ 0.5, 1 ] ]
 * ```
 */
export class GELU implements Layer {
  /** None. */
  readonly parameters: readonly never[] = noParameters;
  /** As many features as come in. */
  readonly outFeatures = 'same';
  /** `'none'` or `'tanh'`. */
  readonly approximate: 'none' | 'tanh';
  readonly #forward = new Loan();
  readonly #slope = new Loan();
  readonly #backward = new Loan();
  #dZdA: Tensor | undefined;

  /** Throws `TypeError` for unknown options, `RangeError` for another name. */
  constructor(options: GELUOptions = {}) {
    checkOptions(options, 'GELU', ['approximate']);
    const { approximate = 'none' } = options;
    this.approximate = checkName(approximate, 'GELU', 'approximate', ['none', 'tanh']);
  }

  /** Z, [N, C]. Remembers dZ/dA, which shares its exponential. Throws {@link ShapeError} unless A has rank 2. */
  forward(A: Tensor): Tensor {
    bind(A, ['N', 'C'], this, 'forward: A');
    const Z = this.#forward.fit(A.shape, A.dtype);
    const dZdA = this.#slope.fit(A.shape, A.dtype);
    if (this.approximate === 'none') kernels.geluWithSlope(A.data, Z.data, dZdA.data, A.size);
    else kernels.geluTanhWithSlope(A.data, Z.data, dZdA.data, A.size);
    this.#dZdA = dZdA;
    return Z;
  }

  /**
   * dLdA = dLdZ ⊙ (Φ(A) + A ⊙ φ(A)), or with `approximate: 'tanh'` dLdZ ⊙ σ(2u) ⊙ (1 + A ⊙ σ(−2u) ⊙ 2u′), u = √(2/π)·(A +
   * 0.044715·A³). Throws {@link ShapeError}, {@link DTypeError}; `Error` before any forward.
   */
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
    if (this.approximate === 'none') kernels.gelu(A.data, Z.data, A.size);
    else kernels.geluTanh(A.data, Z.data, A.size);
    return Z;
  }

  /** `GELU`, or `GELU(tanh)`. */
  toString(): 'GELU' | 'GELU(tanh)' {
    return this.approximate === 'none' ? 'GELU' : 'GELU(tanh)';
  }
}
